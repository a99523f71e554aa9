import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectFolder } from '#src/cli/project.ts';
import type { SignatureVerdict } from '#src/model/signature.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import type { Policy } from '#src/signature/policy.ts';
import type { Signed } from '#src/signature/verify.ts';

/** One case of the shared corpus; the fields are described in its README. */
export type CorpusCase = {
  readonly id: string;
  readonly file: string;
  readonly format: 'pades' | 'xades' | 'cades' | 'xmldsig';
  readonly detachedContent?: string;
  readonly trustAnchors: readonly string[];
  readonly validationTime: string;
  readonly verdict: SignatureVerdict;
  readonly acceptableVerdicts: readonly SignatureVerdict[];
  readonly mustAccept: boolean;
  readonly category: string;
  readonly subIndication?: string;
  readonly requireRevocation?: boolean;
  readonly expectedSignerId?: string;
  readonly level?: string;
};

/** The folder of signing material beside the project, or where the environment says; null where there is none. */
export const signingFolder = (): string | null => {
  const shared = process.env['PORTALSWEEP_SHARED'] ?? resolve(projectFolder, '../shared');
  const folder = resolve(shared, 'signing');
  return existsSync(resolve(folder, 'corpus/expected.json')) ? folder : null;
};

export const loadCorpus = (folder: string): readonly CorpusCase[] =>
  JSON.parse(readFileSync(resolve(folder, 'corpus/expected.json'), 'utf8')) as readonly CorpusCase[];

/** The signed file of a case, and the policy that its README states; anchors that are no DER are told apart. */
export const openCase = (
  folder: string,
  each: CorpusCase,
): { readonly signed: Signed; readonly policy: Policy; readonly unreadable: readonly string[] } => {
  const read = (path: string): Buffer => readFileSync(resolve(folder, 'corpus', path));
  const unreadable: string[] = [];
  const anchors = each.trustAnchors.flatMap((path) => {
    try {
      return readCertificates(read(path));
    } catch (error) {
      unreadable.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
  return {
    unreadable,
    signed: {
      bytes: read(each.file),
      content: each.detachedContent === undefined ? null : read(each.detachedContent),
    },
    policy: {
      anchors,
      at: new Date(each.validationTime),
      revocation: each.requireRevocation === true ? 'required' : 'if-present',
      signerId: each.expectedSignerId ?? null,
      extra: { certificates: [], crls: [], ocsps: [] },
    },
  };
};
