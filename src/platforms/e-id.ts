import type { Locator, Page } from 'playwright';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { DeclaredRequest } from './adapter.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { control, looseControl, pressHere, tick, typeInto } from './controls.ts';
import { holding } from './name-match.ts';
import { quote, tellsOfFailure, troublesNow } from './trouble.ts';

/** Screens of the national sign-in, the one that lies on top first: they are dialogs in a row on one URL. */
const SCREENS = ['passcode', 'consent', 'code', 'password', 'account', 'qr'] as const;
type Screen = (typeof SCREENS)[number];

/** Words of the sign-in's screens (group `login`, sequence `vneid-login` of the screens data). */
const WORDS = {
  eId: 'Tài khoản Định danh điện tử (VNeID)',
  passcode: 'Nhập passcode',
  share: 'Xác nhận chia sẻ',
  code: 'Mã xác nhận đăng nhập',
  /** Not of the screens data: no dated picture of the e-ID shows one. */
  passkey: ['khóa truy cập', 'passkey'],
  confirm: 'Xác nhận',
  signIn: 'Đăng nhập',
  number: 'Số định danh cá nhân',
  password: 'Mật khẩu',
  qr: 'Quét mã QR',
} as const;

const TYPED = 'input:not([type="hidden"]):not([type="checkbox"]):not([type="radio"]):not([type="submit"])';

