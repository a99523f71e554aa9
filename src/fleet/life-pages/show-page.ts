import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Markup } from '../markup.ts';

/** How a family puts a body into its own page. */
export type Show = (
  c: Context,
  title: string,
  body: Markup,
  status?: 200 | 404,
) => Response | Promise<Response>;

/** The same, with the page that stands for whatever is not there. */
export type ShowPage = {
  readonly page: Show;
  readonly missing: (c: Context) => Response | Promise<Response>;
};

export const showPage = (show: Show): ShowPage => ({
  page: show,
  missing: (c) => show(c, 'Không tìm thấy', html`<h1>Không tìm thấy</h1><p>Trang không tồn tại.</p>`, 404),
});
