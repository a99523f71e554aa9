import { createHmac, timingSafeEqual } from 'node:crypto';
import type { OneTimeCode } from '#src/model/journey.ts';

/**
 * Whether the code is the citizen's of this moment: the fixed one, or the one of RFC 6238 for this period or
 * either neighbour (its section 5.2). A code may be used again within its time, because many journeys share a
 * synthetic citizen. What only a command knows nobody here can check: it is wrong.
 */
export const oneTimeCodeIsRight = (source: OneTimeCode, code: string, nowMs: number): boolean => {
  if (source.kind === 'fixed') return same(source.code, code);
  if (source.kind === 'command') return false;
  const period = Math.floor(nowMs / 1000 / (source.periodS ?? 30));
  return [period - 1, period, period + 1].some((each) => same(hotp(source, each), code));
};

/** RFC 4226, 5.3. */
const hotp = (source: OneTimeCode & { readonly kind: 'totp' }, counter: number): string => {
  const moving = Buffer.alloc(8);
  moving.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac(source.algorithm ?? 'SHA1', fromBase32(source.secret))
    .update(moving)
    .digest();
  const at = (digest.at(-1) ?? 0) & 0xf;
  const digits = source.digits ?? 6;
  return String((digest.readUInt32BE(at) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0');
};

/** RFC 4648, section 6, without padding. */
const fromBase32 = (text: string): Buffer => {
  const bits = [...text.toUpperCase().replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

const same = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
