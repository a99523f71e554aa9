import { spellingsOf } from './spelling.ts';

/*
 * Sources of patterns for the flags `giu`: what is personal or secret whoever it belongs to. Every
 * repetition is bounded or cannot start twice in the same run of characters, so that matching is linear.
 */

/** Stands at the end of a text that was cut. No pattern reaches over it: what a cut left is not a new find. */
export const CUT = '…';

/**
 * What may not stand before a number or a short word: a letter or a digit, unless it ends an escape
 * (`%3D`, `\u003d`, `\n`).
 */
export const STARTS: string = String.raw`(?<![\p{L}\p{N}](?<!%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\[nrt]))`;
export const ENDS: string = String.raw`(?![\p{L}\p{N}${CUT}])`;

/**
 * Codes of dossiers (H49.22-261121-0001, 000.00.22.H49-261121-0001, G22.99.08-261121-000123) and of
 * procedures (1.004222, 1.004946.000.00.00.H51): public and needed. Shapes after `dossierCodeShapes` of the
 * screens data.
 */
const DOSSIER_CODE = String.raw`(?:\d{3}(?:\.\d{2}){2}\.)?[a-z]\d{2,3}(?:\.\d{1,3}){0,4}-\d{6}-\d{4,6}`;
const PROCEDURE_CODE = String.raw`\d\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.[a-z]\d{2,3})?`;
// A date that is glued to a code is no part of it.
export const PUBLIC_CODE: string = `${STARTS}(?:${DOSSIER_CODE}|${PROCEDURE_CODE})${ENDS}(?!/\\d)`;

/** Personal identification number: 12 digits, the first a 0; also written in threes and in fours. */
const ID_NUMBER = String.raw`0\d{11}|0\d{2}(?:[ \u00a0]\d{3}){3}|0\d{3}(?:[ \u00a0]\d{4}){2}`;

/** +84 or 0, then 9 digits, in one run or in the usual groups. Landlines have 10 and are offices'. */
const COUNTRY = String.raw`(?:\+|%2B)?84[ .-]?`;
const PHONE = [
  String.raw`(?:${COUNTRY}|0084|0)[1-9]\d{8}`,
  String.raw`(?:${COUNTRY}|0)[1-9]\d(?:[ .-]\d{3}[ .-]\d{4}|[ .-]\d{4}[ .-]\d{3}|\d[ .-]\d{3}[ .-]\d{3})`,
].join('|');

/** A tax number is 10 or 13 digits like many another: it is known by the words before it. */
const TAX_WORDS = ['MST', 'MSDN', 'mã số thuế', 'mã số doanh nghiệp', 'tax code', 'tax number', 'tax id'];
const AFTER_TAX_WORDS = String.raw`(?<=(?:${TAX_WORDS.map(spellingsOf).join('|')})(?:%[0-9a-f]{2}|[^\p{L}\p{N}${CUT}]){0,12})`;
const TAX_NUMBER = String.raw`(?=\d{10})${AFTER_TAX_WORDS}\d{10}(?:-?\d{3})?`;

/** Numbers of people and firms that we do not know; the first that fits counts. */
export const STRANGERS: readonly { readonly placeholder: string; readonly pattern: string }[] = [
  { placeholder: '«someone.taxNumber»', pattern: `${TAX_NUMBER}${ENDS}` },
  { placeholder: '«someone.idNumber»', pattern: `${STARTS}(?<!\\d[.,])(?:${ID_NUMBER})${ENDS}` },
  { placeholder: '«someone.phone»', pattern: `${STARTS}(?<!\\d[.,])(?:${PHONE})${ENDS}` },
];

/** Names that hold a secret wherever they are given a value; what follows in the name does not matter. */
const SECRET_NAMES = [
  'token',
  'session',
  'sessid',
  'password',
  'passwd',
  'passcode',
  'mat_?khau',
  'secret',
  'credential',
  'csrf',
  'xsrf',
  'p_auth',
  'SAMLResponse',
  'SAMLRequest',
  'RelayState',
  'assertion',
  'code_verifier',
  'api_?key',
  'authorization',
  'cookie',
  'jwt',
  'otp',
].join('|');

/** Names that hold a secret in an address, and harmless things elsewhere. */
const ADDRESS_NAMES = [
  'code',
  'state',
  'sid',
  'ticket',
  'nonce',
  'auth',
  'sig',
  'signature',
  'pin',
  'pwd',
  'pass',
  'tx',
  'txid',
  'transaction(?:_?id)?',
  'interaction(?:_?id)?',
  '(?:login|consent)_challenge',
  'execution',
];

const NAME = [
  String.raw`(?:${SECRET_NAMES})[\w-]{0,40}`,
  String.raw`(?<=[?&;#]|%(?:25)?(?:3F|26|23|3B))(?:${ADDRESS_NAMES.join('|')})`,
].join('|');

/** What a sign-in under way is called in its path: long, and no word. */
const SIGN_IN_PATH = String.raw`/(?:authorize|auth|interaction|resume|sso)/`;
const OPAQUE = String.raw`(?=[\w-]*(?:\d|(?-i:[A-Z])))[\w-]{16,}`;

const KEY = String.raw`(?:${SECRET_NAMES})[\w-]{0,40}\\?["']\s{0,8}:\s{0,8}`;

const PLAIN = String.raw`[^&#?\s"'<>\\${CUT}]+`;
const NESTED = String.raw`(?:(?!%(?:25)?(?:26|23|3F))[^&#?\s"'<>\\${CUT}])+`;
const IN_DOUBLE_QUOTES = String.raw`(?:[^"\\${CUT}]|\\[^${CUT}])+`;
const IN_SINGLE_QUOTES = String.raw`(?:[^'\\${CUT}]|\\[^${CUT}])+`;
const IN_ESCAPED_QUOTES = String.raw`(?:[^"\\${CUT}]|\\[^"${CUT}])+`;
const TO_LINE_END = String.raw`[^\r\n"'${CUT}]+`;

/** Each ends right before a value that is secret; the value is what the second pattern takes. */
export const SECRET_VALUES: readonly { readonly before: string; readonly value: string }[] = [
  { before: `(?:${NAME})=`, value: PLAIN },
  { before: `(?:${NAME})%(?:25)?3D`, value: NESTED },
  { before: SIGN_IN_PATH, value: OPAQUE },
  { before: `${KEY}"`, value: IN_DOUBLE_QUOTES },
  { before: `${KEY}'`, value: IN_SINGLE_QUOTES },
  { before: String.raw`${KEY}\\"`, value: IN_ESCAPED_QUOTES },
  { before: KEY, value: String.raw`\d+` },
  { before: String.raw`(?:authorization|cookie)\s{0,8}:\s{0,8}`, value: TO_LINE_END },
  { before: String.raw`x-[\w-]{0,40}(?:token|key|auth|session)\s{0,8}:\s{0,8}`, value: TO_LINE_END },
  { before: String.raw`Bearer\s{1,8}`, value: String.raw`[\w.~+/=-]{8,}` },
  { before: String.raw`(?<![\w-])`, value: String.raw`eyJ[\w-]{5,}\.[\w-]+\.[\w-]*` },
];
