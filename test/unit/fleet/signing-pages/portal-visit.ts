import { type Fleet, startFleet } from '#src/fleet/fleet.ts';
import type { CarriedFault } from '#src/fleet/fault.ts';
import type { Portal } from '#src/model/portal.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { fixedCode } from '../fixed-code.ts';
import { type CitizenClient, citizenClient, hiddenIn, linkIn, type Page } from '../citizen-client.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const [document] = citizen.documents;
if (document === undefined) throw new Error('no document');
export const PDF: Buffer = Buffer.from(document.base64, 'base64');
export const FILE_NAME: string = document.fileName;

/** A family's stand-in portal with a signed-in citizen before it; requests go over HTTP. */
export type PortalVisit = {
  readonly fleet: Fleet;
  readonly portal: Portal;
  /** Signs in anew; a fault that is set makes the portal forget. */
  readonly carry: (fault: CarriedFault | null) => Promise<void>;
  readonly get: (path: string) => Promise<Page>;
  readonly bytes: (path: string) => Promise<{ readonly status: number; readonly bytes: Buffer }>;
  /** Posts as the pages' script does, with the token of the form. */
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string | Blob>>,
  ) => Promise<Record<string, unknown>>;
  /** Posts JSON as a page's script does, with no token but what `headers` hold. */
  readonly postJson: (
    path: string,
    body: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Record<string, unknown>>;
  readonly newDocument: () => Promise<Page>;
  readonly store: () => Promise<Page>;
  readonly submit: (url: string, fields: Readonly<Record<string, string | Blob>>) => Promise<Page>;
  readonly stop: () => Promise<void>;
};

export const visitPortal = async (family: string): Promise<PortalVisit> => {
  const registry = await loadRegistry({});
  const fleet = await startFleet({
    portals: registry.portals.slice(0, 2),
    services: registry.services,
    seed: 11,
    latencyMs: 0,
    families: [family],
    identities: citizens,
  });
  await fleet.steerSigning({ phone: { scope: {}, behaviour: { answer: 'confirm', afterMs: 0 } } });
  const portal = fleet.portals[0] as Portal;
  let browser: CitizenClient = citizenClient(fleet.network);
  const at = (path: string): string => new URL(path, portal.url).href;
  const signIn = async (): Promise<void> => {
    await browser.close();
    browser = citizenClient(fleet.network);
    const cards = await browser.get(at('/dang-nhap-dien-tu?return-url=%2F'));
    const form = await browser.get(linkIn(cards, 'Tài khoản Định danh điện tử (VNeID)'));
    const { search } = new URL(form.url);
    const act = (path: string, body: Record<string, string>) =>
      browser.postJson(new URL(`${path}${search}`, form.url).href, body);
    const { username, password, passcode } = citizen.credentials;
    await act('/api/login', { username, password });
    await act('/api/otp', { code: fixedCode(citizen) });
    await act('/api/consent', { agreed: 'yes' });
    await browser.get(String((await act('/api/passcode', { passcode }))['redirect']));
  };
  await signIn();
  const home = (): Promise<Page> => browser.get(portal.url);
  const store = async (): Promise<Page> => browser.get(linkIn(await home(), 'Hồ sơ điện tử'));
  const newDocument = async (): Promise<Page> => browser.get(linkIn(await store(), '+ Tải tài liệu mới'));
  return {
    fleet,
    portal,
    carry: async (fault) => {
      await fleet.setFault(portal.id, fault);
      await signIn();
    },
    get: (path) => browser.get(at(path)),
    bytes: (path) => browser.bytes(at(path)),
    post: async (path, fields) => {
      const token = hiddenIn(await newDocument(), 'tokencsrf');
      const answer = await browser.post(at(path), fields, { 'x-csrf-token': token });
      return JSON.parse(answer.text) as Record<string, unknown>;
    },
    postJson: (path, body, headers) => browser.postJson(at(path), body, headers),
    newDocument,
    store,
    submit: (url, fields) => browser.post(url, fields),
    stop: async () => {
      await browser.close();
      await fleet.stop();
    },
  };
};

/** Uploads the citizen's document and signs it; returns the signing's id and last state. */
export const signDocument = async (
  visit: PortalVisit,
  signing: string,
  signsAs: 'person' | 'organisation' = 'person',
): Promise<{ readonly id: string; readonly upload: string; readonly state: Record<string, unknown> }> => {
  const upload = await visit.post(`${signing}/tep`, { tep: new File([new Uint8Array(PDF)], FILE_NAME) });
  const order = { tep: String(upload['id']), donVi: 'a', tuCach: signsAs };
  const opened = await visit.post(signing, order);
  const id = String(opened['id']);
  const state = JSON.parse((await visit.get(`${signing}/${id}`)).text) as Record<string, unknown>;
  return { id, upload: String(upload['id']), state };
};
