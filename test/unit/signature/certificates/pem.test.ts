import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { pemBlocks, unwrapPem } from '#src/signature/certificates/pem.ts';
import { octets, sequence } from '../../../signing/der.ts';

const text = (label: string, body: string): string =>
  `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;

describe('pemBlocks', () => {
  it('reads block after block', () => {
    const blocks = pemBlocks(Buffer.from(`lời nói đầu\n${text('A', 'MAA=')}\r\n${text('B C', 'BQ\nA=')}`));
    expect(blocks?.map(({ label, der }) => [label, [...der]])).toEqual([
      ['A', [0x30, 0]],
      ['B C', [5, 0]],
    ]);
  });

  it('knows DER from PEM even where DER holds such words', () => {
    expect(pemBlocks(sequence(octets(Buffer.from(text('A', 'MAA=').repeat(8)))))).toBeNull();
    expect(pemBlocks(Buffer.from('3000', 'hex'))).toBeNull();
  });

  it.each([
    text('A', 'MAA'),
    text('A', 'M@A='),
    '-----BEGIN A-----\nMAA=\n',
    `-----BEGIN ${'A'.repeat(100)}`,
  ])('refuses %j', (broken) => {
    expect(() => pemBlocks(Buffer.from(broken))).toThrow(MalformedError);
  });
});

describe('unwrapPem', () => {
  it('gives what is inside, or the octets themselves', () => {
    expect([...unwrapPem(Buffer.from(text('X509 CRL', 'MAA=')))]).toEqual([0x30, 0]);
    expect([...unwrapPem(Buffer.from([0x30, 0]))]).toEqual([0x30, 0]);
  });
});
