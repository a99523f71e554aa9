import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import { type Desk, openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { fileDossier, pressToFile } from './file-dossier.ts';
import type { Signposts } from './find-service.ts';
import { LOOK_UP } from './look-up.ts';
import { labelled } from './name-match.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { sharedActs } from './shared-acts.ts';
import type { SignInWays } from './sign-in.ts';
import { SIGNING_REQUESTS } from './signing.ts';
import { toldByAddress } from './told-by.ts';

/*
 * VNPT iGate, generation 1: one full page for each step under /<tenant>/tiep-nhan-online/, the draft kept on
 * the server under ?sid=. Every step's button has the same id and label, the last one included: only the
 * path tells them apart.
 */

const SIGNPOSTS: Signposts = {
  menus: ['NỘP HỒ SƠ TRỰC TUYẾN', 'Thủ tục hành chính'],
  search: ['Tìm kiếm'],
  details: ['Xem chi tiết'],
  start: ['Nộp hồ sơ', 'Chọn'],
};

const WAYS: SignInWays = {
  start: SIGNPOSTS.start,
  signIn: ['Đăng nhập'],
  eId: ['Tài khoản Định danh điện tử (VNeID)', 'VNeID'],
  signedIn: '#account_name, .user-dropdown',
  signOut: ['Đăng xuất'],
  form: 'form#mainForm',
};

const FIELDS: FieldNames = {
  names: {
    tenCongDan: 'fullName',
    soCmnd: 'idNumber',
    ngaySinh: 'birthDate',
    gioiTinh: 'sex',
    ngayCapCmnd: 'idIssuedOn',
    noiCapCmnd: 'idIssuedBy',
    diDong: 'phone',
    email: 'email',
    diaChi: 'address',
    maPhuongXa: 'ward',
  },
  labels: {
    'Họ và tên': 'fullName',
    'Tên người nộp': 'fullName',
    'Số Căn cước': 'idNumber',
    CMND: 'idNumber',
    'Số điện thoại di động': 'phone',
    'Di động': 'phone',
    Email: 'email',
    'Ngày cấp': 'idIssuedOn',
    'Nơi cấp': 'idIssuedBy',
    'Địa chỉ chi tiết': 'address',
    'Phường/Xã': 'ward',
  },
};

const PAGES = {
  cases: /\/tiep-nhan-online\/chon-truong-hop-ho-so/,
  applicant: /\/tiep-nhan-online\/nhap-thong-tin-nguoi-nop-ho-so/,
  documents: /\/tiep-nhan-online\/nhap-thong-tin-ho-so/,
  fees: /\/tiep-nhan-online\/nhap-le-phi-ho-so/,
  confirm: /\/tiep-nhan-online\/xac-nhan-thong-tin-nop/,
  failure: /\/tiep-nhan-online\/thong-bao-loi/,
} as const;

/** The step's button, once the page's script has made it usable. */
const nextButton = (page: Page): Locator =>
  page
    .locator('#btn-next:enabled')
    .or(page.locator('form#mainForm').getByRole('button', { name: labelled('Nộp hồ sơ'), disabled: false }))
    .filter({ visible: true })
    .first();

const isAt = (page: Page, ...places: readonly RegExp[]): boolean => {
  const { pathname } = new URL(page.url());
  return places.some((place) => place.test(pathname));
};

/** Presses the step's button and waits for one of these pages to be usable. */
const goOn = (desk: Desk, expected: string, ...places: readonly RegExp[]): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  return desk.ask({
    what: expected,
    expected,
    press: () => pressHere(nextButton(page), patienceMs),
    ready: (signal) => arrive(desk, signal, expected, ...places),
  });
};

const arrive = async (
  desk: Desk,
  signal: AbortSignal,
  expected: string,
  ...places: readonly RegExp[]
): Promise<void> => {
  const { page } = desk.stage;
  await page.waitForURL((url) => [...places, PAGES.failure].some((place) => place.test(url.pathname)), {
    waitUntil: 'domcontentloaded',
    timeout: 0,
    signal,
  });
  if (isAt(page, PAGES.failure))
    throw new PortalFault('portal-fault', `expected ${expected}, but the portal went to its error page`);
  await nextButton(page).waitFor({ timeout: 0, signal });
};

