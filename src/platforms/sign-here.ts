import { setTimeout as delay } from 'node:timers/promises';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Citizen, SigningHow } from '#src/model/journey.ts';
import type { SigningEnd, SigningEvidence, SigningProvider, SigningWay } from '#src/model/signing.ts';
import type { Desk } from './ask.ts';
import { shortUrl } from './clean-url.ts';
import { control, pressHere } from './controls.ts';
import { front } from './front.ts';
import { type ProviderList, providerField, readProviders } from './provider-list.ts';
import { newlySaid, readSaid, type Said } from './said.ts';
import { certificateLines, chooseSigner, signButton, waitingNotice } from './signing-page.ts';
import {
  certificateShown,
  isVietnamese,
  providersInOrder,
  resultTold,
  SIGNING_WORDS as WORDS,
  speaksOfSigning,
} from './signing-words.ts';
import { watchAgent, type AgentWatch } from './signing-agent.ts';
import { quote } from './trouble.ts';

/** What is known of a signing before its button is pressed. */
export type SigningTask = {
  readonly what: SigningEvidence['what'];
  readonly citizen: Citizen;
  readonly how: Required<SigningHow>;
  readonly announced: boolean | null;
  readonly demanded: boolean;
};

/** How the course from the button to the result ended; what follows (saving, fetching) may still change `end`. */
export type Course = Omit<SigningEvidence, 'step'>;

/**
 * Share of the patience after which a portal that says nothing, though the phone answered, has told all that it will:
 * the rest is for looking whether it signed in silence.
 */
const SILENT_SHARE = 0.6;
/** Some portals go on by themselves once the phone answered, others want their notice to be acknowledged. */
const ACKNOWLEDGE_MS = 5_000;
/** Buttons between the first press and the phone that any portal has, with room to spare. */
const MOST_PRESSES = 4;
/** How long a certificate may take to appear once a provider was chosen. */
const CERTIFICATE_MS = 5_000;
/** Where nothing is fetched, it is there at once or not at all; a busy machine may take long to begin fetching or to draw. */
const UNFETCHED_MS = 2_500;

/** How long a list may take to open once it was pressed. */
const LIST_OPENS_MS = 8_000;

type Seen = NonNullable<SigningEvidence['shown']>;

const NOTHING_SHOWN: Seen = { signer: false, issuer: false, validity: false };

const merge = (one: Seen | null, other: Seen): Seen => ({
  signer: one?.signer === true || other.signer,
  issuer: one?.issuer === true || other.issuer,
  validity: one?.validity === true || other.validity,
});

/** Names under which the signer's certificate may stand. */
const holdersOf = ({ citizen, how }: SigningTask): readonly string[] =>
  how.signsAs === 'organisation' ? [citizen.organisation?.name ?? ''] : [citizen.fullName];

const shownNow = async (desk: Desk, task: SigningTask): Promise<Seen> =>
  certificateShown(await certificateLines(await front(desk.stage.page)), holdersOf(task));

/**
 * Signs where the page shows its list of providers and its button: chooses, reads the certificate, presses,
 * answers the phone, and listens to what the portal says.
 * @throws Obstacle, PortalFault only where the page itself breaks; everything else is told by the course's `end`
 */
