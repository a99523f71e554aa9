import type { Hono } from 'hono';
import { families } from '#src/fleet/families.ts';
import type { CarriedFault } from '#src/fleet/fault.ts';
import { portalLife } from '#src/fleet/life-pages/portal-life.ts';
import { makePaymentFront } from '#src/fleet/payment-front.ts';
import type { PaymentFront } from '#src/fleet/payment-order.ts';
import {
  type Draft,
  type FleetPortal,
  fileDossier,
  type OfferedService,
  openDraft,
} from '#src/fleet/state.ts';
import { familyPortals, PERSON } from '../family-portal.ts';

export const PAPER: Buffer = Buffer.from('%PDF-1.7 giấy tờ giả lập');

/** A family's portal with a signed-in citizen, asked without a network. */
export type LifeDesk = {
  readonly portal: FleetPortal;
  readonly front: PaymentFront;
  /** The service of this id of the registry. */
  readonly service: (id: string) => OfferedService;
  /** A filing with one paper. */
  readonly draft: (id: string) => Draft;
  /** The same, filed. */
  readonly filed: (id: string) => Draft;
  readonly get: (path: string, as?: 'citizen' | 'other' | 'nobody') => Promise<Response>;
  readonly text: (path: string, as?: 'citizen' | 'other' | 'nobody') => Promise<string>;
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<Response>;
  readonly json: (path: string, body: unknown) => Promise<Record<string, unknown>>;
};

export const lifeDesk = async (
  familyId: string,
  fault: CarriedFault | null = null,
  parts: Partial<FleetPortal> = {},
): Promise<LifeDesk> => {
  const family = families.find(({ standsFor }) => standsFor === familyId);
  if (family === undefined) throw new Error(`no family ${familyId}`);
  const front = makePaymentFront();
  const portals = await familyPortals(family);
  const portal = portals.portal({
    life: portalLife(front),
    fault,
    sessions: new Map([
      ['citizen', { id: 'citizen', person: PERSON, again: 'no' }],
      ['other', { id: 'other', person: { ...PERSON, idNumber: '000085000025' }, again: 'no' }],
    ]),
    ...parts,
  });
  const app: Hono = family.routes(portal);
  const service = (id: string): OfferedService => {
    const found = portal.services.find((each) => each.service.id === id);
    if (found === undefined) throw new Error(`no service ${id}`);
    return found;
  };
  const draft = (id: string): Draft => {
    const opened = openDraft(portal, service(id), PERSON);
    opened.files = [{ id: 'f1', slot: 'to-khai', name: 'to-khai.pdf', bytes: PAPER.length }];
    opened.contents.set('f1', PAPER);
    return opened;
  };
  const get: LifeDesk['get'] = async (path, as = 'citizen') =>
    app.request(path, { headers: { cookie: `phien=${as}` } });
  return {
    portal,
    front,
    service,
    draft,
    filed: (id) => {
      const opened = draft(id);
      fileDossier(portal, opened);
      return opened;
    },
    get,
    text: async (path, as) => (await get(path, as)).text(),
    json: async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await answer.json()) as Record<string, unknown>;
    },
    post: async (path, fields) =>
      app.request(path, {
        method: 'POST',
        headers: { cookie: 'phien=citizen', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      }),
  };
};

/** Address of the first link with this text; empty where there is none. */
export const hrefOf = (page: string, text: string): string =>
  [...page.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)]
    .find(([, , content = '']) => content.replace(/<[^>]+>/g, '').trim() === text)?.[1]
    ?.replaceAll('&amp;', '&') ?? '';
