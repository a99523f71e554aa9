import type { Finding } from '#src/model/check.ts';
import type { Evidence } from '#src/model/evidence.ts';
import type { Service } from '#src/model/portal.ts';
import type { References } from '#src/model/references.ts';
import type { Text } from '#src/model/text.ts';
import { component, field, procedure } from '../checks/filings.ts';
import { type End, findingsInTurn } from './findings-in-turn.ts';

/*
 * Made-up evidence of a filing, for pages: fields filled in every way, papers uploaded and picked, effort, published
 * terms and public signs. `sent` stands where a portal speaks.
 */

type Sent = (ordinary: string) => string;
type Kinds = 'fields' | 'components' | 'efforts' | 'procedures' | 'publicSigns';

const text = (vi: string, en: string): Text => ({ vi, en });

/** What a journey that files leaves; `pace` makes portals differ. */
export const filingEvidence = (sent: Sent, pace: number): Pick<Evidence, Exclude<Kinds, 'publicSigns'>> => ({
  fields: [
    field({ label: sent('Họ và tên') }),
    field({ label: sent('Ngày sinh'), datum: 'birthDate', before: 'nothing', done: 'typed', typed: 10 }),
    field({ label: sent('Số điện thoại'), datum: 'phone', before: 'another', done: 'typed', typed: 10 }),
    field({
      label: sent('Nội dung đề nghị'),
      datum: null,
      stateHolds: null,
      before: 'unclear',
      done: 'typed',
    }),
  ],
  components: [
    component({ label: sent('Giấy tờ chứng minh chỗ ở hợp pháp') }),
    component({
      label: sent('Sổ hộ khẩu'),
      document: 'household-book',
      picks: false,
      given: 'upload',
      keep: 'ticked',
      limit: { size: null, formats: null },
    }),
  ],
  efforts: [0, 1, 2, 3].map((step) => ({
    step,
    typed: Math.round(pace * 20 * step),
    presses: 3,
    uploads: step === 3 ? 2 : 0,
    screens: 1,
  })),
  procedures: [
    procedure({
      fee: sent('20.000 đồng'),
      timeLimit: sent('07 ngày làm việc'),
      counter: { fee: sent('40.000 đồng'), timeLimit: null },
    }),
    procedure({ origin: 'national', fee: sent('20.000 đồng') }),
  ],
});

/** What public pages alone show. */
export const publicEvidence = (sent: Sent): Pick<Evidence, 'procedures' | 'publicSigns'> => ({
  procedures: [procedure({ fee: sent('20.000 đồng') })],
  publicSigns: [
    {
      step: 1,
      service: 'ESS-03',
      about: 'signing-duty',
      says: 'announced',
      url: 'https://portal.test/dich-vu',
      words: sent('Tờ khai phải được ký số'),
    },
    {
      step: 1,
      service: 'ESS-03',
      about: 'over-ask',
      says: 'contradicted',
      url: 'https://portal.test/dich-vu',
      words: sent('Không phải nộp sổ hộ khẩu'),
    },
    {
      step: 0,
      service: null,
      about: 'store-entry',
      says: 'announced',
      url: 'https://portal.test/',
      words: sent('Kho dữ liệu điện tử'),
    },
  ],
});

const CRITERIA = ['S-04', 'P3-04', 'S-05', 'P3-05', 'P3-01', 'P3-02', 'P3-03', 'P3-06', 'P6-05'] as const;

const ENDS: readonly End[] = [
  ['passed', null, 3],
  ['failed', null, 1],
  ['cantTell', 'no-evidence', null],
  ['untested', 'step-not-reached', null],
  ['inapplicable', null, null],
];

/** Findings on data reuse of one run, every outcome in turn. */
export const reuseFindings = (seed: number, sent: Sent): readonly Finding[] =>
  findingsInTurn(
    CRITERIA,
    ENDS,
    seed,
    text(
      sent('Bắt buộc tải lên 1 giấy tờ mà cơ quan phải tự khai thác.'),
      sent('A paper must be uploaded that the body must look up itself.'),
    ),
  );

const service: Service = {
  id: 'ESS-03',
  name: text('Đăng ký thường trú', 'Registration of permanent residence'),
  ministry: 'Bộ Thử nghiệm',
  audience: 'citizen',
  signing: { needed: false, basis: '', sourced: true },
  fee: { bearing: true, basis: '', sourced: false },
  expectedLevel: 'full',
};

export const REFERENCES: References = {
  services: [service],
  overAskRules: [
    {
      id: 'OA-01',
      asks: 'household-book',
      services: null,
      holder: text('Cơ sở dữ liệu thử', 'test database'),
      citation: text('Văn bản thử, Điều 1', 'Test document, Article 1'),
      legalBasis: [{ source: 'law', document: 'Văn bản thử', article: 'Điều 1', status: 'in force' }],
      sourced: true,
    },
    {
      id: 'OA-20',
      asks: 'fullName',
      services: ['ESS-03'],
      holder: text('Cơ sở dữ liệu thử', 'test database'),
      citation: text('chưa có nguồn', 'no source at hand'),
      legalBasis: [],
      sourced: false,
    },
  ],
  lawMadeDuties: [],
};
