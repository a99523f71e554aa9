import { html, raw } from 'hono/html';
import { publishedProcedure } from '../procedure-database.ts';
import type { Markup } from '../markup.ts';
import { shownName } from '../faults-services.ts';
import type { FleetPortal, OfferedService } from '../state.ts';
import { faultyProcedure } from './faulty-procedure.ts';
import { helpLinks } from './help-channels.ts';
import type { LifePaths } from './life-paths.ts';
import { type WrittenProcedure, writtenProcedure } from './written-procedure.ts';
import { type RatingForm, ratingForm, ratingSection } from './rating.ts';

/** What a service's public page says, as plain data, for families that draw it on the server or in the browser. */
export type ShownProcedure = WrittenProcedure & {
  readonly help: readonly { readonly label: string; readonly href: string }[];
  readonly rating: RatingForm | null;
};

/** The published procedure as this portal shows it. */
export const shownProcedure = (
  portal: FleetPortal,
  offered: OfferedService,
  paths: LifePaths,
): ShownProcedure => ({
  ...faultyProcedure(portal, writtenProcedure(publishedProcedure(offered)), offered),
  name: shownName(portal, offered),
  help: helpLinks(portal, paths),
  rating: ratingForm(portal, paths, offered),
});

/** The body of a service's page below its name; `start` is the family's control that files. */
export const procedureSection = (shown: ShownProcedure, start: Markup, notice: Markup): Markup => html`
<p class="level"><b>${shown.level}</b></p>
${shown.reason === null ? '' : html`<p>Lý do: ${shown.reason}</p>`}
<dl class="facts">
<dt>Mã thủ tục</dt><dd>${shown.code}</dd>
<dt>Lĩnh vực</dt><dd>${shown.field}</dd>
${shown.timeToFill === null ? '' : html`<dt>Thời gian kê khai</dt><dd>${shown.timeToFill}</dd>`}
</dl>
${start}
<h2>Thời hạn và lệ phí</h2>
<table class="table"><thead><tr><th scope="col">Hình thức nộp</th><th scope="col">Thời hạn giải quyết</th><th scope="col">Phí, lệ phí</th></tr></thead><tbody>${shown.ways.map(
  ({
    way,
    timeLimit,
    fee,
  }) => html`<tr><td data-label="Hình thức nộp">${way}</td><td data-label="Thời hạn giải quyết">${timeLimit}</td>
<td data-label="Phí, lệ phí">${fee}</td></tr>`,
)}</tbody></table>
${notice}
${shown.parts.map(({ title, lines }) =>
  title === 'Trình tự thực hiện'
    ? html`<h2>${title}</h2><ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`
    : html`<h2>${title}</h2><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`,
)}
${shown.help.length === 0 ? '' : html`<h2>Hỗ trợ</h2><ul>${shown.help.map(linkItem)}</ul>`}
${ratingSection(shown.rating)}`;

const linkItem = ({ label, href }: { readonly label: string; readonly href: string }): Markup =>
  html`<li>${raw(`<a href="${href}">`)}${label}${raw('</a>')}</li>`;
