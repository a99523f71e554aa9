import { checks } from '#src/checks/index.ts';
import { type Fault, type FaultId, type FaultVariant, FAULTS } from '#src/fleet/faults.ts';
import { LIFE_FAULTS } from '#src/fleet/faults-life.ts';
import { REUSE_FAULTS } from '#src/fleet/faults-reuse.ts';
import { SIGNING_FAULTS } from '#src/fleet/faults-signing.ts';
import type { Task } from '#src/model/journey.ts';

/** What a portal stands for in a round: a fault, its look-alike (`ok`), or a healthy twin. */
export type Role = {
  readonly portalId: string;
  readonly fault: Fault | null;
  readonly variant: FaultVariant | null;
};

/** A catalogue of faults and the journeys that meet them. */
export type FaultSet = {
  readonly faults: readonly Fault[];
  readonly journeys: readonly string[];
  /** Healthy portals beside the faults: one for each, or so many in all. */
  readonly twins: 'each' | number;
  /** Whether a portal in this role walks the task; `at` is the number of the fault, or of the twin. */
  readonly walks: (task: Task, role: Role, at: number) => boolean;
  /** What a journey made is taken back, as sweeps do: where a second try could meet what the first one left. */
  readonly cleansUp?: true;
  /** Pages are looked at closely, as in a full sweep. */
  readonly thorough?: true;
  /** Checks that a healthy portal in this role must be answered by; all of them by default. */
  readonly answers?: (check: string, role: Role) => boolean;
};

const SIGN_DOCUMENT = 'signing/sign-document';
const SIGN_FORM = 'signing/sign-form';
const AS_ORGANISATION = 'signing/sign-as-organisation';
const BAD_FILES = 'signing/refuses-bad-files';
const RESULTS = 'signing/published-results';
const SITE = 'public/read-site';
const SEARCH = 'public/search';
const ASSISTANT = 'public/ask-assistant';
const FILE = 'residence/register-permanent';
const PAY = 'payment/pay-fee';
const FOLLOW = 'track/follow-and-withdraw';
const STORE = 'account/sign-in';
const ROUND_TRIP = 'reuse/store-round-trip';
const DRAFT = 'reuse/draft-and-resume';
const BAD_VALUES = 'reuse/bad-values';
const LIMITS = 'reuse/upload-limits';
const BIRTH = 'civil/register-birth';
const LOOK_UP = 'track/look-up';
const KEYS = 'access/keyboard-only';

/** Which journeys meet a fault, where they are not its set's first. */
const MET_BY: Partial<Record<FaultId, readonly string[]>> = {
  'signing-duty-late': [SIGN_FORM],
  'bad-files-accepted': [BAD_FILES],
  'results-unsigned': [RESULTS],
  'signer-wrong': [SIGN_DOCUMENT, AS_ORGANISATION],
  'signing-told-only': [SIGN_DOCUMENT, SIGN_FORM],
  'search-needs-marks': [SEARCH],
  'search-misses-typo': [SEARCH],
  'label-full-but-come': [FILE],
  'no-summary': [FILE],
  'payment-not-offered': [PAY],
  'payment-amount-wrong': [PAY],
  'payment-charge-hidden': [PAY],
  'payment-success-untold': [PAY],
  'withdraw-missing': [FOLLOW],
  'withdraw-pretends': [FOLLOW],
  'download-incomplete': [FOLLOW],
  'download-broken': [FOLLOW],
  'inbox-silent': [FOLLOW],
  'rating-missing': [FOLLOW],
  'no-store': [STORE],
  'store-empty-kinds': [STORE],
  'store-no-removal': [ROUND_TRIP],
  'store-document-changed': [ROUND_TRIP],
  'kept-not-found': [ROUND_TRIP],
  'keep-preticked': [ROUND_TRIP],
  'over-ask-marriage-certificate': [BIRTH],
  'draft-lost': [DRAFT],
  'draft-half-restored': [DRAFT],
  'no-print': [DRAFT],
  'validation-absent': [BAD_VALUES],
  'validation-english': [BAD_VALUES],
  'message-far-off': [BAD_VALUES],
  'values-lost-on-error': [BAD_VALUES],
  'limit-not-stated': [LIMITS],
  'limit-not-honoured': [LIMITS],
  'unmasked-public-look-up': [LOOK_UP],
  'keyboard-trap': [KEYS],
  'button-beyond-keys': [KEYS],
  'assistant-wrong': [ASSISTANT],
  'assistant-asks-otp': [ASSISTANT],
  // Where the sign-in is the e-ID's alone, the notice belongs beside the form.
  'privacy-notice-missing': [SITE, FILE],
  'privacy-notice-thin': [SITE, FILE],
};

