import { expect, it } from 'vitest';
import { ENDED, untilEnded } from '#src/gather/until-ended.ts';
import type { PortalActs } from '#src/model/journey.ts';

it('refuses what an abandoned script goes on to do once the walk has ended', async () => {
  const calls: string[] = [];
  let ended = false;
  const acts = { submit: async () => calls.push('submit') } as unknown as PortalActs;
  const held = untilEnded(acts, () => ended);
  await held.submit();
  ended = true;
  await expect(held.submit()).rejects.toBe(ENDED);
  expect(calls).toEqual(['submit']);
});
