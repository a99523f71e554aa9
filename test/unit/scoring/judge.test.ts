import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks } from '#src/checks/index.ts';
import type { Check } from '#src/model/check.ts';
import type { Outcome } from '#src/model/outcome.ts';
import type { Attempt, Purpose } from '#src/model/sweep.ts';
import { judgeRun, needsQuiet, runOutcome } from '#src/scoring/judge.ts';
import { answer, badValue, component, field, payment, procedure } from '../checks/filings.ts';
import { evidence, page, request, step } from '../checks/walked.ts';
import { attempt, check, criteriaSet, criterion, finding } from './stored.ts';

const journey = { id: 'journey', service: null, steps: [] };
const criteria = criteriaSet([criterion('C-01', { limit: { operator: '<=', value: 3, unit: 's' } })]);
const judge = (attempts: readonly Attempt[], change: Partial<Check> = {}) => {
  const [only, ...more] = judgeRun({ run: { attempts }, checks: [check(change)], criteria, journey });
  expect(more).toEqual([]);
  if (only === undefined) throw new Error('expected a finding for each check');
  return only;
};

const GOOD = 1;
const BAD = 9;

describe('judging a functional check', () => {
  it('lets a single attempt speak, a failed filing included, which is never repeated', () => {
    expect(judge([attempt(1, 'first', BAD)])).toMatchObject({ outcome: 'failed', measured: BAD, attempt: 1 });
    expect(judge([attempt(1, 'first', GOOD)])).toMatchObject({ outcome: 'passed', attempt: 1 });
  });

  it('calls failed only what the confirming attempt confirms', () => {
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'confirm', BAD)])).toMatchObject({
      outcome: 'failed',
      attempt: 2,
    });
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'confirm', null)])).toMatchObject({
      outcome: 'untested',
      attempt: 2,
    });
  });

  it('calls two different answers flaky, whichever came first', () => {
    for (const [first, second] of [
      [BAD, GOOD],
      [GOOD, BAD],
    ] as const)
      expect(judge([attempt(1, 'first', first), attempt(2, 'confirm', second)])).toMatchObject({
        outcome: 'cantTell',
        reason: 'flaky',
      });
  });

  it('keeps a pass that the second attempt did not come to', () => {
    expect(judge([attempt(1, 'first', GOOD), attempt(2, 'confirm', null)])).toMatchObject({
      outcome: 'passed',
      attempt: 1,
    });
  });

  it('publishes no fault that an attempt made for the clock’s sake saw to be well', () => {
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'quiet', GOOD)])).toMatchObject({
      outcome: 'cantTell',
      reason: 'flaky',
    });
  });

  it('is not overruled by an attempt made for the clock’s sake', () => {
    expect(judge([attempt(1, 'first', GOOD), attempt(2, 'quiet', BAD)])).toMatchObject({
      outcome: 'passed',
      attempt: 1,
    });
  });
});

describe('judging a timing check', () => {
  const timing = { timing: true } as const;

  it('takes a pass from any attempt', () => {
    expect(judge([attempt(1, 'first', GOOD)], timing).outcome).toBe('passed');
    expect(
      judge([attempt(1, 'first', BAD), attempt(2, 'confirm', GOOD, { traced: true })], timing),
    ).toMatchObject({
      outcome: 'passed',
      attempt: 2,
    });
  });

  it('believes a breach only from a quiet attempt, and keeps what was measured', () => {
    expect(judge([attempt(1, 'first', BAD)], timing)).toMatchObject({
      outcome: 'cantTell',
      reason: 'not-quiet',
      measured: BAD,
    });
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'quiet', BAD)], timing)).toMatchObject({
      outcome: 'failed',
      attempt: 2,
    });
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'quiet', GOOD)], timing)).toMatchObject({
      outcome: 'passed',
      attempt: 2,
    });
  });

  it.each([
    ['traced', 'recorded'],
    ['intercepted', 'recorded'],
    ['cpuStarved', 'cpu-starved'],
  ] as const)('does not believe a breach of a quiet attempt that was %s', (condition, reason) => {
    expect(judge([attempt(1, 'quiet', BAD, { [condition]: true })], timing)).toMatchObject({
      outcome: 'cantTell',
      reason,
    });
  });

  it('answers with the quiet attempt where that could not tell', () => {
    expect(judge([attempt(1, 'first', BAD), attempt(2, 'quiet', null)], timing)).toMatchObject({
      outcome: 'untested',
      attempt: 2,
    });
  });
});

