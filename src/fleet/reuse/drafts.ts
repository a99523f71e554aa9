import { html } from 'hono/html';
import { shownName } from '../faults-services.ts';
import type { Markup } from '../markup.ts';
import { signingToken } from '../signing-pages/signing-panel.ts';
import { type Draft, type FleetPortal, type PortalSession, variantOf } from '../state.ts';
import type { ReusePaths } from './reuse-paths.ts';

/** What the page says when a draft was saved. */
export const SAVED = 'Đã lưu nháp. Có thể soạn tiếp tại mục Hồ sơ đang soạn.';

/** Saves a draft at the citizen's wish. */
export const saveDraft = (draft: Draft): void => {
  draft.savedOn = new Date();
};

/** The drafts that the citizen may go on with. */
const ownDrafts = (portal: FleetPortal, session: PortalSession): readonly Draft[] => {
  if (variantOf(portal, 'draft-lost') === 'a') return [];
  return [...portal.drafts.values()].filter(
    ({ person, savedOn, dossierCode }) =>
      person.idNumber === session.person.idNumber && savedOn !== null && dossierCode === null,
  );
};

/** What comes back when a draft is opened again from the list; a fault takes it out of the draft for good. */
export const restoreDraft = (portal: FleetPortal, draft: Draft): 'restored' | 'missing' => {
  const gone = variantOf(portal, 'draft-lost');
  if (gone === 'b') return 'missing';
  if (gone === 'c') {
    draft.fields.clear();
    draft.files = [];
    draft.contents.clear();
  }
  const variant = variantOf(portal, 'draft-half-restored');
  const typed = [...draft.fields].filter(([, value]) => !/^(?:|co|khong|true|false)$/.test(value));
  const lost = {
    a: typed.filter((_, at) => at % 2 === 1),
    b: typed.slice(Math.floor(typed.length / 2)),
    c: typed.slice(-3),
    ok: [],
  };
  for (const [name] of variant === null ? [] : lost[variant]) draft.fields.delete(name);
  if (variant === 'b') {
    draft.files = [];
    draft.contents.clear();
  }
  return 'restored';
};

/** The page that lists the drafts. */
export const draftsPage = (portal: FleetPortal, session: PortalSession, paths: ReusePaths): Markup => {
  const drafts = ownDrafts(portal, session);
  const title = variantOf(portal, 'draft-lost') === 'ok' ? 'Hồ sơ lưu tạm' : 'Hồ sơ đang soạn';
  return html`<h1>${title}</h1>${
    drafts.length === 0
      ? html`<p>Chưa có hồ sơ nào đang soạn.</p>`
      : html`<table class="table"><thead><tr><th scope="col">Thủ tục</th><th scope="col">Ngày lưu</th><th scope="col">Thao tác</th></tr></thead><tbody>${drafts.map(
          (draft) => html`<tr><td data-label="Thủ tục">${shownName(portal, draft.service)}</td>
<td data-label="Ngày lưu">${savedAt(draft.savedOn)}</td>
<td data-label="Thao tác"><div class="acts"><a class="btn btn-primary" href="${paths.drafts}/${draft.id}">Soạn tiếp</a>
<form method="post" action="${paths.drafts}/${draft.id}/xoa"><input type="hidden" name="tokencsrf" value="${signingToken(session)}"><button class="btn" type="submit" aria-label="Xóa bản nháp ${draft.service.service.name.vi}">Xóa</button></form></div></td></tr>`,
        )}</tbody></table>`
  }`;
};

const savedAt = (date: Date | null): string =>
  date === null
    ? ''
    : new Intl.DateTimeFormat('vi-VN', {
        timeZone: 'Asia/Ho_Chi_Minh',
        dateStyle: 'short',
        timeStyle: 'short',
      }).format(date);
