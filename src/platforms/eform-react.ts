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
import { frameBody } from './form.ts';
import { LOOK_UP } from './look-up.ts';
import { holding } from './name-match.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { sharedActs } from './shared-acts.ts';
import type { SignInWays } from './sign-in.ts';
import { SIGNING_REQUESTS } from './signing.ts';
import { toldByAddress, toldByElement } from './told-by.ts';

/*
 * The React eForm platform: a table of procedures, a modal for agency and unit, then a wizard of four steps at
 * one URL; the declaration is an eForm in a frame. Ids are `kt_` and the slug of the label.
 */

const SIGNPOSTS: Signposts = {
  menus: ['Danh sách thủ tục hành chính', 'Thủ tục hành chính', 'Nộp hồ sơ trực tuyến', 'Nộp hồ sơ'],
  search: ['Tìm kiếm'],
  details: ['Xem chi tiết'],
  start: ['Nộp hồ sơ'],
};

const WAYS: SignInWays = {
  start: SIGNPOSTS.start,
  signIn: ['Đăng nhập', 'Đăng nhập bằng VNeID'],
  eId: ['Đăng nhập bằng VNeID', 'Tài khoản Định danh điện tử (VNeID)'],
  signedIn: '.user-dropdown',
  signOut: ['Đăng xuất'],
  form: '[data-e2e="btn-next"], [data-e2e="confirm-button-information"]',
};

const FIELDS: FieldNames = {
  names: { email: 'email' },
  labels: {
    'Họ và tên': 'fullName',
    'Số giấy tờ': 'idNumber',
    'Ngày tháng năm sinh': 'birthDate',
    'Giới tính': 'sex',
    'Địa chỉ chi tiết': 'address',
    'Nơi cấp': 'idIssuedBy',
    'Ngày cấp': 'idIssuedOn',
    'Số điện thoại di động': 'phone',
    'Di động': 'phone',
    Email: 'email',
    'Tỉnh/Thành phố': 'province',
    'Phường/Xã': 'ward',
  },
};

const CONFIRM_AGENCY = '[data-e2e="confirm-button-information"]';

/** Headings of the wizard's steps, and what leads on from each. */
const STEPS = {
  applicant: { heading: 'Thông tin chủ hồ sơ', button: '#kt_buoc-tiep-theo-cho-ban-than' },
  declaration: { heading: 'Kê khai thông tin', button: '#xem-truoc-to-khai, #kt_xem-truoc-to-khai' },
  documents: {
    heading: 'Thành phần hồ sơ',
    button: '#nop-thu-tuc-b-3, #nop-thu-tuc-b-3-uy-quyen, #kt_nop-thu-tuc-b-3, #kt_nop-thu-tuc-b-3-uy-quyen',
  },
  result: { heading: 'Thông tin nhận kết quả', button: '#kt_gui-ho-so' },
} as const;
type StepName = keyof typeof STEPS;

/** The step's button: by its own id, else by the mark that every step's button carries. */
const buttonOf = (page: Page, step: StepName): Locator =>
  page.locator(STEPS[step].button).filter({ visible: true }).first();

const nextButton = (page: Page): Locator =>
  page.locator('[data-e2e="btn-next"]').or(control(page, 'Bước tiếp theo')).filter({ visible: true }).first();

const isOn = async (page: Page, step: StepName): Promise<boolean> => await buttonOf(page, step).isVisible();

const PAPERS: DocumentPlaces = {
  rows: 'tr, [role="row"], li',
  choose: ['Chọn tệp tin', 'Tải từ máy tính'],
};

