import { type Dispatcher, request } from 'undici';
import type { Citizen } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Portal } from '#src/model/portal.ts';
import type { SigningPhone } from '#src/platforms/adapter.ts';

/** The portal has asked the provider before it tells the citizen to look; more time than that is not needed. */
const ANSWER_MS = 12_000;

/**
 * The phones of synthetic citizens, through the network's own control; null where it has none: then only a person
 * can confirm.
 */
export const signingPhone = (
  network: Network,
  dispatcher: Dispatcher,
  portal: Portal,
): SigningPhone | null => {
  const control = network.signingPhone;
  if (control === undefined) return null;
  const tell = async (citizen: Citizen, answer: 'holds' | 'confirms' | 'rejects'): Promise<boolean> => {
    const response = await request(control.url, {
      dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        username: citizen.credentials.username,
        host: new URL(portal.url).host,
        answer,
      }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const told = (await response.body.json()) as { readonly answered?: unknown };
    return told.answered === true;
  };
  return {
    hold: async (citizen) => {
      await tell(citizen, 'holds');
    },
    answer: async (citizen, answer) => await tell(citizen, answer).catch(() => false),
  };
};
