import {
  citizen,
  expiredCitizen,
  falseAuthority,
  falseCitizen,
  issuingAuthority,
  organisation,
  otherCitizen,
  responder,
  root,
  rsaCitizen,
  staff,
  timeAuthority,
  weakCitizen,
} from '../authority.ts';
import type { Issued } from '../certificate.ts';
import type { CmsSigner, CmsWish } from '../cms.ts';
import {
  append,
  blankPdf,
  catalog,
  content,
  form,
  OBJECT,
  page,
  type Placeholder,
  signPdf,
  stream,
  withVault,
} from '../pdf-file.ts';
import { basicOcsp } from '../revocation.ts';
import { timestampToken } from '../timestamp.ts';
import { crl, detachedOver, indefinite, ocsp, rootCrl, stamped } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

const AN = ['CCCD:001200000001'];
const FIRST = 10;
const SECOND = 12;

const signed = (
  by: Issued,
  wish: Partial<Placeholder> = {},
  signer: Partial<CmsSigner> = {},
  cms: Partial<CmsWish> = {},
  from: Buffer = blankPdf(),
): Buffer => signPdf(from, { field: FIRST, claimedAt: SIGNED_AT, ...wish }, detachedOver(by, signer, cms));

const baseline = (): Buffer => signed(citizen());

const signedTwice = (second: Partial<Placeholder> = {}, from: Buffer = baseline()): Buffer =>
  signed(organisation(), { field: SECOND, before: [FIRST], ...second }, {}, {}, from);

const documentStamp = (from: Buffer, catalogExtra = '', over?: Buffer): Buffer =>
  signPdf(
    from,
    {
      field: 30,
      before: [FIRST],
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      name: 'Stamp',
      catalogExtra,
    },
    (covered) =>
      timestampToken({
        over: over ?? covered,
        by: timeAuthority(),
        at: '2026-05-21T00:00:00Z',
        chain: [root()],
      }),
  );

const vault = (from: Buffer): Buffer =>
  withVault(
    from,
    20,
    {
      certificates: [issuingAuthority().der, responder().der, root().der],
      crls: [rootCrl()],
      ocsps: [ocsp()],
    },
    [FIRST],
  );

