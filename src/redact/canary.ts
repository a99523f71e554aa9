import type { Datum } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import { base64Of, spellingsOf } from './spelling.ts';

/** Which data of one citizen stand in a text, however they are written there. */
export type Canary = (text: string) => readonly Datum[];

/** Digits in groups, also in an address; not within a longer number. */
const GAP = String.raw`(?:[ .\u00a0+-]|%20|%C2%A0){0,1}`;
const digits = (value: string): string => `(?<!\\d)${[...value].join(GAP)}(?!\\d)`;

const phones = (value: string): string =>
  `(?:${digits(value)}|(?<!\\d)(?:84|\\+84|%2B84|0084)${GAP}${[...value.replace(/^0/, '')].join(GAP)}(?!\\d))`;

/** Watches for the citizen's number, telephone, tax number, name and mail; what they are is never told. */
export const canaryOf = (citizen: Citizen): Canary => {
  const { idNumber, phone, fullName, email, organisation } = citizen;
  const patterns: readonly (readonly [Datum, string])[] = [
    ['idNumber', `${digits(idNumber)}|${base64Of(idNumber)}`],
    ['phone', `${phones(phone)}|${base64Of(phone)}`],
    ['fullName', `${spellingsOf(fullName)}|${base64Of(fullName)}`],
    ['email', `${spellingsOf(email)}|${base64Of(email)}`],
    ...(organisation === null
      ? []
      : [['taxCode', `${digits(organisation.taxCode)}|${base64Of(organisation.taxCode)}`] as const]),
  ];
  const each = patterns.map(([datum, pattern]) => ({ datum, finds: new RegExp(pattern, 'iu') }));
  const any = new RegExp(patterns.map(([, pattern]) => pattern).join('|'), 'iu');
  return (text) =>
    any.test(text) ? each.filter(({ finds }) => finds.test(text)).map(({ datum }) => datum) : [];
};
