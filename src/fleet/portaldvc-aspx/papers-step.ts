import { html, raw } from 'hono/html';
import { documentsDuty } from '../life-pages/summary.ts';
import type { Markup } from '../markup.ts';
import type { Paper } from '../procedures/procedure.ts';
import { askedForm } from '../reuse/asked-form.ts';
import { acceptOf, limitWords } from '../reuse/file-limits.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { pickOffer } from '../reuse/picking.ts';
import { FETCHED } from '../reuse/reuse-routes.ts';
import { eFormSection } from '../signing-pages/e-form.ts';
import type { Draft, FleetPortal, OfferedService } from '../state.ts';
import { clientId, STAR } from './controls.ts';
import { blankOffer } from './blank-offer.ts';
import type { Drawn } from './drawn.ts';
import { PATHS } from './paths.ts';

/** Whether choosing a file posts it at once; else it goes with the step's own button. */
const sendsAtOnce = (portal: FleetPortal): boolean => portal.draw % 2 === 1;

/** Papers that have a row with an upload, in order. */
export const uploadsOf = (portal: FleetPortal, offered: OfferedService): readonly Paper[] =>
  askedForm(portal, offered).papers.filter(({ fetchedByOffice }) => !fetchedByOffice);

/** Ids in a grid: its rows are counted from ctl02. */
export const inRow = (row: number, id: string): string =>
  `gvGiayTo$ctl${String(row + 2).padStart(2, '0')}$${id}`;

/** Raised by the page's script when a document was picked from the store. */
export const PICKED = 'btnLamMoi';

export const drawPapers = (drawn: Drawn, draft: Draft): Markup => {
  const { portal, offered, controls } = drawn;
  const { papers } = askedForm(portal, offered);
  const uploads = uploadsOf(portal, offered);
  return html`${blankOffer(portal, offered)}${
    papers.length === 0
      ? html`<p>(Hồ sơ không có giấy tờ kèm theo)</p>`
      : html`<table class="table" id="${clientId('gvGiayTo')}" data-picked="${controls.event(PICKED)}"><thead><tr><th scope="col">Tên giấy tờ</th><th scope="col">Số bản</th><th scope="col">Tệp tin</th></tr></thead>
<tbody>${papers.map((paper) =>
          drawRow(
            drawn,
            draft,
            paper,
            uploads.findIndex(({ id }) => id === paper.id),
          ),
        )}</tbody></table>`
  }
${documentsDuty(portal)}${eFormSection(portal, offered, PATHS.signing, draft.id)}
<h2>Thông tin khác</h2>${controls.text('txtNoiDung', { label: 'Nội dung yêu cầu giải quyết', lines: 3 })}`;
};

const drawRow = ({ portal, controls }: Drawn, draft: Draft, paper: Paper, row: number): Markup => {
  const name = html`<td data-label="Tên giấy tờ">${paper.label}${paper.required ? STAR : ''}</td>`;
  if (row === -1)
    return html`<tr>${name}<td data-label="Số bản">0</td><td data-label="Tệp tin"><span class="fetched">${FETCHED}</span></td></tr>`;
  const keep = keepOffer(portal);
  return html`<tr>${name}<td data-label="Số bản">1</td>
<td data-label="Tệp tin"><div class="acts">${controls.file(inRow(row, 'fuTep'), {
    label: `Chọn tệp tin: ${paper.label}`,
    posts: sendsAtOnce(portal),
    accept: acceptOf(paper),
  })}${pickButton(portal, draft, paper, row)}</div>
<p class="limits">${limitWords(portal, paper)}</p>
${keep.box ? controls.tick(inRow(row, 'chkLuuKho'), keep.label, { disabled: keep.disabled }) : html`<p class="limits">${keep.label}</p>`}
<ul class="files">${draft.files
    .filter(({ slot }) => slot === paper.id)
    .map(
      (file) => html`<li>${file.name} ${controls.link(inRow(row, 'lnkXoa'), 'Xóa', file.id)}</li>`,
    )}</ul></td></tr>`;
};

const pickButton = (portal: FleetPortal, draft: Draft, paper: Paper, row: number): Markup => {
  const offer = pickOffer(portal, paper, row);
  if (offer.kind === 'nothing') return html``;
  if (offer.kind === 'words') return html`<span class="limits">${offer.text}</span>`;
  return html`<button class="btn" type="button" data-store-picker="${PATHS.reuse.picker}/${draft.id}/${paper.id}" data-token="${draft.token}"${
    offer.disabled ? raw(' disabled') : ''
  }>${offer.label}</button>`;
};
