import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type FleetPortal, type OfferedService, variantOf } from '../state.ts';
import type { LifePaths } from './life-paths.ts';

/** The form by which citizens rate a service, as plain data. */
export type RatingForm = {
  readonly action: string;
  readonly service: string;
  readonly title: string;
  readonly levels: readonly string[];
};

/** The three levels of TT 32/2017/TT-BTTTT Art 12. */
const LEVELS = ['Rất hài lòng', 'Hài lòng', 'Không hài lòng'] as const;

/** What a page offers to rate by; null where it offers nothing. */
export const ratingForm = (
  portal: FleetPortal,
  paths: LifePaths,
  offered: OfferedService,
): RatingForm | null => {
  const variant = variantOf(portal, 'rating-missing');
  if (variant === 'a') return null;
  return {
    action: paths.rating,
    service: offered.number,
    title: variant === 'ok' ? 'Ý kiến của quý khách về dịch vụ' : 'Đánh giá mức độ hài lòng',
    levels: variant === 'b' ? LEVELS.slice(0, 1) : variant === 'c' ? LEVELS.slice(0, 2) : LEVELS,
  };
};

export const ratingSection = (form: RatingForm | null): Markup =>
  form === null
    ? html``
    : html`<form class="rating" method="post" action="${form.action}"><input type="hidden" name="thuTuc" value="${form.service}">
<fieldset class="ways"><legend>${form.title}</legend>${form.levels.map(
        (level) =>
          html`<label class="check"><input type="radio" name="mucDo" value="${level}" required> ${level}</label>`,
      )}</fieldset>
<button class="btn" type="submit">Gửi đánh giá</button></form>`;

/** Keeps a rating; false for a level or a service that there is none of. */
export const keepRating = (portal: FleetPortal, service: string, level: string): boolean => {
  const isKnown = portal.services.some(({ number }) => number === service);
  if (!isKnown || !(LEVELS as readonly string[]).includes(level)) return false;
  portal.life.ratings.push({ service, level });
  return true;
};
