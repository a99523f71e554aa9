import { beforeAll, describe, expect, it } from 'vitest';
import { checks } from '#src/checks/index.ts';
import type { CriteriaSet } from '#src/model/check.ts';
import { QUERY_KINDS } from '#src/model/filing.ts';
import { BAD_FILES } from '#src/model/signing.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { judgeRun } from '#src/scoring/judge.ts';
import {
  after,
  answer,
  badValues,
  component,
  consent,
  draft,
  field,
  keyboard,
  notice,
  payment,
  procedure,
  review,
  roundTrip,
  search,
  site,
  store,
  uploadLimit,
} from '../unit/checks/filings.ts';
import {
  E_ID,
  EMPTY,
  evidence,
  HOME,
  layout,
  page,
  request,
  signIn,
  step,
  wait,
} from '../unit/checks/walked.ts';
import { signedFile, signer, signing, verdict } from '../unit/report/signing-builder.ts';

/** Letters with marks, as Vietnamese has them. */
const MARKED = /[À-ÖØ-öø-ỹ]/;

let criteria: CriteriaSet;
beforeAll(async () => {
  ({ criteria } = await loadRegistry({ today: '2026-11-21' }));
});

const journey = {
  id: 'made-up/journey',
  service: 'ESS-03',
  steps: (['reads', 'signsIn', 'drafts', 'submits', 'reads'] as const).map((effect, index) => ({
    name: { vi: `Bước ${index}`, en: `Step ${index}` },
    effect,
  })),
};

/** A whole walk on a phone, slow and faulty in every way that a check asks about, or healthy. */
const walk = (faulty: boolean): Attempt['evidence'] =>
  evidence({
    steps: journey.steps.map(({ effect }, index) =>
      step(index, {
        effect,
        waits: [wait(faulty ? 12_000 : 200)],
        ...(faulty && index === 2
          ? { outcome: 'failed', reason: 'timeout', message: 'Expected x, got y.' }
          : {}),
      }),
    ),
    requests: [
      request(),
      request({ step: 1, url: E_ID, startedAtMs: 1000 }),
      request({ step: 2, startedAtMs: 2000 }),
      ...(faulty ? [request({ url: `${HOME}a.js`, type: 'script', status: 500, startedAtMs: 2100 })] : []),
    ],
    console: faulty
      ? [
          {
            step: 0,
            level: 'error',
            text: `Mixed Content: The page at '${HOME}' was loaded over HTTPS, but requested an insecure script 'http://portal.test/x'.`,
            atMs: 1,
          },
        ]
      : [],
    pageErrors: faulty ? [{ step: 0, message: 'Error: x', atMs: 100 }] : [],
    pages: [
      page(faulty ? { viewport: null } : {}, faulty ? { lcpMs: 5000, cls: 0.5, ttfbMs: 3000 } : {}),
      page({ step: 1, url: E_ID }),
    ],
    layouts: [layout(faulty ? 900 : 320)],
    signIns: [signIn(faulty ? { sameService: false } : {})],
    submissions: [
      { step: 3, pressedAtMs: 3000, codeAfterMs: faulty ? 12_000 : 500, code: 'X', waitedMs: 500 },
    ],
    lookUps: [
      {
        step: 4,
        status: faulty
          ? { found: true }
          : { found: true, body: 'a', person: 'b', receivedOn: 'c', dueOn: 'd', changes: ['e'] },
      },
    ],
    signings: [
      signing(
        faulty
          ? {
              announced: false,
              providers: [{ name: 'A', way: 'remote' }],
              shown: { signer: true, issuer: false, validity: false },
              end: 'told-only',
              told: 'Đã ký số và gắn dấu thời gian',
            }
          : {},
      ),
    ],
    signedFiles: [
      signedFile(
        faulty
          ? {
              verdict: verdict({
                verdict: 'invalid',
                subIndication: 'HASH_FAILURE',
                signers: [signer({ digest: 'SHA-1', timestamps: [] })],
              }),
            }
          : {},
      ),
      signedFile({
        origin: 'published',
        stamped: true,
        verdict: faulty
          ? verdict({ verdict: 'invalid', subIndication: 'NO_SIGNATURE', signers: [] })
          : verdict(),
      }),
    ],
    badFiles: BAD_FILES.map((file) => ({
      step: 3,
      file,
      answer: faulty ? 'accepted' : 'refused',
      told: null,
    })),
    reaches: [{ step: 0, service: 'ESS-03', presses: faulty ? 7 : 2 }],
    searches: QUERY_KINDS.map((kind) => search({ kind, rank: faulty ? null : 1 })),
    answers: Array.from({ length: 20 }, (_, at) =>
      answer({ question: `q-${at}`, ...(faulty ? { answer: 'Không rõ' } : {}) }),
    ),
    privacyNotices: [notice(faulty ? { items: [] } : {})],
    procedures: [
      procedure(faulty ? { parts: [], help: [], timeToFill: null, timeLimit: null } : {}),
      procedure({ origin: 'national', ...(faulty ? { fee: '15.000 đồng' } : {}) }),
      procedure({ service: 'ESS-02', level: 'partial', reason: faulty ? null : 'Thu nhận vân tay' }),
    ],
    duties: faulty ? [{ step: 2, url: HOME, kind: 'paper', words: 'nộp bản giấy' }] : [],
    fields: faulty
      ? [
          ...(['fullName', 'birthDate', 'sex'] as const).map((datum) =>
            field({ label: datum, datum, before: 'nothing', done: 'typed', typed: 9 }),
          ),
          field({ label: 'Số điện thoại', before: 'another' }),
        ]
      : [field()],
    components: faulty
      ? [
          component({
            document: 'household-book',
            picks: false,
            limit: { size: null, formats: null },
            keep: 'ticked',
            given: 'upload',
          }),
          component({ label: 'Tờ khai', document: 'declaration', picks: false }),
        ]
      : [component()],
    uploadLimits: [
      uploadLimit(),
      uploadLimit({ given: 'over-limit', accepted: false, message: 'Tệp vượt quá 5 MB' }),
    ],
    consents: [consent({ tickedBefore: faulty })],
    stores: [store(faulty ? { kinds: ['components'], removes: false } : {})],
    roundTrips: [roundTrip(faulty ? { returned: 'b'.repeat(64) } : {})],
    drafts: [draft(faulty ? { restored: 1 } : {})],
    badValues: badValues(faulty ? { stopped: false } : {}),
    reviews: [review(faulty ? { summary: false } : {})],
    payments: [payment(faulty ? { amountVnd: 50_000, told: 'paid' } : {})],
    afterFiling: (['notice', 'withdrawal', 'download', 'rating', 'national-store'] as const).map((act) =>
      after(
        act,
        faulty
          ? { offered: act === 'national-store', done: false, afterMs: 30 * 3_600_000 }
          : { parts: { expected: 3, had: 3 } },
      ),
    ),
    keyboards: [keyboard(faulty ? { problem: 'trap' } : {})],
    leaks: faulty ? [{ step: 2, datum: 'idNumber', where: 'third-party', host: 'tracker.test' }] : [],
    sites: [faulty ? site({ footer: false }, { figures: [] }) : site()],
    catalogue: {
      pages: 10,
      services: [],
      links: 10,
      broken: faulty ? [{ url: `${HOME}gone`, from: HOME, status: 404 }] : [],
      truncated: false,
    },
  });

