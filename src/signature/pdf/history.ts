import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure } from '../signer-facts.ts';
import { type Changes, compareRevisions } from './changes/compare-revisions.ts';
import { readPermissions } from './changes/permissions.ts';
import { PAGE_SHARE } from './changes/signature-field-rule.ts';
import type { PdfFile } from './file.ts';
import { PdfRefusal } from './refusal.ts';
import type { PdfSignature } from './signatures.ts';

/** What happened to a file after one signature. */
export type Aftermath = {
  /** At most one: the first change that is not allowed, else what was signed and shows another value now. */
  readonly failures: readonly Failure[];
  /** Names of the form fields that were empty and were filled as the signature allows. */
  readonly filled: readonly string[];
};

/** What happened to a file, held against what a signature allows. */
export type History = {
  /** @throws PdfRefusal only where a limit is reached */
  readonly after: (signature: PdfSignature, revision: number | null) => Aftermath;
};

const UNTOUCHED: Aftermath = { failures: [], filled: [] };

const WHITE_SPACE = new Set([0x0a, 0x0d, 0x20]);
const WHITE_SPACE_LIMIT = 8;

const modified = (code: ReasonCode, detail?: string): Failure => ({
  verdict: 'invalid',
  subIndication: 'MODIFIED_AFTER_SIGNING',
  reason: reason(code, detail),
});

const contradicted = (names: readonly string[]): Failure => ({
  verdict: 'indeterminate',
  subIndication: 'SIG_CONSTRAINTS_FAILURE',
  reason: reason('pdf-fields-overwritten', names.join(', ')),
});

const hiding = (page: number): Failure => ({
  verdict: 'indeterminate',
  subIndication: 'SIG_CONSTRAINTS_FAILURE',
  reason: reason('pdf-fields-cover-page', `${page} 0 R`),
});

const retold: Failure = {
  verdict: 'indeterminate',
  subIndication: 'SIG_CONSTRAINTS_FAILURE',
  reason: reason('pdf-structure-changed'),
};

/** Behind the last `%%EOF`, and behind what is signed, only a little white space may stand. */
const hasTrailingOctets = ({ bytes, revisions }: PdfFile, signedTo: number): boolean => {
  const rest = bytes.subarray(Math.max(signedTo, revisions.at(-1)?.end ?? 0));
  return rest.length > WHITE_SPACE_LIMIT || !rest.every((octet) => WHITE_SPACE.has(octet));
};

/**
 * @param lastSigned index of the revision of the last sound signature that is no time stamp: up to there forms may be
 *   filled as the signatures before allow it; after it only data for verifying may follow.
 * @param signedTo the furthest octet that a sound signature or time stamp covers.
 */
export function createHistory(file: PdfFile, lastSigned: number, signedTo: number): History {
  const steps = new Map<number, Changes | Failure>();
  const trailing = hasTrailingOctets(file, signedTo);

  const stepTo = (after: number): Changes | Failure => {
    const known = steps.get(after);
    if (known !== undefined) return known;
    let step: Changes | Failure;
    try {
      step = compareRevisions(file, after);
    } catch (error) {
      if (!(error instanceof PdfRefusal) || error.failure.subIndication === 'LIMIT_EXCEEDED') throw error;
      step = {
        verdict: 'invalid',
        subIndication: 'MODIFIED_AFTER_SIGNING',
        reason: error.failure.reason,
      };
    }
    steps.set(after, step);
    return step;
  };

  const failing = (failure: Failure): Aftermath => ({ failures: [failure], filled: [] });

  return {
    after: (signature, revision) => {
      if (trailing) return failing(modified('pdf-trailing-octets'));
      if (revision === null) return UNTOUCHED;
      const permissions = readPermissions(file, signature);
      const filled = new Set<string>();
      const overwritten = new Set<string>();
      const covered = new Map<number, number>();
      let restructured = false;
      for (let after = revision + 1; after < file.revisions.length; after += 1) {
        const step = stepTo(after);
        if ('reason' in step) return failing(step);
        if (step.level === 'store') continue;
        if (after > lastSigned)
          return failing(modified('pdf-changed-after-last-signature', [...step.fields].join(', ')));
        const locked = [...step.fields].filter(permissions.isLocked);
        if (!permissions.mayFill || locked.length > 0)
          return failing(
            modified('pdf-change-forbidden', [...(locked.length > 0 ? locked : step.fields)].join(', ')),
          );
        restructured ||= step.restructured;
        for (const [page, share] of step.covered) covered.set(page, (covered.get(page) ?? 0) + share);
        for (const name of step.overwritten) if (!filled.has(name)) overwritten.add(name);
        for (const name of step.filled) filled.add(name);
      }
      // Lawful by ISO 32000-2, 12.8.2.2; but what the signer saw is no longer what the document shows.
      if (overwritten.size > 0) return failing(contradicted([...overwritten]));
      // What signs or fills a field may be as opaque as paper, and what lay beneath it was signed.
      for (const [page, share] of covered) if (share > PAGE_SHARE) return failing(hiding(page));
      if (restructured) return failing(retold);
      return { failures: [], filled: [...filled] };
    },
  };
}
