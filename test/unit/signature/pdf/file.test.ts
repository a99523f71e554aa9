import { describe, expect, it } from 'vitest';
import { openPdf } from '../../../../src/signature/pdf/file.ts';
import { PdfRefusal } from '../../../../src/signature/pdf/refusal.ts';
import { baseForm, rawUpdate, signedForm } from './signed-form.ts';

const HEAD = '%PDF-1.7\n';
const entry = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`;
const row = (kind: number, one: number, two: number): string =>
  String.fromCharCode(kind, one >> 8, one & 0xff, two);
const object = (number: number, body: string): string => `${number} 0 obj\n${body}\nendobj\n`;
const xrefStream = (number: number, index: string, rows: string, extra: string): string =>
  object(
    number,
    `<< /Type /XRef /Size 20 /W [1 2 1] /Index [${index}] /Length ${rows.length}${extra} >>\nstream\n${rows}\nendstream`,
  );
const open = (text: string): ReturnType<typeof openPdf> => openPdf(Buffer.from(text, 'latin1'));

/** First section before the main one, as a linearised file has it. */
const linearised = (): string => {
  const first = object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  const table = (main: number): string =>
    `xref\n1 1\n${entry(HEAD.length)}trailer\n<< /Size 4 /Root 1 0 R /Prev ${String(main).padStart(6, '0')} >>\nstartxref\n0\n%%EOF\n`;
  const start = HEAD.length + first.length;
  const second = start + table(0).length;
  const rest = object(2, '<< /Type /Pages /Kids [] /Count 0 >>');
  return `${HEAD}${first}${table(second + rest.length)}${rest}xref\n2 1\n${entry(second)}trailer\n<< /Size 4 >>\nstartxref\n${start}\n%%EOF\n`;
};

/** A table that calls object 5 free, and a stream beside it that says where it is. */
const hybrid = (rows: (packed: number) => string, sideways = ''): string => {
  const catalog = object(1, '<< /Type /Catalog >>');
  const packedAt = HEAD.length + catalog.length;
  const packed = object(4, '<< /Type /ObjStm /N 1 /First 4 /Length 8 >>\nstream\n5 0 (x) \nendstream');
  const streamAt = packedAt + packed.length;
  const beside = xrefStream(6, '4 2', rows(packedAt), sideways);
  const at = streamAt + beside.length;
  return `${HEAD}${catalog}${packed}${beside}xref\n0 2\n0000000000 65535 f \n${entry(HEAD.length)}5 1\n0000000000 00000 f \ntrailer\n<< /Size 20 /Root 1 0 R /XRefStm ${streamAt} >>\nstartxref\n${at}\n%%EOF\n`;
};

describe('openPdf', () => {
  it('reads revisions, each with its end behind %%EOF', () => {
    const base = baseForm();
    const file = openPdf(signedForm());
    expect(file.revisions.map(({ from }) => from)).toEqual([0, base.length - 1]);
    expect(file.revisions[0]?.end).toBe(base.length - 1);
    expect(file.object(10, 0)).toBeNull();
    expect(file.object(10, 1)).toMatchObject({ number: 10, revision: 1 });
    expect(file.object(4, 1)).toMatchObject({ number: 4, revision: 0 });
  });

  it('takes both sections of a linearised file for one revision', () => {
    const text = linearised();
    const file = open(text);
    expect(file.revisions).toHaveLength(1);
    expect(file.revisions[0]?.end).toBe(text.length - 1);
    expect(file.dict({ kind: 'ref', number: 2, generation: 0 }, 0)?.entries.get('Count')).toBe(0);
  });

  it('reads the stream beside the table of a hybrid file', () => {
    const file = open(hybrid((at) => row(1, at, 0) + row(2, 4, 0)));
    expect(file.object(5, 0)?.value).toMatchObject({ kind: 'string', text: 'x' });
    expect(file.packedIn(4, 0)).toEqual([5]);
  });

  it('refuses a hybrid file in which readers could disagree', () => {
    expect(() => open(hybrid((at) => row(1, at, 0) + row(2, 4, 0), ' /Prev 9'))).toThrow(PdfRefusal);
    const twice = hybrid((at) => row(1, at, 0) + row(2, 4, 0)).replace(
      '0000000000 00000 f',
      '0000000009 00000 n',
    );
    expect(() => open(twice)).toThrow(PdfRefusal);
  });

  it('gives an object that is not where the table says as one that cannot be read', () => {
    const pdf = rawUpdate(signedForm(), '', { 4: 12 });
    expect(openPdf(pdf).object(4, 2)?.value).toEqual({ kind: 'broken' });
  });

  it('reads no octet of a later revision for an older one', () => {
    const early = rawUpdate(
      Buffer.alloc(0),
      HEAD + object(1, '<< /Type /Catalog >>'),
      { 1: HEAD.length, 9: 400 },
      0,
    );
    const text = early.toString('latin1').replace(' /Prev 0', '');
    const grown = rawUpdate(
      Buffer.from(text.padEnd(400), 'latin1'),
      object(9, '(late)'),
      { 0: 'free' },
      Number(/startxref\n(\d+)/.exec(text)?.[1]),
    );
    expect(openPdf(grown).object(9, 1)?.value).toEqual({ kind: 'broken' });
  });

  it.each([
    ['nothing before the header', (text: string) => ` ${text}`],
    ['no startxref', (text: string) => text.replaceAll('startxref', 'startxxxx')],
    ['a startxref that leads elsewhere', (text: string) => text.replace(/startxref\n\d+/, 'startxref\n10')],
    [
      'sections in a circle',
      (text: string) => text.replace('/Root', `/Prev ${text.indexOf('xref\n')} /Root`),
    ],
    ['no end of file', (text: string) => text.replace('%%EOF', '%%EO')],
    ['no catalogue', (text: string) => text.replace('/Root 1 0 R', '')],
    ['a trailer with a key twice', (text: string) => text.replace('/Root', '/Root 2 0 R /Root')],
  ])('refuses a file with %s', (_, change) => {
    expect(() => open(change(baseForm().toString('latin1')))).toThrow(PdfRefusal);
  });
});
