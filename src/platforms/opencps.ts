import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import { openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { shortUrl } from './clean-url.ts';
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
 * OpenCPS: pages of a Liferay site, each with a Vue client (Vuetify) whose own places stand behind the `#` of the
 * address. Lists, dialogs and messages lie at the end of the body; only what is visible counts.
 */

const SIGNPOSTS: Signposts = {
  menus: ['Thủ tục hành chính', 'Danh sách thủ tục hành chính', 'Nộp hồ sơ trực tuyến', 'Nộp hồ sơ'],
  search: ['Tìm kiếm'],
  details: ['Xem chi tiết'],
  start: ['Nộp hồ sơ', 'Nộp trực tuyến'],
};

const WAYS: SignInWays = {
  start: SIGNPOSTS.start,
  signIn: ['Đăng nhập'],
  eId: ['Đăng nhập bằng VNeID', 'Tài khoản Định danh điện tử (VNeID)'],
  // Liferay says so of every page.
  signedIn: 'body.signed-in',
  signOut: ['Đăng xuất'],
  form: '.v-stepper',
};

/** The account's fields are called so in the interface of the platform; labels where a form is made of others. */
const FIELDS: FieldNames = {
  names: {
    applicantName: 'fullName',
    applicantIdNo: 'idNumber',
    applicantIdDate: 'idIssuedOn',
    applicantIdPlace: 'idIssuedBy',
    birthDate: 'birthDate',
    gender: 'sex',
    contactTelNo: 'phone',
    contactEmail: 'email',
    address: 'address',
  },
  labels: {
    'Họ và tên': 'fullName',
    'Số giấy tờ': 'idNumber',
    'Số Căn cước': 'idNumber',
    'Ngày tháng năm sinh': 'birthDate',
    'Ngày sinh': 'birthDate',
    'Giới tính': 'sex',
    'Địa chỉ chi tiết': 'address',
    'Nơi cấp': 'idIssuedBy',
    'Ngày cấp': 'idIssuedOn',
    'Số điện thoại di động': 'phone',
    'Di động': 'phone',
    Email: 'email',
    'Quốc tịch': 'nationality',
    'Tỉnh/Thành phố': 'province',
    'Phường/Xã': 'ward',
  },
};

const PAPERS: DocumentPlaces = {
  rows: 'tr, [role="row"], li',
  choose: ['Tải từ máy tính', 'Chọn tệp tin'],
};

/** The dialog on top, where it holds a list to choose from. */
const choice = (page: Page): Locator =>
  page
    .locator('[role="dialog"], .v-dialog--active')
    .filter({ visible: true })
    .filter({ has: page.locator('.v-select, select, [role="combobox"]') })
    .first();

/** Entries of the menu that the button to file opens where few bodies settle the procedure. */
const menuEntries = (page: Page): Locator =>
  page
    .locator('.menuable__content__active')
    .locator('.v-list__tile, .v-list-item, [role="menuitem"]')
    .filter({ visible: true });

const stepper = (page: Page): Locator => page.locator('.v-stepper').filter({ visible: true }).first();

/** The panel of the step that is shown. */
const panel = (page: Page): Locator =>
  stepper(page).locator('.v-stepper__content').filter({ visible: true }).first();

/** Step of the stepper, 0-based; null outside of it. */
const stepNow = async (page: Page): Promise<number | null> => {
  const active = await page
    .locator('.v-stepper__step')
    .evaluateAll((nodes) => nodes.map((node) => node.classList.contains('v-stepper__step--active')));
  const index = active.indexOf(true);
  return index === -1 ? null : index;
};

const nextButton = (page: Page): Locator =>
  control(panel(page), 'Tiếp tục', 'Bước tiếp theo', 'Đồng ý và tiếp tục');

const fileButton = (page: Page): Locator =>
  control(panel(page), 'Nộp hồ sơ', 'Gửi hồ sơ', 'Lưu và nộp hồ sơ');

/** More steps than any form of the screens data has. */
const MOST_STEPS = 8;

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page, patienceMs } = stage;
  const takesFiles = async (): Promise<boolean> =>
    (await panel(page).locator('input[type="file"]').count()) > 0 ||
    (await control(panel(page), ...PAPERS.choose).isVisible());
  const shared = sharedActs(desk, {
    signposts: SIGNPOSTS,
    ways: WAYS,
    fields: FIELDS,
    lookUp: LOOK_UP,
    form: () => panel(page),
    next: () => nextButton(page),
    mayGoOn: async () => !(await takesFiles()) && !(await fileButton(page).isVisible()),
    papers: PAPERS,
  });
  const { citizen, complete } = shared;
  const goOn = async (): Promise<void> => {
    const before = await stepNow(page);
    await desk.ask({
      what: 'next step',
      expected: 'the next step of the filing form',
      press: () => pressHere(nextButton(page), patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async () => {
          const now = await stepNow(page);
          if (now === null || now === before) return undefined;
          return (await nextButton(page).isVisible()) || (await fileButton(page).isVisible())
            ? true
            : undefined;
        }),
    });
    spend(page, { screens: 1 });
  };

  return {
    ...shared.acts,
    startDossier: async () => {
      const inForm = async (): Promise<boolean> =>
        (await panel(page).isVisible()) && (await nextButton(page).isVisible());
      await shared.start({
        expected: 'the choice of the agency or the first step of the filing form',
        arrived: async () =>
          (await choice(page).isVisible()) ||
          (await menuEntries(page).first().isVisible()) ||
          (await inForm()),
      });
      if (await inForm()) return;
      const dialog = choice(page);
      const chooses = await dialog.isVisible();
      if (chooses) await complete(dialog, null, { allLists: true });
      const confirm = chooses
        ? control(dialog, 'Đồng ý', 'Xác nhận', 'Tiếp tục', 'Đồng ý và tiếp tục')
        : menuEntries(page).first();
      await desk.ask({
        what: 'first step of the form',
        expected: 'the first step of the filing form',
        press: () => pressHere(confirm, patienceMs),
        ready: (signal) => desk.lookOn(signal, async () => ((await inForm()) ? true : undefined)),
      });
    },
    fillApplicant: async (who, answers = {}) => {
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if ((await takesFiles()) || (await fileButton(page).isVisible())) return;
        await complete(panel(page), who, { answers, noted: true });
        await goOn();
      }
    },
    attach: async (documents, how) => {
      if (!(await takesFiles())) return [];
      return attachFiles(desk, panel(page), documents, PAPERS, how);
    },
    review: async () => {
      for (let step = 0; step < MOST_STEPS; step += 1) {
        if (await fileButton(page).isVisible()) return;
        await goOn();
        await complete(panel(page), citizen());
      }
      throw new PortalFault(
        'portal-fault',
        `expected the last step of the filing form, but step after step asks to go on (${shortUrl(page.url())})`,
      );
    },
    submit: async () => {
      if (!(await fileButton(page).isVisible()))
        throw new Obstacle(
          'adapter-cannot',
          'expected the button that files the dossier, but the step shows none',
        );
      await complete(panel(page), citizen());
      return fileDossier(desk, { press: () => pressToFile(desk, fileButton(page)) });
    },
  };
};

