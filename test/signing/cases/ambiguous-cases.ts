import { citizen, issuingAuthority } from '../authority.ts';
import { signedData } from '../cms.ts';
import { octets, oid, sequence } from '../der.ts';
import { blankPdf } from '../pdf-file.ts';
import { declaration, signXml } from '../xml-file.ts';
import { RECEIPT } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** Files whose signature holds in one format while a reader of another shows what nobody signed. */

const UNSIGNED = blankPdf('To khai TEST 950000');

const cms = (content: Buffer, digests: readonly Uint8Array[]): Buffer =>
  signedData({
    content,
    attached: true,
    certificates: [citizen(), issuingAuthority()],
    signers: [{ by: citizen(), signingTime: SIGNED_AT }],
    digests,
  });

const xml = (): string =>
  signXml(declaration(), { by: citizen(), certificates: [citizen(), issuingAuthority()] });

const AMBIGUOUS = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['format-ambiguous'],
} as const;

const SHA384 = oid('2.16.840.1.101.3.4.2.2');

export const ambiguousCases: readonly OwnCase[] = [
  {
    id: 'ambiguous/xml-behind-a-pdf',
    format: 'xml',
    make: () =>
      Buffer.from(`<!--\n${UNSIGNED.toString('latin1').replaceAll(/[\x80-\xff]/g, '.')}-->${xml()}`),
    ...AMBIGUOUS,
  },
  {
    id: 'ambiguous/xml-around-a-pdf',
    format: 'xml',
    make: () => {
      const text = UNSIGNED.toString('latin1').replaceAll(/[\x80-\xff]/g, '.');
      const table = text.lastIndexOf('xref\n0 ');
      return Buffer.from(`<!--\n${text.slice(0, table)}-->${xml()}<!--\n${text.slice(table)}-->`);
    },
    ...AMBIGUOUS,
  },
  {
    id: 'ambiguous/xml-with-a-remark',
    format: 'xml',
    make: () => Buffer.from(`<!-- PDF-1.4 -->${xml()}`),
    verdict: 'valid',
  },
  {
    id: 'ambiguous/cms-with-a-pdf-among-its-algorithms',
    format: 'cms',
    make: () => cms(RECEIPT, [sequence(SHA384, octets(UNSIGNED))]),
    ...AMBIGUOUS,
  },
  // What a reader would open is not always what is signed: an update can stand in its unsigned parts.
  {
    id: 'ambiguous/cms-that-envelops-a-pdf',
    format: 'cms',
    make: () => cms(blankPdf(), []),
    ...AMBIGUOUS,
  },
  {
    id: 'ambiguous/cms-that-envelops-a-changed-pdf',
    format: 'cms',
    make: () => {
      const file = cms(blankPdf(), []);
      file.write('9', file.indexOf('150000'), 'latin1');
      return file;
    },
    verdict: 'invalid',
    because: ['HASH_FAILURE'],
  },
  {
    id: 'ambiguous/cms-with-another-algorithm',
    format: 'cms',
    make: () => cms(RECEIPT, [sequence(SHA384)]),
    verdict: 'valid',
  },
  {
    id: 'ambiguous/cms-with-something-else-among-its-algorithms',
    format: 'cms',
    make: () => cms(RECEIPT, [octets(Buffer.from('To khai TEST 950000'))]),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
    codes: ['malformed'],
  },
  {
    id: 'ambiguous/cms-with-an-algorithm-that-goes-on',
    format: 'cms',
    make: () => cms(RECEIPT, [sequence(SHA384, octets(Buffer.alloc(0)), octets(Buffer.from('TEST 950000')))]),
    verdict: 'invalid',
    because: ['FORMAT_FAILURE'],
    codes: ['malformed'],
  },
];
