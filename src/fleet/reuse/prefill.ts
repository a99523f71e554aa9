import type { Datum } from '#src/model/datum.ts';
import type { HeldData } from '../population.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { type FleetPortal, type SignedInPerson, variantOf } from '../state.ts';

/** What stands in a field when the citizen comes to it: dates as `YYYY-MM-DD`, empty for nothing. */
export type Prefilled = { readonly value: string; readonly locked: boolean };

/** What this portal puts into its forms for one citizen. */
export type Prefill = (datum: Datum | null) => Prefilled;

/** What real portals do not let a citizen change. */
const LOCKED: readonly Datum[] = ['fullName', 'idNumber', 'birthDate'];

const HALF = {
  a: ['fullName', 'idNumber', 'sex', 'idIssuedOn', 'address'],
  b: ['fullName', 'idNumber', 'birthDate'],
  c: ['fullName', 'idNumber', 'birthDate', 'nationality', 'phone'],
} as const satisfies Record<string, readonly Datum[]>;

/** Draws on the population data for whoever is signed in; `onPhone` as the browser says of itself. */
export const prefillFor = (portal: FleetPortal, person: SignedInPerson, onPhone: boolean): Prefill => {
  const { data, locks } = drawn(portal, person, onPhone);
  return (datum) => {
    const value = datum === null ? '' : (data[datum] ?? '');
    return { value, locked: locks && value !== '' && datum !== null && LOCKED.includes(datum) };
  };
};

/** What stands in an item: nothing in one that is asked for again. */
export const prefilledItem = (prefill: Prefill, item: FormItem): Prefilled =>
  item.askedAgain === true ? { value: '', locked: false } : prefill(item.datum);

/** Whether a browser calls itself a phone's. */
export const isPhone = (userAgent: string | undefined): boolean => /\bMobile\b/.test(userAgent ?? '');

const drawn = (
  portal: FleetPortal,
  person: SignedInPerson,
  onPhone: boolean,
): { readonly data: HeldData; readonly locks: boolean } => {
  const { population } = portal.nationalData;
  const own: HeldData = {
    fullName: person.fullName,
    idNumber: person.idNumber,
    ...(person.birthDate === '' ? {} : { birthDate: person.birthDate }),
    phone: person.phone,
    ...population.of(person.idNumber),
    // Of the e-ID's account, not of the population data.
    email: person.email,
  };
  const nothing = variantOf(portal, 'nothing-prefilled');
  if (nothing !== null)
    return {
      data: {
        a: {},
        b: only(own, ['fullName']),
        c: only(own, ['fullName', 'idNumber']),
        ok: { ...own, email: '' },
      }[nothing],
      locks: true,
    };
  const half = variantOf(portal, 'half-prefilled');
  if (half !== null)
    return { data: half === 'ok' ? { ...own, idIssuedBy: '' } : only(own, HALF[half]), locks: true };
  const wrong = variantOf(portal, 'wrong-person-prefilled');
  if (wrong !== null) {
    const other = population.otherThan(person.idNumber);
    const written = { ...own, fullName: (own.fullName ?? '').toLocaleUpperCase('vi').normalize('NFD') };
    return {
      data: {
        a: other,
        b: { ...own, ...only(other, ['phone', 'province', 'ward', 'address']) },
        c: { ...own, ...only(other, ['idNumber', 'birthDate', 'sex']) },
        ok: written,
      }[wrong],
      locks: true,
    };
  }
  const lost = onPhone ? variantOf(portal, 'prefill-lost-on-phone') : null;
  if (lost === null) return { data: own, locks: true };
  return {
    data: { a: {}, b: only(own, ['fullName', 'idNumber']), c: only(own, LOCKED), ok: own }[lost],
    locks: lost !== 'ok',
  };
};

const only = (data: HeldData, wanted: readonly Datum[]): HeldData =>
  Object.fromEntries(Object.entries(data).filter(([datum]) => wanted.includes(datum as Datum)));
