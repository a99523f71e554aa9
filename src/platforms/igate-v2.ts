import type { Locator, Page } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import { type Desk, openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { control, pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { spend } from './effort.ts';
import { fileDossier, pressToFile } from './file-dossier.ts';
import type { Signposts } from './find-service.ts';
import { LOOK_UP } from './look-up.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { sharedActs } from './shared-acts.ts';
import type { SignInWays } from './sign-in.ts';
import { SIGNING_REQUESTS } from './signing.ts';
import { toldByAddress, toldByElement } from './told-by.ts';

/*
 * VNPT iGate, generation 2: an Angular page with a stepper on one URL. All four panels are in the document at
 * once, so only what is visible counts; the step is read from the selected header.
 */

const SIGNPOSTS: Signposts = {
  menus: ['Nộp hồ sơ trực tuyến', 'Thủ tục hành chính', 'Nộp hồ sơ'],
  search: ['Tìm kiếm'],
  details: ['Xem chi tiết'],
  start: ['Nộp hồ sơ', 'Nộp trực tuyến'],
};

const WAYS: SignInWays = {
  start: SIGNPOSTS.start,
  signIn: ['Đăng nhập'],
  eId: ['Tài khoản Định danh điện tử (VNeID)', 'VNeID'],
  signedIn: '#account_name',
  signOut: ['Đăng xuất'],
  form: 'mat-horizontal-stepper, form#ngSelectAgencyForm, form#ngSelectAgencyForm1',
};

const FIELDS: FieldNames = {
  names: {
    ownerFullname: 'fullName',
    fullname: 'fullName',
    birthday: 'birthDate',
    gender: 'sex',
    identityNumber: 'idNumber',
    identityDate: 'idIssuedOn',
    identityAgency: 'idIssuedBy',
    phoneNumber: 'phone',
    email: 'email',
    province: 'province',
    // Since July 2025 this key holds the ward.
    district: 'ward',
    address: 'address',
  },
  labels: {
    'Tỉnh/Thành phố': 'province',
    'Phường/Xã': 'ward',
    'Số Căn cước': 'idNumber',
    'Họ và tên': 'fullName',
  },
};

const AGENCY_FORM = 'form#ngSelectAgencyForm1, form#ngSelectAgencyForm';

const selectedHeader = (page: Page): Locator => page.locator('mat-step-header[aria-selected="true"]').first();

/** The panel of a stepper's step that is shown now. */
const panel = (page: Page): Locator =>
  page
    .locator(
      'mat-horizontal-stepper [role="tabpanel"], mat-horizontal-stepper .mat-horizontal-stepper-content',
    )
    .filter({ visible: true })
    .first();

const agencyForm = (page: Page): Locator => page.locator(AGENCY_FORM).filter({ visible: true }).first();

/** Step of the stepper, 0-based; null outside of it. */
const stepNow = async (page: Page): Promise<number | null> => {
  const headers = await page
    .locator('mat-step-header')
    .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('aria-selected') === 'true'));
  const index = headers.indexOf(true);
  return index === -1 ? null : index;
};

const STEP = { dossier: 0, documents: 1, fees: 2, result: 3 } as const;

/** Intermediate buttons share a class; the one that files carries `form="captchaForm"`, whatever its label. */
const nextButton = (page: Page): Locator =>
  panel(page)
    .locator('.btn_next:not([form="captchaForm"])')
    .or(control(panel(page), 'Tiếp tục'))
    .and(page.locator(':not([form="captchaForm"])'))
    .filter({ visible: true })
    .first();

const fileButton = (page: Page): Locator =>
  page.locator('button[form="captchaForm"]').filter({ visible: true }).first();

const goOn = (desk: Desk, expected: string, step: number): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  return desk.ask({
    what: expected,
    expected,
    press: () => pressHere(nextButton(page), patienceMs),
    ready: (signal) =>
      desk
        .lookOn(signal, async () => {
          if ((await stepNow(page)) !== step) return undefined;
          const button = step === STEP.fees ? fileButton(page) : nextButton(page);
          return (await button.isVisible()) ? true : undefined;
        })
        .then(() => spend(page, { screens: 1 })),
  });
};

