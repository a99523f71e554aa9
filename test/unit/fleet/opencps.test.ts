import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { faultOf, openedState, savedStep, stays } from '#src/fleet/opencps/client/filing-state.ts';
import { maskedDate } from '#src/fleet/opencps/client/input.tsx';
import type { Dossier, Field } from '#src/fleet/opencps/client/wire.ts';
import { opencps } from '#src/fleet/opencps/family.ts';
import type { FleetPortal, OfferedService } from '#src/fleet/state.ts';
import { apiOf, familyPortals, type FamilyPortals, PERSON } from './family-portal.ts';

let portals: FamilyPortals;
let offered: OfferedService;
let portal: FleetPortal;
let app: Hono;
let site: string;

const start = (parts: Partial<FleetPortal> = {}): void => {
  portal = portals.portal({
    byPassword: (username, password) => (username === 'thử' && password === 'mật:khẩu' ? PERSON : null),
    ...parts,
  });
  app = opencps.routes(portal);
  site = opencps.paths(portal).services.replace('/dich-vu-cong', '');
};

beforeAll(async () => {
  portals = await familyPortals(opencps);
  ({ offered } = portals);
});
beforeEach(() => start());

const { call, json } = apiOf(
  () => app,
  (token) => ({ token }),
);

/** What the page of a signed-in citizen hands to its client. */
const appData = async (session = 'mine'): Promise<Record<string, unknown>> => {
  const text = await (await call(`${site}/dich-vu-cong`, { session })).text();
  const data = /<script type="application\/json" id="app-data">(.*?)<\/script>/.exec(text)?.[1] ?? '';
  expect(data).not.toContain('<');
  return JSON.parse(data) as Record<string, unknown>;
};

const SAMPLES: { readonly [F in Field['format']]: string } = {
  plain: 'Đề nghị',
  personName: PERSON.fullName,
  idNumber: PERSON.idNumber,
  phone: PERSON.phone,
  email: PERSON.email,
  taxCode: '0100000000',
  date: '2030-01-02',
  pastDate: PERSON.birthDate,
};

const openDossier = async (): Promise<{ path: string; token: string; values: Record<string, string> }> => {
  const token = String((await appData())['token']);
  const body = {
    serviceCode: offered.code,
    govAgencyCode: 'H49.22.01',
    dossierTemplateNo: 'H49.22.01.1',
  };
  const { dossierId } = await json('/o/rest/v2/dossiers', { method: 'POST', token, body });
  const path = `/o/rest/v2/dossiers/${String(dossierId)}`;
  const { sections } = (await json(path)) as Dossier;
  const values = Object.fromEntries(
    sections.flatMap(({ fields }) => fields.map(({ name, format }) => [name, SAMPLES[format]])),
  );
  return { path, token, values };
};
const upload = async (path: string, token: string, name = 'a.pdf') => {
  const { papers } = (await json(path)) as { papers: readonly { id: string; required: boolean }[] };
  const body = new FormData();
  body.set('dossierPartNo', papers.find(({ required }) => required)?.id ?? '');
  body.set('file', new File(['%PDF-1.4'], name));
  return call(`${path}/files`, { method: 'POST', token, body });
};
const fileDossier = async () => {
  const { path, token, values } = await openDossier();
  await call(path, { method: 'PUT', token, body: { step: 1, values } });
  await upload(path, token);
  await call(path, { method: 'PUT', token, body: { step: 2 } });
  return { path, answer: await call(`${path}/submitting`, { method: 'POST', token, body: {} }) };
};

