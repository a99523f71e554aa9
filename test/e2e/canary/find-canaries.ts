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
  const secrets = citizens.flatMap((citizen) =>
    citizenSecrets(citizen).map(({ placeholder, value }) => ({
      kind: `${placeholder} of ${citizen.id}`,
      pattern: knownValue(value),
    })),
  );
  // Nearly every piece is clean: one look for all secrets is far cheaper than one for each.
  const anySecret = new RegExp(secrets.map(({ pattern }) => pattern).join('|'), 'iu');
  const finders: (readonly [string, (text: string) => boolean])[] = [
    ...citizens.map((citizen) => {
      const find = canaryOf(citizen);
      return [`canary of ${citizen.id}`, (text: string): boolean => find(text).length > 0] as const;
    }),
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
      const found = finders.filter(([, finds]) => texts.some(finds)).map(([kind]) => kind);
      const told = texts.filter((text) => anySecret.test(text));
      const kinds = secrets.filter(({ pattern }) =>
        told.some((text) => new RegExp(pattern, 'iu').test(text)),
      );
      return [...found, ...kinds.map(({ kind }) => kind)].map((kind) => `${where}: ${kind}`);
    });
};
