import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type Draft, type FleetPortal, variantOf } from '../state.ts';
import { feeState } from './offered-payment.ts';
import { type OwnDossier, WITHDRAWN } from './own-dossiers.ts';

type Notice = { readonly at: string; readonly text: string };

/** Notices to the citizen, the newest first; they follow from what became of his dossiers. */
export const inboxPage = (portal: FleetPortal, own: readonly OwnDossier[]): Markup => {
  const notices = own.flatMap((each) => noticesOf(portal, each));
  const empty =
    variantOf(portal, 'inbox-silent') === 'c' ? 'Chức năng đang được xây dựng.' : 'Chưa có thông báo nào.';
  return html`<h1>Hộp thư</h1>
${notices.length === 0 ? html`<p>${empty}</p>` : html`<ul class="notices">${notices.map(({ at, text }) => html`<li><time>${at}</time> ${text}</li>`)}</ul>`}`;
};

const noticesOf = (portal: FleetPortal, { draft, dossier }: OwnDossier): readonly Notice[] => {
  const variant = variantOf(portal, 'inbox-silent');
  const at = dossier.receivedOn;
  if (variant === 'a' || variant === 'c') return [];
  if (variant === 'b') return [{ at, text: 'Hồ sơ của quý khách đã được ghi nhận.' }];
  const { code } = dossier;
  return [
    ...(dossier.status === WITHDRAWN ? [{ at, text: `Hồ sơ ${code} đã được rút.` }] : []),
    ...(feeState(portal, draft) === 'paid' ? [{ at, text: `Đã nhận phí, lệ phí của hồ sơ ${code}.` }] : []),
    { at, text: receipt(variant === 'ok', draft, code) },
  ];
};

const receipt = (isOther: boolean, { service }: Draft, code: string): string =>
  isOther
    ? `Xác nhận nộp hồ sơ, mã số ${code}.`
    : `Hồ sơ ${code} (${service.service.name.vi}) đã được tiếp nhận.`;
