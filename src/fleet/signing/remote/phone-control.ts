import { Hono } from 'hono';
import { jsonBody, textOf } from './json-body.ts';
import { LIFETIME_MS } from './phone.ts';
import type { Provider } from './provider.ts';

/** How long an answer waits for the portal's request to reach the phone. */
const REQUEST_MS = 8_000;

/**
 * A walker's hold on the citizen's phone (see `signingPhone` of the network): `POST /tay` with
 * `{username, host, answer}`. `holds` makes the phone wait for what comes next; `confirms` and `rejects` answer the
 * requests of the portal at this host.
 */
export const phoneControl = (
  { desk, phones, clock }: Provider,
  clientAt: (host: string) => string | null,
): Hono => {
  const app = new Hono();
  app.post('/tay', async (c) => {
    const body = (await jsonBody(c)) ?? {};
    const username = textOf(body, 'username');
    const clientId = clientAt(textOf(body, 'host'));
    const answer = textOf(body, 'answer');
    if (clientId === null || !['holds', 'confirms', 'rejects'].includes(answer))
      return c.json({ answered: false }, 400);
    if (answer === 'holds') {
      phones.set({ username, clientId }, { answer: 'by-hand', afterMs: LIFETIME_MS });
      return c.json({ answered: true });
    }
    for (const until = clock.now() + REQUEST_MS; clock.now() < until; await clock.wait(100)) {
      const waiting = desk.waitingFor(username).filter((each) => each.clientId === clientId);
      if (waiting.length === 0) continue;
      for (const each of waiting) desk.press(each, answer === 'confirms' ? 'confirmed' : 'rejected');
      return c.json({ answered: true });
    }
    return c.json({ answered: false });
  });
  return app;
};
