import { describe, expect, it } from 'vitest';
import { pageErrors } from '#src/checks/page-errors.ts';
import type { Evidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, EMPTY, evidence, HOME, page, request, signIn, step } from './walked.ts';

const THROUGH_E_ID: Partial<Evidence> = {
  steps: [step(0), step(1, { effect: 'signsIn' })],
  requests: [
    request(),
    request({ step: 1, url: E_ID, startedAtMs: 1000, ttfbMs: 100 }),
    request({ step: 1, url: `${HOME}back`, startedAtMs: 3000, ttfbMs: 100 }),
  ],
  pages: [page(), page({ step: 1, url: E_ID }), page({ step: 1, url: `${HOME}back` })],
  signIns: [signIn()],
};

describe('page-errors', () => {
  const judge = (change: Partial<Evidence>) => pageErrors.judge(evidence(change), context({}));
  const error = (atMs: number, at = 0, message = 'TypeError: x is undefined') => ({
    step: at,
    message,
    atMs,
  });

  it('passes without errors and counts different ones', () => {
    expect(judge({})).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(judge({ pageErrors: [error(100), error(200), error(300, 0, 'Error: y')] })).toMatchObject({
      outcome: 'failed',
      measured: 2,
    });
  });

  it('tells by the clock whose page was open', () => {
    expect(judge({ ...THROUGH_E_ID, pageErrors: [error(2000, 1)] }).outcome).toBe('passed');
    expect(judge({ ...THROUGH_E_ID, pageErrors: [error(3200, 1)] })).toMatchObject({
      outcome: 'failed',
      places: [{ step: 1, url: `${HOME}back`, detail: 'TypeError: x is undefined' }],
    });
  });

  it('cannot tell where our guard may be the cause', () => {
    const refused = [{ step: 0, method: 'POST', url: `${HOME}x`, why: 'state-changing', atMs: 100 } as const];
    expect(judge({ refused, pageErrors: [error(150)] })).toMatchObject({
      outcome: 'cantTell',
      reason: 'mode',
    });
    expect(judge({ refused, pageErrors: [error(90)] }).outcome).toBe('failed');
  });

  it('cannot tell where our guard refused a request of the same page in an earlier step', () => {
    const refused = [{ step: 0, method: 'GET', url: `${HOME}x`, why: 'web-socket', atMs: 100 } as const];
    const steps = [step(0), step(1)];
    const later = error(1500, 1);
    expect(judge({ steps, refused, pageErrors: [later] })).toMatchObject({
      outcome: 'cantTell',
      reason: 'mode',
    });
    const next = `${HOME}next`;
    const asked = request({ step: 1, url: next, startedAtMs: 1000 });
    const inFrame = { steps, refused, pageErrors: [later], requests: [request(), asked] };
    expect(judge(inFrame).outcome).toBe('cantTell');
    expect(judge({ ...inFrame, pages: [page(), page({ step: 1, url: next })] }).outcome).toBe('failed');
  });

  it('cannot tell behind a captcha and is untested on nothing', () => {
    expect(judge({ ...CAPTCHA, pageErrors: [error(100)] }).outcome).toBe('cantTell');
    expect(judge(EMPTY).outcome).toBe('untested');
  });
});
