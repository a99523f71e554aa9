import { describe, expect, it } from 'vitest';
import { firstByte } from '#src/checks/first-byte.ts';
import type { Evidence, PageEvidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, evidence, HOME, page, request, signIn, step } from './walked.ts';

const milliseconds = { operator: '<=', value: 800, poor: 1800, unit: 'ms' } as const;

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

describe('first-byte', () => {
  const judge = (change: Partial<Evidence>) => firstByte.judge(evidence(change), context(milliseconds));

  it('passes at 800 ms and fails over it, by the median of the pages', () => {
    expect(judge({ pages: [page({}, { ttfbMs: 800 })] }).outcome).toBe('passed');
    expect(judge({ pages: [page({}, { ttfbMs: 801 })] }).outcome).toBe('failed');
    expect(judge({ pages: [100, 200, 9000].map((ttfbMs) => page({}, { ttfbMs })) })).toMatchObject({
      outcome: 'passed',
      measured: 200,
    });
    expect(judge({ pages: [700, 1100].map((ttfbMs) => page({}, { ttfbMs })) })).toMatchObject({
      outcome: 'failed',
      measured: 900,
    });
  });

  it('leaves out the sign-in and cannot tell behind a captcha', () => {
    expect(judge(signedIn({ ttfbMs: 9000 })).outcome).toBe('passed');
    expect(judge(CAPTCHA).outcome).toBe('cantTell');
  });
});
