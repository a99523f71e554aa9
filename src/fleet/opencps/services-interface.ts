import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { shownStatus } from '../faults-filing.ts';
import { searchServices, servicePage, shownName } from '../faults-services.ts';
import { filingSession, ownPath, signInPath } from '../portal-sign-in.ts';
import type { LifePaths } from '../life-pages/life-paths.ts';
import { shownProcedure } from '../life-pages/shown-procedure.ts';
import { announcedDuty } from '../signing-pages/signing-duty.ts';
import { type FleetPortal, findOffered, type OfferedService } from '../state.ts';
import type { Listed, ServiceInfo, ServiceList } from './client/wire.ts';
import { agencies, casesOf } from './agencies.ts';

/** Dependent lists come a moment later than the page does, milliseconds. */
const LIST_DELAY_MS = 250;

/** What the pages ask for without a dossier. Mounted under `/o/rest/v2`. */
export const servicesInterface = (portal: FleetPortal, life: LifePaths): Hono => {
  const app = new Hono();
  app.get('/serviceinfos', (c) => {
    const found = searchServices(portal, c.req.query('keyword') ?? '');
    const start = Math.max(0, Number(c.req.query('start')) || 0);
    const end = Math.min(start + 50, Number(c.req.query('end')) || start + 10);
    const data = found.slice(start, end).map((offered) => listed(portal, offered));
    return c.json({ total: found.length, data } satisfies ServiceList);
  });
  app.get('/serviceinfos/:id', (c) => {
    const offered = findOffered(portal, c.req.param('id'));
    const shown = offered === null ? 'missing' : servicePage(portal, offered);
    if (offered === null || shown === 'missing') return c.json({ message: 'Không tìm thấy thủ tục' }, 404);
    return shown === 'empty' ? c.body(null, 204) : c.json(serviceInfo(portal, offered, life));
  });
  app.get('/serviceinfos/:id/serviceconfigs', (c) => {
    const offered = findOffered(portal, c.req.param('id'));
    if (offered === null || servicePage(portal, offered) !== 'shown')
      return c.json({ message: 'Không tìm thấy thủ tục' }, 404);
    if (filingSession(c, portal) === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    return c.json(agencies(portal));
  });
  app.get('/serviceconfigs/:agency/processes', async (c) => {
    await wait(LIST_DELAY_MS, undefined, { ref: false });
    return c.json(casesOf(portal, c.req.param('agency')));
  });
  app.get('/publishdossiers', (c) => {
    const dossier = portal.dossiers.get((c.req.query('dossierNo') ?? '').trim());
    return c.json(dossier === undefined ? null : shownStatus(portal, dossier));
  });
  app.get('/dvcqgsso/authurl', (c) =>
    c.json(`https://${portal.host}${signInPath(ownPath(c.req.query('redirectURL')))}`),
  );
  app.get('/serverconfigs/:name', (c) =>
    c.json({ serverNo: c.req.param('name'), govAgencyCode: portal.codePrefix }),
  );
  return app;
};

const listed = (portal: FleetPortal, offered: OfferedService): Listed => ({
  serviceInfoId: offered.number,
  serviceCode: offered.code,
  serviceName: shownName(portal, offered),
  domainName: offered.field,
});

const serviceInfo = (portal: FleetPortal, offered: OfferedService, life: LifePaths): ServiceInfo => ({
  serviceCode: offered.code,
  procedure: shownProcedure(portal, offered, life),
  duty: announcedDuty(portal, offered),
});
