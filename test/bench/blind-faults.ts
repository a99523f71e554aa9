/**
 * Faults written from a citizen's words alone, without sight of the checks that are to find them. Each turns
 * the HTML documents of a healthy stand-in portal of the family `igate-v1` into those of a faulty one; pages
 * of other hosts (the national sign-in) and pages that the fault does not touch come back as they are.
 * No function keeps anything between calls.
 */

type Context = { url: URL; method: string; device: 'phone' | 'desktop' };

type Answer =
  | string
  | { delayMs: number; html: string }
  | { status: number; html: string }
  | { redirect: string };

export type BlindFault = {
  id: string;
  description: string;
  citizenHurtIn:
    | 'completes'
    | 'sign-in'
    | 'jumps'
    | 'sideways'
    | 'slow-first'
    | 'slow-main'
    | 'broken-parts'
    | 'status'
    | 'phone';
  apply: (html: string, context: Context) => Answer;
};

/** Last part of the address of the applicant's page. */
const APPLICANT = 'nhap-thong-tin-nguoi-nop-ho-so';

/** Mark in the address of a form that opens once more after filing. */
const AGAIN = 'phien-moi';

const isPortalPage = (html: string): boolean => html.includes('<header class="site-header">');

const isStep = (html: string, title: string): boolean =>
  html.includes(`<li aria-current="step">${title}</li>`);

const isLastStep = (html: string): boolean => /<li aria-current="step">[^<]*<\/li>\s*<\/ol>/.test(html);

const isFiled = (html: string): boolean => html.includes('<h1>Kết quả nộp hồ sơ</h1>');

/** The applicant's page of the draft that this address belongs to. */
const applicantUrl = (url: URL): string =>
  `${url.pathname.replace(/[^/]*$/, APPLICANT)}?sid=${encodeURIComponent(url.searchParams.get('sid') ?? '')}`;

const intoHead = (html: string, added: string): string => html.replace('</head>', () => `${added}\n</head>`);

const afterHeader = (html: string, added: string): string =>
  html.replace('</header>', () => `</header>\n${added}`);

const endOfMain = (html: string, added: string): string => html.replace('</main>', () => `${added}\n</main>`);

const withMain = (html: string, body: string): string =>
  html.replace(/(<main\b[^>]*>)[\s\S]*<\/main>/, (_all, open: string) => `${open}\n${body}\n</main>`);

/** Empties what can be typed or chosen; fields filled from the account and hidden ones stay. */
const emptied = (html: string): string =>
  html
    .replace(/<input class="form-control"[^>]*>/g, (field) =>
      field.includes(' readonly') ? field : field.replace(/ value="[^"]*"/, ' value=""'),
    )
    .replace(/<option([^>]*) selected>/g, '<option$1>')
    .replace(/ data-value="[^"]*"/g, ' data-value=""')
    .replace(/(<textarea\b[^>]*>)[\s\S]*?<\/textarea>/g, '$1</textarea>');

const thanksThenFormAgain = (html: string, { url }: Context): Answer => {
  if (isFiled(html)) {
    const again = `${applicantUrl(url)}&${AGAIN}=1`;
    const page = withMain(
      html,
      `<h1>Xin cảm ơn ông/bà!</h1>
<p class="alert alert-success" role="status">Thông tin của ông/bà đã được gửi đến cơ quan giải quyết.</p>`,
    );
    return intoHead(
      page.replace(/<title>[^<]*<\/title>/, '<title>Xin cảm ơn</title>'),
      `<meta http-equiv="refresh" content="3;url=${again.replaceAll('&', '&amp;')}">`,
    );
  }
  if (url.searchParams.has(AGAIN)) return emptied(html);
  // The filed dossier shows up in the account neither.
  return html.includes('<h1>Hồ sơ của tôi</h1>')
    ? html.replace(/<ul class="services">[\s\S]*?<\/ul>/, '<p>Chưa có hồ sơ nào.</p>')
    : html;
};

/** Another visitor's return address, left in a sign-in page that a cache in front of the portal hands out. */
const cachedNumber = (own: string): string => (own === '10250' ? '10320' : '10250');

const strangersReturnAddress = (html: string): Answer =>
  html.replace(
    /(href="\/dang-nhap-dien-tu\?return-url=[^"]*?ma-thu-tuc(?:-public)?%3D)(\d+)/g,
    (_all, before: string, own: string) => `${before}${cachedNumber(own)}`,
  );

const unfoldingNotice = (html: string): Answer => {
  if (!isPortalPage(html)) return html;
  return afterHeader(
    html,
    `<section id="goc-tuyen-truyen" aria-label="Góc tuyên truyền"></section>
<script>
window.addEventListener('load', () => setTimeout(() => {
  const corner = document.getElementById('goc-tuyen-truyen');
  corner.style.cssText = 'min-height:420px;padding:24px;background:#fff3cd;border-bottom:3px solid #b8860b';
  corner.innerHTML = '<h2>Tuần lễ chuyển đổi số</h2><p>Mời bạn tham gia cuộc thi tìm hiểu dịch vụ công trực tuyến, nhiều phần quà đang chờ.</p>';
}, 900));
</script>`,
  );
};

