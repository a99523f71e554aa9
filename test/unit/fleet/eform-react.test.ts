import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eformReact } from '#src/fleet/eform-react/family.ts';
import type { FleetPortal, OfferedService } from '#src/fleet/state.ts';
import { apiOf, familyPortals, type FamilyPortals, PERSON } from './family-portal.ts';

let portals: FamilyPortals;
let offered: OfferedService;
let portal: FleetPortal;
let app: Hono;

const start = (parts: Partial<FleetPortal> = {}): void => {
  portal = portals.portal(parts);
  app = eformReact.routes(portal);
};

beforeAll(async () => {
  portals = await familyPortals(eformReact);
  ({ offered } = portals);
});
beforeEach(() => start());

const { call, json } = apiOf(
  () => app,
  (token) => ({ 'x-csrf-token': token }),
);

const owner = {
  hoVaTen: PERSON.fullName,
  loaiGiayTo: 'cccd',
  soGiayTo: PERSON.idNumber,
  ngaySinh: PERSON.birthDate,
  gioiTinh: 'nu',
  quocTich: 'VN',
  diaChi: 'Số 1',
};
const openFiling = async (): Promise<{ path: string; number: string; token: string }> => {
  const body = { maTTHC: offered.code, coQuan: 'H49.22.01', donVi: 'H49.22.01.1' };
  const { number } = (await json('/api/ho-so', { method: 'POST', body })) as { number: string };
  const { token } = (await json(`/api/ho-so/${number}`)) as { token: string };
  return { path: `/api/ho-so/${number}`, number, token };
};
const upload = (path: string, token: string, name = 'a.pdf') => {
  const body = new FormData();
  body.set('slot', 'cho-o');
  body.set('tep', new File(['%PDF-1.4'], name));
  return call(`${path}/tep`, { method: 'POST', token, body });
};
const declare = (number: string, token: string) => {
  const body = new FormData();
  const typed = {
    noiCuTruMoi: 'Số 2',
    hoTenChuHo: 'Người Giả Lập',
    quanHeChuHo: 'Con',
    noiDungCuTru: 'Đề nghị',
    noiDungDeNghi: 'Đề nghị',
  };
  for (const [name, value] of Object.entries(typed)) body.set(`kk_${name}`, value);
  return call(`/eform/${number}`, { method: 'POST', token, body });
};
const sendDossier = async () => {
  const { path, number, token } = await openFiling();
  await call(`${path}/buoc/1`, { method: 'POST', token, body: owner });
  await declare(number, token);
  await upload(path, token);
  await call(`${path}/buoc/3`, { method: 'POST', token, body: {} });
  const answer = await call(`${path}/gui`, { method: 'POST', token, body: { hinhThuc: 'truc-tuyen' } });
  return { path, answer };
};

describe('pages of eform-react', () => {
  it('lets every essential service be found by its name, whatever its case', async () => {
    for (const service of portals.registry.services) {
      const found = await json(
        `/api/thu-tuc?${new URLSearchParams({ tuKhoa: service.name.vi.toUpperCase() })}`,
      );
      expect(found['items'], service.name.vi).toContainEqual(
        expect.objectContaining({ name: service.name.vi }),
      );
    }
  });

  it('pages its list without losing or doubling a procedure', async () => {
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => json(`/api/thu-tuc?trang=${page}&soLuong=10`)),
    );
    const codes = pages.flatMap(({ items }) =>
      (items as readonly { code: string }[]).map(({ code }) => code),
    );
    expect(new Set(codes)).toEqual(new Set(portal.services.map(({ code }) => code)));
    expect(codes).toHaveLength(portal.services.length);
  });

  it('tells the front end who is signed in and never lets data end its element', async () => {
    const text = await (await call('/nop-ho-so')).text();
    const data = /<script type="application\/json" id="app-data">(.*?)<\/script>/.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ signedIn: true, bodyCode: 'H49.22' });
    expect(data).not.toContain('<');
  });

  it('sends a citizen without a session from a wizard to the sign-in and back', async () => {
    const answer = await call('/nop-ho-so/42', { session: 'nobody' });
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toContain('/nop-ho-so/42');
  });
});

