import type { Hono } from 'hono';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { igateV2 } from '#src/fleet/igate-v2/family.ts';
import type { FleetPortal, OfferedService } from '#src/fleet/state.ts';
import { apiOf, familyPortals, type FamilyPortals, PERSON } from './family-portal.ts';

let portals: FamilyPortals;
let offered: OfferedService;
let portal: FleetPortal;
let app: Hono;

const start = (parts: Partial<FleetPortal> = {}): void => {
  portal = portals.portal(parts);
  app = igateV2.routes(portal);
};

beforeAll(async () => {
  portals = await familyPortals(igateV2);
  ({ offered } = portals);
});
beforeEach(() => start());

const { call, json } = apiOf(
  () => app,
  (token) => ({ authorization: `Bearer ${token}` }),
);

const openDossier = async (): Promise<{ id: string; token: string }> => {
  const body = { procedure: offered.hexId, agency: 'ubnd-px-1', procedureProcess: 'qt-1' };
  return (await json('/pa/dossier', { method: 'POST', body })) as { id: string; token: string };
};
const applicant = {
  'data[isOwnerDossier]': 'true',
  'data[fullname]': PERSON.fullName,
  'data[birthday]': PERSON.birthDate,
  'data[identityNumber]': PERSON.idNumber,
  'data[phoneNumber]': PERSON.phone,
  'data[address]': 'Số 1',
  'data[noidungyeucaugiaiquyet]': 'Đề nghị',
  'data[gender]': '2',
  'data[province]': 'ha-noi',
  'data[district]': 'px-1',
  'data[noiCuTruMoi]': 'Số 2',
  'data[hoTenChuHo]': 'Người Giả Lập',
  'data[quanHeChuHo]': 'Con',
  'data[noiDungCuTru]': 'Đề nghị',
};
const upload = (id: string, token: string, name = 'a.pdf') => {
  const body = new FormData();
  body.set('slot', 'cho-o');
  body.set('file', new File(['%PDF-1.4'], name));
  return call(`/pa/dossier/${id}/file`, { method: 'POST', token, body });
};
const fileDossier = async () => {
  const { id, token } = await openDossier();
  await call(`/pa/dossier/${id}`, { method: 'PUT', token, body: { step: 1, data: applicant } });
  await upload(id, token);
  await call(`/pa/dossier/${id}`, { method: 'PUT', token, body: { step: 2, data: {} } });
  const answer = await call(`/pa/dossier/${id}/apply-online`, {
    method: 'POST',
    token,
    body: { receivingKind: '1' },
  });
  return { id, token, answer };
};

describe('pages of igate-v2', () => {
  it('lets every essential service be found by its name, whatever its case', async () => {
    for (const service of portals.registry.services) {
      const query = new URLSearchParams({ keyword: service.name.vi.toUpperCase() });
      const found = await json(`/pa/procedure/search?${query}`);
      expect(found['content'], service.name.vi).toContainEqual(
        expect.objectContaining({ name: service.name.vi }),
      );
    }
  });

  it('sends a citizen without a session to the sign-in and back to the same procedure', async () => {
    const answer = await call(`/vi/padsvc/apply-online/${offered.hexId}`, { session: 'nobody' });
    expect(answer.status).toBe(302);
    expect(decodeURIComponent(answer.headers.get('location') ?? '')).toContain(
      `/vi/padsvc/apply-online/${offered.hexId}`,
    );
  });

  it('holds all four panels in the document and selects one', async () => {
    const text = await (await call(`/vi/padsvc/apply-online/${offered.hexId}`)).text();
    expect(text.match(/class="mat-horizontal-stepper-content"/g)).toHaveLength(4);
    expect(text.match(/<mat-step-header[^>]*aria-selected="true"/g)).toHaveLength(1);
    expect(text).toContain('DỮ LIỆU GIẢ LẬP');
  });

  it.each([
    [0, 'form id="ngSelectAgencyForm1"', 'Nộp hồ sơ'],
    [1, 'form id="ngSelectAgencyForm"', 'Tiếp tục'],
    [2, 'form id="ngSelectAgencyForm1"', 'Thanh toán'],
  ])(
    'takes the agency form and the name of the button that files from the draw (%i)',
    async (draw, form, label) => {
      start({ draw });
      const text = await (await call(`/vi/padsvc/apply-online/${offered.hexId}`)).text();
      expect(text).toContain(form);
      expect(text).toMatch(new RegExp(`<button type="submit" form="captchaForm"[^>]*>${label}</button>`));
    },
  );

  it('answers 404 with a page for an address that it does not have', async () => {
    const answer = await call('/vi/nothing');
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('Không tìm thấy trang'),
    ]);
  });
});