/** Everything that the sign-in's own pages send; to its hosts only. */
export const E_ID_REQUESTS: readonly DeclaredRequest[] = [
  { effect: 'signsIn', method: 'POST', path: /^\//, to: 'signIn' },
];

/** Host name without port: that is how the sign-in hosts are given. */
export const atSignIn = (desk: Desk): boolean => isSignInUrl(desk, desk.stage.page.url());

export const isSignInUrl = ({ stage }: Desk, address: string): boolean => {
  try {
    const { hostname, host } = new URL(address);
    return stage.signInHosts.some((each) => each === hostname || each === host);
  } catch {
    return false;
  }
};

/** Screens answered in one walk, in order; empty where the sign-in let the citizen through in silence. */
export type EIdWalk = { readonly screens: readonly Screen[] };

/**
 * Walks the national sign-in from its first screen until its pages are left, in whatever order and number
 * its screens come; an existing session passes without a screen.
 * @throws PortalFault, Obstacle `identity-refused`, or `no-account` where it offers only the QR code.
 */
export const walkEId = async (desk: Desk, citizen: Citizen): Promise<EIdWalk> => {
  const { page } = desk.stage;
  const answered: Screen[] = [];
  // On one document an answered form may still stand under the dialog that it opened.
  const done = new Set<Screen>();
  const tried = new Map<Screen, number>();
  let current = await desk.ask({
    what: 'sign-in screen',
    expected: 'a screen of the national sign-in or the way back to the portal',
    press: () => Promise.resolve(),
    ready: (signal) => nextScreen(desk, done, signal),
  });
  while (current !== null) {
    const screen: Screen = current;
    if (cameBack(desk, screen, tried))
      throw notTaken(screen, (await troublesNow(page))[0] ?? 'it came again');
    if (answered.filter((each) => each === screen).length > 1)
      throw new PortalFault(
        'portal-fault',
        `expected the sign-in to go on after its ${screen} screen, but it came a third time`,
      );
    const before = await troublesNow(page);
    tried.set(screen, desk.watch.documents().length);
    const press = await fillScreen(desk, screen, citizen);
    answered.push(screen);
    done.add(screen);
    try {
      current = await desk.ask({
        what: `sign-in: ${screen}`,
        expected: `the sign-in to go on after its ${screen} screen`,
        press,
        ready: (signal) => nextScreen(desk, done, signal),
      });
    } catch (error) {
      throw await refused(page, screen, before, error);
    }
  }
  return { screens: answered };
};

/**
 * Whether a screen for a secret stands there again although no page of a portal was asked for since it was
 * answered: then the answer was refused, and nobody tries twice.
 */
const cameBack = (desk: Desk, screen: Screen, tried: ReadonlyMap<Screen, number>): boolean => {
  const since = tried.get(screen);
  if (since === undefined || screen === 'account' || screen === 'consent') return false;
  return desk.watch
    .documents()
    .slice(since)
    .every((url) => isSignInUrl(desk, url));
};

/** Wrong numbers and codes are the identity's, not the portal's. */
const notTaken = (screen: Screen, said: string, cause?: unknown): Obstacle =>
  new Obstacle(
    'identity-refused',
    `expected the national sign-in to take the identity, but its ${screen} screen refused: "${quote(said)}"`,
    { cause },
  );

const refused = async (
  page: Page,
  screen: Screen,
  before: readonly string[],
  error: unknown,
): Promise<unknown> => {
  if (!(error instanceof PortalFault) || error.code !== 'portal-fault') return error;
  const said = (await troublesNow(page)).filter((text) => !before.includes(text) && tellsOfFailure(text));
  return notTaken(screen, said[0] ?? error.message, error);
};

/** The next screen to answer; null once the sign-in's pages are left and the next document is there. */
const nextScreen = async (desk: Desk, done: Set<Screen>, signal: AbortSignal): Promise<Screen | null> => {
  const { page } = desk.stage;
  for (;;) {
    signal.throwIfAborted();
    const round = new AbortController();
    const options = { timeout: 0, signal: AbortSignal.any([signal, round.signal]) };
    const ways = [
      page
        .waitForURL((url) => !isSignInUrl(desk, url.href), { waitUntil: 'domcontentloaded', ...options })
        .then(() => 'left'),
      anyScreen(page, done)
        .waitFor(options)
        .then(() => 'screen'),
      page.waitForEvent('domcontentloaded', options).then(() => 'document'),
    ];
    for (const way of ways) way.catch(() => undefined);
    const way = await Promise.race(ways).finally(() => round.abort());
    if (!atSignIn(desk)) return null;
    // A new document knows nothing of the screens answered before it: the same one may be asked again.
    if (way === 'document') done.clear();
    const screen = await topmost(page, done);
    if (screen !== null) return screen;
  }
};

const openScreens = (done: ReadonlySet<Screen>): readonly Screen[] =>
  SCREENS.filter((each) => !done.has(each));

const anyScreen = (page: Page, done: ReadonlySet<Screen>): Locator =>
  openScreens(done)
    .map((screen) => screenLocator(page, screen))
    .reduce((all, each) => all.or(each), page.locator(NOTHING))
    .first();

/** Of the screens that the page shows, the one on top: a dialog covers the form that opened it. */
const topmost = async (page: Page, done: ReadonlySet<Screen>): Promise<Screen | null> => {
  for (const screen of openScreens(done)) if (await screenLocator(page, screen).isVisible()) return screen;
  return null;
};

const NOTHING = ':not(*)';

/** What only this screen shows. */
const screenLocator = (page: Page, screen: Screen): Locator => {
  const shown = (locator: Locator): Locator => locator.filter({ visible: true }).first();
  const locators: { readonly [S in Screen]: () => Locator } = {
    passcode: () =>
      shown(page.getByText(holding(WORDS.passcode)).or(page.getByPlaceholder(holding(WORDS.passcode)))),
    consent: () => control(page, WORDS.share),
    code: () =>
      shown(
        page
          .getByLabel(holding(WORDS.code))
          .or(page.getByPlaceholder(holding(WORDS.code)))
          .or(page.getByText(holding(WORDS.code))),
      ),
    password: () => shown(page.locator('input#password')),
    account: () =>
      looseControl(page, WORDS.eId)
        .or(shown(page.getByText(holding(WORDS.eId))))
        .first(),
    // Beside the form for number and password the code is only another way.
    qr: () => shown(page.locator('body:not(:has(input#password))').getByText(holding(WORDS.qr))),
  };
  return locators[screen]();
};

/** Fills a screen in; returns what must be pressed to go on. */
const fillScreen = async (desk: Desk, screen: Screen, citizen: Citizen): Promise<() => Promise<unknown>> => {
  const { page, patienceMs: timeout } = desk.stage;
  const { username, password, passcode } = citizen.credentials;
  const fillers: { readonly [S in Screen]: () => Promise<() => Promise<unknown>> } = {
    account: async () => {
      const card = looseControl(page, WORDS.eId);
      const target = (await card.isVisible())
        ? card
        : page.getByText(holding(WORDS.eId)).filter({ visible: true }).first();
      return () => pressHere(target, timeout);
    },
    password: async () => {
      if (desk.stage.eId.passkey) return await offeredPasskey(desk);
      await typeInto(page.locator('input#username'), username, timeout);
      await typeInto(page.locator('input#password'), password, timeout);
      const button = page.locator('button.custom-btn-resolve').filter({ visible: true });
      const named = (await button.count()) > 0 ? button.first() : control(page, WORDS.signIn);
      return () => pressHere(named, timeout);
    },
    code: async () => await typeCode(desk, await desk.stage.eId.oneTimeCode()),
    passcode: () => typeCode(desk, passcode),
    consent: async () => {
      const dialog = await topDialog(page);
      for (const box of await dialog.getByRole('checkbox').all())
        if ((await box.isVisible()) && !(await box.isChecked())) await tick(box, timeout);
      const button = control(page, WORDS.share);
      return () => pressHere(button, timeout);
    },
    qr: () => {
      throw new Obstacle(
        'no-account',
        `expected a field for number and password, but the national sign-in shows only a QR code (${shortUrl(page.url())})`,
      );
    },
  };
  return fillers[screen]();
};

/** What asks the browser for the citizen's passkey, beside number and password. */
const offeredPasskey = async ({
  stage: { page, patienceMs: timeout },
}: Desk): Promise<() => Promise<void>> => {
  const button = looseControl(page, ...WORDS.passkey);
  await button.waitFor({ timeout }).catch((cause: unknown) => {
    throw new Obstacle(
      'no-account',
      `expected a way to sign in with a passkey, but the national sign-in offers none (${shortUrl(page.url())})`,
      { cause },
    );
  });
  return () => pressHere(button, timeout);
};

/** The dialog on top, or the whole page where the sign-in uses none. */
const topDialog = async (page: Page): Promise<Locator> => {
  const dialogs = page.locator('.ant-modal, [role="dialog"], dialog[open]').filter({ visible: true });
  return (await dialogs.count()) > 0 ? dialogs.last() : page.locator('body');
};

/** Types a code into one field or into a row of fields of one digit each. */
const typeCode = async (desk: Desk, code: string): Promise<() => Promise<unknown>> => {
  const { page, patienceMs: timeout } = desk.stage;
  const dialog = await topDialog(page);
  const fields = dialog.locator(TYPED).filter({ visible: true });
  const empty: Locator[] = [];
  for (const field of await fields.all()) if ((await field.inputValue()) === '') empty.push(field);
  const [first] = empty;
  if (first === undefined)
    throw new PortalFault('portal-fault', 'expected a field for the code, but the sign-in shows none');
  if (empty.length > 1) {
    await pressHere(first, timeout);
    for (const [index, digit] of [...code].entries()) {
      const box = empty[index];
      if (box !== undefined) await typeInto(box, digit, timeout);
    }
  } else await typeInto(first, code, timeout);
  const button = control(dialog, WORDS.confirm);
  return async () => {
    // Some forms go on by themselves after the last digit.
    if (await button.isVisible()) await pressHere(button, timeout);
  };
};
