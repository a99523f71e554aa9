import type { Citizen } from '#src/model/journey.ts';
import { DISTINCTIVE_LENGTH, knownValue } from './known-value.ts';
import { ENDS, PUBLIC_CODE, STARTS, STRANGERS } from './patterns.ts';
import { citizenSecrets } from './redactor.ts';
import { base64Of, escaped } from './spelling.ts';

/** Kinds of personal data and secrets that stand in a text which is to be published, such as `citizen.phone`; never the data. */
export type PublicGate = (text: string) => readonly string[];

/** Known values that public texts may hold by chance: dates, streets with offices, and names that many people have. */
const AMBIGUOUS = [
  '«citizen.birthDate»',
  '«citizen.address»',
  '«citizen.organisationAddress»',
  '«citizen.fatherName»',
  '«citizen.motherName»',
];

const NAMES = ['«citizen.fullName»', '«citizen.organisation»'];

const STRANGER = STRANGERS.filter(({ placeholder }) => placeholder === '«someone.idNumber»')
  .map(({ pattern }) => pattern)
  .join('|');

/**
 * The last look before pages are given away: for the known values of these citizens and for identification numbers of
 * anybody. Values shorter than eight characters are left to the redactor: in a whole report they occur by chance.
 */
export const publicGate = (citizens: readonly Citizen[]): PublicGate => {
  const known = new Map(
    citizens
      .flatMap(citizenSecrets)
      .filter(
        ({ placeholder, value }) =>
          !AMBIGUOUS.includes(placeholder) && folded(value).length >= DISTINCTIVE_LENGTH,
      )
      .map((secret) => [`${secret.placeholder} ${secret.value}`, secret]),
  );
  const secrets = [...known.values()].map(({ placeholder, value }) => {
    const pattern = knownValue(value);
    return {
      kind: kindOf(placeholder),
      finds: new RegExp(NAMES.includes(placeholder) ? `${STARTS}${pattern}${ENDS}` : pattern, 'iu'),
      encoded: new RegExp(base64Of(value), 'u'),
      fold: escaped(folded(value)),
    };
  });
  // Thousands of spellings in millions of characters: first cheaply whether there may be one at all.
  const mayBe = anyOf(secrets.map(({ fold }) => fold));
  const mayBeEncoded = anyOf(secrets.map(({ encoded }) => encoded.source));
  const numbers = new RegExp(STRANGER, 'u');
  const numbersAndCodes = new RegExp(`(${PUBLIC_CODE})|${STRANGER}`, 'giu');
  return (text) => {
    const plain = unescaped(text);
    const [isPlain, isEncoded] = [mayBe.test(folded(plain)), mayBeEncoded.test(text)];
    const kinds = secrets
      .filter(
        ({ finds, encoded }) =>
          (isPlain && (finds.test(plain) || finds.test(text))) || (isEncoded && encoded.test(text)),
      )
      .map(({ kind }) => kind);
    const stranger =
      numbers.test(plain) && [...plain.matchAll(numbersAndCodes)].some(([, code]) => code === undefined);
    return [...new Set([...kinds, ...(stranger ? ['someone.idNumber'] : [])])];
  };
};

const kindOf = (placeholder: string): string => placeholder.replaceAll(/[«»]/g, '');

const anyOf = (patterns: readonly string[]): RegExp =>
  patterns.length === 0 ? /(?!)/u : new RegExp([...new Set(patterns)].join('|'), 'u');

/** Letters without marks, digits without gaps: what all spellings of a value have in common. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\s._+-]+/g, '')
    .replaceAll('đ', 'd');

const ESCAPES = /(?:%(?:25)?[0-9a-f]{2})+|\\u([0-9a-f]{4})|&#(\d{1,7});|&#x([0-9a-f]{1,6});/gi;

/** What addresses, JSON and HTML write in another way, as it is read. */
const unescaped = (text: string): string =>
  text.replaceAll(ESCAPES, (found, json?: string, decimal?: string, hex?: string) => {
    if (found.startsWith('%')) return Buffer.from(found.replaceAll(/%(?:25)?/gi, ''), 'hex').toString('utf8');
    const code = decimal === undefined ? Number.parseInt(json ?? hex ?? '', 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : found;
  });