describe('judging', () => {
  it('turns a check that throws into cantTell', () => {
    const broken = {
      judge: (): never => {
        throw new Error('oops');
      },
    };
    expect(judge([attempt(1, 'first', GOOD)], broken)).toMatchObject({
      outcome: 'cantTell',
      reason: 'check-threw',
    });
    expect(judge([attempt(1, 'first', GOOD)], { criterion: 'lost' })).toMatchObject({
      reason: 'check-threw',
    });
  });

  it('shows a check only the evidence that it declares', () => {
    const seen: string[] = [];
    const spy: Partial<Check> = {
      needs: ['steps', 'pages'],
      judge: (given, context) => {
        seen.push(...Object.keys(given));
        return check().judge(given, context);
      },
    };
    judge([attempt(1, 'first', GOOD)], spy);
    expect(seen.sort()).toEqual(['pages', 'steps']);
  });

  it('has an answer without any attempt', () => {
    expect(judge([])).toMatchObject({ outcome: 'untested', reason: 'no-evidence', attempt: null });
  });

  it('never throws, whatever texts a portal sends, and never changes its answer', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.webUrl(),
      fc.constantFrom('__proto__', 'http://', ''),
    );
    const criteriaOfAll = criteriaSet(
      checks.map(({ criterion: id }) => criterion(id, { limit: { unit: 's' } })),
    );
    fc.assert(
      fc.property(hostile, hostile, fc.nat(600), (text, url, status) => {
        const hostileEvidence = evidence({
          steps: [
            step(0, {
              name: { vi: text, en: text },
              url,
              message: text,
              waits: [{ what: text, startedAtMs: 0, durationMs: status }],
            }),
          ],
          requests: [request({ url, method: text, type: text, status, failure: text }), request({ url })],
          console: [{ step: 0, level: text, text: `Mixed Content: The page at '${url}' ${text}`, atMs: 0 }],
          pageErrors: [{ step: 0, message: text, atMs: 10 }],
          pages: [page({ url, title: text, viewport: text })],
          layouts: [
            { step: 0, url, innerWidth: 320, scrollWidth: status, widest: [{ selector: text, right: 1 }] },
          ],
          signIns: [
            {
              step: 0,
              service: text,
              from: url,
              hops: [url, text],
              landed: url,
              sameService: null,
              secondSignIn: false,
              eIdOffered: true,
            },
          ],
          lookUps: [{ step: 0, status: { found: true, body: text, changes: [text] } }],
          refused: [{ step: 0, method: text, url, why: 'foreign-host', atMs: 0 }],
          procedures: [
            procedure({ url, code: text, name: text, fee: text, timeLimit: text, documents: [text, url] }),
            procedure({ origin: 'national', code: url, name: url, fee: `1 ${text}`, documents: [text] }),
          ],
          fields: [field({ label: text, url, before: 'nothing', done: 'typed' })],
          components: [component({ label: text, url, limit: { size: text, formats: null } })],
          answers: [answer({ answer: text, expected: url }), answer({ question: text, answer: `2 ${text}` })],
          badValues: [badValue({ label: text, message: text })],
          payments: [payment({ url, providers: [text], amountVnd: status })],
          leaks: [{ step: 0, datum: 'idNumber', where: 'url', host: text }],
        });
        const attempts = [{ ...attempt(1, 'quiet', GOOD), evidence: hostileEvidence }];
        const judged = () => judgeRun({ run: { attempts }, checks, criteria: criteriaOfAll, journey });
        const findings = judged();
        expect(findings.filter(({ reason }) => reason === 'check-threw').map((each) => each.check)).toEqual(
          [],
        );
        expect(JSON.stringify(judged())).toBe(JSON.stringify(findings));
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});

describe('needsQuiet', () => {
  it('asks for what a quiet attempt can decide', () => {
    expect(needsQuiet([finding(), finding({ outcome: 'cantTell', reason: 'not-quiet' })])).toBe(true);
    expect(needsQuiet([finding({ outcome: 'cantTell', reason: 'cpu-starved' })])).toBe(true);
  });

  it('asks for nothing else', () => {
    expect(needsQuiet([])).toBe(false);
    expect(
      needsQuiet([finding({ outcome: 'failed' }), finding({ outcome: 'cantTell', reason: 'captcha' })]),
    ).toBe(false);
    expect(needsQuiet([finding({ outcome: 'cantTell', reason: 'recorded' })])).toBe(false);
  });
});

describe('runOutcome', () => {
  const outcome = (...tries: readonly (readonly [Purpose, Outcome])[]) =>
    runOutcome(tries.map(([purpose, each]) => ({ purpose, outcome: each, reason: null })));

  it('is the confirming attempt’s, or flaky where the two differ', () => {
    expect(outcome(['first', 'passed'])).toEqual({ outcome: 'passed', reason: null });
    expect(outcome(['first', 'failed'], ['confirm', 'failed']).outcome).toBe('failed');
    expect(outcome(['first', 'failed'], ['confirm', 'passed'])).toEqual({
      outcome: 'cantTell',
      reason: 'flaky',
    });
    expect(outcome(['first', 'failed'], ['confirm', 'cantTell']).outcome).toBe('cantTell');
    expect(outcome(['first', 'passed'], ['quiet', 'failed']).outcome).toBe('passed');
    expect(outcome()).toEqual({ outcome: 'untested', reason: 'no-evidence' });
  });
});