export const signHere = async (desk: Desk, task: SigningTask): Promise<Course> => {
  const { page, patienceMs, signing, nowMs } = desk.stage;
  const { citizen, how } = task;
  const agent = watchAgent(page);
  let providers: readonly SigningProvider[] = [];
  let way: SigningWay = 'other';
  let shown: Seen | null = null;
  let empty = false;
  const course = (end: SigningEnd, told: string | null, waitedMs: number): Course => ({
    what: task.what,
    signsAs: how.signsAs,
    answer: how.answer,
    providers,
    ...(empty && providers.length === 0 ? { listStayedEmpty: true } : {}),
    announced: task.announced,
    demanded: task.demanded,
    shown,
    end,
    told,
    toldInVietnamese: told === null ? null : isVietnamese(told),
    waitedMs: Math.round(waitedMs),
  });

  /** Lists are fetched by many portals; one that is still empty then is the portal's. */
  const filledList = async (): Promise<ProviderList | null> => {
    for (const startedMs = nowMs(); ; await delay(200)) {
      const list = await readProviders(await front(page), Math.min(patienceMs, LIST_OPENS_MS));
      if (list === null || list.providers.length > 0 || nowMs() - startedMs > patienceMs) return list;
    }
  };

  const choose = async (): Promise<void> => {
    const list = await filledList();
    if (list === null) return;
    empty = list.providers.length === 0;
    if (list.providers.length > 0) providers = list.providers;
    // The citizen's certificate may lie with any of them: a provider that has none is left for the next.
    for (const index of providersInOrder(list.providers.map((each) => each.way))) {
      way = list.providers[index]?.way ?? 'other';
      const before = await readSaid(page);
      await list.choose(index);
      shown = merge(shown, NOTHING_SHOWN);
      const none = await certificateOf(before);
      if (!none) return;
    }
  };

  /** Reads the certificate that a choice brings; true where the portal says instead that it has none. */
  const certificateOf = async (before: Said): Promise<boolean> => {
    for (const startedMs = nowMs(); nowMs() - startedMs < CERTIFICATE_MS; await delay(150)) {
      shown = merge(shown, await shownNow(desk, task));
      if (shown.signer || shown.validity) return false;
      const { notices } = newlySaid(before, await readSaid(page));
      if (notices.some((text) => resultTold(text) === 'failure')) return true;
      if (desk.watch.pending() === 0 && nowMs() - startedMs > UNFETCHED_MS) return false;
    }
    return false;
  };

  try {
    if (how.signsAs === 'organisation') {
      if (!(await chooseSigner(await front(page), WORDS.organisation, patienceMs)))
        return course('not-offered', null, 0);
    } else await chooseSigner(await front(page), WORDS.person, patienceMs);
    const untouched = await readSaid(page);
    await choose();
    if (shown === null) shown = await shownNow(desk, task);
    // Without a provider and a button that can be pressed there is no going on for a citizen.
    if (empty && !(await signButton(await front(page)).isEnabled())) return course('hung', null, patienceMs);
    await signing.phone?.hold(citizen);
    const now = await readSaid(page);
    // Without a certificate, what a provider's choice brought up may be why nothing can be signed.
    const before = shown.signer || shown.validity ? now : { ...now, notices: untouched.notices };
    const startedMs = nowMs();
    const listened = await desk.stage.wait(
      'sign',
      () => Promise.resolve(),
      () =>
        listen(desk, task, {
          before,
          agent,
          choose,
          wayNow: () => way,
          see: (seen) => (shown = merge(shown, seen)),
        }),
    );
    return course(listened.end, listened.told === null ? null : quote(listened.told), nowMs() - startedMs);
  } finally {
    agent.stop();
  }
};

type Ear = {
  readonly before: Said;
  readonly agent: AgentWatch;
  readonly choose: () => Promise<void>;
  readonly wayNow: () => SigningWay;
  readonly see: (seen: Seen) => void;
};

type Heard = { readonly end: SigningEnd; readonly told: string | null };

/** Presses and looks on until the portal tells a result, or it is clear that none will come. */
const listen = async (desk: Desk, task: SigningTask, ear: Ear): Promise<Heard> => {
  const { page, patienceMs, signing, nowMs } = desk.stage;
  const { answer } = task.how;
  let presses = 0;
  let chosen = await providerField(await front(page)).isVisible();
  let phone: 'not-asked' | 'answered' | 'no-request' = 'not-asked';
  let answeredMs = 0;
  let lastNotice: string | null = null;
  let waited = false;
  const press = async (button: ReturnType<typeof control>): Promise<void> => {
    presses += 1;
    await pressHere(button, patienceMs);
  };
  await press(signButton(await front(page)));
  const startedMs = nowMs();
  for (;;) {
    const waiting = await waitingNotice(page).isVisible();
    const now = newlySaid(ear.before, await readSaid(page));
    const told = resultIn(now);
    const notice = now.notices.findLast((text) => resultTold(text) === null && /\p{L}/u.test(text));
    if (notice !== undefined) lastNotice = notice;
    if (told !== null) {
      if (told.tells === 'success') return { end: 'signed', told: told.text };
      const agent = await ear.agent.state();
      if (agent !== null) return { end: agent === 'prompt' ? 'prompt' : 'agent-missing', told: told.text };
      if (ear.wayNow() === 'token') return { end: 'agent-missing', told: told.text };
      return { end: answer === 'rejects' ? 'declined' : 'error', told: told.text };
    }
    if (waiting) {
      waited = true;
      if (signing.phone === null) return { end: 'unanswered', told: null };
      if (phone === 'not-asked') {
        phone = (await signing.phone.answer(task.citizen, answer)) ? 'answered' : 'no-request';
        answeredMs = nowMs();
        continue;
      }
      const ok = control(page, ...WORDS.acknowledge);
      if (nowMs() - answeredMs > ACKNOWLEDGE_MS && (await ok.isVisible()) && (await ok.isEnabled()))
        await press(ok).catch(() => undefined);
    } else if (presses < MOST_PRESSES && phone === 'not-asked' && desk.watch.pending() === 0) {
      const scope = await front(page);
      if (!chosen && (await providerField(scope).isVisible())) {
        chosen = true;
        await ear.choose();
        await press(signButton(scope));
        continue;
      }
      const dialog = await confirmation(scope, now);
      if (dialog) {
        ear.see(await shownNow(desk, task));
        await press(control(scope, ...WORDS.goOn)).catch(() => undefined);
        continue;
      }
    }
    const agent = await ear.agent.state();
    if (agent !== null) return { end: agent === 'prompt' ? 'prompt' : 'agent-missing', told: lastNotice };
    const silent = !waiting && waited && nowMs() - startedMs > patienceMs * SILENT_SHARE;
    if (silent && answer === 'confirms') return { end: 'signed', told: lastNotice };
    if (nowMs() - startedMs > patienceMs) return { end: await lateEnd(desk, ear, phone), told: lastNotice };
    await delay(120);
  }
};

