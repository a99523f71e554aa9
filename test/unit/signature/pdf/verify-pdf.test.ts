import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SubIndication } from '../../../../src/model/signature.ts';
import { verifyPdf } from '../../../../src/signature/pdf/verify-pdf.ts';
import { otherCitizen } from '../../../signing/authority.ts';
import {
  append,
  blankPdf,
  form,
  OBJECT,
  type PdfStream,
  page,
  stream,
  withVault,
} from '../../../signing/pdf-file.ts';
import {
  baseForm,
  LOOK,
  look,
  policy,
  rawUpdate,
  SIGNATURE,
  SIGNATURE_FIELD,
  sign,
  signedForm,
  stampDocument,
  TEXT_FIELD,
  textField,
} from './signed-form.ts';

type Short = {
  readonly verdict: string;
  readonly sub: SubIndication | null;
  readonly codes: readonly string[];
};

/** All signers of a file, or what is wrong with the file itself. */
const judged = async (pdf: Uint8Array): Promise<readonly Short[]> => {
  const { failure, signers } = await verifyPdf(pdf, policy());
  if (failure !== null)
    return [{ verdict: failure.verdict, sub: failure.subIndication, codes: [failure.reason.code] }];
  return signers.map(({ verdict, subIndication, reasons }) => ({
    verdict,
    sub: subIndication,
    codes: reasons.map(({ code }) => code),
  }));
};

const verdicts = async (pdf: Uint8Array): Promise<readonly string[]> =>
  (await judged(pdf)).map(({ verdict }) => verdict);

const update = (pdf: Buffer, ...objects: readonly (readonly [number, string | PdfStream])[]): Buffer =>
  append(pdf, { objects: new Map<number, string | PdfStream>(objects) });

/** The same length, so that no offset moves. */
const edited = (pdf: Buffer, from: string, to: string): Buffer => {
  const at = pdf.lastIndexOf(from);
  if (at < 0) throw new Error(`${from} is not in the file`);
  const copy = Buffer.from(pdf);
  copy.write(to.padEnd(from.length), at, 'latin1');
  return copy;
};

/** The form with its text field left empty, signed. */
const signedEmpty = (wish: Parameters<typeof sign>[1] = {}): Buffer =>
  sign(
    baseForm(
      new Map<number, string | PdfStream>([
        [TEXT_FIELD, textField('')],
        [LOOK, look('')],
      ]),
    ),
    wish,
  );

const filled = (pdf: Buffer): Buffer =>
  update(pdf, [TEXT_FIELD, textField('Binh', '<< /N 20 0 R >>')], [20, look('Binh')]);

