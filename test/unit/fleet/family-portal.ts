import type { Hono } from 'hono';
import type { Family } from '#src/fleet/family.ts';
import { portalLife } from '#src/fleet/life-pages/portal-life.ts';
import { makeNationalData } from '#src/fleet/national-data.ts';
import { makePaymentFront } from '#src/fleet/payment-front.ts';
import { offerServices } from '#src/fleet/services.ts';
import type { FleetPortal, OfferedService, SignedInPerson } from '#src/fleet/state.ts';
import type { Portal } from '#src/model/portal.ts';
import { type Registry, loadRegistry } from '#src/registry/load-registry.ts';
import { signingOf } from './signing-of.ts';

export const PERSON: SignedInPerson = {
  idNumber: '000190000017',
  fullName: 'Nguyễn Thị Thử Nghiệm',
  birthDate: '1990-05-17',
  phone: '0900000017',
  email: 'thu@example.com',
  address: 'Số 1',
};

/** Portals of a family without a network, each with two sessions: `mine` of `PERSON`, and `other`. */
export type FamilyPortals = {
  readonly registry: Registry;
  /** The service that the tests file for. */
  readonly offered: OfferedService;
  readonly portal: (parts?: Partial<FleetPortal>) => FleetPortal;
};

export const familyPortals = async (family: Family): Promise<FamilyPortals> => {
  const registry = await loadRegistry();
  const [row] = registry.portals as [Portal];
  const [, , offered] = offerServices(registry.services) as [OfferedService, OfferedService, OfferedService];
  return {
    registry,
    offered,
    portal: (parts = {}) => ({
      row,
      host: 'dvc.example.vn',
      family: family.standsFor,
      platform: family.name,
      draw: 0,
      latencyMs: 0,
      captcha: false,
      services: offerServices(registry.services),
      codePrefix: 'H49.22',
      byPassword: () => null,
      nationalData: makeNationalData([]),
      life: portalLife(makePaymentFront()),
      signing: signingOf(row.id),
      fault: null,
      sessions: new Map([
        ['mine', { id: 'mine', person: PERSON, again: 'no' }],
        ['other', { id: 'other', person: { ...PERSON, idNumber: '000085000025' }, again: 'no' }],
      ]),
      drafts: new Map(),
      dossiers: new Map(),
      signIns: new Map(),
      ...parts,
    }),
  };
};

export type Init = {
  readonly method?: string;
  readonly body?: unknown;
  readonly token?: string;
  readonly session?: string;
};

export type Api = {
  readonly call: (path: string, init?: Init) => Promise<Response>;
  readonly json: (path: string, init?: Init) => Promise<Record<string, unknown>>;
};

/** Calls a portal's interface as its client does; `tokenHeader` carries the token of the page. */
export const apiOf = (
  app: () => Hono,
  tokenHeader: (token: string) => Readonly<Record<string, string>>,
): Api => {
  const call: Api['call'] = async (path, { method = 'GET', body, token, session = 'mine' } = {}) =>
    app().request(path, {
      method,
      headers: {
        cookie: `phien=${session}`,
        ...(token === undefined ? {} : tokenHeader(token)),
        ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
    });
  return {
    call,
    json: async (path, init) => (await (await call(path, init)).json()) as Record<string, unknown>,
  };
};
