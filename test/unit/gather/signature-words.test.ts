import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formPdf } from '#src/fleet/signing/pdf/form-pdf.ts';
import { showsSignature } from '#src/gather/signature-words.ts';

const form = (...closing: readonly string[]): Buffer =>
  formPdf({
    title: 'Tờ khai',
    body: 'Ủy ban nhân dân',
    rows: [{ label: 'Họ và tên', value: 'Nguyễn Thị Thử Nghiệm' }],
    closing,
    madeOn: new Date(0),
  });

const pdfOf = (content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`%PDF-1.7\n4 0 obj\n<< /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n'),
  ]);

describe('showsSignature', () => {
  it('reads the words through the file’s own map of letters', () => {
    expect(showsSignature(form('Ký bởi: Lê Văn Mẫu'))).toBe(true);
    expect(showsSignature(form('Người ký: Lê Văn Mẫu'))).toBe(true);
    expect(showsSignature(form('Tôi cam đoan những lời khai trên là đúng sự thật'))).toBe(false);
  });

  it('reads plain and compressed text', () => {
    const text = Buffer.from('BT /F1 12 Tf (Digitally signed by A) Tj ET');
    expect(showsSignature(pdfOf(text))).toBe(true);
    expect(showsSignature(pdfOf(deflateSync(text)))).toBe(true);
    expect(showsSignature(pdfOf(Buffer.from('BT /F1 12 Tf (A form) Tj ET')))).toBe(false);
  });

  it('says nothing of a file without text, and of what is no PDF', () => {
    expect(showsSignature(pdfOf(Buffer.from('q 1 0 0 1 0 0 cm Q')))).toBeNull();
    expect(showsSignature(Buffer.from('<html>Ký bởi</html>'))).toBeNull();
    expect(showsSignature(new Uint8Array())).toBeNull();
  });

  it('never throws, whatever the bytes', () => {
    const parts = fc.constantFrom(
      'stream\n',
      '\nendstream',
      'begincmap ',
      '1 beginbfrange <00> <ffffffffff> <0041> endbfrange ',
      '1 beginbfchar <0102030405060708> <d800> endbfchar ',
      '(a\\)b) Tj ',
      '<414> Tj ',
      'BT ',
      '%PDF-1.7 ',
      '1 beginbfrange <00> <05> [<0041> <>] endbfrange ',
      '<0102030405060708> TJ ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 30 }), (pieces) => {
        const seen = showsSignature(Buffer.from(`%PDF-1.7\n${pieces.join('')}`, 'latin1'));
        expect([true, false, null]).toContain(seen);
      }),
    );
  });
});