describe('pages of opencps', () => {
  it('lies under one site whose body tells who is signed in', async () => {
    expect((await call('/')).headers.get('location')).toBe(site);
    expect(site).toMatch(/^\/web\/cong-dich-vu-cong-/);
    expect(await (await call(site)).text()).toContain('<body class="signed-in">');
    const stranger = await (await call(site, { session: 'nobody' })).text();
    expect(stranger).toContain('<body class="signed-out">');
    expect(stranger).toContain('DỮ LIỆU GIẢ LẬP');
  });

  it('lets every essential service be found by its name, whatever its case', async () => {
    for (const service of portals.registry.services) {
      const query = new URLSearchParams({ keyword: service.name.vi.toUpperCase() });
      const { data } = await json(`/o/rest/v2/serviceinfos?${query}`);
      expect(data, service.name.vi).toContainEqual(expect.objectContaining({ serviceName: service.name.vi }));
    }
  });

  it('pages its list without losing or doubling a procedure', async () => {
    const pages = await Promise.all(
      [0, 10, 20, 30].map((from) => json(`/o/rest/v2/serviceinfos?start=${from}&end=${from + 10}`)),
    );
    const codes = pages.flatMap(({ data }) =>
      (data as readonly { serviceCode: string }[]).map((d) => d.serviceCode),
    );
    expect(codes.toSorted()).toEqual(portal.services.map(({ code }) => code).toSorted());
  });

  it('gives a token to whoever is signed in only', async () => {
    expect(await appData('nobody')).toMatchObject({ signedIn: false, token: '' });
    expect((await appData())['token']).not.toBe((await appData('other'))['token']);
  });

  it('tells the address of the e-ID and where it comes back to, on its own host only', async () => {
    const here = `${site}/dich-vu-cong#/thu-tuc-hanh-chinh/${offered.number}`;
    const address = async (target: string): Promise<URL> =>
      new URL(
        (await (
          await call(`/o/rest/v2/dvcqgsso/authurl?redirectURL=${encodeURIComponent(target)}`)
        ).json()) as string,
      );
    expect((await address(here)).searchParams.get('return-url')).toBe(here);
    expect((await address('https://elsewhere.invalid/')).searchParams.get('return-url')).toBe('/');
  });

  it('signs in by its own password form, with any signs in name and password', async () => {
    const login = (text: string) =>
      app.request('/o/v1/opencps/login?return-url=%2Fx', {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` },
      });
    expect(await (await login('thử:mật:khẩu')).json()).toEqual({ redirect: '/x' });
    expect(await (await login('thử:sai')).json()).toHaveProperty('message');
  });

  it('answers 404 with a page for an address that it does not have', async () => {
    const answer = await call(`${site}/nothing`);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('Không tìm thấy trang'),
    ]);
  });
});

describe('a dossier on opencps', () => {
  it('ends with a code that the public look-up knows', async () => {
    const { answer } = await fileDossier();
    const { rows } = (await answer.json()) as { rows: readonly (readonly [string, string])[] };
    const code = rows.find(([label]) => label === 'Mã hồ sơ')?.[1] ?? '';
    expect(code).toMatch(/^H49\.22-\d{6}-0001$/);
    const found = await json(`/o/rest/v2/publishdossiers?dossierNo=${code}`, { session: 'nobody' });
    expect(JSON.stringify(found)).toContain('Cơ quan xử lý');
  });

  it('refuses a step without the token, and another citizen altogether', async () => {
    const { path, token, values } = await openDossier();
    const body = { step: 1, values };
    expect((await call(path, { method: 'PUT', body })).status).toBe(403);
    const others = String((await appData('other'))['token']);
    expect((await call(path, { method: 'PUT', body, token: others, session: 'other' })).status).toBe(404);
    expect((await call(path, { method: 'PUT', body, token, session: 'nobody' })).status).toBe(401);
  });

  it('does not let a step pass that lacks what it requires', async () => {
    const { path, token, values } = await openDossier();
    const blank = { step: 1, values: { ...values, birthDate: ' ' } };
    expect((await call(path, { method: 'PUT', token, body: blank })).status).toBe(400);
    expect((await call(path, { method: 'PUT', token, body: { step: 2 } })).status).toBe(400);
    expect(await json(`${path}/submitting`, { method: 'POST', token, body: {} })).toHaveProperty('message');
    expect(portal.dossiers.size).toBe(0);
  });

  it('keeps what was declared and gives it back', async () => {
    const { path, token, values } = await openDossier();
    await call(path, { method: 'PUT', token, body: { step: 1, values } });
    expect(JSON.stringify(await json(path))).toContain('"value":"1990-05-17"');
  });

  it('keeps a draft unchecked, lists it, and goes on with it where it was left', async () => {
    const { path, token } = await openDossier();
    const drafts = `${site}/ho-so-dang-soan`;
    expect(await (await call(drafts)).text()).toContain('Chưa có hồ sơ nào đang soạn');
    const body = { step: 1, values: { briefNote: 'Dở dang' }, draft: true };
    expect(await json(path, { method: 'PUT', token, body })).toEqual({
      message: expect.stringContaining('Đã lưu nháp'),
    });
    const id = path.split('/').at(-1);
    expect(await (await call(drafts)).text()).toContain(`${drafts}/${id}`);
    const resumed = (await call(`${drafts}/${id}`)).headers.get('location');
    expect(resumed).toBe(`${site}/to-khai-truc-tuyen#/danh-sach-ho-so/0/ho-so/${id}`);
    expect(JSON.stringify(await json(path))).toContain('"value":"Dở dang"');
  });

  it('keeps a paper in the store only where its box is ticked', async () => {
    const { path, token } = await openDossier();
    await upload(path, token);
    const { papers } = (await json(path)) as Dossier;
    const [first] = papers.filter(({ required }) => required);
    expect(first?.keep).toMatchObject({ box: true, ticked: false });
    const kept = (): number => portal.nationalData.store.list(PERSON.idNumber, portal.row.id).length;
    await call(path, { method: 'PUT', token, body: { step: 2 } });
    expect(kept()).toBe(0);
    await call(path, { method: 'PUT', token, body: { step: 2, kept: [first?.id] } });
    expect(kept()).toBe(1);
    expect(await json(first?.pickAddress ?? '')).toMatchObject({ items: [{ fileName: 'a.pdf' }] });
  });

  it('shows a paper that the office looks up itself, and asks nobody for it', async () => {
    const { papers } = (await json((await openDossier()).path)) as Dossier;
    const fetched = papers.filter((paper) => paper.fetched !== null);
    expect(fetched.length).toBeGreaterThan(0);
    expect(fetched.every(({ required }) => !required)).toBe(true);
  });

  it('opens nothing for a case that is not of the agency', async () => {
    const token = String((await appData())['token']);
    const body = { serviceCode: offered.code, govAgencyCode: 'H49.22.01', dossierTemplateNo: 'H49.22.02.1' };
    expect((await call('/o/rest/v2/dossiers', { method: 'POST', token, body })).status).toBe(400);
  });

  it('forgets a file that is taken away', async () => {
    const { path, token } = await openDossier();
    const { files } = (await (await upload(path, token)).json()) as { files: readonly { id: string }[] };
    expect(files).toHaveLength(1);
    const left = await json(`${path}/files/${files[0]?.id}`, { method: 'DELETE', token });
    expect(left).toEqual({ files: [] });
  });
});

describe('faults on opencps', () => {
  it('asks for the e-ID once more when filing starts', async () => {
    start({ sessions: new Map([['mine', { id: 'mine', person: PERSON, again: 'atFiling' }]]) });
    expect((await call(`/o/rest/v2/serviceinfos/${offered.number}/serviceconfigs`)).status).toBe(401);
  });

  it('shows processing and no code while the code is late', async () => {
    start({ fault: { fault: 'code-late', variant: 'a' } });
    const { path, answer } = await fileDossier();
    expect(await answer.json()).toEqual({ processing: true });
    expect(await json(`${path}/submitting`)).toEqual({ processing: true });
  });

  it('announces success without a code', async () => {
    start({ fault: { fault: 'success-without-code', variant: 'b' } });
    const { answer } = await fileDossier();
    expect(await answer.json()).toMatchObject({ rows: expect.arrayContaining([['Mã hồ sơ', '']]) });
  });

  it('answers the last press with a 500 and files nothing', async () => {
    start({ fault: { fault: 'submit-fails', variant: 'a' } });
    expect((await fileDossier()).answer.status).toBe(500);
    expect(portal.dossiers.size).toBe(0);
  });

  it.each([
    ['b', 404],
    ['c', 204],
  ] as const)('loses the page of a service (%s)', async (variant, status) => {
    start({ fault: { fault: 'service-missing', variant } });
    expect((await call(`/o/rest/v2/serviceinfos/${offered.number}`)).status).toBe(status);
  });

  it('answers a valid file with 413', async () => {
    start({ fault: { fault: 'upload-refused', variant: 'b' } });
    const { path, token } = await openDossier();
    expect((await upload(path, token)).status).toBe(413);
  });
});

describe('the front end of opencps', () => {
  it('is Vue in production mode, named by its content', async () => {
    const assets = (await opencps.assets?.()) ?? [];
    const script = assets.find(({ name }) => name.endsWith('.js'));
    expect(script?.name).toMatch(/^opencps\.[0-9a-f]{12}\.js$/);
    expect(script?.body).toContain('v-stepper__content');
    expect(script?.body).not.toContain('You are running a development build of Vue');
    expect(await (await call(`${site}/tra-cuu-ho-so`)).text()).toContain(`/assets/${script?.name}`);
  });

  it.each([
    ['17051990', '17/05/1990'],
    ['17/5', '17/5'],
    ['170519901', '17/05/1990'],
    ['abc', ''],
  ])('masks %s to %s', (typed, shown) => {
    expect(maskedDate(typed)).toBe(shown);
  });

  it('checks what was typed in the words of the portal, and sends days as the interface wants them', async () => {
    const { path } = await openDossier();
    const state = openedState((await json(path)) as Dossier, 'truc-tuyen');
    const field = (name: string): Field =>
      state.dossier.sections.flatMap(({ fields }) => fields).find((each) => each.name === name) as Field;
    expect(state.values['birthDate']).toBe('17/05/1990');
    expect(savedStep(state, true)).toMatchObject({ draft: true, values: { birthDate: '1990-05-17' } });
    state.values['birthDate'] = '31/02/1990';
    expect(savedStep(state, false).values['birthDate']).toBe('31/02/1990');
    state.messages = { birthDate: faultOf(state, field('birthDate')) };
    expect(state.messages['birthDate']).toContain('không hợp lệ');
    expect(stays(state, field('birthDate'))).toBe(true);
    start({ fault: { fault: 'values-lost-on-error', variant: 'a' } });
    const lost = openedState((await json((await openDossier()).path)) as Dossier, 'truc-tuyen');
    expect(stays(lost, field('briefNote'))).toBe(false);
    // What came locked from the registers stays.
    expect(stays(lost, field('applicantName'))).toBe(true);
  });
});