/** Nothing came in time: whose fault that is. */
const lateEnd = async (
  desk: Desk,
  ear: Ear,
  phone: 'not-asked' | 'answered' | 'no-request',
): Promise<SigningEnd> => {
  if (ear.wayNow() === 'token' || ear.agent.asked())
    return (await ear.agent.state()) === 'prompt' ? 'prompt' : 'agent-missing';
  return desk.stage.signing.phone === null && phone === 'not-asked' ? 'unanswered' : 'hung';
};

type Result = { readonly text: string; readonly tells: 'success' | 'refusal' | 'failure' };

/** The first new message that tells a result: a notice first, then a line that speaks of signing. */
const resultIn = ({ notices, lines }: Said): Result | null => {
  for (const text of [...notices, ...lines.filter(speaksOfSigning)]) {
    const tells = resultTold(text);
    if (tells !== null) return { text, tells };
  }
  return null;
};

/** Whether a dialog asks to go on: it is in front, has one of the buttons, and does not tell of waiting. */
const confirmation = async (scope: Awaited<ReturnType<typeof front>>, now: Said): Promise<boolean> => {
  if (now.lines.length === 0) return false;
  const isPage = await scope.evaluate((node) => node === document.body).catch(() => true);
  if (isPage) return false;
  const button = control(scope, ...WORDS.goOn);
  if (!(await button.isVisible()) || !(await button.isEnabled())) return false;
  // The form that was there before has a few new lines at most; a dialog that has just come has nothing else.
  const lines = (await scope.innerText().catch(() => ''))
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '');
  const fresh = lines.filter((line) => now.lines.includes(line));
  return fresh.length * 2 > lines.length;
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What a course that did not end well means for the step. */
export const blameFor = (desk: Desk, { end, told, answer }: Course): PortalFault | Obstacle | null => {
  const place = shortUrl(desk.stage.page.url());
  const said = told === null ? 'nothing' : `"${told}"`;
  if (end === 'agent-missing')
    return new Obstacle(
      'agent-missing',
      'expected to sign without a device, but the portal wants a plug-in or token that this machine has not',
    );
  if (end === 'prompt')
    return new Obstacle(
      'access-prompt',
      'expected to sign, but the browser asks the citizen for leave to reach a signing agent on this machine',
    );
  if (end === 'unanswered')
    return new Obstacle(
      'no-account',
      "expected to sign, but the portal waits for the citizen's phone, which nobody here holds",
    );
  if (end === 'not-offered')
    return new PortalFault('not-offered', `expected a way to sign, but the page shows none (${place})`);
  if (end === 'hung')
    return new PortalFault(
      'timeout',
      answer === 'rejects'
        ? `expected to be told that the citizen declined on the phone, but the portal said ${said} (${place})`
        : `expected the end of signing, but the portal said ${said} (${place})`,
    );
  if (end === 'error')
    return new PortalFault('portal-fault', `expected to sign, but the portal said ${said} (${place})`);
  if (end === 'told-only')
    return new PortalFault(
      'portal-fault',
      `expected the signed file, but the portal told of success and handed out none (${place})`,
    );
  return answer === 'rejects' && end === 'signed'
    ? new PortalFault(
        'portal-fault',
        `expected to be told that the citizen declined on the phone, but the portal said ${said} (${place})`,
      )
    : null;
};
