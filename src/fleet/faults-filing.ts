import { setTimeout as wait } from 'node:timers/promises';
import { shownName } from './faults-services.ts';
import { shownApplicant } from './reuse/leaks.ts';
import { type Dossier, type FleetPortal, variantOf } from './state.ts';

/*
 * What a fault makes of filing, uploading and looking up. Each family calls these at the right place and
 * shows the outcome in its own way; on a healthy portal they change nothing.
 */

/** What the last press of filing brings. `refused` is an answer in place of the result, `message` an error text. */
export type FilingOutcome =
  | { readonly kind: 'filed' }
  | { readonly kind: 'refused'; readonly answer: Response }
  | { readonly kind: 'message'; readonly text: string };

/** Call before a dossier is filed; waits where the fault says so. */
export const filingOutcome = async (portal: FleetPortal): Promise<FilingOutcome> => {
  const variant = variantOf(portal, 'submit-fails');
  if (variant === 'a') return { kind: 'refused', answer: plainPage(500, 'Lỗi máy chủ', 'Đã xảy ra lỗi.') };
  if (variant === 'b')
    return { kind: 'refused', answer: plainPage(502, '502 Bad Gateway', 'Máy chủ phía sau không trả lời.') };
  if (variant === 'c')
    return { kind: 'message', text: 'Có lỗi trong quá trình nộp hồ sơ. Vui lòng thử lại sau.' };
  if (variant === 'ok') await pause(3000);
  return { kind: 'filed' };
};

const CODE_DELAYS_MS = { a: 12_000, b: 14_000, c: 18_000, ok: 5000 };

/** How long the page shows "processing" after filing before the code comes, milliseconds; 0 means at once. */
export const codeDelayMs = (portal: FleetPortal): number => {
  const variant = variantOf(portal, 'code-late');
  return variant === null ? 0 : CODE_DELAYS_MS[variant];
};

/** What the success page shows of the code: the code; its label with nothing; no label, perhaps a remark. */
export type ShownCode = {
  readonly label: boolean;
  readonly code: string | null;
  readonly remark: string | null;
};

export const shownCode = (portal: FleetPortal, code: string): ShownCode => {
  const variant = variantOf(portal, 'success-without-code');
  if (variant === 'a') return { label: false, code: null, remark: null };
  if (variant === 'b') return { label: true, code: null, remark: null };
  if (variant === 'c')
    return { label: false, code: null, remark: 'Mã hồ sơ sẽ được gửi đến thư điện tử của quý khách.' };
  return { label: true, code, remark: null };
};

/** What becomes of an uploaded file. `dropped`: answer as if it were kept, but do not keep or list it. */
export type UploadOutcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'refused'; readonly status: 200 | 413; readonly text: string }
  | { readonly kind: 'dropped' };

/** Call for each uploaded file; waits where the fault says so. */
export const uploadOutcome = async (portal: FleetPortal): Promise<UploadOutcome> => {
  const variant = variantOf(portal, 'upload-refused');
  if (variant === 'a') return { kind: 'refused', status: 200, text: 'Tệp tin không đúng định dạng' };
  if (variant === 'b') return { kind: 'refused', status: 413, text: 'Tệp tin quá lớn' };
  if (variant === 'c') return { kind: 'dropped' };
  if (variant === 'ok') await pause(1000);
  return { kind: 'kept' };
};

const SLOW_STEP_MS = { a: 11_000, b: 12_000, c: 13_000, ok: 1000 };

/** Call in the one step of the form that a fault may slow down (leaving the documents page). */
export const slowStep = async (portal: FleetPortal): Promise<void> => {
  const variant = variantOf(portal, 'slow-step');
  if (variant === null) return;
  // The look-alike's second is all: beside a slow portal's own latency it would be slow itself.
  await pause(variant === 'ok' ? Math.max(0, SLOW_STEP_MS.ok - portal.latencyMs) : SLOW_STEP_MS[variant]);
};

/** Label and value pairs of the public look-up, in the order in which the page shows them. */
export const shownStatus = (
  portal: FleetPortal,
  dossier: Dossier,
): { readonly rows: readonly (readonly [string, string])[]; readonly changes: Dossier['changes'] } => {
  const code = ['Mã hồ sơ', dossier.code] as const;
  const service = ['Thủ tục', shownName(portal, dossier.service)] as const;
  const status = ['Trạng thái', dossier.status] as const;
  const body = ['Cơ quan xử lý', dossier.body] as const;
  const person = ['Người xử lý', dossier.handler] as const;
  const received = ['Ngày tiếp nhận', dossier.receivedOn] as const;
  const due = ['Ngày hẹn trả', dossier.dueOn] as const;
  const undated = dossier.changes.map(({ text }) => ({ at: '', text }));
  const variant = variantOf(portal, 'status-fields-missing');
  if (variant === 'a') return { rows: [code, service, status, received, due], changes: dossier.changes };
  if (variant === 'b') return { rows: [code, service, status, body, person], changes: undated };
  if (variant === 'c') return { rows: [['Trạng thái', 'Đang xử lý']], changes: [] };
  if (variant === 'ok')
    return {
      rows: [
        ['Ngày hẹn trả dự kiến', dossier.dueOn],
        ['Cán bộ đang thụ lý', dossier.handler],
        ['Đơn vị đang giải quyết', dossier.body],
        ['Ngày nộp hồ sơ', dossier.receivedOn],
        ['Tình trạng', dossier.status],
        service,
        ['Số hồ sơ', dossier.code],
      ],
      changes: dossier.changes,
    };
  return {
    rows: [code, service, ...shownApplicant(portal, dossier), status, body, person, received, due],
    changes: dossier.changes,
  };
};

// Not referenced: a stopped fleet must not wait for an answer that nobody reads any more.
const pause = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

const plainPage = (status: number, title: string, text: string): Response =>
  new Response(
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head><body><h1>${title}</h1><p>${text}</p><p>DỮ LIỆU GIẢ LẬP</p></body></html>`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
