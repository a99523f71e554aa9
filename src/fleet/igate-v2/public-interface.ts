import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { shownStatus } from '../faults-filing.ts';
import { shownName } from '../faults-services.ts';
import type { FleetPortal } from '../state.ts';
import { foundServices, PAGE_SIZE } from './pages.ts';
import { agencies, wards } from '../places.ts';

/** Dependent lists come a moment later than the page does, milliseconds. */
const LIST_DELAY_MS = 250;

/** What the pages ask for without an account: searches and the lists of places. Mounted under `/pa`. */
export const publicInterface = (portal: FleetPortal): Hono => {
  const app = new Hono();
  app.get('/procedure/search', (c) => {
    const found = foundServices(portal, c.req.query('keyword') ?? '', c.req.query('sector') ?? '');
    const from = Math.max(0, Number(c.req.query('page') ?? '0') || 0) * PAGE_SIZE;
    return c.json({
      content: found.slice(from, from + PAGE_SIZE).map((offered) => ({
        hexId: offered.hexId,
        code: offered.code,
        name: shownName(portal, offered),
        sector: offered.field,
      })),
      totalElements: found.length,
    });
  });
  app.get('/dossier-search/dvc', (c) => {
    const dossier = portal.dossiers.get((c.req.query('code') ?? '').trim());
    return c.json({ content: dossier === undefined ? [] : [shownStatus(portal, dossier)] });
  });
  app.get('/agency', async (c) => {
    await wait(LIST_DELAY_MS, undefined, { ref: false });
    return c.json(c.req.query('parent') ? agencies(c.req.query('level') ?? '') : []);
  });
  app.get('/place', async (c) => {
    await wait(LIST_DELAY_MS, undefined, { ref: false });
    return c.json(c.req.query('parent') ? wards : []);
  });
  app.get('/procedure-process', async (c) => {
    await wait(LIST_DELAY_MS, undefined, { ref: false });
    if (!c.req.query('agency')) return c.json([]);
    const cases = ['Nộp lần đầu', 'Nộp lại sau khi bổ sung'];
    // Some portals have one case only; the page then hides the field.
    return c.json(
      cases.slice(0, portal.draw % 3 === 1 ? 2 : 1).map((label, n) => ({ value: `qt-${n + 1}`, label })),
    );
  });
  return app;
};
