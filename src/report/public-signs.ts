import type { Comparison } from '#src/model/comparison.ts';
import type { PublicSignEvidence } from '#src/model/filing.ts';
import type { ServiceId } from '#src/model/portal.ts';
import type { Run } from '#src/model/sweep.ts';
import type { Text } from '#src/model/text.ts';
import { SIGN_WORDS } from './filing-words.ts';
import { runFile } from './page-file.ts';
import { ordered, rowOf } from './portal-rows.ts';
import { serviceNote } from './published-terms.ts';

const ABOUT = Object.keys(SIGN_WORDS) as readonly PublicSignEvidence['about'][];

/** What public pages say of one thing; never an outcome, so that nobody counts it. */
export type SignState = 'announced' | 'contradicted' | 'not-found';

const STATES: { readonly [S in SignState]: Text } = {
  announced: { vi: 'có báo', en: 'announced' },
  contradicted: { vi: 'mâu thuẫn', en: 'contradicted' },
  'not-found': { vi: 'không thấy', en: 'not found' },
};

/** Rows shown at the most; the rest are counted. */
const MOST_ROWS = 400;

const ALL: Text = { vi: 'chung cả cổng', en: 'the portal as a whole' };

type Seen = { readonly run: Run; readonly sign: PublicSignEvidence };

const stateOf = (signs: readonly Seen[]): SignState =>
  signs.some(({ sign }) => sign.says === 'contradicted')
    ? 'contradicted'
    : signs.length > 0
      ? 'announced'
      : 'not-found';

/** Signed in nowhere: nobody lent an account, or the mode did not let it be used. */
const withoutAccount = (runs: readonly Run[]): boolean =>
  runs.every(({ attempts }) => attempts.every(({ evidence }) => evidence.signIns.length === 0));

/**
 * What public pages alone say of signing and of the store, on portals that no run signed in to: for each portal and each
 * service whose page was read `announced`, `contradicted` or `not found`; what a portal says of itself holds for each of
 * its services. Null where there is no such portal.
 */
export function publicSigns(comparison: Comparison): object | null {
  const runs = Map.groupBy(comparison.runs, ({ portalId }) => portalId);
  const services = new Map(comparison.criteria.references.services.map((each) => [each.id, each]));
  const rows = ordered(comparison.portals).flatMap((one) => {
    const own = runs.get(one.portal.id) ?? [];
    if (!withoutAccount(own)) return [];
    const evidence = own.flatMap((run) => run.attempts.map((attempt) => ({ run, ...attempt.evidence })));
    const signs = evidence.flatMap(({ run, publicSigns: seen }): readonly Seen[] =>
      seen.map((sign) => ({ run, sign })),
    );
    const read = new Set<ServiceId>([
      ...signs.flatMap(({ sign }) => sign.service ?? []),
      ...evidence.flatMap(({ procedures }) =>
        procedures.filter(({ origin }) => origin === 'portal').map(({ service }) => service),
      ),
    ]);
    if (read.size + signs.length === 0) return [];
    return (read.size === 0 ? [null] : [...read]).map((service) => ({
      ...rowOf(comparison, one),
      service: service === null ? ALL : (services.get(service)?.name ?? { vi: service, en: service }),
      note: service === null ? { vi: '', en: '' } : serviceNote(services.get(service)),
      cells: ABOUT.map((about) => {
        const met = signs.filter(
          ({ sign }) => sign.about === about && (sign.service === service || sign.service === null),
        );
        const state = stateOf(met);
        const shown = met.find(({ sign }) => sign.says === state) ?? null;
        return {
          state,
          text: STATES[state],
          words: shown?.sign.words ?? '',
          href: shown === null ? null : runFile(shown.run.id),
        };
      }),
    }));
  });
  return rows.length === 0
    ? null
    : {
        columns: ABOUT.map((about) => SIGN_WORDS[about]),
        rows: rows.slice(0, MOST_ROWS),
        left: Math.max(0, rows.length - MOST_ROWS),
      };
}
