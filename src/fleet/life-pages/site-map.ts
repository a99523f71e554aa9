import { html } from 'hono/html';
import { listedServices, shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import { helpKinds } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';
import { privacyAddress, privacyName } from './privacy.ts';

/** Site maps that this portal has. */
export const hasSiteMapPage = (portal: FleetPortal): boolean => variantOf(portal, 'footer-missing') !== 'b';
export const hasSiteMapXml = (portal: FleetPortal): boolean => variantOf(portal, 'footer-missing') !== 'c';

type Link = { readonly label: string; readonly href: string };

const linkList = (links: readonly Link[]): Markup =>
  html`<ul>${links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>`;

const generalLinks = (portal: FleetPortal, paths: LifePaths): readonly Link[] => {
  const kinds = helpKinds(portal);
  const privacy = privacyAddress(portal, paths);
  return [
    { label: 'Trang chủ', href: paths.own.home },
    { label: 'Danh sách thủ tục', href: paths.own.services },
    { label: 'Tra cứu hồ sơ', href: paths.own.lookUp },
    { label: 'Thống kê', href: paths.statistics },
    ...(privacy === null ? [] : [{ label: privacyName(portal), href: privacy }]),
    ...(kinds.includes('questions') ? [{ label: 'Câu hỏi thường gặp', href: paths.questions }] : []),
    ...(kinds.includes('guide') ? [{ label: 'Hướng dẫn sử dụng', href: paths.guide }] : []),
    ...(kinds.length === 4 ? [{ label: 'Liên hệ', href: paths.contact }] : []),
  ];
};

const serviceLinks = (portal: FleetPortal, paths: LifePaths): readonly Link[] =>
  listedServices(portal).map((offered) => ({
    label: shownName(portal, offered),
    href: paths.own.service(offered),
  }));

export const siteMapPage = (portal: FleetPortal, paths: LifePaths): Markup => html`<h1>Sơ đồ trang</h1>
<h2>Các trang chung</h2>${linkList(generalLinks(portal, paths))}
<h2>Thủ tục</h2>${linkList(serviceLinks(portal, paths))}`;

/** The same as an XML site map. */
export const siteMapXml = (portal: FleetPortal, paths: LifePaths): string => {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const urls = [...generalLinks(portal, paths), ...serviceLinks(portal, paths)].map(
    ({ href }) => `<url><loc>${escaped(new URL(href, `https://${portal.host}/`).href)}</loc></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;
};