describe('a dossier on igate-v2', () => {
  it('ends with a code that the public look-up knows', async () => {
    const { answer } = await fileDossier();
    const { rows } = (await answer.json()) as { rows: readonly (readonly [string, string])[] };
    const code = rows.find(([label]) => label === 'Mã hồ sơ')?.[1] ?? '';
    expect(code).toMatch(/^H49\.22-\d{6}-0001$/);
    const found = await json(`/pa/dossier-search/dvc?code=${code}`, { session: 'nobody' });
    expect(JSON.stringify(found)).toContain('Cơ quan xử lý');
  });

  it('refuses a step without the token, and another citizen altogether', async () => {
    const { id, token } = await openDossier();
    const body = { step: 1, data: applicant };
    expect((await call(`/pa/dossier/${id}`, { method: 'PUT', body })).status).toBe(403);
    expect((await call(`/pa/dossier/${id}`, { method: 'PUT', body, token, session: 'other' })).status).toBe(
      404,
    );
    expect((await call(`/pa/dossier/${id}`, { method: 'PUT', body, token, session: 'nobody' })).status).toBe(
      401,
    );
  });

  it('does not let a step pass that lacks what it requires', async () => {
    const { id, token } = await openDossier();
    const blank = { step: 1, data: { ...applicant, 'data[address]': ' ' } };
    expect((await call(`/pa/dossier/${id}`, { method: 'PUT', token, body: blank })).status).toBe(400);
    expect((await call(`/pa/dossier/${id}`, { method: 'PUT', token, body: { step: 2 } })).status).toBe(400);
    expect(await json(`/pa/dossier/${id}/apply-online`, { method: 'POST', token, body: {} })).toHaveProperty(
      'message',
    );
    expect(portal.dossiers.size).toBe(0);
  });

  it('refuses a file of another kind and forgets a file that is taken away', async () => {
    const { id, token } = await openDossier();
    expect(await (await upload(id, token, 'a.exe')).json()).toMatchObject({
      message: 'Tệp tin không đúng định dạng, chỉ nhận pdf, jpg, png',
      files: [],
    });
    const { files } = (await (await upload(id, token)).json()) as { files: readonly { id: string }[] };
    const path = `/pa/dossier/${id}/file/${files[0]?.id}`;
    expect(await json(path, { method: 'DELETE', token })).toEqual({ files: [] });
  });

  it('keeps nothing that is not of the declaration', async () => {
    const { id, token } = await openDossier();
    const data = { ...applicant, captcha: 'x', readyAt: '0' };
    await call(`/pa/dossier/${id}`, { method: 'PUT', token, body: { step: 1, data } });
    const kept = [...(portal.drafts.get(id)?.fields.keys() ?? [])];
    expect(kept).toEqual([...Object.keys(applicant), 'applicant']);
  });

  it('files nothing until the captcha is answered', async () => {
    start({ captcha: true });
    const { answer } = await fileDossier();
    expect(await answer.json()).toEqual({ message: 'Mã xác nhận không đúng' });
    expect(portal.dossiers.size).toBe(0);
  });
});

describe('faults on igate-v2', () => {
  it('shows processing and no code while the code is late', async () => {
    start({ fault: { fault: 'code-late', variant: 'a' } });
    const { id, answer } = await fileDossier();
    expect(await answer.json()).toEqual({ processing: true });
    expect(await json(`/pa/dossier/${id}/result`)).toEqual({ processing: true });
  });

  it('drops an uploaded file in silence', async () => {
    start({ fault: { fault: 'upload-refused', variant: 'c' } });
    const { id, token } = await openDossier();
    const answer = await upload(id, token);
    expect([answer.status, await answer.json()]).toEqual([200, { files: [] }]);
  });

  it('answers the last press with a 500 and files nothing', async () => {
    start({ fault: { fault: 'submit-fails', variant: 'a' } });
    expect((await fileDossier()).answer.status).toBe(500);
    expect(portal.dossiers.size).toBe(0);
  });

  it.each([
    ['a', 404],
    ['b', 404],
    ['c', 200],
  ] as const)('loses a service (%s)', async (variant, status) => {
    start({ fault: { fault: 'service-missing', variant } });
    const answer = await call(`/vi/procedure/detail/${offered.hexId}`);
    expect(answer.status).toBe(status);
    const { content } = await json(
      `/pa/procedure/search?${new URLSearchParams({ keyword: offered.service.name.vi })}`,
    );
    expect((content as readonly unknown[]).length > 0).toBe(variant !== 'a');
    expect(await answer.text()).not.toContain('>Nộp hồ sơ</a>');
  });
});

describe('the front end of igate-v2', () => {
  it('is one script whose name changes with its content', async () => {
    const assets = (await igateV2.assets?.()) ?? [];
    const script = assets.find(({ name }) => name.endsWith('.js'));
    expect(script?.name).toMatch(/^igate-v2\.[0-9a-f]{12}\.js$/);
    const home = await (await call('/vi/')).text();
    expect(home).toContain(`/assets/${script?.name}`);
  });
});
