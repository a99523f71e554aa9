/** What the citizen's phone does with a request to confirm a signature. */
export type PhoneBehaviour = {
  /** `by-hand`: whatever is pressed on the phone's page. `none`: nothing, so that the request runs out. */
  readonly answer: 'confirm' | 'reject' | 'none' | 'by-hand';
  /** After this many milliseconds; for `none` and `by-hand`, when the request runs out. */
  readonly afterMs: number;
};

/** Whose behaviour is set: one citizen's, for one portal, for both together, or everybody's (neither). */
export type PhoneScope = {
  /** Citizen's number; any where it is left out. */
  readonly username?: string;
  /** Id of the client that asks for the signature; any where it is left out. */
  readonly clientId?: string;
};

/** A request that nobody answers runs out after this long. */
export const LIFETIME_MS = 180_000;

/** A citizen with the phone at hand. */
const AT_HAND: PhoneBehaviour = { answer: 'confirm', afterMs: 1_500 };

export type Phones = {
  /** Null takes back what was set for exactly this scope. */
  readonly set: (scope: PhoneScope, behaviour: PhoneBehaviour | null) => void;
  /** The narrowest that was set: citizen and client, citizen, client, everybody; else confirms soon. */
  readonly of: (username: string, clientId: string) => PhoneBehaviour;
};

export const makePhones = (): Phones => {
  const set = new Map<string, PhoneBehaviour>();
  const key = (username: string | undefined, clientId: string | undefined): string =>
    JSON.stringify([username ?? null, clientId ?? null]);
  return {
    set: ({ username, clientId }, behaviour) => {
      if (behaviour === null) set.delete(key(username, clientId));
      else set.set(key(username, clientId), behaviour);
    },
    of: (username, clientId) =>
      set.get(key(username, clientId)) ??
      set.get(key(username, undefined)) ??
      set.get(key(undefined, clientId)) ??
      set.get(key(undefined, undefined)) ??
      AT_HAND,
  };
};
