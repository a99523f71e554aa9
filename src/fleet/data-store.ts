import { randomBytes } from 'node:crypto';
import type { DocumentKind } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import { formPdf } from './signing/pdf/form-pdf.ts';

/** Kinds of NĐ 45/2020 Art 16 that are files; the basic personal data are the population's. */
export type StoreKind = 'results' | 'components' | 'copies';

/** A document in a citizen's store. */
export type StoreItem = {
  readonly id: string;
  readonly kind: StoreKind;
  readonly document: DocumentKind;
  readonly name: string;
  readonly fileName: string;
  readonly savedOn: Date;
  /** Where it came from: a portal's id; null for what was there before. */
  readonly portalId: string | null;
  /** The file, always the same bytes. */
  readonly content: () => Buffer;
};

export type KeptDocument = {
  readonly document: DocumentKind;
  readonly name: string;
  readonly fileName: string;
  readonly content: Buffer;
};

/** The national store of e-documents, one shelf per citizen, the same behind every portal of the fleet. */
export type DataStore = {
  /** What the citizen of this number has; what came from the asking portal first, the newest before the older. */
  readonly list: (idNumber: string, portalId: string) => readonly StoreItem[];
  readonly find: (idNumber: string, itemId: string) => StoreItem | null;
  /** Keeps a component; the caller has the citizen's consent. */
  readonly keep: (idNumber: string, portalId: string, document: KeptDocument) => StoreItem;
  /** Keeps a result under the dossier's code, `<code>-KQ1` and so on (NĐ 45/2020 Art 14(3)(d)). */
  readonly keepResult: (idNumber: string, portalId: string, code: string, service: string) => StoreItem;
  /** Results stay; false where there is no such component or copy. */
  readonly remove: (idNumber: string, itemId: string) => boolean;
  /** Takes out what came from one portal. */
  readonly forgetPortal: (portalId: string) => void;
};

export const makeDataStore = (identities: readonly Citizen[]): DataStore => {
  const shelves = new Map<string, StoreItem[]>(
    identities.map((citizen) => [citizen.idNumber, seeded(citizen)]),
  );
  const shelf = (idNumber: string): StoreItem[] => {
    const found = shelves.get(idNumber) ?? [];
    shelves.set(idNumber, found);
    return found;
  };
  const put = (idNumber: string, item: Omit<StoreItem, 'id' | 'savedOn'>): StoreItem => {
    const kept: StoreItem = { ...item, id: randomBytes(6).toString('hex'), savedOn: new Date() };
    shelf(idNumber).unshift(kept);
    return kept;
  };
  return {
    list: (idNumber, portalId) => {
      const all = shelf(idNumber);
      const own = all.filter((item) => item.portalId === portalId);
      return [...own, ...all.filter((item) => item.portalId !== portalId)];
    },
    find: (idNumber, itemId) => shelf(idNumber).find(({ id }) => id === itemId) ?? null,
    keep: (idNumber, portalId, { content, ...document }) =>
      put(idNumber, { ...document, kind: 'components', portalId, content: () => content }),
    keepResult: (idNumber, portalId, code, service) =>
      put(idNumber, {
        kind: 'results',
        document: 'other',
        name: `${code}-KQ1`,
        fileName: `${code}-KQ1.pdf`,
        portalId,
        content: madeUp(`Kết quả giải quyết ${code}`, service),
      }),
    remove: (idNumber, itemId) => {
      const all = shelf(idNumber);
      const at = all.findIndex(({ id, kind }) => id === itemId && kind !== 'results');
      if (at === -1) return false;
      all.splice(at, 1);
      return true;
    },
    forgetPortal: (portalId) => {
      for (const [idNumber, items] of shelves)
        shelves.set(
          idNumber,
          items.filter((item) => item.portalId !== portalId),
        );
    },
  };
};

/** A file made when it is first asked for, and kept. */
const madeUp = (title: string, person: string): (() => Buffer) => {
  let made: Buffer | null = null;
  return () => {
    made ??= formPdf({
      title,
      body: 'Kho tài liệu điện tử (giả lập)',
      rows: [{ label: 'Nội dung', value: person }],
      closing: ['Tệp giả lập để kiểm thử, không có giá trị pháp lý.'],
      madeOn: new Date(),
    });
    return made;
  };
};

const seeded = (citizen: Citizen): StoreItem[] => {
  const item = (
    n: number,
    kind: StoreKind,
    document: DocumentKind,
    name: string,
    fileName: string,
  ): StoreItem => ({
    id: `san-${citizen.idNumber.slice(-4)}-${n}`,
    kind,
    document,
    name,
    fileName,
    savedOn: new Date(Date.UTC(2026, 0, 4 + n)),
    portalId: null,
    content: madeUp(name, citizen.fullName),
  });
  const number = citizen.idNumber.slice(-4);
  return [
    item(
      1,
      'results',
      'birth-certificate',
      'Giấy khai sinh (bản điện tử)',
      `H99.99-260105-${number}-KQ1.pdf`,
    ),
    item(
      2,
      'results',
      'residence-confirmation',
      'Thông báo kết quả đăng ký thường trú',
      `H99.99-260106-${number}-KQ1.pdf`,
    ),
    item(3, 'components', 'photo', 'Ảnh chân dung (bản PDF)', 'anh-chan-dung.pdf'),
    item(
      4,
      'copies',
      'other',
      'Bản sao chứng thực điện tử bằng tốt nghiệp',
      'ban-sao-chung-thuc-bang-tot-nghiep.pdf',
    ),
  ];
};
