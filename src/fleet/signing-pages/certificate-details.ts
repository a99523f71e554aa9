import { X509Certificate } from 'node:crypto';
import { type FleetPortal, variantOf } from '../state.ts';
import { vietnamDate } from './vietnam-date.ts';

/** What the signing screen shows of a certificate: labelled values, or one sentence. */
export type ShownCertificate =
  | { readonly rows: readonly (readonly [string, string])[] }
  | { readonly sentence: string };

/** Null where this portal shows nothing of it. */
export const shownCertificate = (portal: FleetPortal, der: Buffer): ShownCertificate | null => {
  const certificate = new X509Certificate(der);
  const holder = nameIn(certificate.subject);
  const authority = nameIn(certificate.issuer);
  const from = vietnamDate(new Date(certificate.validFrom));
  const to = vietnamDate(new Date(certificate.validTo));
  const signer = ['Người ký', holder] as const;
  const issuer = ['Đơn vị cấp chứng thư số', authority] as const;
  const validity = ['Hiệu lực', `từ ${from} đến ${to}`] as const;
  const variant = variantOf(portal, 'certificate-not-shown');
  if (variant === null) return { rows: [signer, issuer, validity] };
  if (variant === 'ok')
    return {
      sentence: `Chứng thư số của ${holder}, đơn vị cấp: ${authority}, có hiệu lực từ ${from} đến hết ${to}.`,
    };
  return { a: null, b: { rows: [signer] }, c: { rows: [signer, issuer] } }[variant];
};

/** Node writes commas and their like with a backslash before them. */
const nameIn = (distinguished: string): string =>
  distinguished
    .split('\n')
    .find((line) => line.startsWith('CN='))
    ?.slice('CN='.length)
    .replaceAll(/\\(.)/g, '$1') ?? '';
