import { html, raw } from 'hono/html';
import type { Dossier } from '../state.ts';
import type { Markup } from '../markup.ts';
import { type FleetPortal, type PortalSession, variantOf } from '../state.ts';

/** The fleet's host of a third party that counts visitors. */
export const ANALYTICS_HOST = 'do-luong.fleet.invalid';

/** Where a counting address of the portal itself lies; it answers 204. */
export const COUNTER_PATH = '/dem-luot-xem';

const script = (code: string): Markup => html`<script>${raw(code.replaceAll('<', '\\u003c'))}</script>`;

/** What a faulty portal's page does with the data of whoever is signed in; nothing on a healthy one. */
export const leakingScript = (portal: FleetPortal, session: PortalSession | null): Markup => {
  if (session === null) return html``;
  const { idNumber, fullName, phone, email } = session.person;
  const text = (value: unknown): string => JSON.stringify(value);
  const inUrl = variantOf(portal, 'datum-in-url');
  if (inUrl !== null)
    return {
      a: script(
        `(() => { const at = new URL(location.href); at.searchParams.set('cccd', ${text(idNumber)}); history.replaceState(history.state, '', at); })();`,
      ),
      b: html`<img src="${COUNTER_PATH}?sdt=${encodeURIComponent(phone)}" alt="" width="1" height="1">`,
      c: script(`fetch(${text(`${COUNTER_PATH}/${idNumber}`)});`),
      ok: html`<img src="${COUNTER_PATH}?phien=${session.id.slice(0, 8)}" alt="" width="1" height="1">`,
    }[inUrl];
  const abroad = variantOf(portal, 'datum-to-third-party');
  if (abroad !== null) {
    const at = `https://${ANALYTICS_HOST}/thu`;
    return {
      a: html`<img src="${at}?uid=${idNumber}" alt="" width="1" height="1">`,
      b: script(
        `fetch(${text(at)}, { method: 'POST', mode: 'no-cors', body: ${text(JSON.stringify({ phone, name: fullName }))} });`,
      ),
      c: html`<img src="${at}?${new URLSearchParams({ u: email, t: portal.row.id }).toString()}" alt="" width="1" height="1">`,
      ok: html`<img src="${at}?trang=${portal.row.id}" alt="" width="1" height="1">`,
    }[abroad];
  }
  const told = variantOf(portal, 'datum-in-console');
  if (told === null) return html``;
  return script(
    {
      a: `console.log('Người dùng', ${text({ cccd: idNumber, hoTen: fullName })});`,
      b: `console.info('sdt=' + ${text(phone)});`,
      c: `console.warn('Phiên của ' + ${text(idNumber)});`,
      ok: `console.log('Đã tải thông tin người dùng');`,
    }[told],
  );
};

/** Rows on the applicant that the public look-up adds; a healthy one shows nobody. */
export const shownApplicant = (
  portal: FleetPortal,
  { applicant, idNumber, phone }: Dossier,
): readonly (readonly [string, string])[] => {
  const variant = variantOf(portal, 'unmasked-public-look-up');
  if (variant === null) return [];
  return {
    a: [
      ['Người nộp', applicant],
      ['Số định danh', idNumber],
    ] as const,
    b: [
      ['Người nộp', applicant],
      ['Điện thoại', phone],
    ] as const,
    c: [['Chủ hồ sơ', `${applicant} (${idNumber})`]] as const,
    ok: [
      ['Người nộp', masked(applicant)],
      ['Số định danh', `********${idNumber.slice(-4)}`],
    ] as const,
  }[variant];
};

const masked = (name: string): string =>
  name
    .split(' ')
    .map((word) => `${word.slice(0, 1)}***`)
    .join(' ');
