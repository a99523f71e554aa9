import type { Locator, Page } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { Adapter, PlatformActs, Stage } from './adapter.ts';
import type { FieldNames } from './applicant.ts';
import type { Desk } from './ask.ts';
import { openDesk } from './ask.ts';
import { attachFiles } from './attach.ts';
import { control, pressHere } from './controls.ts';
import { E_ID_REQUESTS } from './e-id.ts';
import { spend } from './effort.ts';
import { fileDossier } from './file-dossier.ts';
import type { Signposts } from './find-service.ts';
import { openHome, openService } from './find-service.ts';
import type { Completion } from './form.ts';
import { completeForm, frameBody } from './form.ts';
import type { DocumentPlaces } from './read-papers.ts';
import { lookUp } from './look-up.ts';
import { holding } from './name-match.ts';
import { reuseActs } from './reuse.ts';
import { serviceLifeActs } from './service-life/acts.ts';
import type { SignInWays } from './sign-in.ts';
import { signIn } from './sign-in.ts';
import { SIGNING_REQUESTS, signingActs } from './signing.ts';
import { startFiling } from './start-filing.ts';
import { captchaWaits } from './trouble.ts';

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
  // Remembered so that a portal that asks again when filing starts can be answered.
  let citizen: Citizen | null = null;
  const filler = (): string => stage.service.current?.name.vi ?? stage.portal.id;
  const wizard = page.locator('main').or(page.locator('body')).first();
  const dialog = page
    .locator('[role="dialog"]')
    .filter({ visible: true })
    .filter({ has: page.locator(CONFIRM_AGENCY) });
  const complete = (
    scope: Locator,
    who: Citizen | null,
    more: Pick<Completion, 'allLists' | 'answers' | 'noted'> = {},
  ): Promise<void> => completeForm(desk, { scope, fields: FIELDS, citizen: who, filler: filler(), ...more });
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
    open: () => openHome(desk),
    ...signingActs(desk, { next: () => buttonOf(page, 'documents'), fields: FIELDS }),
    ...serviceLifeActs(desk, { signposts: SIGNPOSTS }),
    ...reuseActs(desk, {
      form: () => wizard,
      next: () => nextButton(page),
      fields: FIELDS,
      ways: WAYS,
      citizen: () => citizen,
      papers: { scope: () => wizard, places: PAPERS },
    }),
    openService: (id) => openService(desk, id, SIGNPOSTS),
    signIn: (who) => {
      citizen = who;
      return signIn(desk, who, WAYS);
    },
    startDossier: async () => {
      await startFiling(
        desk,
        { signposts: SIGNPOSTS, ways: WAYS, citizen },
        {
          expected: 'the choice of the agency or the first step of the wizard',
          arrived: async () =>
            (await page.locator(CONFIRM_AGENCY).filter({ visible: true }).count()) > 0 ||
            (await isOn(page, 'applicant')),
        },
      );
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
      if (!(await isOn(page, 'documents'))) return;
      await attachFiles(desk, wizard, documents, PAPERS, how);
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
      await complete(wizard, citizen);
      return fileDossier(desk, {
        press: async () => {
          if (await captchaWaits(page))
            throw new Obstacle('captcha', 'expected to file the dossier, but a captcha waits for a person');
          await pressHere(buttonOf(page, 'result'), patienceMs);
        },
      });
    },
    lookUp: (code) =>
      lookUp(desk, code, {
        menus: ['Tra cứu hồ sơ', 'Tra cứu'],
        field: ['Mã hồ sơ', 'Số hồ sơ'],
        press: ['Tra cứu', 'Tìm kiếm'],
        details: ['Xem chi tiết'],
        path: '/tra-cuu-tinh-trang-ho-so',
      }),
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
  recognise: ({ addresses, fits, version }) => {
    const telling = addresses
      .map((address) => TELLING_PATHS.exec(address)?.[0])
      .find((path) => path !== undefined);
    if (telling !== undefined) return { detectedBy: `address with ${telling}`, version };
    const element = TELLING_ELEMENTS.find((selector) => fits.has(selector));
    return element === undefined ? null : { detectedBy: `element ${element}`, version };
  },
  acts,
};
