import type { Context } from 'hono';
import { codeDelayMs, filingOutcome } from './faults-filing.ts';
import { type Draft, fileDossier, type FleetPortal } from './state.ts';

/** Files a complete draft for a client that asks for the result by itself: what a fault makes of it, else the result. */
export const fileForClient = async (
  c: Context,
  portal: FleetPortal,
  draft: Draft,
  result: () => object,
): Promise<Response> => {
  const outcome = await filingOutcome(portal);
  if (outcome.kind === 'refused') return outcome.answer;
  if (outcome.kind === 'message') return c.json({ message: outcome.text });
  fileDossier(portal, draft);
  draft.fields.set('readyAt', String(Date.now() + codeDelayMs(portal)));
  return c.json(result());
};