const PAPERS: DocumentPlaces = {
  rows: 'tr, mat-row, [role="row"], li',
  choose: ['Chọn tệp tin', 'Tải từ máy tính'],
};

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page } = stage;
  const shared = sharedActs(desk, {
    signposts: SIGNPOSTS,
    ways: WAYS,
    fields: FIELDS,
    lookUp: LOOK_UP,
    form: () => panel(page),
    next: () => nextButton(page),
    mayGoOn: async () => (await stepNow(page)) === STEP.dossier,
    papers: PAPERS,
  });
  const { citizen, complete } = shared;
  const stepShown = async (): Promise<boolean> =>
    (await stepNow(page)) !== null &&
    (await selectedHeader(page).isVisible()) &&
    (await panel(page).isVisible());

  return {
    ...shared.acts,
    startDossier: async () => {
      await shared.start({
        expected: 'the choice of the agency or the first step of the filing form',
        arrived: async () => (await agencyForm(page).isVisible()) || (await stepShown()),
      });
      if (!(await agencyForm(page).isVisible())) return;
      await complete(agencyForm(page), citizen(), { allLists: true });
      const confirm = agencyForm(page)
        .locator('div.button-row button.btn-primary')
        .or(control(page, 'Đồng ý và tiếp tục'))
        .filter({ visible: true })
        .first();
      await desk.ask({
        what: 'first step of the form',
        expected: 'the first step of the filing form',
        press: () => pressHere(confirm, stage.patienceMs),
        ready: (signal) =>
          desk.lookOn(signal, async () =>
            (await stepShown()) && !(await agencyForm(page).isVisible()) ? true : undefined,
          ),
      });
    },
    fillApplicant: async (who, answers = {}) => {
      await complete(panel(page), who, { answers, noted: true });
      await goOn(desk, 'the step for documents', STEP.documents);
    },
    attach: async (documents, how) => {
      if ((await stepNow(page)) !== STEP.documents) return [];
      return attachFiles(desk, panel(page), documents, PAPERS, how);
    },
    review: async () => {
      if ((await stepNow(page)) === STEP.dossier) await goOn(desk, 'the step for documents', STEP.documents);
      if ((await stepNow(page)) === STEP.documents) await goOn(desk, 'the step for fees', STEP.fees);
    },
    submit: async () => {
      if (!(await fileButton(page).isVisible()))
        throw new Obstacle(
          'adapter-cannot',
          'expected the button that files the dossier, but the step shows none',
        );
      await complete(panel(page), citizen(), { allLists: true });
      return fileDossier(desk, { press: () => pressToFile(desk, fileButton(page)) });
    },
  };
};

const TELLING_PATHS =
  /\/padsvc\/|\/vi\/assets\/app\.config\.json|\/vi\/iframe\/dossier-|\/auth\/realms\/digo\b/;
/** Angular's own mark together with the platform's: the SPA root alone is not told from other Angular portals. */
const TELLING_ELEMENTS = ['form[id^="ngSelectAgencyForm"]', '[ng-version] #account_name'];

export const igateV2: Adapter = {
  id: 'igate-v2',
  requests: [
    ...E_ID_REQUESTS,
    ...SIGNING_REQUESTS,
    {
      effect: 'signsIn',
      method: 'POST',
      path: /^\/auth\/realms\/digo\/protocol\/openid-connect\/token$/,
      to: 'portal',
    },
  ],
  telling: TELLING_ELEMENTS,
  recognise: (marks) => {
    const spa = marks.addresses.some((address) => /^\/vi\/(?:trangchu)?(?:[?#]|$)/.test(address));
    return toldByAddress(marks, TELLING_PATHS) ?? (spa ? toldByElement(marks, TELLING_ELEMENTS) : null);
  },
  acts,
};
