import { describe, expect, it } from 'vitest';
import { failedRequests } from '#src/checks/failed-requests.ts';
import type { Evidence, RequestEvidence } from '#src/model/evidence.ts';
import { CAPTCHA, context, E_ID, EMPTY, evidence, HOME, page, request, signIn, step } from './walked.ts';

const judge = (change: Partial<Evidence>) => failedRequests.judge(evidence(change), context({}));
const asset = (change: Partial<RequestEvidence>): RequestEvidence =>
  request({ url: `${HOME}a.css`, type: 'stylesheet', startedAtMs: 100, ...change });
const outcomeOf = (change: Partial<RequestEvidence>) => judge({ requests: [request(), asset(change)] });

describe('failed-requests', () => {
  it('passes where all is answered', () => {
    expect(outcomeOf({})).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it.each([
    ['404', { status: 404 }],
    ['500', { status: 500 }],
    ['400 to a question', { status: 400, type: 'fetch' }],
    ['400 as a page', { status: 400, method: 'POST', type: 'document' }],
    ['a closed connection', { status: null, failure: 'net::ERR_EMPTY_RESPONSE' }],
    ['an answer cut off', { status: 200, failure: 'net::ERR_CONTENT_LENGTH_MISMATCH' }],
  ])('fails on %s', (_name, change) => {
    expect(outcomeOf(change)).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('counts an address once', () => {
    expect(judge({ requests: [request(), asset({ status: 404 }), asset({ status: 404 })] }).measured).toBe(1);
  });

  it.each([
    ['given up by a navigation', { status: null, failure: 'net::ERR_ABORTED' }],
    ['stopped in the browser', { status: null, failure: 'net::ERR_BLOCKED_BY_CLIENT.Inspector' }],
    ['our own line', { status: null, failure: 'net::ERR_INTERNET_DISCONNECTED' }],
    ['an empty answer', { status: 204, failure: 'net::ERR_FAILED' }],
    ['a question who is signed in', { status: 401, type: 'fetch' }],
    ['an answer to what was entered', { status: 400, method: 'POST', type: 'fetch' }],
    ['a form that comes back with its faults', { status: 422, method: 'POST', type: 'document' }],
    ['the browser’s own wish', { url: `${HOME}favicon.ico`, status: 404 }],
    ['our own look for a site map', { status: 404, type: 'fetch', url: `${HOME}sitemap.xml` }],
    ['and where robots.txt puts it', { status: 404, type: 'fetch', url: `${HOME}robots.txt` }],
    ['mixed content, asked elsewhere', { status: null, failure: 'mixed-content', mixed: true }],
  ])('does not count %s', (_name, change) => {
    expect(outcomeOf(change).outcome).toBe('passed');
  });

  it('shows what may turn away the crawler alone and does not count it', () => {
    for (const [change, answer] of [
      [{ status: 429, method: 'POST', type: 'fetch' }, 'POST fetch: HTTP 429'],
      [{ status: 403 }, 'GET stylesheet: HTTP 403'],
    ] as const) {
      const verdict = judge({ requests: [request(), asset(change), asset(change)] });
      expect(verdict).toMatchObject({ outcome: 'passed', measured: 0 });
      expect(verdict.places.map(({ detail }) => detail)).toEqual([
        `${answer} (may turn away the crawler alone, not counted)`,
      ]);
    }
    expect(outcomeOf({ status: 403, method: 'POST', type: 'document' }).outcome).toBe('failed');
  });

  it('does not count what our guard refused', () => {
    const url = `${HOME}save`;
    const refused = [{ step: 0, method: 'POST', url, why: 'state-changing', atMs: 1 } as const];
    const post = request({ method: 'POST', url, type: 'xhr', status: null, failure: 'net::ERR_FAILED' });
    expect(judge({ requests: [request(), post], refused }).outcome).toBe('passed');
    expect(judge({ requests: [request(), post] }).outcome).toBe('failed');
  });

  it('does not count the refusal of what the journey sent to be refused', () => {
    const post = request({ method: 'POST', url: `${HOME}upload`, type: 'xhr', status: 413 });
    const tried = {
      step: post.step,
      label: 'Giấy tờ',
      given: 'over-limit',
      accepted: false,
      message: null,
    } as const;
    expect(judge({ requests: [request(), post], uploadLimits: [tried] }).outcome).toBe('passed');
    expect(judge({ requests: [request(), post] }).outcome).toBe('failed');
    expect(judge({ requests: [request(), { ...post, status: 500 }], uploadLimits: [tried] }).outcome).toBe(
      'failed',
    );
  });

  it('does not count a 503 after which coming again helped', () => {
    const busy = request({ status: 503 });
    expect(judge({ requests: [busy, request({ startedAtMs: 1500 })] }).outcome).toBe('passed');
    expect(judge({ requests: [busy, request({ startedAtMs: 1500, status: 503 })] }).outcome).toBe('failed');
  });

  it('shows a third party’s and the e-ID’s failures and counts neither', () => {
    const verdict = judge({
      steps: [step(0), step(1, { effect: 'signsIn' })],
      requests: [
        request(),
        request({ url: 'https://maps.test/x.js', own: false, status: 500 }),
        request({ step: 1, url: E_ID, status: 500 }),
      ],
      pages: [page(), page({ step: 1, url: E_ID })],
      signIns: [signIn()],
    });
    expect(verdict).toMatchObject({ outcome: 'passed', measured: 0 });
    expect(verdict.places.map(({ detail }) => detail)).toEqual([
      'GET document: HTTP 500 (third party, not counted)',
      'GET document: HTTP 500 (national service, not counted)',
    ]);
  });

  it('cannot tell behind a captcha, is untested without an answer', () => {
    expect(judge(CAPTCHA)).toMatchObject({ outcome: 'cantTell', reason: 'captcha' });
    expect(judge(EMPTY).outcome).toBe('untested');
    const silent = request({ status: null, failure: 'net::ERR_ABORTED' });
    const steps = [step(0, { outcome: 'failed', reason: 'timeout' })];
    expect(judge({ steps, requests: [silent] })).toMatchObject({
      outcome: 'untested',
      reason: 'step-not-reached',
    });
  });
});