/** Addresses of the platform's interface, of its clients (public source of the platform) and of its sign-in. */
const TELLING_PATHS = /\/o\/rest\/v2\/|\/o\/v1\/opencps\/|\/o\/opencps-store\/|#\/login-dichvucong\b/;
/** How its sites are called; other software runs on Liferay too, so that this alone tells only together with it. */
const SITE = /^\/web\/cong-(?:dich-vu-cong|dvc)\b/;
const LIFERAY_BODY = 'body.signed-in, body.signed-out';
/** Portlets and clients as the platform's own pages name them. */
const TELLING_ELEMENTS = [
  '[id*="npmreactlogin"]',
  '[class*="portlet-boundary_npmreactlogin"]',
  '#app_serviceinfo',
];

export const opencps: Adapter = {
  id: 'opencps',
  // Of the platform's own calls only those of signing are known: below `sandbox` nothing else that it sends passes.
  requests: [...E_ID_REQUESTS, ...SIGNING_REQUESTS],
  telling: [...TELLING_ELEMENTS, LIFERAY_BODY],
  recognise: (marks) => {
    const told = toldByAddress(marks, TELLING_PATHS) ?? toldByElement(marks, TELLING_ELEMENTS);
    if (told !== null) return told;
    const { addresses, fits, version } = marks;
    const site = addresses.find((address) => SITE.test(address));
    return site !== undefined && fits.has(LIFERAY_BODY)
      ? { detectedBy: `address with ${SITE.exec(site)?.[0] ?? ''}`, version }
      : null;
  },
  acts,
};