const PAPERS: DocumentPlaces = { rows: 'tr, li, .form-group', choose: ['Chọn tệp tin'] };

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page } = stage;
  const mainForm = page.locator('form#mainForm');
  const shared = sharedActs(desk, {
    signposts: SIGNPOSTS,
    ways: WAYS,
    fields: FIELDS,
    lookUp: { ...LOOK_UP, menus: ['Tra cứu hồ sơ', 'TRA CỨU HỒ SƠ ĐÃ NỘP', 'Tra cứu'] },
    form: () => mainForm,
    next: () => nextButton(page),
    mayGoOn: async () => isAt(page, PAGES.cases, PAGES.applicant),
    papers: PAPERS,
  });
  const { complete } = shared;
  return {
    ...shared.acts,
    startDossier: async () => {
      if (!isAt(page, PAGES.cases, PAGES.applicant))
        await shared.start({
          expected: 'the first page of the filing form',
          arrived: async () =>
            isAt(page, PAGES.cases, PAGES.applicant) && (await nextButton(page).isVisible()),
        });
      if (!isAt(page, PAGES.cases)) return;
      await complete(mainForm, null, { allLists: true });
      await goOn(desk, 'the page for the applicant', PAGES.applicant);
    },
    fillApplicant: async (who, answers = {}) => {
      await complete(mainForm, who, { answers, noted: true });
      await goOn(desk, 'the page for documents', PAGES.documents, PAGES.fees, PAGES.confirm);
    },
    attach: async (documents, how) => {
      if (!isAt(page, PAGES.documents)) return [];
      return attachFiles(desk, mainForm, documents, PAPERS, how);
    },
    review: async () => {
      if (isAt(page, PAGES.applicant)) await goOn(desk, 'the page for documents', PAGES.documents);
      if (!isAt(page, PAGES.documents)) return;
      await complete(mainForm, null);
      // Settings of the Ministry of Public Security skip the fee page.
      await goOn(desk, 'the page for the fee', PAGES.fees, PAGES.confirm);
    },
    submit: async () => {
      if (!isAt(page, PAGES.fees, PAGES.confirm))
        throw new Obstacle(
          'adapter-cannot',
          'expected to stand on the fee page before filing, but stood elsewhere',
        );
      await complete(mainForm, null, { allLists: true });
      return fileDossier(desk, {
        press: () => pressToFile(desk, nextButton(page)),
        // On some installations the fee page is the last one, on others this one follows.
        furtherPage: async (from) =>
          PAGES.fees.test(from) && isAt(page, PAGES.confirm) && (await nextButton(page).isVisible()),
        failed: () => isAt(page, PAGES.failure),
      });
    },
  };
};

const TELLING_PATHS =
  /\/tiep-nhan-online\/|\/cong-dan\/dang-nhap|\/tra-cuu\/chi-tiet-thu-tuc|\/bothutuc\/tthc\b/;

export const igateV1: Adapter = {
  id: 'igate-v1',
  requests: [
    ...E_ID_REQUESTS,
    ...SIGNING_REQUESTS,
    {
      effect: 'drafts',
      method: 'POST',
      path: /\/tiep-nhan-online\/(?:chon-truong-hop-ho-so|nhap-thong-tin-nguoi-nop-ho-so|nhap-thong-tin-ho-so)(?:[/?]|$)/,
      to: 'portal',
    },
    {
      // The fee page is the last one on some installations, so a post of it may file the dossier.
      effect: 'submits',
      method: 'POST',
      path: /\/tiep-nhan-online\/(?:nhap-le-phi-ho-so|xac-nhan-thong-tin-nop)(?:[/?]|$)/,
      to: 'portal',
    },
  ],
  telling: [],
  recognise: (marks) => toldByAddress(marks, TELLING_PATHS),
  acts,
};
