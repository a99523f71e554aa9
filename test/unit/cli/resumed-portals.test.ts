import { describe, expect, it } from 'vitest';
import { resumedPortals } from '#src/cli/resumed-portals.ts';
import type { Permission } from '#src/model/portal.ts';
import { portal } from '../scoring/stored.ts';

const lent: Permission = { by: 'a', reference: 'b', until: '2026-12-31', identities: ['someone'] };
const then = portal('real', { synthetic: false, mode: 'sandbox', permission: lent });

describe('the rows of a resumed sweep', () => {
  it('permit no more than both then and now', () => {
    const account = { ...then, mode: 'account', permission: { ...lent, identities: [] } } as const;
    expect(resumedPortals([then], [account])).toEqual([account]);
    expect(resumedPortals([account], [then])).toEqual([{ ...then, mode: 'account' }]);
    expect(resumedPortals([then], [then])).toEqual([then]);
  });

  it('permit reading only where the row is gone or now stands for another address', () => {
    const reading = { ...then, mode: 'observe', permission: null };
    expect(resumedPortals([then], [])).toEqual([reading]);
    expect(resumedPortals([then], [{ ...then, url: 'https://elsewhere.test/' }])).toEqual([reading]);
  });

  it('are as they were for the local fleet', () => {
    const synthetic = portal('made-up', { synthetic: true, mode: 'sandbox' });
    expect(resumedPortals([synthetic], [])).toEqual([synthetic]);
  });
});
