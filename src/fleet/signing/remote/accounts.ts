import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Citizen } from '#src/model/journey.ts';
import { oneTimeCodeIsRight } from '../../one-time-code.ts';
import { type Granted, granted, refused } from './refusal.ts';

/** Wrong passwords in a row that lock an account. */
const LOCKS_AFTER = 5;

/** An account at the provider: the synthetic citizen's number, password, PIN and one-time code. */
export type Accounts = {
  readonly find: (username: string) => Citizen | null;
  /** A right password of a locked account is refused, too; only `unlock` helps. */
  readonly logIn: (username: string, password: string) => Granted<Citizen>;
  readonly unlock: (username: string) => void;
  readonly pinIsRight: (citizen: Citizen, pin: string) => boolean;
  readonly otpIsRight: (citizen: Citizen, code: string) => boolean;
};

export const makeAccounts = (identities: readonly Citizen[]): Accounts => {
  const byName = new Map(identities.map((citizen) => [citizen.idNumber, citizen]));
  const wrong = new Map<string, number>();
  return {
    find: (username) => byName.get(username) ?? null,
    logIn: (username, password) => {
      const citizen = byName.get(username);
      const tries = wrong.get(username) ?? 0;
      if (tries >= LOCKS_AFTER) return refused('locked');
      if (citizen !== undefined && same(citizen.credentials.password, password)) {
        wrong.delete(username);
        return granted(citizen);
      }
      if (citizen !== undefined) wrong.set(username, tries + 1);
      return refused(citizen !== undefined && tries + 1 >= LOCKS_AFTER ? 'locked' : 'wrong-password');
    },
    unlock: (username) => {
      wrong.delete(username);
    },
    pinIsRight: (citizen, pin) => same(citizen.credentials.passcode, pin),
    otpIsRight: (citizen, code) => oneTimeCodeIsRight(citizen.credentials.oneTimeCode, code, Date.now()),
  };
};

/** A token, its owner and the client that it was given to; unguessable, of limited life. */
export type Tokens = {
  readonly issue: (token: Omit<Token, 'expiresAt'>, lifetimeMs: number) => string;
  readonly find: (value: string, kind: Token['kind']) => Token | null;
  /** Finds it and makes it useless. */
  readonly redeem: (value: string, kind: Token['kind']) => Token | null;
  readonly revoke: (value: string) => void;
};

export type Token = {
  readonly kind: 'access' | 'refresh' | 'code';
  readonly username: string;
  readonly clientId: string;
  readonly expiresAt: number;
  /** Of an authorisation code: where it may be redeemed, and what it stands for. */
  readonly redirectUri?: string;
  readonly sad?: string;
};

export const makeTokens = (now: () => number): Tokens => {
  const tokens = new Map<string, Token>();
  const find = (value: string, kind: Token['kind']): Token | null => {
    const token = tokens.get(value);
    return token?.kind === kind && token.expiresAt > now() ? token : null;
  };
  return {
    issue: (token, lifetimeMs) => {
      const value = randomBytes(24).toString('base64url');
      tokens.set(value, { ...token, expiresAt: now() + lifetimeMs });
      return value;
    },
    find,
    redeem: (value, kind) => {
      const token = find(value, kind);
      tokens.delete(value);
      return token;
    },
    revoke: (value) => {
      tokens.delete(value);
    },
  };
};

const same = (one: string, other: string): boolean => {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
};
