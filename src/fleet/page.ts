import { html, raw } from 'hono/html';
import { faultyBody, faultyHead, faultyTop, heroContent, viewportTag } from './faults-page.ts';
import type { LifePaths } from './life-pages/life-paths.ts';
import { siteFooter, siteTop } from './life-pages/site-shell.ts';
import type { Markup } from './markup.ts';
import { leakingScript } from './reuse/leaks.ts';
import { signInPath } from './portal-sign-in.ts';
import type { FleetPortal, PortalSession } from './state.ts';
import { syntheticBanner } from './synthetic-banner.ts';

export type MenuItem = {
  readonly label: string;
  readonly href: string;
  /** Leads to filing; a fault may hide it on phones. */
  readonly starts?: boolean;
};

export type PageParts = {
  readonly title: string;
  readonly body: Markup;
  readonly menu: readonly MenuItem[];
  readonly session: PortalSession | null;
  /** Where a sign-in from this page comes back to: path and query. */
  readonly here: string;
  /** Home page and service page: the main picture stands above the body. */
  readonly hero?: boolean;
  /** Addresses of further stylesheets and (deferred, classic) scripts. */
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  /** Where the pages around a filing lie: footer, announced downtime and assistant come with it. */
  readonly life?: LifePaths;
  /** Link of the sign-in button; `signInPath(here)` unless the family has a sign-in page of its own. */
  readonly signIn?: string;
  /** Classes of the body, as the platform sets them. */
  readonly bodyClass?: string;
};

/**
 * The whole page around a family's body: head, marks of the made-up data, header, menu and footer, plus what
 * the portal's fault does to every page. Parts that faults look for are marked in the body with `data-part`:
 * `form` (what is filled in while filing), `next` (leads on to the next page of filing), `applicant-next`
 * (beside `next`, separated by a space: leads on from the applicant page), `start` (starts filing).
 */
export const portalPage = (portal: FleetPortal, page: PageParts): Markup => html`<!doctype html>
<html lang="vi" data-platform="${portal.platform.en.slice(-1)}">
<head>
<meta charset="utf-8">
${viewportTag(portal)}
<title>${page.title} - ${portal.row.name.vi} (giả lập)</title>
<meta name="description" content="${page.title}. Trang giả lập để kiểm thử.">
<link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css">
${(page.styles ?? []).map((href) => html`<link rel="stylesheet" href="${href}">`)}
<script src="/assets/portal.js" defer></script>
${page.life === undefined ? '' : html`<script src="/assets/assistant.js" defer></script>`}
${(page.scripts ?? []).map((src) => html`<script src="${src}" defer></script>`)}
${faultyHead(portal, page.hero === true)}
</head>
<body${page.bodyClass === undefined ? '' : html` class="${page.bodyClass}"`}>
${faultyTop(portal)}
<a class="skip" href="#noi-dung">Đến nội dung chính</a>
${syntheticBanner(portal)}
${page.life === undefined ? '' : siteTop(portal, page.life)}
<header class="site-header">
<div class="wrap site-head">
<a class="brand" href="/"><img src="/assets/emblem.svg" alt="" width="52" height="52">
<span><small>Cổng dịch vụ công (giả lập)</small><b>${portal.row.name.vi}</b></span></a>
<button class="menu-button" type="button" aria-expanded="false" aria-controls="menu">Trình đơn</button>
<nav id="menu" class="menu" aria-label="Trình đơn chính"><ul>
${page.menu.map(menuLink)}
</ul></nav>
<div class="account">${accountLinks(page)}</div>
</div>
</header>
<main id="noi-dung" class="wrap" tabindex="-1">
${page.hero ? html`<div class="hero-picture">${heroContent(portal)}</div>` : ''}
${page.body}
</main>
<footer class="site-footer"><div class="wrap">
${page.life === undefined ? '' : siteFooter(portal, page.life)}
<p><b>${portal.row.name.vi}</b> – cổng giả lập chạy trên máy kiểm thử. Phần mềm: ${portal.platform.vi}.</p>
<p>Mọi tên người, mã số, cơ quan và số tiền trên trang này đều do máy tạo ra.</p>
</div></footer>
${faultyBody(portal, page.hero === true)}
${leakingScript(portal, page.session)}
</body>
</html>`;

const menuLink = (item: MenuItem): Markup =>
  html`<li><a href="${item.href}"${item.starts ? raw(' data-part="start"') : ''}>${item.label}</a></li>`;

const accountLinks = (page: PageParts): Markup =>
  page.session === null
    ? html`<a class="sign-in" href="${page.signIn ?? signInPath(page.here)}">Đăng nhập</a>`
    : html`<span class="user-dropdown" id="account_name">${page.session.person.fullName}</span>
<a href="/dang-xuat">Đăng xuất</a>`;
