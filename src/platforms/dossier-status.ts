import type { DossierStatus } from '#src/model/journey.ts';
import { foldName } from './name-match.ts';

/** A line of a look-up page: what it is called and what it says. */
export type StatusLine = { readonly label: string; readonly value: string };

const DATE = /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b/;

/** Wordings of decrees and circulars for those who handle dossiers, beside the words of the criteria data. */
const PERSON = /người (?!nộp|được|yêu cầu)|cán bộ|công chức|viên chức/u;
const BODY = /cơ quan|đơn vị|nơi (?!cấp)|bộ phận/u;
const DUE = /hẹn|trả|hạn|nhận kết quả|dự kiến/u;
const RECEIVED = /nhận|nộp/u;

/**
 * What a look-up page says of a dossier, from its labelled lines and from the lines of its history.
 * A field that the page leaves empty is absent.
 */
export const toDossierStatus = (lines: readonly StatusLine[], history: readonly string[]): DossierStatus => {
  const full = lines
    .map(({ label, value }) => ({ label: foldName(label), value: value.replace(/\s+/g, ' ').trim() }))
    .filter(({ value }) => /[\p{L}\p{N}]/u.test(value));
  const first = (test: (line: StatusLine) => boolean): string | undefined => full.find(test)?.value;
  const body = first(({ label, value }) => BODY.test(label) && !PERSON.test(label) && !DATE.test(value));
  const person = first(({ label, value }) => PERSON.test(label) && !DATE.test(value));
  const due = first(({ label, value }) => DUE.test(label) && DATE.test(value));
  const received = first(({ label, value }) => !DUE.test(label) && RECEIVED.test(label) && DATE.test(value));
  const changes = [...new Set(history.map((line) => line.replace(/\s+/g, ' ').trim()))].filter(
    (line) => DATE.test(line) && /\p{L}{2}/u.test(line.replace(DATE, '')),
  );
  return {
    found: true,
    ...(body !== undefined && { body }),
    ...(person !== undefined && { person }),
    ...(received !== undefined && { receivedOn: received }),
    ...(due !== undefined && { dueOn: due }),
    ...(changes.length > 0 && { changes }),
  };
};
