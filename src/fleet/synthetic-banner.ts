import { html } from 'hono/html';
import type { Markup } from './markup.ts';
import type { FleetPortal } from './state.ts';

/** The mark that every page of the fleet carries. */
export const syntheticBanner = (portal: FleetPortal | null): Markup =>
  html`<p class="synthetic" role="note"><b>DỮ LIỆU GIẢ LẬP</b> · không phải trang của cơ quan nhà nước${
    portal === null ? '' : ` · ${portal.platform.vi}`
  }</p>`;
