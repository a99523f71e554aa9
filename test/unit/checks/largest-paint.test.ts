import { describe, expect, it } from 'vitest';
import { largestPaint } from '#src/checks/largest-paint.ts';
import type { Evidence, PageEvidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, evidence, HOME, page, request, signIn, step } from './walked.ts';

const seconds = { operator: '<=', value: 2.5, poor: 4, unit: 's' } as const;

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

describe('largest-paint', () => {
  const judge = (change: Partial<Evidence>, device: 'phone' | 'desktop' = 'phone') =>
    largestPaint.judge(evidence(change), context(seconds, ['reads'], device));

  it('passes at 2.5 s and fails over it, by the slowest page', () => {
    expect(judge({ pages: [page({}, { lcpMs: 2500 })] })).toMatchObject({ outcome: 'passed', measured: 2.5 });
    expect(judge({ pages: [page({}, { lcpMs: 300 }), page({}, { lcpMs: 2600 })] })).toMatchObject({
      outcome: 'failed',
      measured: 2.6,
    });
  });

  it('is asked on a phone only', () => {
    expect(judge({ pages: [page({}, { lcpMs: 9000 })] }, 'desktop')).toMatchObject({
      outcome: 'inapplicable',
      reason: 'other-device',
    });
  });

  it('does not blame the portal for the sign-in, nor for the redirects through it', () => {
    expect(judge(signedIn({ lcpMs: 9000 })).outcome).toBe('passed');
  });

  it('leaves the answer to a filing to the check of the dossier code', () => {
    const filed = {
      steps: [step(0), step(1, { effect: 'submits' as const })],
      pages: [page({}, { lcpMs: 300 }), page({ step: 1, url: `${HOME}done` }, { lcpMs: 3400 })],
    };
    expect(judge(filed)).toMatchObject({ outcome: 'passed', measured: 0.3 });
  });

  it('does not judge a third party’s page, an error answer or a captcha', () => {
    const slow = { lcpMs: 9000 };
    expect(judge({ pages: [page(), page({ url: 'https://other.test/', own: false }, slow)] }).outcome).toBe(
      'passed',
    );
    const error = request({ url: `${HOME}lost`, status: 500 });
    expect(
      judge({ requests: [request(), error], pages: [page(), page({ url: `${HOME}lost#x` }, slow)] }).outcome,
    ).toBe('passed');
    expect(judge(CAPTCHA)).toMatchObject({ outcome: 'cantTell', reason: 'captcha' });
  });

  it('is untested where the browser reported nothing', () => {
    expect(judge({ pages: [page({}, { lcpMs: null })] })).toMatchObject({
      outcome: 'untested',
      reason: 'no-evidence',
    });
  });
});
