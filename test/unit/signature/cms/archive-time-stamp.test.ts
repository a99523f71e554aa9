import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { archiveCover } from '#src/signature/cms/archive-time-stamp.ts';
import { rememberedDigests } from '#src/signature/cms/remembered-digests.ts';
import { type SignedData, type SignerInfo, readSignedData } from '#src/signature/cms/signed-data.ts';
import { readTimeStampInfo } from '#src/signature/cms/time-stamp-info.ts';
import { citizen, issuingAuthority, timeAuthority } from '../../../signing/authority.ts';
import { signedData, timestampAttribute } from '../../../signing/cms.ts';
import { timestampToken } from '../../../signing/timestamp.ts';
import { type ArchiveWish, archived } from './archived.ts';

const content = Buffer.from('hồ sơ');
const stampedAt = '2026-05-20T02:00:00Z';
const stamp = (over: Buffer): Buffer => timestampToken({ over, by: timeAuthority(), at: stampedAt });
const file = (): Buffer =>
  signedData({
    content,
    attached: true,
    certificates: [citizen(), issuingAuthority()],
    signers: [{ by: citizen(), unsigned: (value) => [timestampAttribute(stamp(value))] }],
  });

const read = (
  wish: Partial<ArchiveWish> = {},
): { data: SignedData; signer: SignerInfo; token: Uint8Array } => {
  const data = readSignedData(archived(file(), { by: timeAuthority(), at: stampedAt, content, ...wish }));
  const signer = data.signers[0]!;
  const token = signer.unsigned.find(({ type }) => type === '0.4.0.1733.2.4')!.values[0]!.bytes;
  return { data, signer, token };
};

const imprintHolds = (token: Uint8Array, covered: Uint8Array | undefined): boolean => {
  const { imprint } = readTimeStampInfo(readSignedData(token).content!);
  return covered !== undefined && createHash('sha256').update(covered).digest().equals(imprint);
};

describe('archiveCover', () => {
  it('puts the covered octets together and names the attributes among them', () => {
    const { data, signer, token } = read();
    const cover = archiveCover(token, data, signer, content, rememberedDigests());
    expect(imprintHolds(token, cover?.covered)).toBe(true);
    expect(cover?.attributes.size).toBe(1);
  });

  it('does not fit other content', () => {
    const { data, signer, token } = read();
    expect(
      imprintHolds(
        token,
        archiveCover(token, data, signer, Buffer.from('other'), rememberedDigests())?.covered,
      ),
    ).toBe(false);
  });

  it('claims no attribute that the index leaves out', () => {
    const { data, signer, token } = read({ attributesUncovered: true });
    const cover = archiveCover(token, data, signer, content, rememberedDigests());
    expect(imprintHolds(token, cover?.covered)).toBe(true);
    expect(cover?.attributes.size).toBe(0);
  });

  it('proves nothing where the index names something that is not in the file', () => {
    const { data, signer, token } = read({ strangers: [Buffer.from('a certificate taken out')] });
    expect(archiveCover(token, data, signer, content, rememberedDigests())).toBeNull();
  });

  it('proves nothing through an index that anyone could fit to other things', () => {
    const { data, signer, token } = read({ digest: 'md5' });
    expect(archiveCover(token, data, signer, content, rememberedDigests())).toBeNull();
  });

  it('proves nothing without an index', () => {
    const { data, signer } = read();
    expect(archiveCover(stamp(Buffer.from('x')), data, signer, content, rememberedDigests())).toBeNull();
  });
});
