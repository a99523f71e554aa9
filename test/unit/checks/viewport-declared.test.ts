import { describe, expect, it } from 'vitest';
import { viewportDeclared } from '#src/checks/viewport-declared.ts';
import type { Evidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, evidence, HOME, page, request, signIn, step } from './walked.ts';

describe('viewport-declared', () => {
  const judge = (change: Partial<Evidence>) =>
    viewportDeclared.judge(evidence(change), context({ operator: '==', value: 100, unit: '%' }));

  it.each([
    'width=device-width',
    'initial-scale=1,width=device-width',
    ' WIDTH = device-width ;  initial-scale = 1.0 ',
    'width=device-width user-scalable=yes maximum-scale=2',
    'width=device-width, user-scalable=1, maximum-scale=5',
  ])('passes %j', (viewport) => {
    expect(judge({ pages: [page({ viewport })] })).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it.each([
    null,
    '',
    'width=1024',
    'initial-scale=1',
    'width=device-width, user-scalable=no',
    'width=device-width, user-scalable=0',
    'width=device-width, maximum-scale=1',
    'width=device-width, maximum-scale=1.99',
  ])('fails %j', (viewport) => {
    expect(judge({ pages: [page({ viewport })] })).toMatchObject({ outcome: 'failed', measured: 0 });
  });

  it('measures the share of pages that are right', () => {
    expect(judge({ pages: [page(), page({ viewport: null })] }).measured).toBe(50);
  });

  it('leaves out the e-ID’s, third parties’ and error pages', () => {
    expect(
      judge({
        steps: [step(0), step(1, { effect: 'signsIn' })],
        requests: [request(), request({ url: `${HOME}lost`, status: 502 })],
        pages: [
          page(),
          page({ url: `${HOME}lost`, viewport: null }),
          page({ url: 'https://pay.test/', own: false, viewport: null }),
          page({ step: 1, url: E_ID, viewport: null }),
        ],
        signIns: [signIn()],
      }),
    ).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it('cannot tell behind a captcha', () => {
    expect(judge(CAPTCHA)).toMatchObject({ outcome: 'cantTell', reason: 'captcha' });
  });
});
