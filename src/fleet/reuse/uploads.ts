import { randomBytes } from 'node:crypto';
import { uploadOutcome } from '../faults-filing.ts';
import type { Paper } from '../procedures/procedure.ts';
import { receive } from '../signing-pages/upload-refusal.ts';
import type { Draft, FleetPortal, UploadedFile } from '../state.ts';
import { askedForm } from './asked-form.ts';
import { refusalOf } from './file-limits.ts';
import { keepWanted } from './keeping.ts';
import { contentOf, pickable } from './kept-documents.ts';
import { paperOf } from './paper-of.ts';

/** What the page hears of a file: the draft's files as they are now, and why this one is not among them. */
export type UploadAnswer = {
  readonly status: 200 | 400 | 404 | 413;
  readonly message: string | null;
  readonly files: readonly UploadedFile[];
};

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
  keepWanted(portal, draft, slot);
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
  if (item === undefined)
    return { status: 404, message: 'Không tìm thấy tài liệu trong kho', files: draft.files };
  put(draft, slot, item.fileName, contentOf(portal, item));
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
