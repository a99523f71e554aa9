import { Buffer } from 'node:buffer';

/** Objects of a revision by their number; a stream's dictionary lacks its /Length, which is filled in. */
export type PdfObjects = ReadonlyMap<number, string | PdfStream>;
export type PdfStream = { readonly dictionary: string; readonly body: Uint8Array };

/** What follows in an update; see `append`. */
export type Revision = {
  readonly objects: PdfObjects;
  readonly root?: number;
  /** Cross-reference stream in place of a table. */
  readonly xrefStream?: boolean;
};

const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const objectBytes = (number: number, object: string | PdfStream): Buffer =>
  typeof object === 'string'
    ? latin(`${number} 0 obj\n${object}\nendobj\n`)
    : Buffer.concat([
        latin(
          `${number} 0 obj\n${object.dictionary.replace(/>>$/, ` /Length ${object.body.length} >>`)}\nstream\n`,
        ),
        object.body,
        latin('\nendstream\nendobj\n'),
      ]);

const lastStartXref = (pdf: Buffer): number =>
  Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.subarray(-64).toString('latin1'))?.[1] ?? '0');

const sizeOf = (pdf: Buffer): number => {
  const sizes = [...pdf.toString('latin1').matchAll(/\/Size (\d+)/g)].map((found) => Number(found[1]));
  return Math.max(0, ...sizes);
};

const rootOf = (pdf: Buffer): number =>
  Number([...pdf.toString('latin1').matchAll(/\/Root (\d+) 0 R/g)].at(-1)?.[1] ?? '1');

const runs = (numbers: readonly number[]): number[][] => {
  const found: number[][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last.at(-1) === number - 1) last.push(number);
    else found.push([number]);
  }
  return found;
};

const table = (offsets: ReadonlyMap<number, number>): string =>
  runs([...offsets.keys()].sort((a, b) => a - b))
    .map(
      (run) =>
        `${run[0]} ${run.length}\n${run
          .map((number) =>
            number === 0
              ? '0000000000 65535 f \n'
              : `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n`,
          )
          .join('')}`,
    )
    .join('');

