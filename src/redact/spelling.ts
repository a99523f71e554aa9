/**
 * Pattern (for the flags `iu`) of every way in which a portal may write a text: with precomposed or
 * decomposed marks or none, percent-encoded once or twice, escaped as in JSON or HTML, any white space.
 * No two alternatives of a character can both go on to match, so that matching stays linear.
 */
export function spellingsOf(text: string): string {
  const characters = [...text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')];
  const gap = /^\+?\d{9,}$/.test(text) ? DIGIT_GAP : '';
  return characters.map((character) => (character === ' ' ? WORD_GAP : spellings(character))).join(gap);
}

/** Without marks: `Đỗ Thị Ế` becomes `Do Thi E`. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

/** Portals group the digits of long numbers: 0912 345 678, 0912.345.678. */
const DIGIT_GAP = String.raw`[ .\u00a0-]?`;

/** Between words: none in an account name made of a person's name, a sign in an address, an entity in HTML. */
const WORD_GAP = String.raw`(?:[\s+_.-]|%20|%2520|%2B|&nbsp;|\\u00a0){0,4}`;

const NAMED_ENTITIES: Readonly<Record<string, readonly string[]>> = {
  '&': ['&amp;'],
  '<': ['&lt;'],
  '>': ['&gt;'],
  '"': ['&quot;', '\\"'],
  "'": ['&apos;'],
  '\\': ['\\\\'],
  '/': ['\\/'],
};

/** By character: the same few alphabets are asked for in every run. */
const spelt = new Map<string, string>();

function spellings(character: string): string {
  const known = spelt.get(character);
  if (known !== undefined) return known;
  const pattern = /^[A-Za-z0-9]$/.test(character) ? character : allSpellings(character);
  spelt.set(character, pattern);
  return pattern;
}

function allSpellings(character: string): string {
  const shapes = new Set([character, character.toUpperCase(), character.toLowerCase()].flatMap(compositions));
  const all = new Set<string>(NAMED_ENTITIES[character]);
  for (const shape of shapes) {
    all.add(shape);
    const percent = percentEncoded(shape);
    all.add(percent);
    all.add(percent.replaceAll('%', '%25'));
    all.add(jsonEscaped(shape));
    all.add(htmlEscaped(shape, 10));
    all.add(htmlEscaped(shape, 16));
  }
  const longestFirst = [...all].sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map((one) => escaped(one)).join('|')})`;
}

/** `ế` as one character, as letter and marks in both steps of composition, and as the bare letter. */
function compositions(character: string): readonly string[] {
  const [letter = character, ...marks] = character.normalize('NFD');
  const partly = marks.map((mark, index) => {
    const others = marks.filter((_, other) => other !== index);
    return (letter + mark).normalize('NFC') + others.join('');
  });
  return [character, character.normalize('NFD'), ...partly, withoutMarks(character)];
}

/** What base64 makes of a value, whatever stands before and after it: the characters that only it decides. */
export function base64Of(value: string): string {
  return [0, 1, 2]
    .map((before) => {
      const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(value.normalize('NFC'))]);
      const decided = bytes
        .toString('base64')
        .slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
      return escaped(decided).replaceAll('\\+', '(?:[+-]|%2B)').replaceAll('\\/', '(?:[/_]|%2F)');
    })
    .join('|');
}

/** `RegExp.escape`, which the type library does not know yet. */
export function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function percentEncoded(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => `%${hex(byte, 2)}`).join('');
}

function jsonEscaped(text: string): string {
  return Array.from({ length: text.length }, (_, index) => `\\u${hex(text.charCodeAt(index), 4)}`).join('');
}

function htmlEscaped(text: string, radix: 10 | 16): string {
  const prefix = radix === 16 ? '&#x' : '&#';
  return Array.from(text, (one) => `${prefix}${(one.codePointAt(0) ?? 0).toString(radix)};`).join('');
}

function hex(number: number, digits: number): string {
  return number.toString(16).toUpperCase().padStart(digits, '0');
}
