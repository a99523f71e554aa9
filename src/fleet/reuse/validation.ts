import { type FleetPortal, variantOf } from '../state.ts';
import type { Validation } from './field-fault.ts';

const HEALTHY: Validation = { checks: 'all', words: 'plain', place: 'field', keeps: 'all' };

/** How this portal looks at what was typed. */
export const validationOf = (portal: FleetPortal): Validation => {
  const absent = variantOf(portal, 'validation-absent');
  if (absent !== null)
    return { ...HEALTHY, checks: ({ a: 'none', b: 'blank', c: 'few', ok: 'all' } as const)[absent] };
  const english = variantOf(portal, 'validation-english');
  if (english !== null)
    return {
      ...HEALTHY,
      words: ({ a: 'english', b: 'codes', c: 'terse', ok: 'other' } as const)[english],
    };
  const far = variantOf(portal, 'message-far-off');
  if (far !== null)
    return {
      ...HEALTHY,
      place: far === 'ok' ? 'top-named' : 'top',
      words: ({ a: 'plain', b: 'other', c: 'codes', ok: 'plain' } as const)[far],
    };
  const lost = variantOf(portal, 'values-lost-on-error');
  if (lost === null) return HEALTHY;
  return {
    ...HEALTHY,
    keeps: ({ a: 'nothing', b: 'lists', c: 'texts', ok: 'but-the-wrong' } as const)[lost],
  };
};

/** The other fields after a fault was found, as this portal leaves them. */
export const keptValues = <T extends { readonly name: string; readonly kind: string }>(
  { keeps }: Validation,
  items: readonly T[],
  wrong: readonly string[],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map(
    items.map(({ name, kind }) => {
      const isList = kind === 'choice';
      const stays =
        keeps === 'all' ||
        (keeps === 'texts' && !isList && kind !== 'date') ||
        (keeps === 'lists' && isList) ||
        (keeps === 'but-the-wrong' && !wrong.includes(name));
      return [name, stays ? (values.get(name) ?? '') : ''];
    }),
  );
