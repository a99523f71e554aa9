import type { Evidence } from '#src/model/evidence.ts';
import type { Citizen, OneTimeCode } from '#src/model/journey.ts';
import { DISTINCTIVE_LENGTH, knownValue } from './known-value.ts';
import { CUT, ENDS, PUBLIC_CODE, SECRET_VALUES, STARTS, STRANGERS } from './patterns.ts';
import { base64Of, escaped } from './spelling.ts';

/** A known value that must not be stored, and what stands for it, such as `«citizen.idNumber»`. */
export type Secret = { readonly placeholder: string; readonly value: string };

export type Redactor = {
  /** The text without secrets and personal numbers; of any length, never cut. */
  readonly text: (text: string) => string;
  /** The same for every text of the evidence, each cut to `LONGEST_TEXT`; our own words are left alone. */
  readonly evidence: (evidence: Evidence) => Evidence;
};

/** Longest text of stored evidence, in UTF-16 units with its `…`; the project's own choice. */
export const LONGEST_TEXT = 2000;

/** Portals may send megabytes; nothing after this is read, and what a cut here halves is dropped. */
const LONGEST_READ = 65_536;
const LONGEST_HALVED = 512;

const SECRET = '«secret»';

/** Fields that hold words of ours or of the browser, never a portal's. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'about',
  'act',
  'adapter',
  'answer',
  'before',
  'datum',
  'device',
  'done',
  'effect',
  'end',
  'file',
  'given',
  'keep',
  'kept',
  'kind',
  'mode',
  'origin',
  'outcome',
  'reason',
  'returned',
  'screenshot',
  'service',
  'sha256',
  'signsAs',
  'type',
  'value',
  'way',
  'where',
]);

/** Evidence in which some of these names stand for a portal's text: the assistant's answer, a procedure's reason. */
const PORTAL_TEXTS: ReadonlySet<string> = new Set(['answers', 'procedures'] satisfies (keyof Evidence)[]);

const NONE: ReadonlySet<string> = new Set();

/** Everything of a citizen that tells who they are or lets one in. */
export function citizenSecrets(citizen: Citizen): readonly Secret[] {
  const { credentials, organisation, parents, phone, birthDate, address } = citizen;
  return [
    { placeholder: '«citizen.idNumber»', value: citizen.idNumber },
    { placeholder: '«citizen.phone»', value: phone },
    { placeholder: '«citizen.phone»', value: phone.replace(/^0/, '+84') },
    { placeholder: '«citizen.phone»', value: phone.replace(/^0/, '84') },
    { placeholder: '«citizen.email»', value: citizen.email },
    { placeholder: '«citizen.fullName»', value: citizen.fullName },
    { placeholder: '«citizen.password»', value: credentials.password },
    ...oneTimeSecrets(credentials.oneTimeCode),
    { placeholder: '«citizen.passcode»', value: credentials.passcode },
    { placeholder: '«citizen.username»', value: credentials.username },
    ...(organisation === null
      ? []
      : [
          { placeholder: '«citizen.organisation»', value: organisation.name },
          { placeholder: '«citizen.taxCode»', value: organisation.taxCode },
          { placeholder: '«citizen.organisationAddress»', value: organisation.address },
        ]),
    ...(parents === null
      ? []
      : [
          { placeholder: '«citizen.fatherName»', value: parents.father },
          { placeholder: '«citizen.motherName»', value: parents.mother },
        ]),
    { placeholder: '«citizen.birthDate»', value: birthDate },
    { placeholder: '«citizen.birthDate»', value: birthDate.split('-').toReversed().join('/') },
    // A street as short as "Số 1" is a word of many a text.
    ...(address.street.length < DISTINCTIVE_LENGTH
      ? []
      : [{ placeholder: '«citizen.address»', value: address.street }]),
  ];
}

/** What never changes of a code's source. A code that was drawn for one run is told by whoever drew it. */
function oneTimeSecrets(source: OneTimeCode): readonly Secret[] {
  if (source.kind === 'fixed') return [{ placeholder: '«citizen.oneTimeCode»', value: source.code }];
  return source.kind === 'totp' ? [{ placeholder: '«citizen.oneTimeSecret»', value: source.secret }] : [];
}

