import { html } from 'hono/html';
import type { StoreItem, StoreKind } from '../data-store.ts';
import type { Markup } from '../markup.ts';
import { signingToken } from '../signing-pages/signing-panel.ts';
import { vietnamDate } from '../signing-pages/vietnam-date.ts';
import { type FleetPortal, type PortalSession, variantOf } from '../state.ts';
import { shownAs, shownItems } from './kept-documents.ts';

/** The three kinds of files, by the names that real stores have for them. */
const SHELVES: readonly (readonly [StoreKind, title: string, other: string])[] = [
  ['results', 'Kho kết quả thủ tục hành chính', 'Kết quả giải quyết thủ tục hành chính đã có'],
  ['components', 'Kho giấy tờ riêng', 'Thành phần hồ sơ đã được chấp nhận'],
  ['copies', 'Bản sao chứng thực điện tử', 'Bản sao điện tử được chứng thực từ bản chính'],
];

/** What the national store holds of the citizen, as sections of the store's page at `store`. */
export const storeShelves = (portal: FleetPortal, session: PortalSession, store: string): Markup => {
  const items = shownItems(portal, session.person.idNumber);
  const empty = variantOf(portal, 'store-empty-kinds');
  const shelves = SHELVES.map(([kind, title, other]) =>
    shelf(
      portal,
      session,
      store,
      empty === 'ok' ? other : title,
      items.filter((item) => item.kind === kind),
    ),
  );
  if (empty === 'a') return html`${shelves[1]}`;
  if (empty === 'b') return html`${emptyPersonal}${shelves}`;
  if (empty === 'c') return personal(portal, session);
  return empty === 'ok'
    ? html`${shelves}${personal(portal, session)}`
    : html`${personal(portal, session)}${shelves}`;
};

const HEADING = 'Dữ liệu cá nhân cơ bản';
const emptyPersonal = html`<section><h2>${HEADING}</h2><p>Chưa có dữ liệu.</p></section>`;

const personal = (portal: FleetPortal, { person }: PortalSession): Markup => {
  const held = portal.nationalData.population.of(person.idNumber) ?? {};
  const address = [held.address, held.ward, held.province].filter((part) => part !== undefined);
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Họ và tên', person.fullName],
    // As in real stores the number is not shown whole.
    ['Số định danh cá nhân', person.idNumber.replace(/^(\d{3})\d+(\d{3})$/, '$1******$2')],
    ['Giới tính', held.sex],
    ['Quốc tịch', held.nationality],
    ['Nơi cư trú', address.length === 0 ? undefined : address.join(', ')],
  ];
  return html`<section><h2>${HEADING}</h2><dl class="facts">${rows.map(([label, value]) =>
    value === undefined ? '' : html`<dt>${label}</dt><dd>${value}</dd>`,
  )}</dl></section>`;
};

const shelf = (
  portal: FleetPortal,
  session: PortalSession,
  store: string,
  title: string,
  items: readonly StoreItem[],
): Markup =>
  html`<section><h2>${title}</h2>${
    items.length === 0
      ? html`<p>Chưa có dữ liệu.</p>`
      : html`<table class="table store-shelf" aria-label="${title}"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Ngày lưu</th><th scope="col">Thao tác</th></tr></thead>
<tbody>${items.map(
          (
            item,
          ) => html`<tr><td data-label="Tên giấy tờ">${shownAs(portal, item).name}<br><small>${shownAs(portal, item).fileName}</small></td>
<td data-label="Ngày lưu">${vietnamDate(item.savedOn)}</td>
<td data-label="Thao tác"><div class="acts">${html`<a class="btn" href="${store}/kho/${item.id}/tep">Tải về</a>`}${removal(portal, session, store, item)}</div></td></tr>`,
        )}</tbody></table>`
  }</section>`;

const removal = (portal: FleetPortal, session: PortalSession, store: string, item: StoreItem): Markup => {
  if (item.kind === 'results') return html``;
  const variant = variantOf(portal, 'store-no-removal');
  if (variant === 'a') return html``;
  if (variant === 'c') return html`<small>Liên hệ bộ phận một cửa nếu cần xóa tài liệu</small>`;
  return html`<form method="post" action="${store}/kho/${item.id}/xoa"><input type="hidden" name="tokencsrf" value="${signingToken(session)}"><button class="btn" type="submit"${
    variant === 'b' ? html` disabled` : ''
  } aria-label="${variant === 'ok' ? 'Gỡ bỏ' : 'Xóa'} ${shownAs(portal, item).fileName}">${variant === 'ok' ? 'Gỡ bỏ khỏi kho' : 'Xóa'}</button></form>`;
};
