import { describe, expect, it } from 'vitest';
import { FAULT_VARIANTS, type FaultVariant, LIFE_FAULT_IDS } from '#src/fleet/fault.ts';
import { LIFE_FAULTS } from '#src/fleet/faults-life.ts';
import { shownProcedure } from '#src/fleet/life-pages/shown-procedure.ts';
import { lifePaths } from '#src/fleet/life-pages/life-paths.ts';
import { documentsDuty, summarySection } from '#src/fleet/life-pages/summary.ts';
import { searchServices } from '#src/fleet/faults-services.ts';
import { hrefOf, type LifeDesk, lifeDesk, PAPER } from './life-desk.ts';

type LifeFault = (typeof LIFE_FAULT_IDS)[number];
type Probe = (desk: LifeDesk) => Promise<string> | string;

const own = { home: '/', services: '/', lookUp: '/', service: () => '/' };
const page = (desk: LifeDesk) => shownProcedure(desk.portal, desk.service('ESS-03'), lifePaths('', own));
const homeOf = async (desk: LifeDesk): Promise<string> => {
  const first = await desk.get('/');
  return desk.text(first.headers.get('location') ?? '/');
};
const linked = async (desk: LifeDesk, name: string): Promise<string> => {
  const href = hrefOf(await homeOf(desk), name);
  return href === '' ? '' : desk.text(href);
};
const dossier = async (
  desk: LifeDesk,
  id = 'ESS-03',
): Promise<{ text: string; at: string; token: string }> => {
  const draft = desk.filed(id);
  const at = `${hrefOf(await homeOf(desk), 'Hồ sơ của tôi')}/${draft.id}`;
  return { text: await desk.text(at), at, token: draft.token };
};
const afterPaying: Probe = async (desk) => {
  const { text, token } = await dossier(desk);
  const path = hrefOf(text, 'Thanh toán');
  const sent = await desk.post(path, { tokencsrf: token, donVi: 'a' });
  const front = new URL(sent.headers.get('location') ?? '').pathname;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const back = await desk.front.app.request(front, { method: 'POST', headers, body: 'traLoi=thanh-toan' });
  const { pathname, search } = new URL(back.headers.get('location') ?? '');
  return desk.text(`${pathname}${search}`);
};
const paymentPage: Probe = async (desk) => desk.text(hrefOf((await dossier(desk)).text, 'Thanh toán'));
const found = (desk: LifeDesk, words: string): readonly string[] =>
  searchServices(desk.portal, words).map(({ service }) => service.id);
const rank = (desk: LifeDesk, words: string): number => {
  const at = found(desk, words).indexOf('ESS-03');
  return at === -1 ? Number.POSITIVE_INFINITY : at + 1;
};
/** Queries out of official, everyday, bare and misspelt that come within the first five. */
const answered: Probe = (desk) => {
  const queries = ['Đăng ký thường trú', 'nhập khẩu', 'dang ky thuong tru', 'đăng ký thườn trú'];
  return String(queries.filter((words) => rank(desk, words) <= 5).length);
};
const ask =
  (question: string): Probe =>
  async (desk) => {
    const answer = await desk.json('/tro-ly', { cauHoi: question });
    return String(answer['traLoi']);
  };
const partsOf: Probe = (desk) =>
  String(page(desk).parts.filter(({ lines }) => !lines.includes('Đang cập nhật')).length);
const linesOf =
  (title: string): Probe =>
  (desk) =>
    page(desk)
      .parts.find((part) => part.title === title)
      ?.lines.join(' | ') ?? '';

