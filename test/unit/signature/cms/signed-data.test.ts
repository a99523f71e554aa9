import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { readSignedData } from '#src/signature/cms/signed-data.ts';
import { citizen, issuingAuthority } from '../../../signing/authority.ts';
import { signedData } from '../../../signing/cms.ts';
import { children, explicit, extent, integer, octets, oid, sequence, setOf } from '../../../signing/der.ts';

const content = Buffer.from('hồ sơ');
const file = (attached: boolean = true): Buffer =>
  signedData({
    content,
    attached,
    certificates: [citizen(), issuingAuthority()],
    signers: [{ by: citizen(), signingTime: '2026-05-20T02:00:00Z' }],
  });

/** The outer three values with open lengths, as much software writes them. */
const opened = (der: Buffer): Buffer => {
  const open = (tag: number, ...parts: readonly Uint8Array[]): Buffer =>
    Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
  const [type, wrapped] = children(der);
  const inner = children(wrapped!)[0]!;
  return open(0x30, type!, open(0xa0, open(0x30, inner.subarray(extent(inner).body))));
};

describe('readSignedData', () => {
  it('reads content, certificates and signers', () => {
    const data = readSignedData(file());
    expect(Buffer.from(data.content ?? [])).toEqual(content);
    expect(data.certificates).toHaveLength(2);
    expect(data.signers[0]?.signed.map(({ type }) => type).sort()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.5',
    ]);
    expect(readSignedData(file(false)).content).toBeNull();
  });

  it('reads open lengths to the same octets', () => {
    const der = file();
    const [closed, open] = [readSignedData(der), readSignedData(opened(der))];
    expect(open.signers[0]?.signedAttributes?.bytes).toEqual(closed.signers[0]?.signedAttributes?.bytes);
    expect(Buffer.from(open.content ?? [])).toEqual(content);
  });

  it('lets zeros follow only where padding is expected', () => {
    const padding = Buffer.alloc(50);
    for (const der of [file(), opened(file())]) {
      expect(readSignedData(Buffer.concat([der, padding]), true).signers).toHaveLength(1);
      expect(() => readSignedData(Buffer.concat([der, padding]))).toThrow(MalformedError);
      expect(() => readSignedData(Buffer.concat([der, Buffer.from('tail')]), true)).toThrow(MalformedError);
    }
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['another content type', sequence(oid('1.2.840.113549.1.7.1'), explicit(0, octets(content)))],
    ['two SignedData', sequence(oid('1.2.840.113549.1.7.2'), explicit(0, sequence(), sequence()))],
    [
      'content that is no octet string',
      sequence(
        oid('1.2.840.113549.1.7.2'),
        explicit(0, sequence(integer(1), setOf(), sequence(oid('1.2.3'), explicit(0, integer(1))), setOf())),
      ),
    ],
    [
      'more signers than anyone needs',
      signedData({
        content,
        attached: true,
        certificates: [],
        signers: Array.from({ length: 51 }, () => ({ by: citizen() })),
      }),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(() => readSignedData(bytes)).toThrow(MalformedError);
  });

  it('answers every mutation with a structure or MalformedError', () => {
    const der = file();
    fc.assert(
      fc.property(
        fc.nat({ max: der.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, by, cut) => {
          const bytes = Buffer.from(cut ? der.subarray(0, at) : der);
          if (!cut) bytes[at] = (bytes[at] ?? 0) ^ by;
          const answer = (): 'read' | 'malformed' => {
            try {
              readSignedData(bytes, true);
              return 'read';
            } catch (error) {
              if (error instanceof MalformedError) return 'malformed';
              throw error;
            }
          };
          expect(answer).not.toThrow();
        },
      ),
    );
  });
});