describe('verifyPdf', () => {
  it('accepts a signature over the whole file and says what it covers', async () => {
    const pdf = signedForm({ claimedAt: '2026-11-20T01:02:03Z' });
    const { profile, signers } = await verifyPdf(pdf, policy());
    expect(profile).toBe('ETSI.CAdES.detached');
    expect(signers).toHaveLength(1);
    expect(signers[0]).toMatchObject({ verdict: 'valid', role: 'signer', ids: ['CCCD:001200000001'] });
    const { coverage } = signers[0]!;
    expect(coverage.whole).toBe(true);
    expect(coverage.revisions).toHaveLength(2);
    expect(coverage.ranges[0]?.from).toBe(0);
    expect(coverage.ranges[1]?.to).toBe(pdf.length);
    expect(pdf[coverage.ranges[0]!.to]).toBe('<'.charCodeAt(0));
  });

  it('accepts a file whose cross-references are streams', async () => {
    expect(await verdicts(sign(blankPdf('TEST', true), { before: [], xrefStream: true }))).toEqual(['valid']);
  });

  it('lets a DSS, a document time stamp and both in turn follow a signature', async () => {
    const pdf = signedForm();
    const stored = withVault(pdf, 30, { certificates: [Buffer.from('3000', 'hex')] }, [
      TEXT_FIELD,
      SIGNATURE_FIELD,
    ]);
    expect(await verdicts(stored)).toEqual(['valid']);
    expect(await verdicts(stampDocument(pdf))).toEqual(['valid', 'valid']);
    expect(await verdicts(stampDocument(stored, { catalogExtra: ' /DSS 30 0 R' }))).toEqual([
      'valid',
      'valid',
    ]);
    expect(
      await verdicts(
        stampDocument(signedForm({ permissions: 1 }), {
          catalogExtra: ` /Perms << /DocMDP ${SIGNATURE} 0 R >>`,
        }),
      ),
    ).toEqual(['valid', 'valid']);
  });

  it('lets an empty field be filled between two signatures, says so, and not after the last', async () => {
    const again = { field: 12, before: [TEXT_FIELD, SIGNATURE_FIELD] };
    const { signers } = await verifyPdf(sign(filled(signedEmpty()), again, otherCitizen()), policy());
    expect(signers.map(({ verdict, reasons }) => [verdict, reasons[0]?.code, reasons[0]?.detail])).toEqual([
      ['valid', 'signature-valid-fields-filled', 'hoten'],
      ['valid', 'signature-valid', null],
    ]);
    const [alone] = await judged(filled(signedForm()));
    expect(alone).toMatchObject({ verdict: 'invalid', sub: 'MODIFIED_AFTER_SIGNING' });
    expect(alone?.codes).toContain('pdf-changed-after-last-signature');
    const stamped = stampDocument(filled(signedForm()));
    expect((await verdicts(stamped))[0]).toBe('invalid');
  });

  it('cannot tell where a value that was signed is another one now', async () => {
    const again = { field: 12, before: [TEXT_FIELD, SIGNATURE_FIELD] };
    expect(await judged(sign(filled(signedForm()), again, otherCitizen()))).toMatchObject([
      { verdict: 'indeterminate', sub: 'SIG_CONSTRAINTS_FAILURE', codes: ['pdf-fields-overwritten'] },
      { verdict: 'valid' },
    ]);
  });

  it('asks only what a field held when it was signed', async () => {
    const other = (pdf: Buffer): Buffer =>
      update(pdf, [TEXT_FIELD, textField('Chi', '<< /N 21 0 R >>')], [21, look('Chi')]);
    const second = { field: 12, before: [TEXT_FIELD, SIGNATURE_FIELD] };
    const third = { field: 16, before: [TEXT_FIELD, SIGNATURE_FIELD, 12] };
    const twice = other(sign(filled(signedEmpty()), second, otherCitizen()));
    expect((await judged(sign(twice, third))).map(({ codes }) => codes[0])).toEqual([
      'signature-valid-fields-filled',
      'pdf-fields-overwritten',
      'signature-valid',
    ]);
  });

  it('holds to what a certifying signature and a lock allow', async () => {
    const later = { field: 12, before: [TEXT_FIELD, SIGNATURE_FIELD] };
    const perms = ` /Perms << /DocMDP ${SIGNATURE} 0 R >>`;
    const certified = (level: 1 | 2): Buffer =>
      sign(filled(signedEmpty({ permissions: level })), { ...later, catalogExtra: perms }, otherCitizen());
    const [strict] = await judged(certified(1));
    expect(strict?.codes).toContain('pdf-change-forbidden');
    expect(await verdicts(certified(2))).toEqual(['valid', 'valid']);
  });

  it('says so where nobody signed', async () => {
    expect(await judged(baseForm())).toEqual([
      { verdict: 'invalid', sub: 'NO_SIGNATURE', codes: ['no-signature'] },
    ]);
  });

  it('refuses an encrypted file as one that cannot be checked', async () => {
    const pdf = signedForm();
    const at = pdf.lastIndexOf('/Root');
    const encrypted = Buffer.concat([pdf.subarray(0, at), Buffer.from('/Encrypt 9 0 R '), pdf.subarray(at)]);
    expect((await judged(encrypted))[0]).toMatchObject({
      verdict: 'indeterminate',
      codes: ['pdf-encrypted'],
    });
  });

  it.each([
    [
      'the second length is short',
      / \d+\]/,
      (found: string) => ` ${Number(found.slice(1, -1)) - 2}]`,
      'pdf-byte-range-end',
    ],
    [
      'the first range is short',
      /\[0 \d+/,
      (found: string) => `[0 ${Number(found.slice(3)) - 1}`,
      'pdf-byte-range-gap',
    ],
    ['it starts later', /\[0 /, () => '[1 ', 'pdf-byte-range-wrong'],
    ['it is all zero', /\[0 \d+ \d+ \d+\]/, () => '[0 0 0 0]', 'pdf-byte-range-wrong'],
    ['it has three numbers', /\[0 \d+ /, () => '[0 ', 'pdf-byte-range-wrong'],
    ['it has a fraction', /\[0 \d/, () => '[.5 ', 'pdf-byte-range-wrong'],
    ['it is negative', /\[0 (\d)/, () => '[0 -', 'pdf-byte-range-wrong'],
  ])('refuses a ByteRange of which %s', async (_, pattern, replace, code) => {
    const pdf = signedForm();
    const text = pdf.toString('latin1');
    const at = text.lastIndexOf('/ByteRange [') + '/ByteRange '.length;
    const range = text.slice(at, text.indexOf(']', at) + 1);
    const [first] = await judged(edited(pdf, range, range.replace(pattern, replace)));
    expect(first?.verdict).toBe('invalid');
    expect(first?.codes).toContain(code);
  });

  it.each([
    ['/Contents is missing', '/Contents <', '/Contentz <', 'pdf-contents-wrong'],
    ['ByteRange is missing', '/ByteRange', '/ByteRangz', 'pdf-byte-range-wrong'],
    ['/Contents has another sign in it', '/Contents <30', '/Contents < 3', 'pdf-contents-wrong'],
    ['the format is unknown', 'ETSI.CAdES.detached', 'ETSI.CAdES.attached', 'pdf-sub-filter-refused'],
    ['the format is SHA-1 by definition', 'ETSI.CAdES.detached', 'adbe.pkcs7.sha1', 'pdf-sub-filter-refused'],
    [
      'a time stamp calls itself a signature',
      'ETSI.CAdES.detached',
      'ETSI.RFC3161',
      'pdf-signature-malformed',
    ],
  ])('refuses a signature where %s', async (_, from, to, code) => {
    const found = await judged(edited(signedForm(), from, to));
    expect(found.flatMap(({ codes }) => codes)).toContain(code);
    expect(found.map(({ verdict }) => verdict)).not.toContain('valid');
  });

  it('refuses /Contents of zeros and octets hidden behind the CMS', async () => {
    const pdf = signedForm();
    const { from, to } = { from: pdf.lastIndexOf('/Contents <') + 11, to: pdf.lastIndexOf('> >>\nendobj') };
    const zero = Buffer.from(pdf).fill('0', from, to);
    const hidden = Buffer.from(pdf);
    hidden.write('41', to - 2, 'latin1');
    for (const each of [zero, hidden]) expect((await judged(each))[0]?.codes).toContain('pdf-contents-wrong');
  });

  it('refuses a signature that no field leads to, and one that was put there later', async () => {
    const orphan = append(signedForm(), {
      objects: new Map([[40, `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <3000> >>`]]),
    });
    const found = await judged(orphan);
    expect(found.map(({ verdict }) => verdict)).toEqual(['invalid', 'invalid']);
    expect(found[1]?.codes).toContain('pdf-signature-not-in-form');
  });

  it('refuses a signature that only a later update puts into the form', async () => {
    const bound = signedForm();
    const field = bound.lastIndexOf(`/V ${SIGNATURE} 0 R`);
    const loose = sign(baseForm(), {}).toString('latin1');
    expect(loose.lastIndexOf(`/V ${SIGNATURE} 0 R`)).toBe(field);
    const waiting = Buffer.from(bound);
    waiting.write('/X', field, 'latin1');
    const text = waiting.toString(
      'latin1',
      waiting.lastIndexOf('10 0 obj'),
      waiting.indexOf('endobj', field),
    );
    const later = update(waiting, [SIGNATURE_FIELD, text.slice('10 0 obj\n'.length).replace('/X', '/V')]);
    expect((await judged(later))[0]?.codes).toContain('pdf-signature-not-in-form');
  });

  it('still sees a signature that an update took out of the form', async () => {
    const pdf = update(signedForm(), [OBJECT.form, form([TEXT_FIELD], 0)], [OBJECT.page, page([TEXT_FIELD])]);
    expect((await judged(pdf))[0]).toMatchObject({ verdict: 'invalid', sub: 'MODIFIED_AFTER_SIGNING' });
  });

  it('refuses whatever stands behind the last %%EOF, but a little white space', async () => {
    const pdf = signedForm();
    for (const tail of [' '.repeat(9), '\n\t', '\n% nothing', '\0'])
      expect((await judged(Buffer.concat([pdf, Buffer.from(tail)])))[0]?.codes).toContain(
        'pdf-trailing-octets',
      );
  });

  it('takes a little white space behind a signature for nothing', async () => {
    for (const tail of ['\n', '\n\n', '\r\n\r\n', '\n ', ' '.repeat(8)])
      expect(await verdicts(Buffer.concat([signedForm(), Buffer.from(tail)]))).toEqual(['valid']);
  });

  it('refuses an update that skips the signed revision', async () => {
    const pdf = signedForm();
    const first = Number(/startxref\n(\d+)\n/.exec(pdf.toString('latin1'))?.[1]);
    const skipped = rawUpdate(pdf, '', { 0: 'free' }, first);
    expect(await verdicts(skipped)).not.toContain('valid');
  });

  it('never throws for random octets, and never accepts them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (octets, headed) => {
        const head = headed ? '%PDF-1.7\n' : '';
        const tail = headed ? '\nstartxref\n9\n%%EOF' : '';
        expect(await verdicts(Buffer.concat([Buffer.from(head), octets, Buffer.from(tail)]))).not.toContain(
          'valid',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never stays valid once a signed octet is another one', async () => {
    const pdf = signedForm();
    const { signers } = await verifyPdf(pdf, policy());
    const [first, second] = signers[0]!.coverage.ranges;
    const place = fc.oneof(
      fc.integer({ min: 0, max: first!.to - 1 }),
      fc.integer({ min: second!.from, max: second!.to - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const copy = Buffer.from(pdf);
        copy[at] = (copy[at] ?? 0) ^ flip;
        expect(await verdicts(copy)).not.toContain('valid');
      }),
      { numRuns: 400 },
    );
  });

  it('never throws for a file that is cut, doubled or mixed up', async () => {
    const pdf = stampDocument(signedForm());
    const words = fc.constantFrom(
      '<<',
      '>>',
      '[',
      ']',
      '<',
      '(',
      'obj',
      'endobj',
      'stream',
      'R',
      ' 9999999999 ',
      'xref',
      'trailer',
      '/Prev',
      '%%EOF',
      'startxref 0',
      '/Kids [2 0 R]',
      '/Length 9999999',
    );
    const spot = fc.integer({ min: 0, max: pdf.length });
    await fc.assert(
      fc.asyncProperty(spot, spot, fc.array(words, { maxLength: 4 }), async (one, two, mixed) => {
        const [from, to] = [Math.min(one, two), Math.max(one, two)];
        const forms = [
          pdf.subarray(0, from),
          Buffer.concat([pdf.subarray(0, from), Buffer.from(mixed.join(' ')), pdf.subarray(to)]),
          Buffer.concat([pdf, Buffer.from(' %'), pdf.subarray(from, to)]),
        ];
        const changed = forms.filter((each) => !each.equals(pdf));
        expect(await Promise.all(changed.map(wholly))).not.toContain(true);
      }),
      { numRuns: 120 },
    );
  });
});

/** Whether every signature of a file is valid, and there are as many as there were. */
async function wholly(pdf: Uint8Array): Promise<boolean> {
  const found = await verdicts(pdf);
  return found.length === 2 && found.every((verdict) => verdict === 'valid');
}

describe('what a hostile file may cost', () => {
  it.each([
    ['nested arrays', `${'['.repeat(500_000)}`],
    ['nested dictionaries', '<< /A '.repeat(100_000)],
    ['a string that never ends', '('.repeat(500_000)],
    ['hexadecimal strings that never end', '<a'.repeat(200_000)],
  ])('is bounded for %s', async (_, body) => {
    const pdf = update(signedForm(), [40, body]);
    expect(await verdicts(pdf)).not.toContain('valid');
  });

  it('is bounded for trees that run in a circle', async () => {
    const pages = update(baseForm(), [OBJECT.pages, `<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1 >>`]);
    const fields = update(baseForm(), [TEXT_FIELD, '<< /T (a) /FT /Tx /Kids [7 0 R 7 0 R] >>']);
    for (const pdf of [pages, fields])
      expect(await verdicts(update(sign(pdf), [50, 'null']))).not.toContain('valid');
  });

  it('is bounded for many entries that lead to one large object', async () => {
    const large = baseForm(new Map([[30, `[${'0 '.repeat(200_000)}]`]]));
    const offset = large.indexOf('30 0 obj');
    const entries = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [100 + index, offset]));
    expect(await verdicts(rawUpdate(large, '', entries))).not.toContain('valid');
  });

  it('is bounded for streams that unpack to far more than they are', async () => {
    const { deflateSync } = await import('node:zlib');
    const bomb = {
      dictionary: '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>',
      body: deflateSync(Buffer.alloc(150_000_000, '0')),
    };
    const pdf = append(signedForm(), {
      objects: new Map([
        [40, bomb],
        [41, stream('')],
      ]),
      xrefStream: true,
    });
    expect(await verdicts(pdf)).not.toContain('valid');
  });
});
