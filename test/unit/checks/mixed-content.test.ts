import { describe, expect, it } from 'vitest';
import { mixedContent } from '#src/checks/mixed-content.ts';
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

describe('mixed-content', () => {
  const judge = (change: Partial<Evidence>) => mixedContent.judge(evidence(change), context({}));
  /** As Chromium 156 writes it. */
  const message = (what: string, url: string, at = HOME) => ({
    step: 0,
    level: 'error',
    text: `Mixed Content: The page at '${at}' was loaded over HTTPS, but requested an insecure ${what} '${url}'. This request has been blocked; the content must be served over HTTPS.`,
    atMs: 10,
  });

  it('passes where everything is https', () => {
    expect(judge({})).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it.each(['element', 'script', 'frame'])('fails on a browser’s message of an insecure %s', (what) => {
    const verdict = judge({ console: [message(what, 'http://portal.test/x')] });
    expect(verdict).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(verdict.places).toEqual([{ step: 0, url: HOME, detail: 'http://portal.test/x' }]);
  });

  it('counts an address once, whether the message or the request tells of it', () => {
    const url = 'http://portal.test/x.js';
    const asked = request({
      url,
      type: 'script',
      status: null,
      failure: 'mixed-content',
      mixed: true,
      startedAtMs: 90,
    });
    expect(judge({ requests: [request(), asked], console: [message('script', url)] }).measured).toBe(1);
    expect(judge({ requests: [request(), asked] })).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('does not count links and forms', () => {
    const text = `Mixed Content: The page at '${HOME}' was loaded over a secure connection, but contains a form that targets an insecure endpoint 'http://portal.test/f'. This endpoint should be made available over a secure connection.`;
    expect(judge({ console: [{ step: 0, level: 'warning', text, atMs: 1 }] }).outcome).toBe('passed');
  });

  it('does not blame the portal for the e-ID’s page', () => {
    const asked = request({
      step: 1,
      url: 'http://cdn.test/x',
      type: 'image',
      mixed: true,
      startedAtMs: 2000,
    });
    expect(
      judge({
        ...THROUGH_E_ID,
        requests: [...(THROUGH_E_ID.requests ?? []), asked],
        console: [message('image', 'http://cdn.test/x', E_ID)],
      }).outcome,
    ).toBe('passed');
  });

  it('cannot tell behind a captcha and is untested on nothing', () => {
    expect(judge(CAPTCHA).outcome).toBe('cantTell');
    expect(judge(EMPTY).outcome).toBe('untested');
  });
});