const rigidContacts = (html: string): Answer => {
  if (!isPortalPage(html)) return html;
  const card = (name: string, way: string): string =>
    `<div style="flex:0 0 230px;padding:12px;border:1px solid #ccc;border-radius:6px"><b>${name}</b><br>${way}</div>`;
  return endOfMain(
    html,
    `<h2>Kênh hỗ trợ</h2>
<div style="display:flex;flex-wrap:nowrap;gap:16px;margin-top:16px">
${card('Tổng đài', 'Giờ hành chính')}
${card('Hộp thư', 'Trả lời trong ngày')}
${card('Tại quầy', 'Thứ Hai đến thứ Sáu')}
</div>`,
  );
};

const tardyServer = (html: string): Answer => (isPortalPage(html) ? { delayMs: 6_000, html } : html);

const contentHeldBack = (html: string): Answer => {
  if (!isPortalPage(html) || html.includes('id="mainForm"')) return html;
  // What a "no flicker" snippet of an audience tool does while the tool does not answer.
  return intoHead(
    html,
    `<style>.cho-ca-nhan-hoa main{visibility:hidden}</style>
<script>
document.documentElement.classList.add('cho-ca-nhan-hoa');
setTimeout(() => document.documentElement.classList.remove('cho-ca-nhan-hoa'), 8000);
</script>`,
  );
};

const wizardForgetsPerson = (html: string, { url }: Context): Answer => {
  if (isStep(html, 'Thành phần hồ sơ')) return { redirect: applicantUrl(url) };
  return isStep(html, 'Thông tin người nộp hồ sơ') ? emptied(html) : html;
};

const movedPictures = (html: string): Answer => {
  if (!isPortalPage(html)) return html;
  // After a move of the server the pages ask for files at their old places.
  return intoHead(
    html
      .replaceAll(
        '<img src="/assets/emblem.svg" alt=""',
        '<img src="/tai-nguyen-cu/quoc-huy.png" alt="Quốc huy"',
      )
      .replaceAll(
        '<img src="/assets/hero.png" alt=""',
        '<img src="/tai-nguyen-cu/anh-bia.jpg" alt="Ảnh bìa"',
      ),
    '<link rel="stylesheet" href="/tai-nguyen-cu/giao-dien.min.css">',
  );
};

const bareStatus = (html: string): Answer => {
  if (!html.includes('<h2>Tình trạng hồ sơ</h2>')) return html;
  return html
    .replace(/<dt>(?:Cơ quan xử lý|Người xử lý|Ngày tiếp nhận|Ngày hẹn trả)<\/dt><dd>[^<]*<\/dd>/g, '')
    .replace(/<h2>Quá trình xử lý<\/h2>\s*<ol>[\s\S]*?<\/ol>/, '');
};

const helperOverButton = (html: string): Answer => {
  if (!isLastStep(html)) return html;
  // The helper's box is laid out for wide screens; on narrow ones it settles on the row of buttons.
  return intoHead(
    html.replace(
      '<div class="btn-row">',
      `<div class="btn-row"><aside class="tro-ly" aria-label="Trợ lý ảo"><b>Trợ lý ảo</b> Tôi có thể giúp gì cho bạn?</aside>`,
    ),
    `<style>
.tro-ly { display: none; }
@media (max-width: 600px) {
  #mainForm .btn-row { position: relative; }
  .tro-ly { display: block; position: absolute; inset: -.75rem -.25rem; z-index: 4; padding: .75rem;
    color: #fff; background: #0b5e3c; border-radius: .75rem; }
}
</style>`,
  );
};

export const BLIND_FAULTS: readonly BlindFault[] = [
  {
    id: 'thanks-then-empty-form',
    description:
      'After filing, a thank-you without a number; three seconds later the empty form of the applicant.',
    citizenHurtIn: 'completes',
    apply: thanksThenFormAgain,
  },
  {
    id: 'cached-return-address',
    description:
      'The sign-in page carries the return address of another visitor, who wanted another service.',
    citizenHurtIn: 'sign-in',
    apply: strangersReturnAddress,
  },
  {
    id: 'unfolding-campaign',
    description: 'A campaign box under the header unfolds to 420 px about a second after loading.',
    citizenHurtIn: 'jumps',
    apply: unfoldingNotice,
  },
  {
    id: 'rigid-contact-cards',
    description: 'Three contact cards of fixed width stand in one row that never wraps.',
    citizenHurtIn: 'sideways',
    apply: rigidContacts,
  },
  {
    id: 'tardy-server',
    description: 'The server thinks six seconds before it sends any page of the portal.',
    citizenHurtIn: 'slow-first',
    apply: tardyServer,
  },
  {
    id: 'held-back-content',
    description: 'A snippet keeps everything between header and footer invisible for eight seconds.',
    citizenHurtIn: 'slow-main',
    apply: contentHeldBack,
  },
  {
    id: 'forgetful-wizard',
    description: 'From the documents step the portal leads back to the applicant step, which is empty again.',
    citizenHurtIn: 'completes',
    apply: wizardForgetsPerson,
  },
  {
    id: 'moved-pictures',
    description: 'Emblem, main picture and one stylesheet are asked for where they no longer are.',
    citizenHurtIn: 'broken-parts',
    apply: movedPictures,
  },
  {
    id: 'bare-status',
    description:
      'The look-up shows number, service and state, but no body, no person, no date and no history.',
    citizenHurtIn: 'status',
    apply: bareStatus,
  },
  {
    id: 'helper-over-button',
    description: 'On narrow screens the box of a chat helper lies on the button of the last step.',
    citizenHurtIn: 'phone',
    apply: helperOverButton,
  },
];
