import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Asset } from '../assets.ts';
import type { Markup } from '../markup.ts';
import type { FormItem } from '../procedures/procedure.ts';
import { SAVED, saveDraft } from '../reuse/drafts.ts';
import { isPhone, type Prefill, prefilledItem, prefillFor } from '../reuse/prefill.ts';
import { validationOf } from '../reuse/validation.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { syntheticBanner } from '../synthetic-banner.ts';
import { declaredSections, stepFaults } from './declared-items.ts';
import { withDraft } from './own-draft.ts';

/** The eForm in its frame. Mounted under `/eform`. */
export const eformRoutes = (portal: FleetPortal, script: () => Promise<Asset>): Hono => {
  const app = new Hono();
  app.get(
    '/:number',
    withDraft(portal, async (c, draft) => {
      const prefill = prefillFor(portal, draft.person, isPhone(c.req.header('user-agent')));
      return c.html(eformPage(portal, draft, prefill, (await script()).name));
    }),
  );
  app.post(
    '/:number',
    withDraft(portal, async (c, draft) => {
      const form = await c.req.parseBody();
      for (const { items } of declaredSections(portal, draft))
        for (const { name } of items) draft.fields.set(name, String(form[name] ?? ''));
      if (form['luuNhap'] === 'co') {
        saveDraft(draft);
        return c.json({ message: SAVED });
      }
      const [fault] = stepFaults(portal, draft, 2);
      return fault === undefined ? c.body(null, 204) : c.json({ message: fault }, 400);
    }),
  );
  return app;
};

const eformPage = (
  portal: FleetPortal,
  draft: Draft,
  prefill: Prefill,
  script: string,
): Markup => html`<!doctype html>
<html lang="vi" data-platform="C"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tờ khai điện tử (giả lập)</title><link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css"><link rel="stylesheet" href="/assets/eform-react.css">
<script src="/assets/${script}" defer></script></head>
<body>${syntheticBanner(null)}<main class="wrap"><h1>Tờ khai điện tử</h1><p>${draft.service.service.name.vi}</p>
<form id="eform" data-token="${draft.token}" data-validation="${JSON.stringify(validationOf(portal))}" novalidate>
<p class="form-fault field-error" role="alert"></p>${declaredSections(portal, draft).map(
  ({ title, items }) =>
    html`<fieldset class="form-section"><legend>${title}</legend><div class="grid-2">${items.map((item) =>
      field(draft, prefill, item),
    )}</div></fieldset>`,
)}</form></main></body></html>`;

const field = (draft: Draft, prefill: Prefill, item: FormItem): Markup => {
  const { name, label, kind, required, format, options } = item;
  const held = prefilledItem(prefill, item);
  const value =
    draft.fields.get(name) ?? (kind === 'date' ? held.value.split('-').toReversed().join('/') : held.value);
  const common = html`class="form-control" id="${name}" name="${name}" data-label="${label}" data-format="${format}" aria-describedby="${name}-message"${
    required ? html` required` : ''
  }`;
  const control = (): Markup => {
    if (kind === 'long') return html`<textarea ${common} rows="3">${value}</textarea>`;
    if (kind === 'choice')
      return html`<select ${common}><option value="">-- Chọn --</option>${options.map(
        (option) => html`<option${option === value ? html` selected` : ''}>${option}</option>`,
      )}</select>`;
    return html`<input ${common} value="${value}" autocomplete="off"${
      kind === 'date' ? html` placeholder="dd/mm/yyyy" inputmode="numeric"` : ''
    }>`;
  };
  return html`<div class="form-group"><label for="${name}" class="${required ? 'required' : ''}">${label}</label>${control()}<p class="field-error" id="${name}-message"></p></div>`;
};