/** Faults that only a phone shows. */
const ON_PHONES: ReadonlySet<FaultId> = new Set(['prefill-lost-on-phone']);

/** Faults that only whoever has a keyboard meets. */
const ON_DESKTOPS: ReadonlySet<FaultId> = new Set(['keyboard-trap', 'button-beyond-keys']);

/** A fault is met on one device, in turn; healthy portals of every family walk all journeys on both. */
const inTurn =
  (first: string): FaultSet['walks'] =>
  ({ device, journey }, { fault }, at) =>
    fault === null ||
    ((device === 'phone') === ((at % 2 === 0 || ON_PHONES.has(fault.id)) && !ON_DESKTOPS.has(fault.id)) &&
      (MET_BY[fault.id] ?? [first]).includes(journey.id));

const SIGNING_CHECKS: ReadonlySet<string> = new Set([
  'journey-completes',
  ...checks.filter(({ criterion }) => criterion.startsWith('P2-')).map(({ id }) => id),
]);

const checksOf = (faults: readonly Fault[]): ReadonlySet<string> =>
  new Set(['journey-completes', ...faults.flatMap(({ mustFail }) => mustFail)]);

const PORTAL_CHECKS = checksOf(FAULTS);
const LIFE_CHECKS = checksOf(LIFE_FAULTS);
const REUSE_CHECKS = checksOf(REUSE_FAULTS);

/** A look-alike walks the journeys of its fault alone, so it is asked what these show; a twin walks all. */
const asked =
  (checksOfSet: ReadonlySet<string>): NonNullable<FaultSet['answers']> =>
  (check, { fault }) =>
    fault === null
      ? checksOfSet.has(check)
      : check === 'journey-completes' || fault.mustFail.some((each) => each === check);

export const SETS: Readonly<Record<string, FaultSet>> = {
  portal: {
    faults: FAULTS,
    journeys: ['track/look-up', 'public/find-service'],
    twins: 'each',
    walks: ({ device, journey }) => (device === 'phone') === (journey.id === 'track/look-up'),
    answers: (check) => PORTAL_CHECKS.has(check),
  },
  signing: {
    faults: SIGNING_FAULTS,
    journeys: [SIGN_DOCUMENT, SIGN_FORM, AS_ORGANISATION, BAD_FILES, RESULTS],
    twins: 3,
    walks: inTurn(SIGN_DOCUMENT),
    answers: asked(SIGNING_CHECKS),
  },
  reuse: {
    faults: REUSE_FAULTS,
    journeys: [FILE, STORE, ROUND_TRIP, DRAFT, BAD_VALUES, LIMITS, BIRTH, LOOK_UP, KEYS],
    twins: 5,
    walks: inTurn(FILE),
    cleansUp: true,
    answers: asked(REUSE_CHECKS),
  },
  life: {
    faults: LIFE_FAULTS,
    journeys: [SITE, SEARCH, ASSISTANT, FILE, PAY, FOLLOW],
    twins: 5,
    walks: inTurn(SITE),
    answers: asked(LIFE_CHECKS),
  },
};
