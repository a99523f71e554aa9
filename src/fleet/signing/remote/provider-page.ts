import { html } from 'hono/html';
import type { Markup } from '../../markup.ts';
import { syntheticBanner } from '../../synthetic-banner.ts';

/** A page of the provider or of the phone; `again` reloads it after so many seconds. */
export const providerPage = (
  title: string,
  body: Markup,
  again: number | null = null,
): Markup => html`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} (giả lập)</title>
<meta name="description" content="${title}. Trang giả lập để kiểm thử.">
${again === null ? '' : html`<meta http-equiv="refresh" content="${again}">`}
<link rel="icon" href="/assets/emblem.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/sign-in.css">
</head><body>
${syntheticBanner(null)}
<header><b>Ký số từ xa (giả lập)</b></header>
<main><section class="box"><h1>${title}</h1>${body}</section></main>
<footer>Trang giả lập để kiểm thử; không nhập thông tin thật.</footer>
</body></html>`;
