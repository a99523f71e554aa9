import type {
  AfterFilingEvidence,
  AnswerEvidence,
  BadValueEvidence,
  ComponentEvidence,
  ConsentEvidence,
  DraftEvidence,
  FieldEvidence,
  KeyboardEvidence,
  PaymentEvidence,
  PrivacyNoticeEvidence,
  ProcedureEvidence,
  ReviewEvidence,
  RoundTripEvidence,
  SearchEvidence,
  SiteEvidence,
  StoreEvidence,
  UploadLimitEvidence,
} from '#src/model/filing.ts';
import { BAD_VALUES, HELP_CHANNELS, NOTICE_ITEMS, PROCEDURE_PARTS } from '#src/model/filing.ts';
import { HOME } from './walked.ts';

/** Object literals of what a filing shows on a healthy portal, with what a test changes. */

export const procedure = (change: Partial<ProcedureEvidence> = {}): ProcedureEvidence => ({
  step: 0,
  url: `${HOME}thu-tuc`,
  service: 'ESS-03',
  origin: 'portal',
  level: 'full',
  reason: null,
  parts: PROCEDURE_PARTS,
  code: '1.004222',
  name: 'Đăng ký thường trú',
  fee: '20.000 đồng',
  timeLimit: '07 ngày làm việc',
  documents: ['Tờ khai thay đổi thông tin cư trú (Mẫu CT01)'],
  body: 'Công an cấp xã',
  timeToFill: 'khoảng 15 phút',
  help: HELP_CHANNELS,
  counter: { fee: null, timeLimit: null },
  ...change,
});

export const search = (change: Partial<SearchEvidence> = {}): SearchEvidence => ({
  step: 0,
  service: 'ESS-03',
  kind: 'official',
  query: 'Đăng ký thường trú',
  rank: 1,
  results: 9,
  ...change,
});

export const site = (
  change: Partial<SiteEvidence> = {},
  statistics: Partial<SiteEvidence['statistics']> = {},
): SiteEvidence => ({
  step: 0,
  footer: true,
  siteMap: { page: true, xml: true },
  ...change,
  statistics: {
    url: `${HOME}thong-ke`,
    figures: ['received', 'settled', 'on-time', 'satisfied'],
    updatedOn: '2026-11-15',
    ...statistics,
  },
});

export const notice = (change: Partial<PrivacyNoticeEvidence> = {}): PrivacyNoticeEvidence => ({
  step: 0,
  url: `${HOME}bao-ve-du-lieu`,
  presses: 1,
  items: NOTICE_ITEMS,
  ...change,
});

export const answer = (change: Partial<AnswerEvidence> = {}): AnswerEvidence => ({
  step: 0,
  question: 'fee-ess-03',
  asked: 'Đăng ký thường trú mất bao nhiêu tiền?',
  answer: 'Lệ phí là 20.000 đồng mỗi lần.',
  expected: '20.000 đồng',
  asksForSecrets: false,
  ...change,
});

export const field = (change: Partial<FieldEvidence> = {}): FieldEvidence => ({
  step: 2,
  url: `${HOME}ke-khai`,
  label: 'Họ và tên',
  datum: 'fullName',
  stateHolds: true,
  kind: 'text',
  required: true,
  locked: false,
  before: 'own',
  done: 'left',
  typed: 0,
  ...change,
});

export const component = (change: Partial<ComponentEvidence> = {}): ComponentEvidence => ({
  step: 2,
  url: `${HOME}ke-khai`,
  label: 'Giấy tờ chứng minh chỗ ở hợp pháp',
  document: 'residence-proof',
  required: true,
  fetchedByOffice: false,
  uploads: true,
  picks: true,
  limit: { size: 'tối đa 5 MB', formats: 'PDF, JPG' },
  keep: 'unticked',
  given: 'store',
  sha256: 'a'.repeat(64),
  fileName: 'cho-o.pdf',
  ...change,
});

export const uploadLimit = (change: Partial<UploadLimitEvidence> = {}): UploadLimitEvidence => ({
  step: 2,
  label: component().label,
  given: 'under-limit',
  accepted: true,
  message: null,
  ...change,
});

export const store = (change: Partial<StoreEvidence> = {}): StoreEvidence => ({
  step: 1,
  path: ['Kho dữ liệu điện tử của tôi'],
  opened: true,
  kinds: ['personal', 'results', 'components'],
  items: 3,
  removes: true,
  ...change,
});

export const roundTrip = (change: Partial<RoundTripEvidence> = {}): RoundTripEvidence => ({
  step: 2,
  document: 'residence-proof',
  given: 'a'.repeat(64),
  found: true,
  returned: 'a'.repeat(64),
  ...change,
});

export const consent = (change: Partial<ConsentEvidence> = {}): ConsentEvidence => ({
  step: 2,
  url: `${HOME}ke-khai`,
  label: 'Lưu vào kho dữ liệu của tôi',
  about: 'store',
  tickedBefore: false,
  ...change,
});

export const payment = (change: Partial<PaymentEvidence> = {}): PaymentEvidence => ({
  step: 2,
  url: `${HOME}thanh-toan`,
  amountVnd: 20_000,
  reference: 'PAY-1',
  chargesShown: true,
  providers: ['Ngân hàng thử A', 'Ví thử B'],
  ended: 'declined',
  told: 'unpaid',
  ...change,
});

export const keyboard = (change: Partial<KeyboardEvidence> = {}): KeyboardEvidence => ({
  step: 2,
  url: `${HOME}nop-ho-so`,
  label: 'Tiếp tục',
  tabs: 12,
  jumps: 0,
  problem: null,
  focusShown: true,
  ...change,
});

export const draft = (change: Partial<DraftEvidence> = {}): DraftEvidence => ({
  step: 2,
  saved: true,
  found: true,
  fields: 6,
  restored: 6,
  files: { given: 1, restored: 1 },
  prints: true,
  ...change,
});

export const badValue = (change: Partial<BadValueEvidence> = {}): BadValueEvidence => ({
  step: 2,
  value: 'short-id-number',
  label: 'Số định danh cá nhân',
  stopped: true,
  message: 'Số định danh phải có 12 chữ số',
  beside: true,
  kept: true,
  ...change,
});

export const badValues = (change: Partial<BadValueEvidence> = {}): readonly BadValueEvidence[] =>
  BAD_VALUES.map((value) => badValue({ value, ...change }));

export const review = (change: Partial<ReviewEvidence> = {}): ReviewEvidence => ({
  step: 2,
  stepsShown: true,
  summary: true,
  values: { given: 6, shown: 6 },
  ...change,
});

export const after = (
  act: AfterFilingEvidence['act'],
  change: Partial<AfterFilingEvidence> = {},
): AfterFilingEvidence => ({
  step: 4,
  act,
  offered: true,
  done: true,
  parts: null,
  afterMs: 4000,
  ...change,
});
