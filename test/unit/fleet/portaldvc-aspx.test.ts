import type { Hono } from 'hono';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { portaldvcAspx } from '#src/fleet/portaldvc-aspx/family.ts';
import type { FleetPortal, OfferedService } from '#src/fleet/state.ts';
import { familyPortals, type FamilyPortals, PERSON } from './family-portal.ts';

const LIST = '/portaldvc/KenhTin/thu-tuc-hanh-chinh.aspx';
const LOOK_UP = '/portaldvc/KenhTin/tra-cuu-ho-so.aspx';
const P = 'ctl00$ContentPlaceHolder1$';

let portals: FamilyPortals;
let offered: OfferedService;
let portal: FleetPortal;
let app: Hono;

const start = (parts: Partial<FleetPortal> = {}): void => {
  portal = portals.portal({ draw: 1, ...parts });
  app = portaldvcAspx.routes(portal);
};

beforeAll(async () => {
  portals = await familyPortals(portaldvcAspx);
  ({ offered } = portals);
});
beforeEach(() => start());
afterEach(() => vi.useRealTimers());

type Shown = { readonly path: string; readonly status: number; readonly text: string };

const call = async (path: string, body?: FormData, session = 'mine'): Promise<Shown> => {
  const answer = await app.request(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie: `phien=${session}` },
    ...(body !== undefined && { body }),
  });
  const location = answer.headers.get('location');
  if (location !== null) return call(location, undefined, session);
  return { path, status: answer.status, text: await answer.text() };
};

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&');

/** What a browser would post of the page's form: hidden fields, texts, chosen entries. */
const formOf = ({ text }: Shown): FormData => {
  const body = new FormData();
  const form = /<form[^>]*id="aspnetForm"[\s\S]*?<\/form>/.exec(text)?.[0] ?? '';
  for (const [tag] of form.matchAll(/<input [^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')];
    if (name === undefined || type === 'submit') continue;
    if (type === 'file') {
      // Browsers send an empty part for a file field that nothing was chosen for.
      body.set(name, new File([], ''));
      continue;
    }
    if ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag)) continue;
    body.set(name, attribute(tag, 'value') ?? 'on');
  }
  for (const [, name = '', value = ''] of form.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)</g))
    body.set(name, value);
  for (const [, head = '', options = ''] of form.matchAll(/<select ([^>]*)>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
    body.set(attribute(`<select ${head}>`, 'name') ?? '', chosen);
  }
  return body;
};

