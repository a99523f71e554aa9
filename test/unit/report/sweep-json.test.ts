import { describe, expect, it } from 'vitest';
import { decidingAttempt } from '#src/report/deciding-attempt.ts';
import { sweepJson } from '#src/report/sweep-json.ts';
import { buildComparison } from './comparison-builder.ts';

const comparison = buildComparison();
const json = sweepJson(comparison);

describe('sweepJson', () => {
  it('survives a JSON round trip', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('accounts for every planned cell', () => {
    expect(json.totals).toEqual({ planned: 249, runs: 247, notRun: 2, open: 0 });
    expect(json.runs).toHaveLength(json.totals.runs);
    expect(json.notRun).toHaveLength(json.totals.notRun);
    expect(json.portals).toHaveLength(83);
    const stopped = { ...comparison, counts: { planned: 300, runs: 247, notRun: 2 } };
    expect(sweepJson(stopped).totals.open).toBe(51);
  });

  it('is marked where it is synthetic, even if a single portal is', () => {
    expect(json).toMatchObject({ schemaVersion: '1.0', synthetic: true, mark: { vi: 'DỮ LIỆU GIẢ LẬP' } });
    const real = buildComparison({ portals: 4, synthetic: false });
    expect(sweepJson(real)).toMatchObject({ synthetic: false, mark: null });
    const mixed = buildComparison({
      portals: 4,
      synthetic: false,
      edit: (one) => ({ ...one, synthetic: one.id.endsWith('02') }),
    });
    expect(sweepJson(mixed).synthetic).toBe(true);
  });

  it('names no vendor and no adapter for stand-ins', () => {
    const written = JSON.stringify(json);
    expect(written).not.toContain('Nhà cung cấp thật');
    expect(written).not.toContain('igate');
    expect(written).not.toContain('eform');
    const unnamed = { ...comparison, sweep: { ...comparison.sweep, platformNames: {} } };
    expect(JSON.stringify(sweepJson(unnamed))).not.toContain('igate');
    const real = buildComparison({ portals: 4, synthetic: false });
    const shown = sweepJson({ ...real, sweep: { ...real.sweep, platformNames: {} } });
    expect(shown.portals[1]?.platform?.en).toBe('igate-v1');
  });

  it('keeps null where nothing was measured, never 0', () => {
    const scores = json.portals.flatMap((portal) => portal.scores);
    expect(scores.some(({ score }) => score === null)).toBe(true);
    expect(json.portals[0]?.criteria.find(({ criterion }) => criterion === 'P1-20')).toMatchObject({
      outcome: 'untested',
      reason: 'no-check',
      measured: null,
      score: null,
    });
  });

  it('tells what was met of a filing, and null where nothing was', () => {
    const filed = json.runs.filter(({ filing }) => filing !== null);
    expect(filed.length).toBeGreaterThan(0);
    expect(filed.length).toBeLessThan(json.runs.length);
    const form = filed.find(({ filing }) => (filing?.fields.length ?? 0) > 0)?.filing;
    expect(form?.fields.map(({ before }) => before)).toEqual(['own', 'nothing', 'another', 'unclear']);
    expect(form?.components).toHaveLength(2);
    expect(json.overAskRules).toContainEqual(
      expect.objectContaining({ id: 'OA-01', sourced: true, services: null }),
    );
  });

  it('tells what was met of signing, without the key of the vault', () => {
    const signed = json.runs.filter(({ signing }) => signing !== null);
    expect(signed).toHaveLength(
      comparison.runs.filter(({ attempts }) => attempts[0]?.evidence.signings.length).length,
    );
    expect(signed[0]?.signing?.files[0]).toMatchObject({
      origin: 'signed',
      kept: true,
      verdict: { verdict: 'valid', revocation: 'not-proved', signers: [{ ids: ['CCCD:********0017'] }] },
    });
    expect(signed[0]?.signing?.files.at(-1)).toMatchObject({ kept: false, verdict: null });
    expect(JSON.stringify(json)).not.toContain('c'.repeat(64));
    expect(json.sweep.signingAnchors).toBeNull();
  });

  it('keeps both attempts and shows the steps of the one that decided', () => {
    const failed = comparison.runs.find((run) => run.outcome === 'failed');
    expect(failed && decidingAttempt(failed)?.purpose).toBe('confirm');
    expect(json.runs.find(({ id }) => id === failed?.id)?.attempts.map(({ purpose }) => purpose)).toEqual([
      'first',
      'confirm',
    ]);
  });
});
