import type { Datum } from '#src/model/datum.ts';
import type { Prefill } from '#src/model/filing.ts';
import type { Citizen } from '#src/model/journey.ts';
import { valueOf } from './applicant.ts';
import { dayOf } from './day-of.ts';
import { foldName } from './name-match.ts';

/** Signs that portals put in the place of what they do not show: 000******017, Nguyễn T***. */
const MASK = /[*•●_#…]|(?<=\d)x+(?=\d|$)|(?<=\d)X+(?=\d|$)/gu;

const isMasked = (text: string): boolean => text.search(MASK) !== -1;

const bare = (text: string): string =>
  foldName(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}@.*•●_#…+-]+/gu, ' ')
    .trim();

/** Whether what a masked text still shows can be the start and the end of this value. */
const shownFits = (masked: string, own: string): boolean => {
  const parts = masked.split(MASK);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  const tells = first.length + last.length >= LEAST_SHOWN;
  return tells && first.length + last.length <= own.length && own.startsWith(first) && own.endsWith(last);
};

const wordFits = (masked: string, own: string): boolean => {
  const parts = masked.split(MASK);
  return isMasked(masked)
    ? own.startsWith(parts[0] ?? '') && own.endsWith(parts.at(-1) ?? '')
    : masked === own;
};

/** Fewer characters than this of a masked value tell nobody from anybody. */
const LEAST_SHOWN = 3;

type Compare = (shown: string, own: string) => Prefill;

const digitsOf = (text: string): string => text.replace(/[^\d*•●_#…xX]/gu, '');

const byDigits =
  (wellFormed: RegExp, normal: (digits: string) => string = (digits) => digits): Compare =>
  (shown, own) => {
    const digits = normal(digitsOf(shown));
    const mine = normal(digitsOf(own));
    if (isMasked(digits)) {
      if (shownFits(digits, mine)) return 'own';
      return digits.length === mine.length && /\d{3}/.test(digits) ? 'another' : 'unclear';
    }
    if (digits === mine) return 'own';
    return wellFormed.test(digits) ? 'another' : 'unclear';
  };

/** 0912345678 for +84 912 345 678, 84912345678 and 0084912345678. */
const nationalPhone = (digits: string): string => digits.replace(/^(?:0084|84)0?(?=[1-9*•●])/u, '0');

const byDay: Compare = (shown, own) => {
  const [day, mine] = [dayOf(shown), dayOf(own)];
  if (mine === null) return 'unclear';
  if (day === mine) return 'own';
  if (isMasked(shown)) return 'unclear';
  // Month and day may stand the other way round.
  const [year, month, date] = (day ?? '').split('-');
  if (day === null || `${year}-${date}-${month}` === mine) return 'unclear';
  return 'another';
};

/** The commonest family names, without marks: nine in ten Vietnamese bear one of them. */
const FAMILY_NAMES = new Set(
  'nguyen tran le pham hoang huynh vu vo phan truong bui dang do ngo ho duong dinh doan lam mai trinh dao cao ly ha luong thai ta to chau quach phung vuong thach luu'.split(
    ' ',
  ),
);

/** Whether a text is plainly a person's name and no title, account name or word of the portal. */
const isPersonName = (text: string): boolean => {
  const words = text.normalize('NFC').trim().split(/\s+/);
  if (words.length < 2 || words.length > 8 || !words.every((word) => /^\p{L}+$/u.test(word))) return false;
  const first = bare(words[0] ?? '');
  return FAMILY_NAMES.has(first) || (words.length > 2 && words.every((word) => /^\p{Lu}/u.test(word)));
};

const wordsOf = (text: string): readonly string[] => bare(text).split(/\s+/).toSorted();

const byName: Compare = (shown, own) => {
  const [name, mine] = [bare(shown), bare(own)];
  if (name === mine || wordsOf(shown).join(' ') === wordsOf(own).join(' ')) return 'own';
  if (isMasked(name)) {
    const shownWords = name.split(' ');
    const fits =
      shownFits(name, mine) ||
      (shownWords.length === mine.split(' ').length &&
        shownWords.some((word) => !isMasked(word)) &&
        shownWords.every((word, at) => wordFits(word, mine.split(' ')[at] ?? '')));
    return fits ? 'own' : 'unclear';
  }
  if (mine.includes(name) || name.includes(mine)) return 'unclear';
  return isPersonName(shown) ? 'another' : 'unclear';
};

/** Names of firms and addresses: one may say more than the other. */
const byText =
  (otherwise: Prefill): Compare =>
  (shown, own) => {
    const words = new Set(wordsOf(shown));
    const mine = wordsOf(own);
    if (isMasked(shown)) return shownFits(bare(shown), bare(own)) ? 'own' : 'unclear';
    if (mine.every((word) => words.has(word))) return 'own';
    return words.size >= 2 && !mine.some((word) => word.length > 2 && words.has(word))
      ? otherwise
      : 'unclear';
  };

/** Lists are often set to their first entry: what differs there need not be anybody's datum. */
const byChoice: Compare = (shown, own) => {
  const [chosen, mine] = [bare(shown), bare(own)];
  const kernel = (text: string): string =>
    text.replace(/^(?:tinh|thanh pho|tp\.?|phuong|xa|dac khu|thi tran|quan|huyen) /, '');
  return chosen === mine || kernel(chosen) === kernel(mine) ? 'own' : 'unclear';
};

const SEXES: Readonly<Record<string, 'male' | 'female'>> = {
  nam: 'male',
  male: 'male',
  m: 'male',
  nu: 'female',
  female: 'female',
  f: 'female',
};

const bySex: Compare = (shown, own) =>
  SEXES[bare(shown)] !== undefined && SEXES[bare(shown)] === SEXES[bare(own)] ? 'own' : 'unclear';

const byMail: Compare = (shown, own) => {
  const [mail, mine] = [shown.trim().toLowerCase(), own.toLowerCase()];
  if (mail === mine || (isMasked(mail) && shownFits(mail, mine))) return 'own';
  return !isMasked(mail) && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(mail) ? 'another' : 'unclear';
};

const COMPARE: { readonly [D in Datum]: Compare } = {
  fullName: byName,
  idNumber: byDigits(/^0\d{11}$/),
  birthDate: byDay,
  sex: bySex,
  nationality: byChoice,
  ethnicity: byChoice,
  idIssuedOn: byDay,
  idIssuedBy: byText('unclear'),
  phone: byDigits(/^0[1-9]\d{8}$/, nationalPhone),
  email: byMail,
  province: byChoice,
  ward: byChoice,
  // A register may hold an older address of the same person.
  address: byText('unclear'),
  fatherName: byName,
  motherName: byName,
  organisationName: byText('another'),
  organisationAddress: byText('unclear'),
  taxCode: byDigits(/^\d{10}(?:\d{3})?$/),
};

/** Of these a person may have several, and no register knows them all. */
const SEVERAL: ReadonlySet<Datum> = new Set(['phone', 'email']);

/**
 * What a shown value is to this citizen. `another` only where it is a whole value of its kind and plainly not
 * this citizen's; a telephone number or e-mail address only where it is that of one of the `others`. Where either is
 * missing, masked beyond telling or of another make, `unclear`. Pure.
 */
export const prefillOf = (
  datum: Datum | null,
  shown: string,
  citizen: Citizen,
  others: readonly Citizen[],
): Prefill => {
  if (shown.trim() === '' || /^[\s_/.:-]*$/.test(shown)) return 'nothing';
  if (datum === null) return 'unclear';
  const own = valueOf(datum, citizen);
  // Since July 2025 a person's number is their tax number too.
  if (datum === 'taxCode' && COMPARE.idNumber(shown, citizen.idNumber) === 'own') return 'own';
  if (own === null) return 'unclear';
  if (datum === 'address') return addressOf(shown, citizen, own);
  const compare = COMPARE[datum];
  const found = compare(shown, own);
  if (found !== 'another' || !SEVERAL.has(datum)) return found;
  const isSomebodys = others.some((other) => {
    const theirs = valueOf(datum, other);
    return theirs !== null && compare(shown, theirs) === 'own';
  });
  return isSomebodys && !isMasked(shown) ? 'another' : 'unclear';
};

/** Forms want the street alone, or the whole address in one line. */
const addressOf = (shown: string, { address }: Citizen, street: string): Prefill => {
  const whole = `${street}, ${address.ward}, ${address.province}`;
  return byText('unclear')(shown, street) === 'own' || bare(shown) === bare(whole) ? 'own' : 'unclear';
};