/** Adds an incremental update to a PDF (ISO 32000-2, 7.5.6); to an empty buffer it writes the first revision. */
export const append = (pdf: Buffer, { objects, root, xrefStream }: Revision): Buffer => {
  const first = pdf.length === 0;
  const parts: Buffer[] = [first ? latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n') : pdf];
  let at = parts[0]?.length ?? 0;
  const offsets = new Map<number, number>(first ? [[0, 0]] : []);
  for (const [number, object] of objects) {
    const bytes = objectBytes(number, object);
    offsets.set(number, at);
    parts.push(bytes);
    at += bytes.length;
  }
  const highest = Math.max(...objects.keys()) + 1;
  const size = Math.max(highest, sizeOf(pdf));
  const previous = first ? '' : ` /Prev ${lastStartXref(pdf)}`;
  const trailer = `/Root ${root ?? (first ? 1 : rootOf(pdf))} 0 R${previous}`;
  if (xrefStream === true) {
    offsets.set(size, at);
    const numbers = [...offsets.keys()].sort((a, b) => a - b);
    const rows = numbers.map((number) => {
      const row = Buffer.alloc(6);
      row[0] = number === 0 ? 0 : 1;
      row.writeUInt32BE(offsets.get(number) ?? 0, 1);
      return row;
    });
    const index = runs(numbers)
      .map((run) => `${run[0]} ${run.length}`)
      .join(' ');
    parts.push(
      objectBytes(size, {
        dictionary: `<< /Type /XRef /Size ${size + 1} /W [1 4 1] /Index [${index}] ${trailer} >>`,
        body: Buffer.concat(rows),
      }),
    );
  } else parts.push(latin(`xref\n${table(offsets)}trailer\n<< /Size ${size} ${trailer} >>\n`));
  parts.push(latin(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
};

export const stream = (text: string, dictionary = '<< >>'): PdfStream => ({ dictionary, body: latin(text) });

/** Numbers of the objects of the blank form that `blankPdf` writes. */
export const OBJECT = { catalog: 1, pages: 2, page: 3, content: 4, font: 5, form: 6 } as const;

export const catalog = (extra = ''): string =>
  `<< /Type /Catalog /Pages ${OBJECT.pages} 0 R /AcroForm ${OBJECT.form} 0 R${extra} >>`;

export const page = (annotations: readonly number[], extra = ''): string =>
  `<< /Type /Page /Parent ${OBJECT.pages} 0 R /MediaBox [0 0 300 200] /Contents ${OBJECT.content} 0 R ` +
  `/Resources << /Font << /F1 ${OBJECT.font} 0 R >> >>${
    annotations.length === 0 ? '' : ` /Annots [${annotations.map((each) => `${each} 0 R`).join(' ')}]`
  }${extra} >>`;

export const form = (fields: readonly number[], flags = 3): string =>
  `<< /Fields [${fields.map((each) => `${each} 0 R`).join(' ')}] /SigFlags ${flags} >>`;

export const content = (text: string): PdfStream => stream(`BT /F1 12 Tf 20 100 Td (${text}) Tj ET`);

/** One page that says something; not signed. */
export const blankPdf = (text = 'To khai TEST 150000', xrefStream = false): Buffer =>
  append(Buffer.alloc(0), {
    xrefStream,
    objects: new Map<number, string | PdfStream>([
      [OBJECT.catalog, catalog()],
      [OBJECT.pages, `<< /Type /Pages /Kids [${OBJECT.page} 0 R] /Count 1 >>`],
      [OBJECT.page, page([])],
      [OBJECT.content, content(text)],
      [OBJECT.font, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
      [OBJECT.form, form([], 0)],
    ]),
  });

export type Placeholder = {
  /** Of the field (merged with its widget); the signature dictionary is the next number. */
  readonly field: number;
  /** Fields that the form already has. */
  readonly before?: readonly number[];
  readonly name?: string;
  readonly subFilter?: string;
  readonly type?: 'Sig' | 'DocTimeStamp';
  readonly claimedAt?: string;
  /** DocMDP level: makes it a certifying signature. */
  readonly permissions?: 1 | 2 | 3;
  readonly contentsBytes?: number;
  readonly catalogExtra?: string;
  readonly xrefStream?: boolean;
  /** Further objects, or others in place of those that the signature brings. */
  readonly objects?: PdfObjects;
};

const BYTE_RANGE = '[0 0000000000 0000000000 0000000000]';

const pdfDate = (iso: string): string => `D:${iso.replace(/[^\d]/g, '').slice(0, 14)}Z`;

/** A revision with a signature dictionary that waits for its value. */
const withPlaceholder = (pdf: Buffer, wish: Placeholder): Buffer => {
  const { field, before = [], type = 'Sig' } = wish;
  const signature = field + 1;
  const reference =
    wish.permissions === undefined
      ? ''
      : ` /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P ${wish.permissions} /V /1.2 >> >>]`;
  const fields = [...before, field];
  return append(pdf, {
    ...(wish.xrefStream === undefined ? {} : { xrefStream: wish.xrefStream }),
    objects: new Map<number, string | PdfStream>([
      [
        OBJECT.catalog,
        catalog(
          (wish.catalogExtra ?? '') +
            (wish.permissions === undefined ? '' : ` /Perms << /DocMDP ${signature} 0 R >>`),
        ),
      ],
      [OBJECT.page, page(fields)],
      [OBJECT.form, form(fields)],
      [
        field,
        `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${wish.name ?? `Signature${field}`}) /V ${signature} 0 R /P ${OBJECT.page} 0 R /Rect [0 0 0 0] /F 132 >>`,
      ],
      [
        signature,
        `<< /Type /${type} /Filter /Adobe.PPKLite /SubFilter /${wish.subFilter ?? 'ETSI.CAdES.detached'}` +
          `${wish.claimedAt === undefined ? '' : ` /M (${pdfDate(wish.claimedAt)})`}${reference}` +
          ` /ByteRange ${BYTE_RANGE} /Contents <${'0'.repeat((wish.contentsBytes ?? 8_000) * 2)}> >>`,
      ],
      ...(wish.objects ?? []),
    ]),
  });
};

/** Signs a PDF in an update of its own; `make` gets the covered octets and returns the CMS or token. */
export const signPdf = (pdf: Buffer, wish: Placeholder, make: (covered: Buffer) => Buffer): Buffer => {
  const signed = withPlaceholder(pdf, wish);
  const at = signed.lastIndexOf(BYTE_RANGE);
  const open = signed.indexOf('/Contents <', at) + '/Contents '.length;
  const close = signed.indexOf('>', open) + 1;
  const numbers = [open, close, signed.length - close].map((each) => String(each));
  signed.write(`[0 ${numbers.join(' ')}]`.padEnd(BYTE_RANGE.length), at, 'latin1');
  const value = make(Buffer.concat([signed.subarray(0, open), signed.subarray(close)])).toString('hex');
  if (value.length > close - open - 2) throw new Error('the placeholder is too small for the signature');
  signed.write(value, open + 1, 'latin1');
  return signed;
};

export type Vault = {
  readonly certificates?: readonly Uint8Array[];
  readonly crls?: readonly Uint8Array[];
  readonly ocsps?: readonly Uint8Array[];
};

/** Adds a DSS (ISO 32000-2, 12.8.4.3) in an update of its own; objects are numbered from `first`. */
export const withVault = (
  pdf: Buffer,
  first: number,
  vault: Vault,
  fields: readonly number[],
  catalogExtra = '',
): Buffer => {
  const objects = new Map<number, string | PdfStream>();
  let next = first + 1;
  const list = (name: string, bodies: readonly Uint8Array[] = []): string => {
    const numbers = bodies.map((body) => {
      objects.set(next, { dictionary: '<< >>', body });
      next += 1;
      return `${next - 1} 0 R`;
    });
    return numbers.length === 0 ? '' : ` /${name} [${numbers.join(' ')}]`;
  };
  const dss = `<< /Type /DSS${list('Certs', vault.certificates)}${list('CRLs', vault.crls)}${list('OCSPs', vault.ocsps)} >>`;
  if (fields.length === 0) throw new Error('a DSS belongs to a signed form');
  return append(pdf, {
    objects: new Map<number, string | PdfStream>([
      [OBJECT.catalog, catalog(`${catalogExtra} /DSS ${first} 0 R`)],
      [first, dss],
      ...objects,
    ]),
  });
};
