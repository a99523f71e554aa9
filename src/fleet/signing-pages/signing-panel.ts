import { createHash } from 'node:crypto';
import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { FleetPortal, PortalSession } from '../state.ts';
import { offeredProviders, signingOffered } from './offered-signing.ts';
import type { SigningPaths } from './signing-paths.ts';

/** Token that requests of the signing pages must carry; it says nothing of the session's own id. */
export const signingToken = (session: PortalSession): string =>
  createHash('sha256').update(`ky-so ${session.id}`).digest('hex').slice(0, 32);

/** Choice of signer and provider, the certificate, the button that signs, and the notice while the phone is asked. */
export const signingPanel = (portal: FleetPortal, session: PortalSession, paths: SigningPaths): Markup => {
  const offered = signingOffered(portal);
  if (offered === 'store-only') return html``;
  if (offered !== 'all') return html`<p>Chức năng ký số đang được xây dựng.</p>`;
  return html`<div class="signing-panel" data-signing="${paths.signing}" data-agent="${portal.signing.agentUrl()}" data-token="${signingToken(session)}">
<fieldset class="choice"><legend>Ký với tư cách</legend>
<label class="check"><input type="radio" name="tuCach" value="person" checked> Cá nhân</label>
<label class="check"><input type="radio" name="tuCach" value="organisation"> Tổ chức</label></fieldset>
${portal.family === 'igate-v2' ? providerRadios(portal) : providerList(portal)}
<div class="form-group signing-pin" hidden><label for="ma-pin">Mã PIN của USB ký số</label>
<input class="form-control" id="ma-pin" name="maPin" type="password" inputmode="numeric" autocomplete="off"></div>
<section class="signing-certificate" aria-live="polite"></section>
<div class="btn-row"><button class="btn btn-primary sign" type="button">Ký số</button></div>
<div class="signing-told"><p class="alert signing-result" role="status"></p></div>
<div class="modal signing-wait" role="dialog" aria-modal="true" aria-labelledby="cho-ky-so" hidden><div class="modal-content">
<h2 id="cho-ky-so">Thông báo chờ xử lý</h2><p></p>
<div class="btn-row"><button class="btn btn-primary" type="button">OK</button></div></div></div></div>`;
};

const providerList = (portal: FleetPortal): Markup =>
  html`<div class="form-group"><label class="required" for="don-vi-ky-so">Đơn vị ký số</label>
<select class="form-control" id="don-vi-ky-so" name="donViKySo"><option value="">-- Chọn đơn vị ký số --</option>${offeredProviders(
    portal,
  ).map(({ id, name }) => html`<option value="${id}">${name}</option>`)}</select></div>`;

const providerRadios = (portal: FleetPortal): Markup =>
  html`<mat-radio-group class="mat-radio-group" role="radiogroup" aria-labelledby="don-vi-ky-so"><span class="label" id="don-vi-ky-so">Đơn vị ký số</span>${offeredProviders(
    portal,
  ).map(
    (
      { id, name },
      n,
    ) => html`<mat-radio-button class="mat-radio-button"><label class="mat-radio-label" for="don-vi-${n}"><input
 type="radio" class="mat-radio-input" id="don-vi-${n}" name="donViKySo" value="${id}"><span>${name}</span></label></mat-radio-button>`,
  )}</mat-radio-group>`;
