import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FAULT_IDS, FAULT_VARIANTS } from '#src/fleet/fault.ts';
import { FAULTS } from '#src/fleet/faults.ts';
import { type Fleet, startFleet } from '#src/fleet/fleet.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Portal } from '#src/model/portal.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { fixedCode } from './fixed-code.ts';
import {
  type CitizenClient,
  citizenClient,
  filledForm,
  hiddenIn,
  linkIn,
  type Page,
} from './citizen-client.ts';

const CODE = /id="ma-ho-so">(H\d{2}\.\d{2}-\d{6}-\d{4})</;
const pdf = new Blob(['%PDF-1.4\n% giả lập'], { type: 'application/pdf' });

let fleet: Fleet;
let browser: CitizenClient;
let portal: Portal;

beforeAll(async () => {
  const registry = await loadRegistry({});
  fleet = await startFleet({
    portals: registry.portals.slice(0, 3),
    services: registry.services,
    seed: 11,
    latencyMs: 0,
    families: ['igate-v1'],
    identities: citizens,
  });
  [portal] = fleet.portals as [Portal];
});

afterEach(async () => {
  await browser.close();
  await fleet.setFault(portal.id, null);
});

afterAll(() => fleet.stop());

const open = (): CitizenClient => {
  browser = citizenClient(fleet.network);
  return browser;
};

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const { credentials } = citizen;

/** Goes through the national sign-in from the portal's sign-in page; ends where the portal lands. */
const signIn = async (signInPage: Page): Promise<Page> => {
  const cards = await browser.get(linkIn(signInPage, 'Đăng nhập bằng VNeID'));
  const form = await browser.get(linkIn(cards, 'Tài khoản Định danh điện tử (VNeID)'));
  const tx = new URL(form.url).search;
  const act = (path: string, body: Record<string, string>) =>
    browser.postJson(new URL(`${path}${tx}`, form.url).href, body);
  await act('/api/login', { username: credentials.username, password: credentials.password });
  await act('/api/otp', { code: fixedCode(citizen) });
  await act('/api/consent', { agreed: 'yes' });
  const last = await act('/api/passcode', { passcode: credentials.passcode });
  return browser.get(String(last['redirect']));
};

const servicePage = async (): Promise<Page> => {
  const home = await browser.get(portal.url);
  const search = new URL(linkIn(home, 'NỘP HỒ SƠ TRỰC TUYẾN'));
  search.searchParams.set('tu-khoa', 'ĐĂNG KÝ THƯỜNG TRÚ');
  return browser.get(linkIn(await browser.get(search.href), 'Xem chi tiết'));
};

/** From the applicant page to the page that the last press of filing brings. */
const fileDossier = async (applicant: Page, token?: string): Promise<Page> => {
  const tokencsrf = token ?? hiddenIn(applicant, 'tokencsrf');
  const documents = await browser.post(applicant.url, filledForm(applicant, { tokencsrf }));
  if (documents.status !== 200) return documents;
  const upload = new URL(documents.url.replace('nhap-thong-tin-ho-so', 'tai-tep'));
  await browser.post(upload.href, {
    tokencsrf,
    slot: 'cho-o',
    tep: new File([pdf], 'to-khai.pdf', { type: pdf.type }),
  });
  const fee = await browser.post(documents.url, { tokencsrf });
  const after = await browser.post(fee.url, { tokencsrf });
  return after.url.includes('xac-nhan') ? browser.post(after.url, { tokencsrf }) : after;
};

const startFiling = async (service: Page): Promise<Page> => {
  const page = await browser.get(linkIn(service, 'Nộp hồ sơ'));
  if (!page.url.includes('chon-truong-hop')) return page;
  return browser.post(page.url, {
    tokencsrf: hiddenIn(page, 'tokencsrf'),
    coQuan: '1',
    truongHop: '7 ngày',
  });
};