describe('a dossier on eform-react', () => {
  it('ends with a code that the public look-up knows', async () => {
    const { answer } = await sendDossier();
    const { rows } = (await answer.json()) as { rows: readonly (readonly [string, string])[] };
    const code = rows.find(([label]) => label === 'Mã hồ sơ')?.[1] ?? '';
    expect(code).toMatch(/^H49\.22-\d{6}-0001$/);
    const found = await json(`/api/tra-cuu?maHoSo=${code}`, { session: 'nobody' });
    expect(JSON.stringify(found)).toContain('Cơ quan xử lý');
  });

  it('is reached by a number that names exactly its draft', async () => {
    const { number } = await openFiling();
    expect(number).toMatch(/^\d+$/);
    expect((await call(`/api/ho-so/${BigInt(number) + 1n}`)).status).toBe(404);
    expect((await call(`/api/ho-so/${number}`, { session: 'other' })).status).toBe(404);
    expect((await call(`/eform/${number}`, { session: 'nobody' })).status).toBe(401);
  });

  it('refuses what changes something without the token', async () => {
    const { path, number } = await openFiling();
    expect((await call(`${path}/buoc/1`, { method: 'POST', body: owner })).status).toBe(403);
    expect((await declare(number, 'wrong')).status).toBe(403);
    expect((await call(`${path}/gui`, { method: 'POST', token: 'wrong', body: {} })).status).toBe(403);
  });

  it('does not let a step pass that lacks what it requires', async () => {
    const { path, token } = await openFiling();
    const blank = { ...owner, diaChi: '' };
    expect((await call(`${path}/buoc/1`, { method: 'POST', token, body: blank })).status).toBe(400);
    expect((await call(`${path}/buoc/2`, { method: 'POST', token, body: {} })).status).toBe(400);
    expect((await call(`${path}/buoc/3`, { method: 'POST', token, body: {} })).status).toBe(400);
    expect(await json(`${path}/gui`, { method: 'POST', token, body: {} })).toHaveProperty('message');
    expect(portal.dossiers.size).toBe(0);
  });

  it('opens nothing for a unit that is not of the body', async () => {
    const body = { maTTHC: offered.code, coQuan: 'H49.22.01', donVi: 'H49.22.02.1' };
    expect((await call('/api/ho-so', { method: 'POST', body })).status).toBe(400);
  });
});

describe('faults on eform-react', () => {
  it('asks for the e-ID once more when filing starts', async () => {
    start({ sessions: new Map([['mine', { id: 'mine', person: PERSON, again: 'atFiling' }]]) });
    expect((await call(`/api/ho-so/co-quan?MaTTHC=${offered.code}`)).status).toBe(401);
  });

  it('shows processing and no code while the code is late', async () => {
    start({ fault: { fault: 'code-late', variant: 'a' } });
    const { path, answer } = await sendDossier();
    expect(await answer.json()).toEqual({ processing: true });
    expect(await json(`${path}/ket-qua`)).toEqual({ processing: true });
  });

  it('announces success without a code', async () => {
    start({ fault: { fault: 'success-without-code', variant: 'b' } });
    const { answer } = await sendDossier();
    expect(await answer.json()).toMatchObject({ rows: expect.arrayContaining([['Mã hồ sơ', '']]) });
  });

  it.each([
    ['b', 404],
    ['c', 204],
  ] as const)('loses the page of a service (%s)', async (variant, status) => {
    start({ fault: { fault: 'service-missing', variant } });
    expect((await call(`/api/thu-tuc/${offered.code}`)).status).toBe(status);
  });

  it('answers a valid file with 413', async () => {
    start({ fault: { fault: 'upload-refused', variant: 'b' } });
    const { path, token } = await openFiling();
    expect((await upload(path, token)).status).toBe(413);
  });
});

describe('the front end of eform-react', () => {
  it('is React in production mode, named by its content', async () => {
    const assets = (await eformReact.assets?.()) ?? [];
    const script = assets.find(({ name }) => name.startsWith('eform-react.') && name.endsWith('.js'));
    expect(script?.name).toMatch(/^eform-react\.[0-9a-f]{12}\.js$/);
    expect(script?.body).toContain('kt_buoc-tiep-theo-cho-ban-than');
    expect(script?.body).not.toContain('react-dom-client.development');
    expect(await (await call('/tra-cuu-tinh-trang-ho-so')).text()).toContain(`/assets/${script?.name}`);
  });
});