const judge = (seen: Attempt['evidence']) => {
  const attempts: Attempt[] = [
    {
      n: 1,
      purpose: 'quiet',
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 1,
      outcome: 'passed',
      reason: null,
      trace: null,
      evidence: seen,
    },
  ];
  return judgeRun({ run: { attempts }, checks, criteria, journey });
};

describe('the list of checks', () => {
  it('has each id once', () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
  });

  it('tells a healthy walk from a faulty one by every check', () => {
    // A walk that makes mistakes on purpose says nothing of how still the page stands.
    const answers = (faulty: boolean) => {
      const calm = judge({ ...walk(faulty), badFiles: [], badValues: [], uploadLimits: [] });
      return judge(walk(faulty)).map(({ check, outcome }, at) => [
        check,
        check === 'layout-stability' ? calm[at]?.outcome : outcome,
      ]);
    };
    expect(answers(false)).toEqual(checks.map(({ id }) => [id, 'passed']));
    expect(answers(true)).toEqual(checks.map(({ id }) => [id, 'failed']));
  });

  it('answers the same from evidence that went through JSON', () => {
    for (const faulty of [false, true])
      expect(judge(JSON.parse(JSON.stringify(walk(faulty))))).toEqual(judge(walk(faulty)));
  });

  it('writes findings that survive JSON, in both languages, Vietnamese in NFC', () => {
    for (const seen of [walk(false), walk(true), EMPTY]) {
      const findings = judge(seen);
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      for (const { seen: text } of findings) {
        expect(text.vi).toBe(text.vi.normalize('NFC'));
        expect(text.vi).not.toBe(text.en);
        expect(text.en).not.toMatch(MARKED);
        expect(`${text.vi}${text.en}`).not.toMatch(/NaN|undefined|null|Infinity/);
      }
    }
  });

  it('never fails a portal of which there is no evidence', () => {
    expect(judge(EMPTY).filter(({ outcome }) => outcome === 'failed' || outcome === 'passed')).toEqual([]);
    const blocked = { ...EMPTY, steps: [step(0, { outcome: 'cantTell', reason: 'captcha' })] } as const;
    expect(judge(blocked).filter(({ outcome }) => outcome === 'failed' || outcome === 'passed')).toEqual([]);
  });
});

describe.each(checks)('check $id', (check) => {
  it('has a kebab-case id and a version', () => {
    expect(check.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(Number.isInteger(check.version) && check.version >= 1).toBe(true);
  });

  it('answers a criterion that exists and that a browser can observe', () => {
    const criterion = criteria.criteria.find(({ id }) => id === check.criterion);
    expect(criterion).toBeDefined();
    expect(criterion?.observability).not.toBe('not-observable');
    expect(criterion?.threshold.operator).not.toBe('n/a');
  });

  it('speaks both languages, Vietnamese with its marks in NFC, and tells how to mend', () => {
    for (const { vi, en } of [check.title, check.mend]) {
      expect(vi).toBe(vi.normalize('NFC'));
      expect(vi).toMatch(MARKED);
      expect(en).not.toMatch(MARKED);
    }
    expect(check.mend.vi.length).toBeGreaterThan(60);
    expect(check.mend.en.length).toBeGreaterThan(60);
  });

  it('declares each kind of evidence once', () => {
    expect(check.needs.length).toBeGreaterThan(0);
    expect(new Set(check.needs).size).toBe(check.needs.length);
  });
});
