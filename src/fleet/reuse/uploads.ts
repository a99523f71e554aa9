import { randomBytes } from 'node:crypto';
import { uploadOutcome } from '../faults-filing.ts';
import type { Paper } from '../procedures/procedure.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import type { Draft, FleetPortal, UploadedFile } from '../state.ts';
import { askedForm } from './asked-form.ts';
import { refusalOf } from './file-limits.ts';
import { contentOf, pickable } from './kept-documents.ts';

/** What the page hears of a file: the draft's files as they are now, and why this one is not among them. */
export type UploadAnswer = {
  readonly status: 200 | 400 | 404 | 413;
  readonly message: string | null;
  readonly files: readonly UploadedFile[];
};

/** Papers that citizens add by themselves are as free as the last one of the list. */
const FREE: Omit<Paper, 'id'> = {
  label: 'Giấy tờ khác',
  document: 'other',
  required: false,
  formats: ['pdf', 'jpg', 'png', 'doc', 'docx'],
  mostMb: 5,
  fetchedByOffice: false,
};

/** The paper that a row of the documents step stands for. */
export const paperOf = (portal: FleetPortal, draft: Draft, slot: string): Paper =>
  askedForm(portal, draft.service).papers.find(({ id }) => id === slot) ?? { ...FREE, id: slot };

/** Takes an uploaded file into a row of the draft, as this portal does; waits where a fault says so. */
export const takeUpload = async (
  portal: FleetPortal,
  draft: Draft,
  slot: string,
  sent: File | string | undefined,
): Promise<UploadAnswer> => {
  const answer = (status: UploadAnswer['status'], message: string | null): UploadAnswer => ({
    status,
    message,
    files: draft.files,
  });
  if (!(sent instanceof File)) return answer(400, 'Chưa chọn tệp tin');
  const bytes = Buffer.from(await sent.arrayBuffer());
  const refusal = refusalOf(portal, paperOf(portal, draft, slot), sent.name, bytes);
  if (refusal !== null) return answer(refusal.status, refusal.silent ? null : refusal.text);
  const outcome = await uploadOutcome(portal);
  if (outcome.kind === 'refused') return answer(outcome.status, outcome.text);
  const reception = await receive(portal, draft.person, bytes);
  if (!reception.taken) return answer(200, reception.text);
  if (outcome.kind === 'kept') put(draft, slot, sent.name, bytes);
  return answer(200, null);
};

/** Takes a document of the citizen's store into a row of the draft. */
export const takeFromStore = (
  portal: FleetPortal,
  draft: Draft,
  slot: string,
  itemId: string,
): UploadAnswer => {
  const item = pickable(portal, draft.person.idNumber).find(({ id }) => id === itemId);
  const content = item === undefined ? null : contentOf(portal, item);
  if (item === undefined || content === null)
    return { status: 404, message: 'Không tìm thấy tài liệu trong kho', files: draft.files };
  put(draft, slot, item.fileName, content);
  return { status: 200, message: null, files: draft.files };
};

/** Takes a file out of the draft. */
export const dropFile = (draft: Draft, fileId: string): readonly UploadedFile[] => {
  draft.files = draft.files.filter(({ id }) => id !== fileId);
  draft.contents.delete(fileId);
  return draft.files;
};

/** The first paper that is required and not there; null where the rows are complete. */
export const missingPaper = (portal: FleetPortal, draft: Draft): Paper | null =>
  askedForm(portal, draft.service).papers.find(
    ({ id, required, fetchedByOffice }) =>
      required && !fetchedByOffice && !draft.files.some(({ slot }) => slot === id),
  ) ?? null;

const put = (draft: Draft, slot: string, name: string, content: Buffer): void => {
  const file = { id: randomBytes(6).toString('hex'), slot, name, bytes: content.length };
  draft.files.push(file);
  draft.contents.set(file.id, content);
};
