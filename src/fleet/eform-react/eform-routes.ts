import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Asset } from '../assets.ts';
import type { Markup } from '../markup.ts';
import type { Draft, FleetPortal } from '../state.ts';
import { withDraft } from './own-draft.ts';
import { syntheticBanner } from '../synthetic-banner.ts';

/** Questions of the declaration. */
export const QUESTIONS = [
  { name: 'noiDungDeNghi', label: 'Nội dung đề nghị', required: true },
  { name: 'ghiChu', label: 'Thông tin khác', required: false },
] as const;

/** The eForm in its frame. Mounted under `/eform`. */
export const eformRoutes = (portal: FleetPortal, script: () => Promise<Asset>): Hono => {
  const app = new Hono();
  app.get(
    '/:number',
    withDraft(portal, async (c, draft) => c.html(eformPage(draft, (await script()).name))),
  );
  app.post(
    '/:number',
    withDraft(portal, async (c, draft) => {
      const form = await c.req.parseBody();
      for (const { name } of QUESTIONS) draft.fields.set(name, String(form[name] ?? ''));
      const isComplete = QUESTIONS.every(
        ({ name, required }) => !required || draft.fields.get(name)?.trim() !== '',
      );
      return isComplete ? c.body(null, 204) : c.json({ message: 'Tờ khai chưa đầy đủ' }, 400);
    }),
  );
  return app;
};

const eformPage = (draft: Draft, script: string): Markup => html`<!doctype html>
<html lang="vi" data-platform="C"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tờ khai điện tử (giả lập)</title><link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/portal.css"><link rel="stylesheet" href="/assets/eform-react.css">
<script src="/assets/${script}" defer></script></head>
<body>${syntheticBanner(null)}<main class="wrap"><h1>Tờ khai điện tử</h1><p>${draft.service.service.name.vi}</p>
<form id="eform" data-token="${draft.token}" novalidate>${QUESTIONS.map(
  ({
    name,
    label,
    required,
  }) => html`<div class="form-group"><label for="${name}" class="${required ? 'required' : ''}">${label}</label>
<textarea class="form-control" id="${name}" name="${name}" rows="4" aria-describedby="${name}-message"${required ? html` required` : ''}>${
    draft.fields.get(name) ?? ''
  }</textarea><p class="field-error" id="${name}-message"></p></div>`,
)}</form></main></body></html>`;