const longTerm = (): Buffer => vault(signed(citizen(), {}, { unsigned: stamped() }));

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf/${id}`,
  format: 'pdf',
  ...rest,
});

/** Writes over what stands at the last place of `needle`, octet for octet. */
const overwritten = (file: Buffer, needle: string, by: string, last = true): Buffer => {
  const at = last ? file.lastIndexOf(needle) : file.indexOf(needle);
  if (at < 0 || needle.length !== by.length) throw new Error(`cannot write "${by}" over "${needle}"`);
  const changed = Buffer.from(file);
  changed.write(by, at, 'latin1');
  return changed;
};

/** Replaces the ByteRange by another of the same length. */
const withByteRange = (file: Buffer, change: (range: readonly number[]) => readonly number[]): Buffer => {
  const found = /\/ByteRange (\[([\d ]+)\] *)/.exec(file.toString('latin1'));
  if (found?.[1] === undefined || found[2] === undefined) throw new Error('no ByteRange');
  const range = change(found[2].trim().split(' ').map(Number));
  return overwritten(file, found[1], `[${range.join(' ')}]`.padEnd(found[1].length));
};

const added = (
  objects: readonly (readonly [number, string | ReturnType<typeof stream>])[],
  from: Buffer = baseline(),
): Buffer => append(from, { objects: new Map(objects) });

const INVALID_CHANGE = { verdict: 'invalid', because: ['MODIFIED_AFTER_SIGNING', 'FORMAT_FAILURE'] } as const;
const INVALID_FORM = {
  verdict: 'invalid',
  because: ['FORMAT_FAILURE', 'HASH_FAILURE', 'MODIFIED_AFTER_SIGNING', 'NO_SIGNATURE'],
} as const;
const WEAK = ['CRYPTO_CONSTRAINTS_FAILURE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'] as const;

export const pdfCases: readonly OwnCase[] = [
  pdf('b-b', {
    make: baseline,
    verdict: 'valid',
    level: 'B-B',
    revocation: 'not-proved',
    ids: [AN],
    profile: 'ETSI.CAdES.detached',
  }),
  pdf('adbe-pkcs7-detached', {
    make: () =>
      signed(rsaCitizen(), { subFilter: 'adbe.pkcs7.detached' }, { signingTime: SIGNED_AT, bound: null }),
    verdict: 'valid',
    level: null,
    profile: 'adbe.pkcs7.detached',
  }),
  pdf('b-t', {
    make: () => signed(citizen(), {}, { unsigned: stamped() }),
    verdict: 'valid',
    level: 'B-T',
  }),
  pdf('b-lt', {
    make: longTerm,
    policy: { revocation: 'required' },
    verdict: 'valid',
    level: 'B-LT',
    revocation: 'proved',
    ids: [AN],
  }),
  pdf('b-lta', {
    make: () => documentStamp(longTerm(), ' /DSS 20 0 R'),
    policy: { revocation: 'required' },
    verdict: 'valid',
    level: 'B-LTA',
    revocation: 'proved',
    ids: [AN],
  }),
  pdf('cross-reference-streams', {
    make: () => signed(citizen(), { xrefStream: true }, {}, {}, blankPdf('To khai TEST', true)),
    verdict: 'valid',
    ids: [AN],
  }),
  pdf('two-signatures', {
    make: () => signedTwice(),
    verdict: 'valid',
    level: 'B-B',
    ids: [AN, ['MST:0100000001-001']],
  }),
  pdf('certified-then-signed', {
    make: () => {
      const certified = signed(citizen(), { permissions: 2 });
      return signedTwice({ catalogExtra: ` /Perms << /DocMDP ${FIRST + 1} 0 R >>` }, certified);
    },
    verdict: 'valid',
  }),
  pdf('staff-two-identifiers', {
    make: () => signed(staff()),
    policy: { signerId: 'CCCD:001200000013' },
    verdict: 'valid',
    ids: [['MST:0100000001', 'CCCD:001200000013']],
  }),
  pdf('other-person', {
    make: () => signed(otherCitizen()),
    policy: { signerId: 'CCCD:001200000001' },
    verdict: 'invalid',
    because: ['SIGNER_IDENTITY_MISMATCH'],
  }),
  pdf('not-signed', { make: () => blankPdf(), verdict: 'invalid', because: ['NO_SIGNATURE'] }),
  pdf('field-without-a-signature', {
    make: () =>
      append(blankPdf(), {
        objects: new Map([
          [OBJECT.form, form([FIRST], 0)],
          [FIRST, '<< /Type /Annot /Subtype /Widget /FT /Sig /T (Empty) /Rect [0 0 0 0] >>'],
        ]),
      }),
    verdict: 'invalid',
    because: ['NO_SIGNATURE'],
  }),
  pdf('picture-of-a-stamp', {
    make: () =>
      append(blankPdf(), { objects: new Map([[OBJECT.content, content('DA KY SO: Nguyen Van An TEST')]]) }),
    verdict: 'invalid',
    because: ['NO_SIGNATURE'],
  }),

  // Integrity.
  pdf('one-octet-changed', {
    make: () => overwritten(baseline(), '150000', '950000', false),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  pdf('claimed-time-changed', {
    make: () => overwritten(baseline(), 'D:2026', 'D:2020'),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),
  pdf('signed-by-another-key', {
    make: () => signed(citizen(), {}, { forgedBy: otherCitizen().key }),
    verdict: 'invalid',
    because: ['SIG_CRYPTO_FAILURE'],
  }),
  pdf('content-inside-the-signature', {
    make: () => signed(citizen(), {}, {}, { attached: true }),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
  }),
  // Lengths left open around what is signed: against ISO 32000-2, 12.8.3.3, but no octet that counts differs.
  pdf('signature-in-ber', {
    make: () =>
      signPdf(blankPdf(), { field: FIRST }, (covered) => indefinite(detachedOver(citizen())(covered))),
    verdict: 'valid',
    ids: [AN],
  }),
  pdf('two-signers-in-one-signature', {
    make: () =>
      signed(
        citizen(),
        {},
        {},
        {
          signers: [{ by: citizen() }, { by: organisation() }],
          certificates: [citizen(), organisation(), issuingAuthority()],
        },
      ),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
  }),

  // ByteRange (attacks of "1 Trillion Dollar Refund", CCS 2019: universal forgery and wrapping).
  pdf('byte-range-of-nothing', {
    make: () => withByteRange(baseline(), () => [0, 0, 0, 0]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-not-from-zero', {
    make: () => withByteRange(baseline(), ([, a = 0, b = 0, c = 0]) => [1, a - 1, b, c]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-short-of-the-end', {
    make: () => withByteRange(baseline(), ([z = 0, a = 0, b = 0, c = 0]) => [z, a, b, c - 7]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-beyond-the-end', {
    make: () => withByteRange(baseline(), ([z = 0, a = 0, b = 0, c = 0]) => [z, a, b, c + 9]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-negative', {
    make: () => withByteRange(baseline(), ([z = 0, a = 0, b = 0]) => [z, a, b, -1]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-of-three', {
    make: () => withByteRange(baseline(), ([z = 0, a = 0, b = 0]) => [z, a, b]),
    ...INVALID_FORM,
  }),
  pdf('byte-range-overlapping', {
    make: () => withByteRange(baseline(), ([z = 0, a = 0, b = 0, c = 0]) => [z, a, b - 9, c + 9]),
    ...INVALID_FORM,
  }),
  pdf('gap-wider-than-the-contents', {
    // A signature made over ranges that leave more out than the value of /Contents.
    make: () => {
      const wide = signed(citizen());
      const range = /\/ByteRange (\[(\d+) (\d+) (\d+) (\d+)\] *)/.exec(wide.toString('latin1'));
      const [, whole = '', , a = '0', b = '0', c = '0'] = range ?? [];
      const next = `[0 ${Number(a) - 10} ${b} ${c}]`.padEnd(whole.length);
      const moved = overwritten(wide, whole, next);
      const covered = Buffer.concat([moved.subarray(0, Number(a) - 10), moved.subarray(Number(b))]);
      const value = detachedOver(citizen())(covered).toString('hex');
      const open = moved.lastIndexOf('/Contents <') + '/Contents <'.length;
      moved.write(value.padEnd(16_000, '0'), open, 'latin1');
      return moved;
    },
    ...INVALID_FORM,
  }),
  pdf('contents-of-zeros', {
    make: () => {
      const file = baseline();
      const open = file.lastIndexOf('/Contents <') + '/Contents <'.length;
      file.fill('0', open, file.indexOf('>', open));
      return file;
    },
    verdict: 'invalid',
  }),
  pdf('contents-missing', {
    make: () => overwritten(baseline(), '/Contents <', '/Contentz <'),
    ...INVALID_FORM,
  }),
  pdf('wrapped', {
    // The second range moved behind an attacker's objects; what lies between is not covered.
    make: () => {
      const file = baseline();
      const [, a = 0, b = 0, c = 0] =
        /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(file.toString('latin1'))?.slice(1).map(Number) ?? [];
      const slipped = Buffer.from(
        `\n${OBJECT.content} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n`,
      );
      const moved = Buffer.concat([file.subarray(0, a), file.subarray(a, b), slipped, file.subarray(b)]);
      return withByteRange(moved, () => [0, a, b + slipped.length, c]);
    },
    ...INVALID_FORM,
  }),

  // What was added after signing.
  pdf('octets-behind', {
    make: () => Buffer.concat([baseline(), Buffer.from('% nothing\n')]),
    ...INVALID_CHANGE,
  }),
  pdf('page-content-replaced', {
    make: () => added([[OBJECT.content, content('To khai TEST 950000')]]),
    ...INVALID_CHANGE,
  }),
  pdf('page-added', {
    make: () =>
      added([
        [OBJECT.pages, `<< /Type /Pages /Kids [${OBJECT.page} 0 R 40 0 R] /Count 2 >>`],
        [40, page([])],
      ]),
    ...INVALID_CHANGE,
  }),
  pdf('annotation-added', {
    make: () =>
      added([
        [OBJECT.page, page([FIRST, 40])],
        [
          40,
          '<< /Type /Annot /Subtype /FreeText /Rect [20 90 200 120] /Contents (950000) /DA (/F1 12 Tf) >>',
        ],
      ]),
    ...INVALID_CHANGE,
  }),
  pdf('font-replaced', {
    make: () => added([[OBJECT.font, '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>']]),
    ...INVALID_CHANGE,
  }),
  pdf('form-of-the-page-replaced', {
    make: () => added([[OBJECT.page, page([FIRST], ' /Rotate 180')]]),
    ...INVALID_CHANGE,
  }),
  pdf('script-in-the-catalogue', {
    make: () =>
      added([[OBJECT.catalog, catalog(' /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>')]]),
    ...INVALID_CHANGE,
  }),
  pdf('appearance-of-the-signature-replaced', {
    make: () =>
      added([
        [
          FIRST,
          `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature${FIRST}) /V ${FIRST + 1} 0 R /P ${OBJECT.page} 0 R /Rect [0 0 200 200] /F 4 /AP << /N 40 0 R >> >>`,
        ],
        [40, stream('BT (950000) Tj ET', '<< /Type /XObject /Subtype /Form /BBox [0 0 200 200] >>')],
      ]),
    ...INVALID_CHANGE,
  }),
  pdf('another-root', {
    make: () =>
      append(baseline(), {
        root: 40,
        objects: new Map<number, string | ReturnType<typeof stream>>([
          [40, `<< /Type /Catalog /Pages 41 0 R /AcroForm ${OBJECT.form} 0 R >>`],
          [41, '<< /Type /Pages /Kids [42 0 R] /Count 1 >>'],
          [
            42,
            `<< /Type /Page /Parent 41 0 R /MediaBox [0 0 300 200] /Contents 43 0 R /Resources << /Font << /F1 ${OBJECT.font} 0 R >> >> >>`,
          ],
          [43, content('To khai TEST 950000')],
        ]),
      }),
    ...INVALID_CHANGE,
  }),
  pdf('signature-removed-from-the-form', {
    make: () =>
      added([
        [OBJECT.form, form([], 0)],
        [OBJECT.page, page([])],
      ]),
    verdict: 'invalid',
  }),
  pdf('shadow-hide', {
    // "Shadow attacks" (NDSS 2021), hide: a picture over prepared content is removed after signing.
    make: () => {
      const prepared = append(blankPdf(), {
        objects: new Map<number, string | ReturnType<typeof stream>>([
          [OBJECT.content, content('To khai TEST 950000')],
          [OBJECT.page, page([8])],
          [8, '<< /Type /Annot /Subtype /Stamp /Rect [0 0 300 200] /AP << /N 9 0 R >> >>'],
          [9, stream('1 g 0 0 300 200 re f', '<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] >>')],
        ]),
      });
      const file = signed(citizen(), {}, {}, {}, prepared);
      return added([[9, stream('', '<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] >>')]], file);
    },
    ...INVALID_CHANGE,
  }),
  pdf('shadow-hide-and-replace', {
    // Two contents are signed; afterwards only the cross-reference table is swapped.
    make: () => {
      const prepared = append(blankPdf('To khai TEST 150000'), {
        objects: new Map([[50, content('To khai TEST 950000')]]),
      });
      const file = signed(citizen(), {}, {}, {}, prepared);
      const hidden = file.indexOf('\n50 0 obj') + 1;
      const startXref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.toString('latin1'))?.[1]);
      const at = file.length;
      return Buffer.concat([
        file,
        Buffer.from(
          `xref\n${OBJECT.content} 1\n${String(hidden).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 60 /Root 1 0 R /Prev ${startXref} >>\nstartxref\n${at}\n%%EOF\n`,
          'latin1',
        ),
      ]);
    },
    ...INVALID_CHANGE,
  }),
  pdf('changed-between-two-signatures', {
    make: () => signedTwice({}, added([[OBJECT.content, content('To khai TEST 950000')]])),
    ...INVALID_CHANGE,
  }),
  pdf('certified-without-changes-then-signed', {
    make: () => {
      const certified = signed(citizen(), { permissions: 1 });
      return signedTwice({ catalogExtra: ` /Perms << /DocMDP ${FIRST + 1} 0 R >>` }, certified);
    },
    ...INVALID_CHANGE,
  }),
  pdf('changed-after-the-document-time-stamp', {
    make: () =>
      added([[OBJECT.content, content('To khai TEST 950000')]], documentStamp(longTerm(), ' /DSS 20 0 R')),
    ...INVALID_CHANGE,
  }),
  pdf('document-time-stamp-of-something-else', {
    make: () => documentStamp(longTerm(), ' /DSS 20 0 R', Buffer.from('another file')),
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  }),

  // Path, algorithms, revocation through a PDF.
  pdf('expired', {
    make: () => signed(expiredCitizen()),
    verdict: 'indeterminate',
    because: ['OUT_OF_BOUNDS_NO_POE', 'EXPIRED'],
  }),
  pdf('false-authority', {
    make: () => signed(falseCitizen(), {}, {}, { certificates: [falseCitizen(), falseAuthority()] }),
    verdict: 'indeterminate',
    because: ['NO_CERTIFICATE_CHAIN_FOUND', 'CERTIFICATE_CHAIN_GENERAL_FAILURE'],
  }),
  pdf('sha1', {
    make: () => signed(rsaCitizen(), {}, { scheme: { digest: 'sha1' } }),
    verdict: 'indeterminate',
    because: WEAK,
  }),
  pdf('rsa-1024', { make: () => signed(weakCitizen()), verdict: 'indeterminate', because: WEAK }),
  pdf('revoked-by-the-vault', {
    make: () =>
      withVault(
        baseline(),
        20,
        { crls: [crl({ revoked: [{ of: citizen(), at: '2026-05-01T00:00:00Z' }] }), rootCrl()] },
        [FIRST],
      ),
    verdict: 'indeterminate',
    because: ['REVOKED_NO_POE', 'REVOKED'],
    revocation: 'revoked',
  }),
  pdf('vault-with-bare-ocsp', {
    make: () =>
      withVault(baseline(), 20, { ocsps: [Buffer.from(basicOcsp(ocsp()))], crls: [rootCrl(), crl()] }, [
        FIRST,
      ]),
    verdict: 'valid',
  }),
  pdf('junk-before-the-header', {
    make: () => Buffer.concat([Buffer.from('junk\n'), baseline()]),
    verdict: 'invalid',
  }),
];
