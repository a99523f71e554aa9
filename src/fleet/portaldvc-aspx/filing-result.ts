import { html } from 'hono/html';
import { codeDelayMs, shownCode } from '../faults-filing.ts';
import { shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import type { Draft } from '../state.ts';
import { clientId, uniqueName } from './controls.ts';
import type { Drawn } from './drawn.ts';
import { PATHS } from './paths.ts';

/** What follows the last press: the code, or a panel that a timer renews until it is there. */
export const drawResult = ({ portal, offered, state, controls }: Drawn, draft: Draft): Markup => {
  const dossier = portal.dossiers.get(draft.dossierCode ?? '');
  const waits = Date.now() - Number(state['filedAt'] ?? '0') < codeDelayMs(portal);
  const shown = shownCode(portal, dossier?.code ?? '');
  const told = waits
    ? html`<p role="status"><span class="spinner" aria-hidden="true"></span> Hệ thống đang xử lý hồ sơ...</p>
<span id="${clientId('tmrKetQua')}" data-timer="${uniqueName('tmrKetQua')}" data-interval="1000" data-raises="${controls.event('tmrKetQua')}"></span>`
    : html`<p class="alert alert-success" role="status">Nộp hồ sơ thành công</p>
<dl class="facts">${shown.label ? html`<dt>Mã hồ sơ</dt><dd class="code"><span id="${clientId('lblMaHoSo')}">${shown.code}</span></dd>` : ''}
<dt>Thủ tục</dt><dd>${shownName(portal, offered)}</dd><dt>Cơ quan tiếp nhận</dt><dd>${dossier?.body ?? ''}</dd></dl>
${shown.remark === null ? '' : html`<p>${shown.remark}</p>`}`;
  return html`${controls.panel('upKetQua', told)}
<div class="btn-row"><a class="btn" href="${PATHS.lookUp}">Tra cứu hồ sơ</a></div>`;
};
