import type { Citizen } from '#src/model/journey.ts';
import { canaryOf } from '#src/redact/canary.ts';
import { knownValue } from '#src/redact/known-value.ts';
import { citizenSecrets } from '#src/redact/redactor.ts';
import { escaped } from '#src/redact/spelling.ts';
import type { Produced } from './produced.ts';

/** Tells for each piece which kinds of known values stand in it; never the value. */
export const findCanaries = (
  citizens: readonly Citizen[],
  handedOut: readonly string[],
): ((pieces: readonly Produced[]) => readonly string[]) => {
  const finders: (readonly [string, (text: string) => boolean])[] = [
    ...citizens.map((citizen) => {
      const find = canaryOf(citizen);
      return [`canary of ${citizen.id}`, (text: string): boolean => find(text).length > 0] as const;
    }),
    ...citizens.flatMap((citizen) =>
      citizenSecrets(citizen).map(({ placeholder, value }) => {
        const finds = new RegExp(knownValue(value), 'iu');
        return [`${placeholder} of ${citizen.id}`, (text: string): boolean => finds.test(text)] as const;
      }),
    ),
    ...(handedOut.length === 0
      ? []
      : (() => {
          const finds = new RegExp(
            [...new Set(handedOut.flatMap((value) => [value, encodeURIComponent(value)]))]
              .map(escaped)
              .join('|'),
          );
          return [['a session or token', (text: string): boolean => finds.test(text)] as const];
        })()),
  ];
  return (pieces) =>
    pieces.flatMap(({ where, bytes }) => {
      const texts = [bytes.toString('utf8'), ...(bytes.includes(0) ? [bytes.toString('utf16le')] : [])];
      return finders.filter(([, finds]) => texts.some(finds)).map(([kind]) => `${where}: ${kind}`);
    });
};
