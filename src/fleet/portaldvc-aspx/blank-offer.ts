import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { askedForm } from '../reuse/asked-form.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import { PATHS } from './paths.ts';

/** Words and link of a blank form where this portal wants one filled by hand. */
export const blankOffer = (portal: FleetPortal, offered: OfferedService): Markup => {
  const { blank } = askedForm(portal, offered);
  return blank === null
    ? html``
    : html`<p>${blank.text} <a href="${PATHS.reuse.blank}/${offered.number}">${blank.label}</a></p>`;
};