/** The one gate before the store. Idempotent, never throws, takes time in proportion to the text. */
export function redactor(secrets: readonly Secret[]): Redactor {
  const known = secrets
    .filter(({ value }) => value.trim() !== '')
    .sort((a, b) => b.value.length - a.value.length)
    .map(({ placeholder, value }) => ({ replacement: placeholder, pattern: anywhere(value) }));
  const placeholders = [...new Set([SECRET, ...secrets, ...STRANGERS].map(placeholderOf))];
  const hasKnown = finder(known);
  const mask = masker(placeholders, [], known);

  return {
    text: (text) => settled(text, mask),
    evidence: (evidence) => {
      const codes = evidence.submissions.flatMap(({ code }) => code ?? []);
      const own = codes.filter((code) => code.trim() !== '' && !hasKnown(code));
      const maskAround = own.length > 0 ? masker(placeholders, own, known) : mask;
      const short = (text: string): string => settled(text, (one) => shortened(one, maskAround));
      return mapTexts(evidence, short) as Evidence;
    },
  };
}

type Replaced = { readonly replacement: string | null; readonly pattern: string };

function placeholderOf(one: string | { readonly placeholder: string }): string {
  return typeof one === 'string' ? one : one.placeholder;
}

/** Addresses and messages also carry what they tell in base64; of a short value too little is left there to be known. */
function anywhere(value: string): string {
  const known = knownValue(value);
  return value.trim().length < DISTINCTIVE_LENGTH ? known : `${known}|${base64Of(value)}`;
}

function finder(patterns: readonly Replaced[]): (text: string) => boolean {
  if (patterns.length === 0) return () => false;
  const any = new RegExp(patterns.map(({ pattern }) => pattern).join('|'), 'iu');
  return (text) => any.test(text);
}

/** One pass over a text; `codes` are the dossier codes of this run, which stay whatever they look like. */
function masker(
  placeholders: readonly string[],
  codes: readonly string[],
  known: readonly Replaced[],
): (text: string) => string {
  const kept = codes.map((code) => `${STARTS}${escaped(code)}${ENDS}`);
  const isPublic = new RegExp(`^(?:${[PUBLIC_CODE, ...kept].join('|')})$`, 'iu');
  const replaced: readonly Replaced[] = [
    { replacement: null, pattern: placeholders.map(escaped).join('|') },
    { replacement: null, pattern: [PUBLIC_CODE, ...kept].join('|') },
    ...known,
    ...STRANGERS.map(({ placeholder, pattern }) => ({ replacement: placeholder, pattern })),
  ];
  const finds = new RegExp(replaced.map(({ pattern }) => `(${pattern})`).join('|'), 'giu');
  return (text) =>
    withoutSecretValues(text, isPublic).replaceAll(finds, (found: string, ...groups: unknown[]) => {
      const which = groups.findIndex((group) => group !== undefined);
      return replaced[which]?.replacement ?? found;
    });
}

const SECRET_VALUE_PATTERNS = SECRET_VALUES.map(
  ({ before, value }) => new RegExp(`(${before})(${value})`, 'giu'),
);

function withoutSecretValues(text: string, isPublic: RegExp): string {
  return SECRET_VALUE_PATTERNS.reduce(
    (rest, pattern) =>
      rest.replaceAll(pattern, (found: string, before: string, value: string) =>
        isPublic.test(value) ? found : before + SECRET,
      ),
    text,
  );
}

/**
 * Masks until nothing changes: what was masked is a boundary to its neighbours, which a second pass would
 * otherwise see anew. Two passes settle real texts; the bound is for texts made to be difficult.
 */
function settled(text: string, pass: (text: string) => string): string {
  let before = text;
  for (let passes = 0; passes < 8; passes += 1) {
    const after = pass(before);
    if (after === before) break;
    before = after;
  }
  return before;
}

function shortened(text: string, mask: (text: string) => string): string {
  const whole = text.length <= LONGEST_READ;
  const masked = mask(whole ? text : text.slice(0, LONGEST_READ));
  const safe = whole ? masked : `${masked.slice(0, -LONGEST_HALVED)}${CUT}`;
  if (safe.length <= LONGEST_TEXT) return safe;
  const head = safe.slice(0, LONGEST_TEXT - CUT.length);
  return head.replace(/(?:«[\w.]{0,40}|[\uD800-\uDBFF])$/, '') + CUT;
}

function mapTexts(value: unknown, map: (text: string) => string, own = OWN_WORDS): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map, own));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, field]) => [
    key,
    own.has(key) && typeof field === 'string'
      ? field
      : mapTexts(field, map, PORTAL_TEXTS.has(key) ? NONE : own),
  ]);
  return Object.fromEntries(fields);
}
