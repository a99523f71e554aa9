import { nothingNoted } from '#src/model/evidence.ts';
import type { Criterion, CriteriaSet, Finding, Threshold } from '#src/model/check.ts';
import type { LegalBasis } from '#src/model/legal-basis.ts';
import type { Comparison, CriterionScore, OutcomeCounts, PortalComparison } from '#src/model/comparison.ts';
import type { Evidence, StepEvidence } from '#src/model/evidence.ts';
import type { DeviceId } from '#src/model/journey.ts';
import type { Outcome, Reason } from '#src/model/outcome.ts';
import type { BodyKind, Portal } from '#src/model/portal.ts';
import type { Attempt, JourneyRecord, NotRun, Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { filingEvidence, publicEvidence, REFERENCES, reuseFindings } from './filing-builder.ts';
import { signingEvidence, signingFindings } from './signing-builder.ts';

/*
 * A made-up comparison as large as a quick sweep: invented bodies, invented times, every outcome at least once.
 * The same arguments always build the same data.
 */

export const text = (vi: string, en: string = vi): Text => ({ vi, en });

/** A number of 0–1 that looks random and depends on its arguments alone. */
function spread(...parts: readonly number[]): number {
  const mixed = parts.reduce(
    (sum, part, index) => sum + Math.sin(part * 12.9898 + index * 78.233) * 43758.5453,
    0,
  );
  return mixed - Math.floor(mixed);
}

export const basis = (status: string, source = 'law'): LegalBasis => ({
  source,
  document: 'Văn bản thử 1/2026',
  article: 'Điều 1',
  status,
});

export const threshold = (part: Partial<Threshold> = {}): Threshold => ({
  operator: '<=',
  value: 10,
  poor: null,
  unit: 's',
  kind: 'project',
  source: 'own',
  aggregate: 'median',
  ...part,
});

const criterion = (part: Partial<Criterion> & Pick<Criterion, 'id'>): Criterion => ({
  pillar: 'P1',
  name: text(`Tiêu chí ${part.id}`, `Criterion ${part.id}`),
  observability: 'public',
  weight: 2,
  gate: false,
  passRule: 'as measured',
  measure: 'value',
  threshold: threshold(),
  legalBasis: [],
  note: null,
  ...part,
});

export const CRITERIA: CriteriaSet = {
  version: '0.1.0-test',
  date: '2026-11-21',
  status: 'made up',
  pillars: [
    { id: 'P1', name: text('Hành trình của người dân', 'Citizen journey'), weight: 60 },
    { id: 'P4', name: text('Hiệu năng và sẵn sàng', 'Timing and availability'), weight: 40 },
  ],
  criteria: [
    criterion({
      id: 'P1-11',
      name: text('Có mã hồ sơ sau khi nộp', 'Dossier code after submission'),
      observability: 'sandbox',
      legalBasis: [basis('in force'), basis('EXPIRED 01/07/2026, replaced by NĐ 224/2026', 'old')],
    }),
    criterion({
      id: 'P1-12',
      name: text('Quay lại đúng dịch vụ sau đăng nhập', 'Sign-in returns to the same service'),
      observability: 'test-account',
      gate: true,
      weight: 3,
      threshold: threshold({
        operator: '==',
        value: true,
        unit: 'boolean',
        kind: 'statutory',
        source: 'law',
      }),
      legalBasis: [basis('in force')],
    }),
    criterion({ id: 'P1-20', name: text('Một tiêu chí chưa có phép kiểm', 'A criterion without a check') }),
    criterion({
      id: 'P4-01',
      pillar: 'P4',
      name: text('Hiện nội dung chính (LCP)', 'Largest contentful paint (LCP)'),
      threshold: threshold({ value: 2.5, kind: 'industry', source: 'cwv' }),
    }),
    criterion({
      id: 'P4-02',
      pillar: 'P4',
      name: text('Yêu cầu lỗi', 'Failed requests'),
      weight: 1.5,
      threshold: threshold({
        operator: '==',
        value: 0,
        unit: 'count',
        kind: 'statutory (status doubtful)',
        source: 'tt32',
      }),
      legalBasis: [basis('status doubtful: its parent decree 43/2011 was replaced in 2022', 'tt32')],
    }),
  ],
  levels: [
    { level: 'A', min: 90 },
    { level: 'B', min: 80 },
    { level: 'C', min: 65 },
    { level: 'D', min: 50 },
    { level: 'E', min: 0 },
  ],
  variants: [
    { id: 'public', name: text('Điểm công khai', 'Public score') },
    { id: 'account', name: text('Điểm có tài khoản thử', 'Test-account score') },
    { id: 'full', name: text('Điểm đầy đủ', 'Full score') },
  ],
  minimumCoverage: { pillar: 0.6, total: 0.7 },
  sources: {
    own: { title: 'Đề xuất của dự án', status: 'own' },
    law: { title: 'Văn bản thử 1/2026', status: 'in force' },
    cwv: { title: 'Core Web Vitals', status: 'published method' },
  },
  references: REFERENCES,
};

const CHECKS: Comparison['checks'] = [
  {
    id: 'dossier-code-time',
    version: 1,
    criterion: 'P1-11',
    title: text('Mã hồ sơ hiện trong 10 giây', 'Dossier code within 10 s'),
    mend: text(
      'Hiện mã ngay khi nhận hồ sơ, đừng đợi các hệ thống phía sau.',
      'Show the code on receipt; do not wait for back-end systems.',
    ),
    timing: true,
  },
  {
    id: 'sign-in-returns',
    version: 2,
    criterion: 'P1-12',
    title: text('Đăng nhập xong quay lại đúng dịch vụ', 'Sign-in returns to the same service'),
    mend: text(
      'Giữ địa chỉ dịch vụ trong tham số quay lại của đăng nhập.',
      'Keep the service’s address in the return parameter.',
    ),
    timing: false,
  },
  {
    id: 'lcp',
    version: 1,
    criterion: 'P4-01',
    title: text('Nội dung chính hiện trong 2,5 giây', 'Main content within 2.5 s'),
    mend: text('Giảm dung lượng ảnh và mã chặn hiển thị.', 'Cut picture weight and render-blocking code.'),
    timing: true,
  },
  {
    id: 'failed-requests',
    version: 1,
    criterion: 'P4-02',
    title: text('Không có yêu cầu lỗi', 'No failed requests'),
    mend: text('Sửa hoặc bỏ các tệp trả về lỗi.', 'Mend or drop the files that answer with errors.'),
    timing: false,
  },
];

const JOURNEYS: readonly JourneyRecord[] = [
  [
    'find-service',
    'Tìm và đọc trang dịch vụ',
    'Find a service and read its page',
    ['Mở cổng', 'Tìm dịch vụ'],
  ],
  ['sign-in', 'Đăng nhập', 'Sign in', ['Mở dịch vụ', 'Đăng nhập']],
  [
    'residence/register-permanent',
    'Đăng ký thường trú tới mã hồ sơ',
    'Register permanent residence, to the dossier code',
    ['Mở dịch vụ', 'Đăng nhập', 'Chọn cơ quan và trường hợp', 'Kê khai', 'Đính kèm', 'Xem lại', 'Nộp hồ sơ'],
  ],
].map(([id, vi, en, steps]) => ({
  id: id as string,
  title: text(vi as string, en as string),
  service: 'ESS-03',
  steps: (steps as string[]).map((name, index) => ({
    name: text(name, `Step ${index + 1}`),
    effect: index === 6 ? 'submits' : index > 1 ? 'drafts' : index === 1 ? 'signsIn' : 'reads',
  })),
  sourceHash: 'a'.repeat(64),
}));

/** What a run ends as; the first portals show every outcome, the others mostly pass. */
function ending(portal: number, journey: number): readonly [Outcome, Reason | null] {
  const fixed: Readonly<Record<string, readonly [Outcome, Reason | null]>> = {
    '0/2': ['failed', 'portal-fault'],
    '1/2': ['cantTell', 'captcha'],
    '2/2': ['inapplicable', 'mode'],
    '3/1': ['untested', 'stopped'],
    '4/2': ['failed', 'timeout'],
    '5/0': ['cantTell', 'flaky'],
  };
  return (
    fixed[`${portal}/${journey}`] ??
    (spread(portal, journey, 7) < 0.12 ? ['failed', 'timeout'] : ['passed', null])
  );
}

/** Strings that a portal sends; a hostile portal replaces every one of them. */
export type Sent = (ordinary: string) => string;

const honest: Sent = (ordinary) => ordinary;

function evidenceOf(
  portal: Portal,
  journey: JourneyRecord,
  device: DeviceId,
  seed: readonly [number, number],
  end: readonly [Outcome, Reason | null],
  sent: Sent,
): Evidence {
  const pace = 0.4 + 1.6 * spread(seed[0], 3);
  const stopAt =
    end[0] === 'passed' ? journey.steps.length : Math.min(journey.steps.length - 1, 1 + (seed[0] % 6));
  let clock = 120;
  const steps = journey.steps.map(({ name, effect }, index): StepEvidence => {
    const reached = index < stopAt;
    const ends = index === stopAt;
    const durationMs = reached || ends ? Math.round(pace * (400 + 1400 * spread(...seed, index))) : 0;
    const startedAtMs = clock;
    clock += durationMs;
    const [outcome, reason]: readonly [Outcome, Reason | null] = reached
      ? ['passed', null]
      : ends
        ? end
        : ['inapplicable', 'earlier-step'];
    return {
      index,
      name,
      effect,
      outcome,
      reason,
      message: ends ? sent('expected the heading “Kê khai”, got “Lỗi hệ thống”') : null,
      startedAtMs,
      durationMs,
      waits: durationMs
        ? [
            {
              what: sent(`bấm “${name.vi}”`),
              startedAtMs: startedAtMs + 40,
              durationMs: Math.round(durationMs * 0.8),
            },
          ]
        : [],
      url: durationMs ? sent(`${portal.url}/dich-vu?buoc=${index + 1}`) : null,
      screenshot: durationMs ? `shot/${device}.png` : null,
    };
  });
  const walked = steps.filter((step) => step.durationMs > 0);
  return {
    steps,
    requests: walked.flatMap((step) =>
      Array.from({ length: 4 }, (_, index) => ({
        step: step.index,
        method: sent('GET'),
        url: sent(`${portal.url}/tep/${step.index}-${index}.js`),
        type: sent('script'),
        status: index === 3 ? 404 : 200,
        failure: index === 3 ? sent('Not Found') : null,
        bytes: 1200 * (index + 1),
        startedAtMs: step.startedAtMs + 10 * index,
        ttfbMs: Math.round(pace * 90),
        durationMs: Math.round(pace * 160),
        own: true,
        mixed: false,
      })),
    ),
    console: [{ step: 0, level: sent('error'), text: sent('Failed to load resource'), atMs: 300 }],
    pageErrors: [{ step: 0, message: sent('TypeError: x is undefined'), atMs: 410 }],
    pages: walked.map((step) => ({
      step: step.index,
      url: sent(`${portal.url}/dich-vu?buoc=${step.index + 1}`),
      title: sent('Cổng dịch vụ công thử'),
      own: true,
      vitals: {
        lcpMs: Math.round(pace * (900 + 500 * spread(...seed, step.index, 1))),
        cls: 0.02,
        ttfbMs: Math.round(pace * (120 + 90 * spread(...seed, step.index, 2))),
        fcpMs: null,
        inpMs: null,
      },
      viewport: sent('width=device-width'),
      lang: sent('vi'),
    })),
    layouts: [],
    ...nothingNoted(),
    submissions: steps.some((step) => step.effect === 'submits' && step.outcome === 'passed')
      ? [
          {
            step: 6,
            pressedAtMs: clock,
            codeAfterMs: Math.round(pace * 2600),
            code: sent('H01.23'),
            waitedMs: 9000,
          },
        ]
      : [],
    ...(journey.steps.length > 3 && seed[0] < 12 ? signingEvidence(sent) : {}),
    ...(journey.steps.length > 3 ? filingEvidence(sent, pace) : {}),
    ...(journey.id === 'sign-in' && seed[0] % 4 !== 3
      ? {
          signIns: [
            {
              step: 1,
              service: 'ESS-03',
              from: sent(portal.url),
              hops: [],
              landed: sent(portal.url),
              sameService: true,
              secondSignIn: false,
              eIdOffered: true,
            },
          ],
        }
      : {}),
    ...(journey.id === 'find-service' && seed[0] % 4 === 3 ? publicEvidence(sent) : {}),
    refused: [
      {
        step: 1,
        method: sent('POST'),
        url: sent('https://tracker.example/p'),
        why: 'foreign-host',
        atMs: 900,
      },
    ],
    platform: { adapter: 'igate-v1', version: sent('4.2'), detectedBy: sent('vendor name on the page') },
    conditions: {
      device,
      mode: portal.mode,
      browser: 'HeadlessChrome 156',
      concurrency: 8,
      traced: false,
      intercepted: true,
      cpuPressure: 0.31,
      cpuStarved: false,
    },
    catalogue: null,
  };
}

function findingsOf(
  outcome: Outcome,
  seed: readonly [number, number],
  url: string,
  sent: Sent,
): readonly Finding[] {
  return CHECKS.map((check, index): Finding => {
    const failed = outcome === 'failed' && index === seed[0] % CHECKS.length;
    const unknown = outcome === 'cantTell' && index < 2;
    const result: Outcome = failed
      ? 'failed'
      : unknown
        ? 'cantTell'
        : index === 0 && seed[1] < 2
          ? 'inapplicable'
          : 'passed';
    const measuredAs = [12.5, 0, 3.1, 2][index] ?? 1;
    return {
      check: check.id,
      checkVersion: check.version,
      criterion: check.criterion,
      outcome: result,
      reason: unknown ? 'captcha' : result === 'inapplicable' ? 'step-not-reached' : null,
      measured: failed ? measuredAs : result === 'passed' ? 1 : null,
      seen: failed
        ? text(sent('Thấy giá trị vượt ngưỡng'), sent('A value over the threshold was seen'))
        : text('Trong ngưỡng', 'Within the threshold'),
      places: failed ? [{ step: 1, url: sent(url), detail: sent('GET /tep/1-3.js → 404') }] : [],
      attempt: 1,
    };
  });
}

const counted = (outcomes: readonly Outcome[]): OutcomeCounts => ({
  passed: outcomes.filter((one) => one === 'passed').length,
  failed: outcomes.filter((one) => one === 'failed').length,
  cantTell: outcomes.filter((one) => one === 'cantTell').length,
  inapplicable: outcomes.filter((one) => one === 'inapplicable').length,
  untested: outcomes.filter((one) => one === 'untested').length,
});

function portalOf(index: number, kind: BodyKind, synthetic: boolean): Portal {
  const number = String(index + 1).padStart(2, '0');
  const province = kind === 'province';
  return {
    id: `${kind}-${number}`,
    edition: '2023',
    kind,
    name: province
      ? text(`Tỉnh Thử nghiệm ${number}`, `Test Province ${number}`)
      : text(`Bộ Thử nghiệm ${number}`, `Test Ministry ${number}`),
    url: `https://dichvucong.thu-${kind}-${number}.example.vn`,
    hosts: [],
    address: { confidence: index % 3 === 0 ? 'pattern' : 'seen', evidence: 'none' },
    region: province ? (index % 2 ? text('Vùng Bắc', 'North') : text('Vùng Nam', 'South')) : null,
    gsoCode: null,
    mapId: null,
    mergedInto2025: null,
    vendor: { name: 'Nhà cung cấp thật', evidence: 'none' },
    mode: 'sandbox',
    permission: null,
    synthetic,
  };
}

export type BuildOptions = {
  readonly portals?: number;
  readonly synthetic?: boolean;
  readonly sent?: Sent;
  readonly edit?: (portal: Portal) => Portal;
};

export function buildComparison({
  portals = 83,
  synthetic = true,
  sent = honest,
  edit = (one) => one,
}: BuildOptions = {}): Comparison {
  const ministries = Math.round(portals * 0.24);
  const rows = Array.from({ length: portals }, (_, index) =>
    edit(portalOf(index, index < ministries ? 'ministry' : 'province', synthetic)),
  );
  const runs: Run[] = [];
  const notRun: NotRun[] = [];
  for (const [index, portal] of rows.entries()) {
    const device: DeviceId = index % 2 ? 'desktop' : 'phone';
    for (const [at, journey] of JOURNEYS.entries()) {
      const cell = { portalId: portal.id, journeyId: journey.id, device };
      if (index === 6 && at > 0) {
        notRun.push({ ...cell, reason: 'portal-down', detail: sent('3 connection failures in a row') });
        continue;
      }
      const end = ending(index, at);
      const first: Attempt = {
        n: 1,
        purpose: 'first',
        startedAt: '2026-11-21T02:00:00.000Z',
        durationMs: 9000,
        outcome: end[0],
        reason: end[1],
        trace: null,
        evidence: evidenceOf(portal, journey, device, [index, at], end, sent),
      };
      const confirm: Attempt = {
        ...first,
        n: 2,
        purpose: 'confirm',
        trace: 'trace/one.zip',
        evidence: {
          ...first.evidence,
          conditions: { ...first.evidence.conditions, concurrency: 1, traced: true },
        },
      };
      runs.push({
        ...cell,
        id: `${portal.id}/${journey.id}/${device}`,
        outcome: end[0],
        reason: end[1],
        attempts: end[0] === 'failed' ? [first, confirm] : [first],
        findings: [
          ...findingsOf(end[0], [index, at], portal.url, sent),
          ...(at === 2 ? signingFindings(index, sent) : []),
          ...(at === 2 ? reuseFindings(index, sent) : []),
        ],
      });
    }
  }
  const compared = rows.map((portal, index): PortalComparison => {
    const own = runs.filter((run) => run.portalId === portal.id);
    const findings = own.flatMap((run) => run.findings);
    const coverage = 0.2 + 0.7 * spread(index, 5);
    const criteria = CRITERIA.criteria.map(({ id }): CriterionScore => {
      const about = findings.filter((finding) => finding.criterion === id);
      const outcome = (['failed', 'passed', 'cantTell', 'inapplicable'] as const).find((wanted) =>
        about.some((finding) => finding.outcome === wanted),
      );
      const decided = about.find((finding) => finding.outcome === outcome);
      return {
        criterion: id,
        measured: decided?.measured ?? null,
        score: outcome === 'failed' ? 0.4 : outcome === 'passed' ? 1 : null,
        outcome: outcome ?? 'untested',
        reason: decided ? decided.reason : 'no-check',
        n: about.length,
      };
    });
    return {
      portal,
      platform:
        index === 2 ? null : { adapter: index % 2 ? 'igate-v1' : 'eform-react', version: sent('4.2') },
      criteria,
      variants: CRITERIA.variants.map(({ id }, at) => ({
        variant: id,
        score: coverage - at * 0.15 >= 0.7 ? 58 + 40 * spread(index, 9) : null,
        level: coverage - at * 0.15 >= 0.7 ? 'C' : null,
        failedGates: coverage - at * 0.15 >= 0.7 && index % 7 === 0 ? ['P1-12'] : [],
        coverage: Math.max(0.05, coverage - at * 0.15),
        pillars: CRITERIA.pillars.map((pillar) => ({ pillar: pillar.id, score: null, coverage: 0.4 })),
      })),
      runs: counted(own.map((run) => run.outcome)),
      findings: counted(findings.map((finding) => finding.outcome)),
      notRun: notRun.filter((cell) => cell.portalId === portal.id).length,
    };
  });
  const inTurn = [
    ...new Map(runs.flatMap(({ findings }) => findings).map(({ check, criterion }) => [check, criterion])),
  ]
    .filter(([check]) => check.startsWith('check-'))
    .map(([id, criterion]) => ({
      id,
      version: 1,
      criterion,
      title: text(id),
      mend: text(id),
      timing: false,
    }));
  return {
    sweep: {
      id: '20261121T020000Z-quick-1',
      startedAt: '2026-11-21T02:00:00.000Z',
      finishedAt: '2026-11-21T02:05:20.000Z',
      synthetic,
      plan: 'quick',
      seed: 1,
      edition: '2023',
      criteriaVersion: CRITERIA.version,
      tool: { name: 'PortalSweep', version: '0.1.0' },
      host: { os: 'linux', cpus: 2, memoryMb: 8192, node: '24.21.0' },
      browser: 'HeadlessChrome 156',
      platformNames: {
        'igate-v1': text('Nền tảng A', 'Platform A'),
        'eform-react': text('Nền tảng C', 'Platform C'),
      },
      portals: rows,
      journeys: JOURNEYS,
      devices: ['phone', 'desktop'],
    },
    criteria: CRITERIA,
    unanswered: CRITERIA.criteria.filter(({ id }) => id === 'P1-20'),
    checks: [...CHECKS, ...inTurn],
    portals: compared,
    runs,
    notRun,
    counts: { planned: runs.length + notRun.length, runs: runs.length, notRun: notRun.length },
  };
}
