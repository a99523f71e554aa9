import type { BadFileEvidence } from '#src/model/signing.ts';
import { speaksOfFile, warnsOfSignature } from './signature-warning.ts';
import { resultTold } from './signing-words.ts';
import { quote, tellsOfFailure } from './trouble.ts';

/** What there is to see and hear once a badly signed file was handed over, and kept where that could be. */
export type FileHeard = {
  /** New since before the file was handed over, in the order in which they came. */
  readonly notices: readonly string[];
  readonly lines: readonly string[];
  /** Notices that are new since the citizen asked to keep the document. */
  readonly afterKeeping: readonly string[];
  /** Texts of the rows that list the document, without its name; empty where none does. */
  readonly rows: readonly string[];
  /** Whether the form with its field for the file is still there. */
  readonly onForm: boolean;
  /** Status of what carried the file or the form and was answered by an error; null where nothing was. */
  readonly errorStatus: number | null;
};

export type FileAnswer = Pick<BadFileEvidence, 'answer' | 'told'>;

/**
 * Errors that are about the sender, the address or the moment: signed out, wrong token, too many. They say nothing
 * of the file; nor does a server that fails (5xx).
 */
const NOT_OF_THE_FILE = new Set([401, 403, 404, 405, 407, 408, 429]);

const refusesFile = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && !NOT_OF_THE_FILE.has(status);

/** The portal's own words against the file: a notice first, then a line that is about a file. */
const warningIn = ({ notices, lines }: Pick<FileHeard, 'notices' | 'lines'>): string | null =>
  notices.find(warnsOfSignature) ??
  lines.find((line) => speaksOfFile(line) && warnsOfSignature(line)) ??
  null;

/** A message that something about the file went wrong; not one that asks for another field. */
const troubleWithFile = (text: string): boolean =>
  tellsOfFailure(text) &&
  speaksOfFile(text) &&
  (resultTold(text) === 'failure' || resultTold(text) === 'refusal');

/**
 * What the portal answered. Refused is only what is not listed and was refused in the portal's own words, by an
 * error, or by a message on the form that goes nowhere; told of success and not listed is nothing clear.
 */
export const fileAnswer = (heard: FileHeard): FileAnswer => {
  const row = heard.rows.find(warnsOfSignature);
  const warning = warningIn(heard) ?? row ?? null;
  if (heard.rows.length > 0)
    return warning === null
      ? { answer: 'accepted', told: told(heard.notices[0] ?? heard.rows[0]) }
      : { answer: 'flagged', told: quote(warning) };
  const success = heard.afterKeeping.find((text) => resultTold(text) === 'success');
  if (success !== undefined) return { answer: 'unclear', told: quote(success) };
  if (warning !== null) return { answer: 'refused', told: quote(warning) };
  const { errorStatus } = heard;
  if (refusesFile(errorStatus))
    return { answer: 'refused', told: told(heard.notices[0]) ?? `HTTP ${errorStatus}` };
  const trouble = heard.onForm ? heard.notices.find(troubleWithFile) : undefined;
  return trouble === undefined
    ? { answer: 'unclear', told: told(heard.notices[0]) }
    : { answer: 'refused', told: quote(trouble) };
};

const told = (text: string | undefined): string | null =>
  text === undefined || text.trim() === '' ? null : quote(text);
