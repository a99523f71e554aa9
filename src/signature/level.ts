import type { SignatureLevel, TimestampReport } from '#src/model/signature.ts';

/** What a level is read from; time stamps in the order of the file. */
export type LevelFacts = {
  /** Whether the signer's certificate is bound by a signed attribute, as every baseline level demands. */
  readonly certificateBound: boolean;
  readonly timestamps: readonly Pick<TimestampReport, 'kind' | 'verdict'>[];
  /** Whether data in the file tells the state of the signer's whole path, good or revoked. */
  readonly revocationInFile: boolean;
};

/**
 * Baseline level of EN 319 122-1, 132-1 and 142-1, by what was verified and not by what is merely there: a time
 * stamp that does not hold makes no B-T. A document time stamp after another time stamp archives like an archive
 * time stamp does. Null for plain CMS and XMLDSig.
 */
export function levelOf({
  certificateBound,
  timestamps,
  revocationInFile,
}: LevelFacts): SignatureLevel | null {
  if (!certificateBound) return null;
  const valid = timestamps.filter(({ verdict }) => verdict === 'valid');
  if (valid.length === 0) return 'B-B';
  if (!revocationInFile) return 'B-T';
  const archived = valid.some(({ kind }, index) => kind === 'archive' || (kind === 'document' && index > 0));
  return archived ? 'B-LTA' : 'B-LT';
}
