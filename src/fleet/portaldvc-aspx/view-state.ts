import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What the controls of a page remember from one post-back to the next: their values by short id. */
export type ControlState = Readonly<Record<string, string>>;

/** Seals what a page is to hand back unread. */
export type Seal = {
  /** Base64 of the value and its HMAC. `bound` is what it holds for: page and session. */
  readonly seal: (value: unknown, bound: string) => string;
  /** The value; null where it was changed, is bound to something else or is too old. */
  readonly open: (text: string, bound: string) => unknown;
};

/** The first octets of ASP.NET's own serialisation, which every view state begins with (`/wEP`). */
const MARK = Buffer.from([0xff, 0x01, 0x0f]);
const MAC_BYTES = 32;
/** Default life of an ASP.NET session, after which its pages are answered by an error. */
const LIFE_MS = 20 * 60_000;

/** A seal with a key of its own. */
export const makeSeal = (): Seal => {
  const key = randomBytes(32);
  const macOf = (body: Buffer, bound: string): Buffer =>
    createHmac('sha256', key).update(bound).update('\n').update(body).digest();
  return {
    seal: (value, bound) => {
      const body = Buffer.concat([MARK, Buffer.from(JSON.stringify({ at: Date.now(), value }))]);
      return Buffer.concat([body, macOf(body, bound)]).toString('base64');
    },
    open: (text, bound) => {
      const all = Buffer.from(text, 'base64');
      if (all.length <= MARK.length + MAC_BYTES) return null;
      const body = all.subarray(0, -MAC_BYTES);
      if (!timingSafeEqual(macOf(body, bound), all.subarray(-MAC_BYTES))) return null;
      const { at, value } = JSON.parse(body.subarray(MARK.length).toString()) as {
        at: number;
        value: unknown;
      };
      return Date.now() - at > LIFE_MS ? null : value;
    },
  };
};
