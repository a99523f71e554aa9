import { decodeStream } from './decode-stream.ts';
import type { PdfFile } from './file.ts';
import { PdfRefusal } from './refusal.ts';
import { as, type PdfDict } from './value.ts';

/** What a PDF's document security store holds (ISO 32000-2, 12.8.4.3), each DER; nothing of it is trusted by itself. */
export type SecurityStore = {
  readonly certificates: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
};

const STREAM_LIMIT = 2_000;

/** Reads the store and its /VRI of the newest revision; what is not a readable stream is left out. */
export function readSecurityStore(file: PdfFile): SecurityStore {
  const at = file.revisions.length - 1;
  const store = file.dict(file.catalog(at)?.entries.get('DSS'), at);
  const lists = { certificates: new Map(), crls: new Map(), ocsps: new Map() };
  const collect = (into: Map<unknown, Uint8Array>, from: PdfDict | null, key: string): void => {
    const value = from?.entries.get(key);
    const resolved = file.resolve(value, at);
    const items = as('array', resolved)?.items ?? (as('stream', resolved) === null ? [] : [value ?? null]);
    for (const item of items) {
      const stream = as('stream', file.resolve(item, at));
      if (stream === null || into.has(stream) || into.size >= STREAM_LIMIT) continue;
      try {
        into.set(stream, decodeStream(stream, file.budget));
      } catch (error) {
        if (!(error instanceof PdfRefusal) || error.failure.subIndication !== 'FORMAT_FAILURE') throw error;
      }
    }
  };
  collect(lists.certificates, store, 'Certs');
  collect(lists.crls, store, 'CRLs');
  collect(lists.ocsps, store, 'OCSPs');
  const perSignature = file.dict(store?.entries.get('VRI'), at);
  for (const value of perSignature?.entries.values() ?? []) {
    const one = file.dict(value, at);
    collect(lists.certificates, one, 'Cert');
    collect(lists.crls, one, 'CRL');
    collect(lists.ocsps, one, 'OCSP');
  }
  const values = (list: Map<unknown, Uint8Array>): Uint8Array[] => [...list.values()];
  return {
    certificates: values(lists.certificates),
    crls: values(lists.crls),
    ocsps: values(lists.ocsps),
  };
}
