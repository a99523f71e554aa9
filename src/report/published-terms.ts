import type { Comparison } from '#src/model/comparison.ts';
import type { ProcedureEvidence } from '#src/model/filing.ts';
import type { Service } from '#src/model/portal.ts';
import type { Text } from '#src/model/text.ts';
import { raw, table, type TableCell, words } from './evidence-table.ts';

const UNSAID: Text = { vi: 'không ghi', en: 'not stated' };

const said = (text: string | null | undefined): TableCell =>
  text === null || text === undefined ? words(UNSAID) : raw(text);

/** What the data of this project say of a service, and whether a source confirms it. */
export const serviceNote = (service: Service | undefined): Text => {
  if (service === undefined) return { vi: '', en: '' };
  const unsourced = [
    ...(service.signing.sourced ? [] : [{ vi: 'việc phải ký số', en: 'duty to sign' }]),
    ...(service.fee.sourced ? [] : [{ vi: 'phí', en: 'fee' }]),
  ];
  return unsourced.length === 0
    ? { vi: '', en: '' }
    : {
        vi: `chưa có nguồn: ${unsourced.map(({ vi }) => vi).join(', ')}`,
        en: `no source: ${unsourced.map(({ en }) => en).join(', ')}`,
      };
};

type Terms = {
  readonly portalId: string;
  readonly own: ProcedureEvidence;
  readonly national: ProcedureEvidence | null;
};

/** Fee and time limit as a portal publishes them, online and at the counter, beside the national database; null where none were read. */
export function publishedTerms({ runs, portals, criteria }: Comparison): object | null {
  const seen = new Map<string, Terms>();
  for (const { portalId, attempts } of runs)
    for (const { evidence } of attempts)
      for (const own of evidence.procedures.filter(({ origin }) => origin === 'portal')) {
        const national =
          evidence.procedures.find((each) => each.origin === 'national' && each.service === own.service) ??
          null;
        const key = `${portalId} ${own.service}`;
        const before = seen.get(key);
        seen.set(key, { portalId, own, national: national ?? before?.national ?? null });
      }
  if (seen.size === 0) return null;
  const names = new Map(portals.map(({ portal }) => [portal.id, portal.name]));
  const services = new Map(criteria.references.services.map((service) => [service.id, service]));
  return table(
    {
      vi: 'Phí và thời hạn: trực tuyến, tại quầy, cơ sở dữ liệu quốc gia',
      en: 'Fee and time limit: online, at the counter, national database',
    },
    [
      { vi: 'Cổng', en: 'Portal' },
      { vi: 'Dịch vụ', en: 'Service' },
      { vi: 'Phí trực tuyến', en: 'Fee online' },
      { vi: 'Phí tại quầy', en: 'Fee at the counter' },
      { vi: 'Phí (quốc gia)', en: 'Fee (national)' },
      { vi: 'Thời hạn trực tuyến', en: 'Time limit online' },
      { vi: 'Thời hạn tại quầy', en: 'Time limit at the counter' },
      { vi: 'Thời hạn (quốc gia)', en: 'Time limit (national)' },
      { vi: 'Dữ liệu của chúng tôi', en: 'Our data' },
    ],
    [...seen.values()].toSorted((a, b) => a.own.service.localeCompare(b.own.service)),
    ({ portalId, own, national }) => [
      words(names.get(portalId) ?? { vi: portalId, en: portalId }),
      words(services.get(own.service)?.name ?? { vi: own.service, en: own.service }),
      said(own.fee),
      said(own.counter.fee),
      said(national?.fee),
      said(own.timeLimit),
      said(own.counter.timeLimit),
      said(national?.timeLimit),
      words(serviceNote(services.get(own.service))),
    ],
  );
}
