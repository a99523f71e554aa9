import { describe, expect, it } from 'vitest';
import { layoutStability } from '#src/checks/layout-stability.ts';
import type { Evidence, PageEvidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, evidence, HOME, page, request, signIn, step } from './walked.ts';

const shift = { operator: '<=', value: 0.1, poor: 0.25, unit: 'score' } as const;

/** Home, then a sign-in over the e-ID and back. */
const signedIn = (vitals: Partial<PageEvidence['vitals']>): Partial<Evidence> => ({
  steps: [step(0), step(1, { effect: 'signsIn' })],
  requests: [request(), request({ step: 1, url: E_ID, startedAtMs: 1100 })],
  pages: [
    page(),
    page({ step: 1, url: E_ID }, vitals),
    page({ step: 1, url: `${HOME}back` }, { ...vitals, cls: 0 }),
  ],
  signIns: [signIn()],
});

describe('layout-stability', () => {
  const judge = (change: Partial<Evidence>) => layoutStability.judge(evidence(change), context(shift));

  it('passes at 0.1 and fails over it, by the worst page and not by the sum', () => {
    expect(judge({ pages: [page({}, { cls: 0.1 }), page({}, { cls: 0.09 })] })).toMatchObject({
      outcome: 'passed',
      measured: 0.1,
    });
    const verdict = judge({ pages: [page({}, { cls: 0.01 }), page({}, { cls: 0.3 })] });
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 0.3 });
    expect(verdict.places).toEqual([{ step: 0, url: HOME, detail: 'CLS 0.300' }]);
  });

  it('does not count the e-ID’s pages', () => {
    expect(judge(signedIn({ cls: 0.8 })).outcome).toBe('passed');
  });

  it('cannot tell behind a captcha', () => {
    expect(judge(CAPTCHA).outcome).toBe('cantTell');
  });
});
