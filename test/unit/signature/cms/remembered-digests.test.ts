import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { rememberedDigests } from '#src/signature/cms/remembered-digests.ts';

const sha256 = (octets: Uint8Array): Buffer => createHash('sha256').update(octets).digest();

describe('rememberedDigests', () => {
  it('keeps algorithms and octets apart', () => {
    const digests = rememberedDigests();
    const [one, other] = [Buffer.from('one'), Buffer.from('other')];
    expect(digests('sha256', one)).toEqual(sha256(one));
    expect(digests('sha256', other)).toEqual(sha256(other));
    expect(digests('sha512', one)).toHaveLength(64);
    expect(digests('sha256', one)).toEqual(sha256(one));
  });

  it('remembers nothing from one reading to the next, because octets may change in place', () => {
    const octets = Buffer.from('one');
    rememberedDigests()('sha256', octets);
    octets[0] = 0;
    expect(rememberedDigests()('sha256', octets)).toEqual(sha256(octets));
  });
});
