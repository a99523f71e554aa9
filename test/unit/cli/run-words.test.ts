import { describe, expect, it } from 'vitest';
import { runWords } from '#src/cli/run-words.ts';
import type { Finding } from '#src/model/check.ts';
import type { FieldEvidence } from '#src/model/filing.ts';
import type { Run } from '#src/model/sweep.ts';
import { evidence, step } from '../checks/walked.ts';

const finding = (check: string, criterion: string, en: string): Finding =>
  ({ check, criterion, outcome: 'cantTell', seen: { vi: en, en } }) as Finding;

const field = (label: string, done: FieldEvidence['done']): FieldEvidence => ({
  step: 0,
  url: 'https://portal.test/',
  label,
  datum: null,
  stateHolds: null,
  kind: 'text',
  required: true,
  locked: false,
  before: 'nothing',
  done,
  typed: 0,
});

const run: Run = {
  id: 'a/b/desktop',
  portalId: 'a',
  journeyId: 'b',
  device: 'desktop',
  outcome: 'inapplicable',
  reason: 'mode',
  attempts: [
    {
      n: 1,
      purpose: 'quiet',
      startedAt: '2026-11-21T02:00:00.000Z',
      durationMs: 500,
      outcome: 'inapplicable',
      reason: 'mode',
      trace: null,
      evidence: evidence({
        steps: [step(0, { outcome: 'inapplicable', reason: 'mode' })],
        fields: [field('Nơi chết (ghi rõ)', 'typed'), field('Số giấy báo tử', 'typed')],
      }),
    },
  ],
  findings: [
    finding('journey-completes', 'P4-10', 'Held up.'),
    finding('step-time', 'P4-07', 'Held up.'),
    finding('first-byte', 'P4-06', 'Something else.'),
  ],
};

describe('the words of one run', () => {
  const said = runWords(
    run,
    { labels: ['Nơi chết', 'Ngày mất'] },
    { platform: { vi: 'Nền tảng A', en: 'Platform A' }, walkedAs: 'tran-van-thu', folder: null },
  );

  it('explain a reason in both languages', () => {
    expect(said).toContain(
      'inapplicable  [mode] Chế độ của cổng không cho phép thao tác này / The portal’s mode does not allow this act',
    );
    expect(said).toMatch(/– Bước 0 \/ Step 0 {2}0\.5 s {2}\[mode\] Chế độ/);
  });

  it('say once what many checks say, and which checks', () => {
    expect(said.match(/Held up\./g)).toHaveLength(1);
    expect(said).toContain('? Held up. (2 checks: P4-10, P4-07)');
    expect(said).toContain('? P4-06 The server answers soon: Something else.');
  });

  it('name the labels that no field bore, and the fields that nobody named', () => {
    expect(said).toMatch(/Labels not met .*: "Ngày mất"\n/);
    expect(said).toMatch(/Filled with a stand-in .*: "Số giấy báo tử"\n/);
  });

  it('tell who walked, and of pictures, only where there are some', () => {
    expect(said).toContain('Người thử: tran-van-thu\n');
    expect(said).not.toContain('Screenshots');
    const other = runWords(run, {}, { platform: null, walkedAs: null, folder: '/reports/run-1' });
    expect(other).toContain('Screenshots: /reports/run-1 ');
    expect(other).not.toContain('Người thử');
  });
});
