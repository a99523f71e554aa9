import { Hono } from 'hono';
import { shownStatus } from '../faults-filing.ts';
import { searchServices, servicePage } from '../faults-services.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { type FleetPortal, findOffered } from '../state.ts';
import { listed, procedureOf } from './procedures.ts';

/** What the pages ask for without an account. Mounted under `/api`. */
export const publicInterface = (portal: FleetPortal, paths: LifePaths): Hono => {
  const app = new Hono();
  app.get('/thu-tuc', (c) => {
    const found = searchServices(portal, c.req.query('tuKhoa') ?? '');
    const size = Math.min(50, Math.max(1, Number(c.req.query('soLuong')) || 10));
    const from = (Math.max(1, Number(c.req.query('trang')) || 1) - 1) * size;
    const items = found.slice(from, from + size).map((offered) => listed(portal, offered));
    return c.json({ items, total: found.length });
  });
  app.get('/thu-tuc/:code', (c) => {
    const offered = findOffered(portal, c.req.param('code'));
    const shown = offered === null ? 'missing' : servicePage(portal, offered);
    if (offered === null || shown === 'missing') return c.json({ message: 'Không tìm thấy thủ tục' }, 404);
    return shown === 'empty' ? c.body(null, 204) : c.json(procedureOf(portal, offered, paths));
  });
  app.get('/tra-cuu', (c) => {
    const dossier = portal.dossiers.get((c.req.query('maHoSo') ?? '').trim());
    return c.json(dossier === undefined ? null : shownStatus(portal, dossier));
  });
  return app;
};
