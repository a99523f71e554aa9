import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sniff } from '#src/signature/sniff.ts';
import { cmsCases } from '../../signing/cases/cms-cases.ts';

const cms = cmsCases[0]?.make() ?? Buffer.alloc(0);
const armoured = (label: string, body: Buffer): Buffer =>
  Buffer.from(`-----BEGIN ${label}-----\n${body.toString('base64')}\n-----END ${label}-----\n`);
const wide = (text: string, order: 'big' | 'little', mark: boolean): Buffer => {
  const little = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return order === 'little' ? little : little.swap16();
};
/** Begins as SignedData does. */
const signedDataOf = (content: Buffer): Buffer => Buffer.concat([cms.subarray(0, 60), content]);
const XML = '<?xml version="1.0"?><a/>';

describe('sniff', () => {
  it.each<[string, Buffer, 'pdf' | 'xml' | 'cms' | null]>([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a PDF behind junk', Buffer.from(`${'x'.repeat(1_000)}%PDF-1.7\n`), 'pdf'],
    ['a PDF behind too much junk', Buffer.from(`${'x'.repeat(1_025)}%PDF-1.7\n`), null],
    ['XML', Buffer.from(XML), 'xml'],
    ['XML without a declaration', Buffer.from('  \n<Tờ-khai/>'), 'xml'],
    ['XML with a mark', Buffer.from(`\ufeff${XML}`), 'xml'],
    ['XML in UTF-16 with a mark', wide(XML, 'little', true), 'xml'],
    ['XML in UTF-16, big-endian, with a mark', wide(XML, 'big', true), 'xml'],
    ['XML in UTF-16 without a mark', wide(XML, 'little', false), 'xml'],
    ['XML in UTF-16, big-endian, without a mark', wide(XML, 'big', false), 'xml'],
    ['XML that quotes a PDF', Buffer.from('<a>%PDF-1.7</a>'), 'xml'],
    ['CMS in DER', cms, 'cms'],
    ['CMS in BER', Buffer.concat([Buffer.from([0x30, 0x80]), cms.subarray(4)]), 'cms'],
    ['PEM', armoured('PKCS7', cms), 'cms'],
    ['PEM under its other name', armoured('CMS', cms), 'cms'],
    ['base64', Buffer.from(cms.toString('base64')), 'cms'],
    ['PEM of something else', armoured('CERTIFICATE', cms), null],
    ['PEM cut off', armoured('PKCS7', cms).subarray(0, 500), null],
    ['base64 of something else', Buffer.from('aGVsbG8gd29ybGQ='), null],
    ['text that begins with a digit', Buffer.from('0123456789'), null],
    ['an arrow', Buffer.from('<- there'), null],
    ['nothing', Buffer.alloc(0), null],
    ['a ZIP', Buffer.from('PK\x03\x04'), null],
  ])('knows %s', (_name, bytes, format) => {
    expect(sniff(bytes)?.format ?? null).toBe(format);
  });

  it('sees that a reader of PDF would open it too', () => {
    const quoting = signedDataOf(Buffer.from('%PDF-1.7'));
    expect(sniff(Buffer.from('<!--\n%PDF-1.7\n--><a/>'))?.ambiguous).toBe(true);
    expect(sniff(quoting)?.ambiguous).toBe(true);
    expect(sniff(Buffer.from(`<a>${' '.repeat(1_030)}%PDF-1.7</a>`))?.ambiguous).toBe(false);
    for (const one of [Buffer.from('%PDF-1.7\n%PDF-'), Buffer.from('junk %PDF-1.7'), Buffer.from(XML), cms])
      expect(sniff(one)?.ambiguous).toBe(false);
  });

  it('takes the armour off and nothing else', () => {
    expect(Buffer.from(sniff(armoured('PKCS7', cms))?.bytes ?? []).equals(cms)).toBe(true);
    expect(Buffer.from(sniff(Buffer.from(cms.toString('base64')))?.bytes ?? []).equals(cms)).toBe(true);
    const pdf = Buffer.from('junk%PDF-1.7');
    expect(sniff(pdf)?.bytes).toBe(pdf);
  });

  it('reads a view into a larger buffer as what it shows', () => {
    const larger = Buffer.concat([Buffer.from('%PDF-'), Buffer.from(XML)]);
    expect(sniff(larger.subarray(5))?.format).toBe('xml');
  });

  it('never throws', () => {
    const formats = ['pdf', 'xml', 'cms', null];
    const known = (bytes: Uint8Array): boolean => formats.includes(sniff(bytes)?.format ?? null);
    expect(fc.check(fc.property(fc.uint8Array({ maxLength: 200 }), known)).failed).toBe(false);
    expect(fc.check(fc.property(fc.string(), (text) => known(Buffer.from(text)))).failed).toBe(false);
  });
});