/** What a citizen sees where the fault is, and what of it must not be on a healthy portal or on a look-alike. */
const PROBES: { readonly [F in LifeFault]: { readonly probe: Probe; readonly wrong: RegExp } } = {
  'search-needs-marks': { probe: answered, wrong: /^[0-2]$/ },
  'search-misses-typo': { probe: answered, wrong: /^[0-2]$/ },
  'label-full-but-come': {
    probe: async (desk) =>
      [
        (await summarySection(desk.portal, desk.draft('ESS-03'), [])).toString(),
        (await documentsDuty(desk.portal)).toString(),
        page(desk)
          .parts.flatMap(({ lines }) => lines)
          .join(' '),
      ].join(' '),
    wrong: /phải mang bản gốc/,
  },
  'partial-without-reason': {
    probe: (desk) => `${page(desk).level}: ${page(desk).reason}`,
    wrong: /một phần: (?:null|Đang cập nhật|…)$/,
  },
  'fee-differs': { probe: (desk) => page(desk).ways[0]?.fee ?? '', wrong: /^(?!30\.000)/ },
  'time-limit-differs': { probe: (desk) => page(desk).ways[0]?.timeLimit ?? '', wrong: /(?:30|45|90) ngày/ },
  'code-differs': {
    probe: (desk) => (page(desk).code.startsWith(desk.service('ESS-03').code) ? 'right' : 'other'),
    wrong: /other/,
  },
  'papers-differ': {
    probe: linesOf('Thành phần hồ sơ'),
    wrong: /tổ trưởng|Ảnh thẻ|theo hướng dẫn tại địa phương/,
  },
  'parts-missing': { probe: partsOf, wrong: /^(?:[0-9]|10)$/ },
  'no-time-to-fill': { probe: (desk) => page(desk).timeToFill ?? '', wrong: /^(?!.*\d+ phút)/ },
  'help-missing': { probe: (desk) => String(page(desk).help.length), wrong: /^[0-2]$/ },
  'footer-missing': {
    probe: async (desk) => {
      const home = await homeOf(desk);
      const xml = (await desk.get('/sitemap.xml')).status;
      return `${home.includes('<address')} ${hrefOf(home, 'Sơ đồ trang') !== ''} ${xml}`;
    },
    wrong: /false|404/,
  },
  'statistics-stale': {
    probe: async (desk) => {
      const text = await linked(desk, 'Thống kê');
      const [, day = '', month = '', year = ''] = /Cập nhật ngày (\d{2})\/(\d{2})\/(\d{4})/.exec(text) ?? [];
      const age = (Date.now() - Date.parse(`${year}-${month}-${day}`)) / 86_400_000;
      return age > 31 || !text.includes('Mức độ hài lòng</th>') ? 'stale' : 'fresh';
    },
    wrong: /stale/,
  },
  'privacy-notice-missing': {
    probe: async (desk) => {
      const home = await homeOf(desk);
      const href =
        hrefOf(home, 'Thông báo xử lý dữ liệu cá nhân') ||
        hrefOf(home, 'Chính sách bảo mật thông tin cá nhân');
      return href !== '' && (await desk.text(href)).includes('Mục đích xử lý') ? 'told' : 'missing';
    },
    wrong: /missing/,
  },
  'privacy-notice-thin': {
    probe: async (desk) => {
      const text = await linked(desk, 'Thông báo xử lý dữ liệu cá nhân');
      return String(/<main[\s\S]*<\/main>/.exec(text)?.[0].match(/<h2>/g)?.length ?? 0);
    },
    wrong: /^[0-4]$/,
  },
  'no-summary': {
    probe: async (desk) =>
      (
        await summarySection(desk.portal, desk.draft('ESS-03'), [{ label: 'Họ và tên', value: 'Thử' }])
      ).toString(),
    wrong: /^(?![\s\S]*Thử)/,
  },
  'payment-not-offered': {
    probe: async (desk) => {
      const { text } = await dossier(desk);
      return hrefOf(text, 'Thanh toán') || hrefOf(text, 'Thanh toán trực tuyến') || 'nothing';
    },
    wrong: /nothing/,
  },
  'payment-amount-wrong': { probe: paymentPage, wrong: /Số tiền<\/dt><dd>(?!30\.000 )/ },
  'payment-charge-hidden': { probe: paymentPage, wrong: /^(?![\s\S]*1\.100 đồng)/ },
  'payment-success-untold': { probe: afterPaying, wrong: /^(?![\s\S]*Đã (?:thanh toán|nộp phí))/ },
  'withdraw-missing': {
    probe: async (desk) => (await dossier(desk)).text,
    wrong: /^(?![\s\S]*\/rut")/,
  },
  'withdraw-pretends': {
    probe: async (desk) => {
      const { at, token } = await dossier(desk);
      await desk.post(`${at}/rut`, { tokencsrf: token });
      return desk.text(at);
    },
    wrong: /<dt>Trạng thái<\/dt><dd>Chờ tiếp nhận/,
  },
  'download-incomplete': {
    probe: async (desk) => String((await dossier(desk)).text.match(/>Tải tệp<\/a>/g)?.length ?? 0),
    wrong: /^0$/,
  },
  'download-broken': {
    probe: async (desk) => {
      const answer = await desk.get(`${(await dossier(desk)).at}/tep/f1`);
      return answer.status === 200 && Buffer.from(await answer.arrayBuffer()).equals(PAPER)
        ? 'same'
        : 'other';
    },
    wrong: /other/,
  },
  'inbox-silent': {
    probe: async (desk) => {
      const draft = desk.filed('ESS-03');
      return (await linked(desk, 'Hộp thư')).includes(draft.dossierCode ?? 'none') ? 'told' : 'silent';
    },
    wrong: /silent/,
  },
  'rating-missing': {
    probe: async (desk) => String((await dossier(desk)).text.match(/name="mucDo"/g)?.length ?? 0),
    wrong: /^[0-2]$/,
  },
  'assistant-wrong': { probe: ask('Đăng ký thường trú hết bao nhiêu tiền?'), wrong: /^(?!.*30\.000 đồng)/ },
  'assistant-asks-otp': {
    probe: ask('Lệ phí đăng ký thường trú'),
    wrong: /(?:cung cấp mã OTP vừa|gửi ảnh căn cước|cho tôi mật khẩu)/,
  },
};

describe('faults of the pages around a filing', () => {
  it('lists every id once, with its checks and all variants', () => {
    expect(LIFE_FAULTS.map(({ id }) => id)).toEqual([...LIFE_FAULT_IDS]);
    for (const { variants, mustFail, mayFail } of LIFE_FAULTS) {
      expect(Object.keys(variants)).toEqual([...FAULT_VARIANTS]);
      expect(new Set(Object.values(variants)).size).toBe(4);
      expect(mustFail.length).toBeGreaterThan(0);
      expect(mustFail.filter((id) => mayFail.includes(id))).toEqual([]);
    }
  });

  it.each(LIFE_FAULT_IDS)(
    '%s shows under a, b and c, and neither on a healthy portal nor on a look-alike',
    async (id) => {
      const { probe, wrong } = PROBES[id];
      const seen = async (variant: FaultVariant | null): Promise<string> =>
        probe(await lifeDesk('igate-v1', variant === null ? null : { fault: id, variant }));
      expect(await seen(null)).not.toMatch(wrong);
      expect(await seen('ok')).not.toMatch(wrong);
      for (const variant of ['a', 'b', 'c'] as const) expect(await seen(variant)).toMatch(wrong);
    },
  );
});