const hidden = ({ text }: Shown, name: string): string =>
  new RegExp(`id="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

type Post = {
  readonly target?: string;
  readonly argument?: string;
  readonly press?: string;
  readonly fields?: Readonly<Record<string, string | File>>;
  readonly session?: string;
};
const post = (page: Shown, { target, argument = '', press, fields = {}, session }: Post): Promise<Shown> => {
  const body = formOf(page);
  if (target !== undefined) body.set('__EVENTTARGET', `${P}${target}`);
  body.set('__EVENTARGUMENT', argument);
  if (press !== undefined) body.set(`${P}${press}`, 'x');
  for (const [name, value] of Object.entries(fields))
    body.set(name.startsWith('__') ? name : `${P}${name}`, value);
  return call(page.path, body, session);
};

const filing = (): string => `/portaldvc/KenhTin/nop-ho-so.aspx?ma=${offered.number}`;
const paper = (): File => new File(['%PDF-1.4'], 'giay-to.pdf', { type: 'application/pdf' });

const toApplicant = async (): Promise<Shown> => {
  const first = await call(filing());
  if (!first.text.includes('ddlCoQuan')) return first;
  const chosen = await post(first, { target: 'ddlCoQuan', fields: { ddlCoQuan: '2' } });
  return post(chosen, { press: 'btnTiepTuc' });
};
/** Fills every empty text of the page and chooses the first entries. */
const filled = (page: Shown): Record<string, string> => {
  const fields: Record<string, string> = {};
  for (const [name, value] of formOf(page))
    if (name.startsWith(P) && value === '') fields[name.slice(P.length)] = valueFor(name);
  for (const [, name = '', value = ''] of page.text.matchAll(
    /<select name="([^"]+)"[^>]*><option value="">[^<]*<\/option><option value="([^"]*)">/g,
  ))
    fields[name.slice(P.length)] = value;
  for (const [, name = '', value = ''] of page.text.matchAll(
    /type="radio" name="([^"]+)" id="[^"]+_0" value="([^"]*)"/g,
  ))
    fields[name.slice(P.length)] = value;
  for (const [, name = ''] of page.text.matchAll(/type="checkbox" name="([^"]+)"/g))
    fields[name.slice(P.length)] = 'on';
  return fields;
};
const valueFor = (name: string): string => {
  if (/DienThoai/.test(name)) return '0900000017';
  if (/soDinhDanh|SoDinhDanh/.test(name)) return '';
  if (/ngay|Ngay/.test(name)) return '02/01/2020';
  return 'Thử nghiệm';
};
const toDeclare = async (): Promise<Shown> => {
  const page = await toApplicant();
  const places = await post(page, { target: 'ddlTinhThanh', fields: { ddlTinhThanh: 'Thành phố Hà Nội' } });
  const fields = { ...filled(places), ddlPhuongXa: 'Phường Thử Nghiệm', ddlTinhThanh: 'Thành phố Hà Nội' };
  return post(places, { press: 'btnTiepTuc', fields });
};
const toPapers = async (): Promise<Shown> => {
  const page = await toDeclare();
  return post(page, { press: 'btnTiepTuc', fields: filled(page) });
};
const rows = (page: Shown): readonly string[] =>
  [...page.text.matchAll(/name="ctl00\$ContentPlaceHolder1\$(gvGiayTo\$ctl\d+\$fuTep)"/g)].map(
    ([, id = '']) => id,
  );
const toReview = async (): Promise<Shown> => {
  const papers = await toPapers();
  const files = Object.fromEntries(rows(papers).map((id) => [id, paper()]));
  const fee = await post(papers, { press: 'btnTiepTuc', fields: files });
  return post(fee, { press: 'btnTiepTuc' });
};
const heading = ({ text }: Shown): string => /<h2 class="panel-heading">([^<]*)</.exec(text)?.[1] ?? '';

describe('view state', () => {
  it('carries what the citizen typed over a list that posts back', async () => {
    const first = await call(LIST);
    const page = await post(first, {
      target: 'ddlLinhVuc',
      fields: { txtTuKhoa: 'đăng ký', ddlLinhVuc: offered.field },
    });
    expect(page.text).toMatch(/name="ctl00\$ContentPlaceHolder1\$txtTuKhoa"[^>]* value="đăng ký"/);
    expect(page.text).toContain(offered.code);
  });

  it('is base64 that begins as every ASP.NET view state does, and names nothing in the clear', async () => {
    const state = hidden(await toApplicant(), '__VIEWSTATE');
    expect(state).toMatch(/^\/wEP[A-Za-z0-9+/]+=*$/);
  });

  const changes: readonly (readonly [string, (page: Shown) => Post])[] = [
    ['a changed view state', (page) => ({ fields: { __VIEWSTATE: flip(page, '__VIEWSTATE') } })],
    [
      'a changed event validation',
      (page) => ({ fields: { __EVENTVALIDATION: flip(page, '__EVENTVALIDATION') } }),
    ],
    ['none at all', () => ({ fields: { __VIEWSTATE: '' } })],
    ["another session's", () => ({ session: 'other' })],
  ];
  const flip = (page: Shown, name: string): string => {
    const whole = hidden(page, name);
    return `${whole.slice(0, 40)}${whole[40] === 'A' ? 'B' : 'A'}${whole.slice(41)}`;
  };
  it.each(changes)('is refused: %s', async (_, change) => {
    const page = await call(LIST);
    const answer = await post(page, { press: 'btnTimKiem', ...change(page) });
    expect([answer.status, answer.text]).toEqual([
      500,
      expect.stringContaining('Validation of viewstate MAC failed'),
    ]);
  });

  it("is refused where it belongs to another page or another portal's key", async () => {
    const body = formOf(await call(LIST));
    body.set(`${P}btnTraCuu`, 'x');
    expect((await call(LOOK_UP, body)).status).toBe(500);
    const mine = await call(LIST);
    start();
    expect((await post(mine, { press: 'btnTimKiem' })).status).toBe(500);
  });

  it('grows stale with its session', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const page = await call(LIST);
    vi.setSystemTime(Date.now() + 19 * 60_000);
    expect((await post(page, { press: 'btnTimKiem' })).status).toBe(200);
    vi.setSystemTime(Date.now() + 2 * 60_000);
    expect((await post(page, { press: 'btnTimKiem' })).status).toBe(500);
  });

  it('lets nothing be posted that the page did not offer', async () => {
    const page = await call(LIST);
    for (const wrong of [
      { target: 'btnXoaHet' },
      { target: 'gvThuTuc', argument: 'Page$99' },
      { press: 'btnTimKiem', fields: { ddlLinhVuc: 'Không có' } },
    ])
      expect((await post(page, wrong)).text).toContain('Invalid postback or callback argument');
  });
});

describe('pages of portaldvc-aspx', () => {
  it('lets every essential service be found by its name, whatever its case', async () => {
    const page = await call(LIST);
    for (const service of portals.registry.services) {
      const found = await post(page, {
        press: 'btnTimKiem',
        fields: { txtTuKhoa: service.name.vi.toUpperCase() },
      });
      expect(found.text, service.name.vi).toContain(`>${service.name.vi}<`);
    }
  });

  it('pages its list by post-backs without losing or doubling a procedure', async () => {
    let page = await call(LIST);
    const codes: string[] = [];
    for (let at = 2; ; at += 1) {
      codes.push(
        ...[...page.text.matchAll(/data-label="Mã thủ tục">([\d.]+)</g)].map(([, code = '']) => code),
      );
      if (!page.text.includes(`Page$${at}`)) break;
      page = await post(page, { target: 'gvThuTuc', argument: `Page$${at}` });
    }
    expect(codes.toSorted()).toEqual(portal.services.map(({ code }) => code).toSorted());
  });

  it('sends a citizen without a session to the sign-in and back to the same procedure', async () => {
    const page = await call(filing(), undefined, 'nobody');
    expect(page.text).toContain('Đăng nhập bằng VNeID');
    expect(page.text).toContain(encodeURIComponent(filing()));
  });
});

describe('filing on portaldvc-aspx', () => {
  it('goes from the agency to a code that the public look-up knows, at one address', async () => {
    const review = await toReview();
    expect([review.path, heading(review)]).toEqual([filing(), 'Kiểm tra và nộp hồ sơ']);
    expect(review.text).toContain('giay-to.pdf');
    const done = await post(review, { press: 'btnNop' });
    const code = /lblMaHoSo">(H49\.22-\d{6}-\d{4})</.exec(done.text)?.[1] ?? '';
    expect(portal.dossiers.has(code)).toBe(true);
    const search = await call(LOOK_UP, undefined, 'nobody');
    const found = await post(search, { press: 'btnTraCuu', fields: { txtMaHoSo: code }, session: 'nobody' });
    for (const label of ['Cơ quan xử lý', 'Người xử lý', 'Ngày tiếp nhận', 'Ngày hẹn trả', 'Quá trình xử lý'])
      expect(found.text).toContain(label);
  });

  it('keeps what was typed when a list posts back, and loads the list that depends on it', async () => {
    const page = await post(await toApplicant(), {
      target: 'ddlTinhThanh',
      fields: { txtNoiCap: 'Nơi cấp thử', ddlTinhThanh: 'Tỉnh Hà Giang' },
    });
    expect(page.text).toContain('value="Nơi cấp thử"');
    expect(page.text).toContain('<option value="Phường Thử Nghiệm">');
  });

  it('renews a panel alone after a partial post-back, with a new view state', async () => {
    const fields = { __ASYNCPOST: 'true', ddlTinhThanh: 'Tỉnh Hà Giang' };
    const { text } = await post(await toApplicant(), { target: 'ddlTinhThanh', fields });
    expect(text).toMatch(/^1\|#\|\|4\|\d+\|updatePanel\|ctl00_ContentPlaceHolder1_upDiaChi\|/);
    expect(text).toContain('|hiddenField|__VIEWSTATE|/wEP');
    expect(text).not.toContain('<form');
  });

  it('does not take for the citizen what the registers have locked', async () => {
    const page = await post(await toApplicant(), {
      target: 'ddlTinhThanh',
      fields: { txtHoTen: 'Người Khác' },
    });
    expect(page.text).toContain(`value="${PERSON.fullName}"`);
    expect(page.text).not.toContain('Người Khác');
  });

  it('does not let a step pass that lacks what it requires, and says so at the field', async () => {
    const applicant = await post(await toApplicant(), {
      press: 'btnTiepTuc',
      fields: { txtSoDienThoai: '123' },
    });
    expect(heading(applicant)).toBe('Thông tin người nộp hồ sơ');
    expect(applicant.text).toMatch(/rfv_txtSoDienThoai" style="color:Red;">Số điện thoại không hợp lệ/);
    const papers = await post(await toPapers(), { press: 'btnTiepTuc' });
    expect(papers.text).toContain('Vui lòng đính kèm tệp tin');
    expect((await post(papers, { press: 'btnNop' })).status).toBe(500);
  });

  it('tells of errors by a script on some portals and in a label on others', async () => {
    for (const [draw, byScript] of [
      [1, false],
      [2, true],
    ] as const) {
      start({ draw });
      const { text } = await post(await toPapers(), { press: 'btnTiepTuc' });
      expect(text.includes('<script>alert("Vui lòng đính kèm')).toBe(byScript);
      expect(/role="alert"[^>]*>Vui lòng đính kèm/.test(text)).toBe(!byScript);
    }
  });

  it('takes a file at once where choosing one posts back, and lets it be removed', async () => {
    const papers = await toPapers();
    const [first = ''] = rows(papers);
    const page = await post(papers, { target: first, fields: { [first]: paper() } });
    expect(heading(page)).toBe('Thành phần hồ sơ');
    const id = /lnkXoa&#39;,&#39;(\w+)&#39;/.exec(page.text)?.[1] ?? '';
    expect(id).not.toBe('');
    const emptied = await post(page, { target: first.replace('fuTep', 'lnkXoa'), argument: id });
    expect(emptied.text).not.toContain('giay-to.pdf');
  });

  it('keeps a draft unchecked and opens it again with what it held', async () => {
    const saved = await post(await toApplicant(), { press: 'btnLuuNhap', fields: { txtSoDienThoai: '12' } });
    expect(saved.text).toContain('Đã lưu nháp');
    const list = await call('/portaldvc/ho-so-dang-soan');
    const again = await call(attribute(/<a [^>]*>Soạn tiếp/.exec(list.text)?.[0] ?? '', 'href') ?? '');
    expect(again.text).toMatch(/txtSoDienThoai"[^>]* value="12"/);
    expect((await call(again.path, undefined, 'other')).text).not.toContain('value="12"');
  });
});

describe('faults on portaldvc-aspx', () => {
  it('asks for the e-ID once more when filing starts', async () => {
    start({ sessions: new Map([['mine', { id: 'mine', person: PERSON, again: 'atFiling' }]]) });
    expect((await call(filing())).text).toContain('Đăng nhập bằng VNeID');
  });

  it.each([
    ['b', 404],
    ['c', 200],
  ] as const)('loses the page of a service (%s)', async (variant, status) => {
    start({ fault: { fault: 'service-missing', variant } });
    const page = await call(`/portaldvc/KenhTin/chi-tiet-thu-tuc.aspx?ma=${offered.number}`);
    expect([page.status, page.text.includes('Trình tự thực hiện')]).toEqual([status, false]);
  });

  it('shows processing, and the code by a timer once it is late enough', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    start({ fault: { fault: 'code-late', variant: 'a' } });
    const waiting = await post(await toReview(), { press: 'btnNop' });
    expect(waiting.text).toContain('Hệ thống đang xử lý hồ sơ');
    const fields = { __ASYNCPOST: 'true' };
    expect((await post(waiting, { target: 'tmrKetQua', fields })).text).toContain('đang xử lý');
    vi.setSystemTime(Date.now() + 12_000);
    expect((await post(waiting, { target: 'tmrKetQua', fields })).text).toMatch(/lblMaHoSo">H49\.22/);
  });

  it.each([
    ['a', 200, 'không đúng định dạng'],
    ['b', 413, 'quá lớn'],
    ['c', 200, 'Vui lòng đính kèm'],
  ] as const)('does not take a valid file (%s)', async (variant, status, words) => {
    start({ fault: { fault: 'upload-refused', variant } });
    const papers = await toPapers();
    const fields = Object.fromEntries(rows(papers).map((id) => [id, paper()]));
    const answer = await post(papers, { press: 'btnTiepTuc', fields });
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true]);
  });

  it.each([
    ['a', 500, 'Lỗi máy chủ'],
    ['b', 502, 'Bad Gateway'],
    ['c', 200, 'Có lỗi trong quá trình nộp hồ sơ'],
  ] as const)('fails to file (%s)', async (variant, status, words) => {
    start({ fault: { fault: 'submit-fails', variant } });
    const answer = await post(await toReview(), { press: 'btnNop' });
    expect([answer.status, answer.text.includes(words)]).toEqual([status, true]);
    expect(portal.dossiers.size).toBe(0);
  });

  it('marks the parts that faults look for', async () => {
    expect((await toApplicant()).text).toMatch(/data-part="form"[\s\S]*data-part="next applicant-next"/);
    expect((await call(`/portaldvc/KenhTin/chi-tiet-thu-tuc.aspx?ma=${offered.number}`)).text).toContain(
      'data-part="start"',
    );
  });
});
