import { nothingNoted } from '#src/model/evidence.ts';
import { createHash } from 'node:crypto';
import type { Finding } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Attempt, Cell, Run, SweepRecord } from '#src/model/sweep.ts';

export function sampleCells(count: number): readonly Cell[] {
  return Array.from({ length: count }, (_, index) => ({
    portalId: `portal-${index}`,
    journeyId: 'residence/register-permanent',
    device: index % 2 === 0 ? 'phone' : 'desktop',
  }));
}

export function sampleSweep(id: string, startedAt = '2026-11-21T08:00:00.000Z'): SweepRecord {
  return {
    id,
    startedAt,
    finishedAt: null,
    synthetic: true,
    plan: 'quick',
    seed: 7,
    edition: '2023',
    criteriaVersion: '0.1',
    tool: { name: 'PortalSweep', version: '0.1.0' },
    host: { os: 'linux', cpus: 2, memoryMb: 8192, node: 'v24' },
    browser: 'Chromium 156',
    platformNames: { 'igate-v1': { vi: 'Nền tảng A', en: 'Platform A' } },
    portals: [],
    journeys: [],
    devices: ['phone', 'desktop'],
  };
}

/** Text that does not compress: half a character a letter. */
export function noise(seed: string, length: number): string {
  let text = '';
  for (let part = 0; text.length < length; part += 1) {
    text += createHash('sha512').update(`${seed}-${part}`).digest('base64');
  }
  return text.slice(0, length);
}

function sampleEvidence(text: string): Evidence {
  return {
    steps: [],
    requests: [],
    console: [{ step: 0, level: 'error', text, atMs: 12.5 }],
    pageErrors: [],
    pages: [],
    layouts: [],
    ...nothingNoted(),
    refused: [],
    platform: null,
    conditions: {
      device: 'phone',
      mode: 'sandbox',
      browser: 'Chromium 156',
      concurrency: 8,
      traced: false,
      intercepted: true,
      cpuPressure: 0.25,
      cpuStarved: false,
    },
    catalogue: null,
  };
}

function sampleAttempt(n: number, text: string): Attempt {
  return {
    n,
    purpose: n === 1 ? 'first' : 'confirm',
    startedAt: '2026-11-21T08:00:01.000Z',
    durationMs: 1234.5,
    outcome: 'failed',
    reason: 'timeout',
    trace: n === 1 ? null : 'ab/cd.zip',
    evidence: sampleEvidence(text),
  };
}

export function sampleFinding(check: string): Finding {
  return {
    check,
    checkVersion: 3,
    criterion: 'P1-11',
    outcome: 'failed',
    reason: 'portal-fault',
    measured: 12.25,
    seen: { vi: 'Mã hồ sơ hiện sau 12,25 giây', en: 'The dossier code came after 12.25 s' },
    places: [{ step: 4, url: 'https://portal.example.test/', detail: 'x' }],
    attempt: 1,
  };
}

export function sampleRun(cell: Cell, texts: readonly string[] = ['Lỗi «secret» 🙂']): Run {
  return {
    ...cell,
    id: `${cell.portalId}-run`,
    outcome: 'failed',
    reason: 'timeout',
    attempts: texts.map((text, index) => sampleAttempt(index + 1, text)),
    findings: [
      sampleFinding('dossier-code-time'),
      { ...sampleFinding('step-time'), reason: null, measured: null },
    ],
  };
}