describe('a healthy stand-in portal', () => {
  it('takes a citizen from the search to a dossier code, and shows the dossier to everybody', async () => {
    open();
    const service = await servicePage();
    const back = await signIn(await browser.get(linkIn(service, 'Đăng nhập')));
    expect(back.url).toBe(service.url);
    expect(back.text).toContain(citizen.fullName);

    const success = await fileDossier(await startFiling(back));
    expect(success.text).toContain('Nộp hồ sơ thành công');
    const code = CODE.exec(success.text)?.[1];
    expect(code).toBeDefined();

    const stranger = citizenClient(fleet.network);
    const found = await stranger.get(`${linkIn(success, 'Tra cứu hồ sơ')}?ma-ho-so=${code}`);
    await stranger.close();
    for (const label of ['Cơ quan xử lý', 'Người xử lý', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Quá trình xử lý'])
      expect(found.text).toContain(label);
  });

  it('marks every page as synthetic and names the platform by letter only', async () => {
    open();
    const home = await browser.get(portal.url);
    const signInPage = await browser.get(linkIn(home, 'Đăng nhập'));
    const cards = await browser.get(linkIn(signInPage, 'Đăng nhập bằng VNeID'));
    for (const page of [home, signInPage, cards]) {
      expect(page.text).toContain('DỮ LIỆU GIẢ LẬP');
      expect(page.text).not.toMatch(/igate|vnpt|viettel/i);
    }
    expect(home.text).toContain('Nền tảng A');
  });

  it('signs in at a second portal without asking again', async () => {
    open();
    await signIn(await browser.get(linkIn(await browser.get(portal.url), 'Đăng nhập')));
    const other = await browser.get(fleet.portals[1]?.url ?? '');
    const page = await browser.get(
      linkIn(await browser.get(linkIn(other, 'Đăng nhập')), 'Đăng nhập bằng VNeID'),
    );
    expect(page.url).toBe(`${other.url}/`);
    expect(page.text).toContain('Đăng xuất');
  });

  it('refuses a wrong form token with the bare text of the platform', async () => {
    open();
    const back = await signIn(await browser.get(linkIn(await servicePage(), 'Đăng nhập')));
    const answer = await fileDossier(await startFiling(back), 'wrong');
    expect(answer).toMatchObject({ status: 403, text: 'Permission denied' });
  });

  it('never sends a citizen off to a foreign host after signing in', async () => {
    open();
    const signInPage = await browser.get(linkIn(await browser.get(portal.url), 'Đăng nhập'));
    const url = new URL(signInPage.url);
    url.searchParams.set('return-url', '//elsewhere.invalid/');
    const back = await signIn(await browser.get(url.href));
    expect(back.url).toBe(`${portal.url}/`);
  });
});

describe('the national sign-in', () => {
  const atForm = async (): Promise<(path: string, body: Record<string, string>) => Promise<unknown>> => {
    open();
    const signInPage = await browser.get(linkIn(await browser.get(portal.url), 'Đăng nhập'));
    const cards = await browser.get(linkIn(signInPage, 'Đăng nhập bằng VNeID'));
    const form = linkIn(cards, 'Tài khoản Định danh điện tử (VNeID)');
    return (path, body) => browser.postJson(new URL(`${path}${new URL(form).search}`, form).href, body);
  };

  it('refuses a wrong password, code and passcode with a message', async () => {
    const act = await atForm();
    const { username, password, passcode } = credentials;
    expect(await act('/api/login', { username, password: `${password}x` })).toMatchObject({
      ok: false,
      message: 'Số định danh cá nhân hoặc mật khẩu không đúng',
    });
    await act('/api/login', { username, password });
    expect(await act('/api/otp', { code: '000000' })).toEqual({
      ok: false,
      message: 'Mã xác nhận không đúng',
    });
    await act('/api/otp', { code: fixedCode(citizen) });
    await act('/api/consent', { agreed: 'yes' });
    expect(await act('/api/passcode', { passcode: `${passcode}0` })).toEqual({
      ok: false,
      message: 'Passcode không đúng',
    });
  });

  it('lets no step be left out', async () => {
    const act = await atForm();
    await act('/api/login', { username: credentials.username, password: credentials.password });
    expect(await act('/api/passcode', { passcode: credentials.passcode })).toMatchObject({ ok: false });
  });

  it('knows any number of 12 digits that starts with 0, and no other', async () => {
    const act = await atForm();
    expect(await act('/api/login', { username: '012345678901', password: 'x' })).toEqual({ ok: true });
    expect(await act('/api/login', { username: '912345678901', password: 'x' })).toMatchObject({ ok: false });
  });

  it('gives a code only to hosts of the fleet, and each code once', async () => {
    open();
    const page = await browser.get(
      `https://${fleet.network.signInHosts[0]}/oauth2/authorize?response_type=code&client_id=x&scope=openid&state=s&redirect_uri=https://elsewhere.invalid/`,
    );
    expect(page.status).toBe(400);
    const callback = await browser.get(`${portal.url}/dang-nhap-dien-tu/ket-qua?code=guess&state=guess`);
    expect(callback.status).toBe(400);
  });
});

describe('the network', () => {
  it('answers the proof, sends http on to https and refuses names that it does not serve', async () => {
    open();
    const { proof } = fleet.network;
    expect((await browser.get(proof?.url ?? '')).text).toBe(proof?.text);
    const host = new URL(portal.url).host;
    expect((await browser.get(`http://${host}/`)).url).toBe(`https://${host}/`);
    await expect(browser.get('https://elsewhere.invalid/')).rejects.toThrow();
  });

  it('serves rows that are marked as made up', () => {
    for (const row of fleet.portals)
      expect(row).toMatchObject({ synthetic: true, mode: 'sandbox', vendor: null });
  });
});

describe('faults', () => {
  it('lists every id once, with its checks and all variants', () => {
    expect(FAULTS.map(({ id }) => id)).toEqual([...FAULT_IDS]);
    for (const fault of FAULTS) {
      expect(Object.keys(fault.variants)).toEqual([...FAULT_VARIANTS]);
      expect(fault.mustFail.length).toBeGreaterThan(0);
      expect(fault.mustFail.filter((id) => fault.mayFail.includes(id))).toEqual([]);
    }
  });

  /** What the home page, the service page or filing shows of faults that can be told without a browser. */
  const onHome: readonly (readonly [
    fault: (typeof FAULT_IDS)[number],
    variant: 'a' | 'b' | 'c',
    sign: RegExp,
  ])[] = [
    ['viewport-missing', 'a', /^(?![\s\S]*name="viewport")/],
    ['viewport-missing', 'b', /content="width=1024"/],
    ['viewport-missing', 'c', /user-scalable=no/],
    ['too-wide', 'a', /width:900px/],
    ['layout-shift', 'b', /late-notice\.js" data-kind="b"/],
    ['slow-main-content', 'a', /src="\/khac\/anh-bia\.png"/],
    ['script-error', 'b', /Promise\.reject/],
    ['broken-asset', 'a', /href="\/khac\/bo-sung\.css"/],
    ['mixed-content', 'c', /<iframe src="http:/],
    ['dead-button', 'a', /applicant-button\.js" data-kind="a"/],
    ['phone-refused', 'b', /data-part~=next\]\{display:none/],
    ['portal-dead', 'b', /Lỗi máy chủ/],
  ];
  it.each(onHome)(
    '%s %s shows on the home page, and only there where it is set',
    async (fault, variant, sign) => {
      open();
      expect((await browser.get(portal.url)).text).not.toMatch(sign);
      await fleet.setFault(portal.id, { fault, variant });
      expect((await browser.get(portal.url)).text).toMatch(sign);
      expect((await browser.get(fleet.portals[1]?.url ?? '')).text).not.toMatch(sign);
    },
  );

  it('service-missing: the search finds nothing, and the look-alike is found by its ordinary name', async () => {
    open();
    await fleet.setFault(portal.id, { fault: 'service-missing', variant: 'a' });
    await expect(servicePage()).rejects.toThrow('no link "Xem chi tiết"');
    await fleet.setFault(portal.id, { fault: 'service-missing', variant: 'ok' });
    expect((await servicePage()).text).toContain('ĐĂNG KÝ THƯỜNG TRÚ'.normalize('NFD'));
  });

  const landings = [
    ['a', '/'],
    ['b', '/bothutuc'],
    ['c', '/cong-dan/ho-so'],
  ] as const;
  it.each(landings)('sign-in-forgets-service %s lands on %s', async (variant, path) => {
    open();
    await fleet.setFault(portal.id, { fault: 'sign-in-forgets-service', variant });
    const back = await signIn(await browser.get(linkIn(await servicePage(), 'Đăng nhập')));
    expect(new URL(back.url).pathname.endsWith(path)).toBe(true);
  });

  it('sign-in-forgets-service ok lands on the same service, by another query', async () => {
    open();
    await fleet.setFault(portal.id, { fault: 'sign-in-forgets-service', variant: 'ok' });
    const service = await servicePage();
    const back = await signIn(await browser.get(linkIn(service, 'Đăng nhập')));
    expect(back.url).not.toBe(service.url);
    expect(new URL(back.url).searchParams.get('ma-thu-tuc')).toBe(
      new URL(service.url).searchParams.get('ma-thu-tuc'),
    );
  });

  it('sign-in-asked-twice a shows the cards again, b when filing starts, c a password form, ok nothing', async () => {
    const landing = async (variant: 'a' | 'b' | 'c' | 'ok'): Promise<Page> => {
      open();
      await fleet.setFault(portal.id, { fault: 'sign-in-asked-twice', variant });
      return signIn(await browser.get(linkIn(await servicePage(), 'Đăng nhập')));
    };
    expect((await landing('a')).text).toContain('CÔNG DÂN');
    await browser.close();
    const asked = await startFiling(await landing('b'));
    expect(asked.text).toContain('Đăng nhập bằng VNeID');
    const again = await signIn(asked);
    expect(again.text).toContain('tokencsrf');
    await browser.close();
    expect((await landing('c')).text).toContain('Mật khẩu');
    await browser.close();
    expect((await landing('ok')).text).toContain('Đăng xuất');
  });

  const filings = [
    ['submit-fails', 'a', 500, /Lỗi máy chủ/],
    ['submit-fails', 'b', 502, /Bad Gateway/],
    ['submit-fails', 'c', 200, /Có lỗi trong quá trình nộp hồ sơ/],
    ['success-without-code', 'a', 200, /^(?![\s\S]*Mã hồ sơ<)[\s\S]*Nộp hồ sơ thành công/],
    ['success-without-code', 'b', 200, /<dt>Mã hồ sơ<\/dt><dd class="code" id="ma-ho-so"><\/dd>/],
    ['success-without-code', 'c', 200, /thư điện tử/],
    ['success-without-code', 'ok', 200, /G22\.99\.08-\d{6}-\d{6}/],
    ['upload-refused', 'a', 200, /Vui lòng đính kèm/],
    ['upload-refused', 'b', 200, /Vui lòng đính kèm/],
    ['upload-refused', 'c', 200, /Vui lòng đính kèm/],
    ['code-late', 'a', 200, /Hệ thống đang xử lý hồ sơ/],
  ] as const;
  it.each(filings)('%s %s', async (fault, variant, status, sign) => {
    open();
    await fleet.setFault(portal.id, { fault, variant });
    const back = await signIn(await browser.get(linkIn(await servicePage(), 'Đăng nhập')));
    const page = await fileDossier(await startFiling(back));
    expect(page.status).toBe(status);
    expect(page.text).toMatch(sign);
  });

  it('portal-dead ok answers 503 once', async () => {
    open();
    await fleet.setFault(portal.id, { fault: 'portal-dead', variant: 'ok' });
    expect((await browser.get(portal.url)).status).toBe(503);
    expect((await browser.get(portal.url)).status).toBe(200);
  });

  it('portal-dead c closes the connection', async () => {
    open();
    await fleet.setFault(portal.id, { fault: 'portal-dead', variant: 'c' });
    await expect(browser.get(portal.url)).rejects.toThrow();
  });

  it('is refused on a portal that the fleet does not have', async () => {
    open();
    await expect(fleet.setFault('nowhere', null)).rejects.toThrow(UsageError);
  });
});