const acts = (stage: Stage): PlatformActs => {
  const desk = openDesk(stage);
  const { page, patienceMs } = stage;
  const wizard = page.locator('main').or(page.locator('body')).first();
  const shared = sharedActs(desk, {
    signposts: SIGNPOSTS,
    ways: WAYS,
    fields: FIELDS,
    lookUp: { ...LOOK_UP, path: '/tra-cuu-tinh-trang-ho-so' },
    form: () => wizard,
    next: () => nextButton(page),
    mayGoOn: async () => (await isOn(page, 'applicant')) || (await isOn(page, 'declaration')),
    afterPapers: () => buttonOf(page, 'documents'),
    papers: PAPERS,
  });
  const { citizen, complete } = shared;
  const dialog = page
    .locator('[role="dialog"]')
    .filter({ visible: true })
    .filter({ has: page.locator(CONFIRM_AGENCY) });
  const goOn = async (
    expected: string,
    press: () => Promise<unknown>,
    ...to: readonly StepName[]
  ): Promise<StepName> => {
    const shown = await desk.ask({
      what: expected,
      expected,
      press,
      ready: (signal) =>
        desk.lookOn(signal, async () => {
          for (const step of to) if (await isOn(page, step)) return step;
          return undefined;
        }),
    });
    spend(page, { screens: 1 });
    return shown;
  };

  return {
    ...shared.acts,
    startDossier: async () => {
      await shared.start({
        expected: 'the choice of the agency or the first step of the wizard',
        arrived: async () =>
          (await page.locator(CONFIRM_AGENCY).filter({ visible: true }).count()) > 0 ||
          (await isOn(page, 'applicant')),
      });
      if (await isOn(page, 'applicant')) return;
      await complete(dialog.first(), null, { allLists: true });
      await goOn(
        'the step for the applicant',
        () => pressHere(page.locator(CONFIRM_AGENCY).first(), patienceMs),
        'applicant',
      );
    },
    fillApplicant: async (who, answers = {}) => {
      const filling = { answers, noted: true } as const;
      await complete(wizard, who, filling);
      await goOn(
        'the step for the declaration',
        () => pressHere(buttonOf(page, 'applicant'), patienceMs),
        'declaration',
      );
      await declare(desk, (scope) => complete(scope, who, filling));
      await pastPreview(desk, goOn);
    },
    attach: async (documents, how) => {
      if (!(await isOn(page, 'documents'))) return [];
      return attachFiles(desk, wizard, documents, PAPERS, how);
    },
    review: async () => {
      if (!(await isOn(page, 'documents'))) return;
      await goOn(
        'the step for receiving the result',
        () => pressHere(buttonOf(page, 'documents'), patienceMs),
        'result',
      );
    },
    submit: async () => {
      if (!(await isOn(page, 'result')))
        throw new Obstacle(
          'adapter-cannot',
          'expected the button that sends the dossier, but the step shows none',
        );
      await complete(wizard, citizen());
      return fileDossier(desk, { press: () => pressToFile(desk, buttonOf(page, 'result')) });
    },
  };
};

/** Fills the eForm in its frame, once the frame has loaded. */
const declare = async (desk: Desk, complete: (scope: Locator) => Promise<void>): Promise<void> => {
  const { page } = desk.stage;
  const frame = page.locator('iframe').filter({ visible: true }).first();
  if (!(await frame.isVisible())) return;
  const body = frameBody(frame.contentFrame());
  await desk.ask({
    what: 'declaration form',
    expected: 'the declaration form in its frame',
    press: () => Promise.resolve(),
    ready: (signal) =>
      body
        .locator('input, select, textarea')
        .filter({ visible: true })
        .first()
        .waitFor({ timeout: 0, signal }),
  });
  await complete(body);
};

/** From the declaration to the documents: some steps show a preview that must be left first. */
const pastPreview = async (
  desk: Desk,
  goOn: (expected: string, press: () => Promise<unknown>, ...to: readonly StepName[]) => Promise<StepName>,
): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const expected = 'the step for documents';
  const preview = control(page, 'Xem trước').or(buttonOf(page, 'declaration')).first();
  const leave = page
    .locator('[role="dialog"]')
    .filter({ visible: true })
    .getByRole('button', { name: holding('Bước tiếp theo', 'Xác nhận', 'Đồng ý', 'Tiếp tục') })
    .first();
  const shown = await desk.ask({
    what: 'preview of the declaration',
    expected,
    press: () => pressHere(preview, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async () => {
        if (await isOn(page, 'documents')) return 'documents';
        if (await leave.isVisible()) return 'dialog';
        return (await nextButton(page).isVisible()) && !(await isOn(page, 'declaration'))
          ? 'next'
          : undefined;
      }),
  });
  if (shown === 'documents') return;
  await goOn(
    expected,
    () => pressHere(shown === 'dialog' ? leave : nextButton(page), patienceMs),
    'documents',
  );
};

const TELLING_PATHS = /\/tra-cuu-tinh-trang-ho-so|\/nop-ho-so\?(?=.*\bMaTTHC=)(?=.*\bMaCoQuanThucHien=)/;
const TELLING_ELEMENTS = ['[data-e2e="btn-next"]', CONFIRM_AGENCY, 'button[id^="kt_"]'];

export const eformReact: Adapter = {
  id: 'eform-react',
  // Of the platform's own calls only those of signing are known: below `sandbox` nothing else that it sends passes.
  requests: [...E_ID_REQUESTS, ...SIGNING_REQUESTS],
  telling: TELLING_ELEMENTS,
  recognise: (marks) => toldByAddress(marks, TELLING_PATHS) ?? toldByElement(marks, TELLING_ELEMENTS),
  acts,
};
