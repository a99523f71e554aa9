import type { AdapterFactory, AdapterPayload } from 'oidc-provider';

/** Rows between two clearings of what has run out. */
const CLEARED_AFTER = 500;

/**
 * Where the provider keeps sessions, grants, codes and tokens: in memory, nothing thrown out before its time. (The
 * provider's own store forgets the oldest of 1,000 rows, which a sweep reaches.)
 */
export const keptInMemory = (now: () => number = Date.now): AdapterFactory => {
  const rows = new Map<string, { readonly payload: AdapterPayload; readonly until: number }>();
  const findBy = (kind: string, fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [key, { payload, until }] of rows)
      if (key.startsWith(`${kind}:`) && until > now() && fits(payload)) return payload;
    return undefined;
  };
  let saved = 0;
  return (kind) => {
    const find = (id: string): AdapterPayload | undefined => {
      const row = rows.get(`${kind}:${id}`);
      return row !== undefined && row.until > now() ? row.payload : undefined;
    };
    return {
      upsert: async (id, payload, expiresIn) => {
        const until = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000;
        rows.set(`${kind}:${id}`, { payload, until });
        saved += 1;
        if (saved % CLEARED_AFTER === 0)
          for (const [key, row] of rows) if (row.until <= now()) rows.delete(key);
      },
      find: async (id) => find(id),
      findByUid: async (uid) => findBy(kind, (payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findBy(kind, (payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = find(id);
        if (payload !== undefined) payload.consumed = Math.floor(now() / 1000);
      },
      destroy: async (id) => void rows.delete(`${kind}:${id}`),
      revokeByGrantId: async (grantId) => {
        for (const [key, { payload }] of rows) if (payload.grantId === grantId) rows.delete(key);
      },
    };
  };
};
