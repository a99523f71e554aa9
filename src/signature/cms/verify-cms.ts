import type { SignatureCoverage } from '#src/model/signature.ts';
import { MalformedError } from '../asn1/der.ts';
import { judgeSigner } from '../judge-signer.ts';
import type { Policy } from '../policy.ts';
import { type ReasonCode, reason } from '../reasons.ts';
import type { Failure, FormatReport, SignerFacts } from '../signer-facts.ts';
import { cmsSignerFacts } from './cms-signer-facts.ts';
import { OID } from './oids.ts';
import { readSignedData } from './signed-data.ts';

export { cmsSignerFacts } from './cms-signer-facts.ts';

const refused = (
  subIndication: Failure['subIndication'],
  code: ReasonCode,
  detail?: string,
): FormatReport => ({
  format: 'cms',
  profile: null,
  signers: [],
  reasons: [],
  failure: { verdict: 'invalid', subIndication, reason: reason(code, detail) },
});

/**
 * Verdict on a CMS file (`.p7s`, `.p7m`), detached or enveloping, without armour. Where the file holds its content and
 * `content` is given as well, they must be the same octets. Never throws for what a file holds.
 */
export async function verifyCms(
  bytes: Uint8Array,
  content: Uint8Array | null,
  policy: Policy,
): Promise<FormatReport> {
  let facts: readonly SignerFacts[];
  try {
    const data = readSignedData(bytes);
    if (data.signers.length === 0) return refused('NO_SIGNATURE', 'no-signature');
    if (data.contentType === OID.timeStampInfo) return refused('FORMAT_FAILURE', 'cms-not-signed-data');
    const { certificates } = policy.extra;
    facts = await cmsSignerFacts({
      der: bytes,
      content,
      coverage: wholeOf(data.content ?? content),
      extra: { certificates, crls: [], ocsps: [] },
    });
  } catch (error) {
    if (error instanceof MalformedError) return refused('FORMAT_FAILURE', 'malformed', error.message);
    throw error;
  }
  const signers = [];
  for (const each of facts) signers.push(await judgeSigner(each, policy));
  const advanced = facts.every(({ role, certificateBound }) => role !== 'signer' || certificateBound);
  return { format: 'cms', profile: advanced ? 'CAdES' : 'CMS', signers, reasons: [], failure: null };
}

/** A CMS signature is over its content, all of it; offsets are those of the content. */
function wholeOf(content: Uint8Array | null): SignatureCoverage {
  const fileBytes = content?.length ?? 0;
  const ranges = content === null ? [] : [{ from: 0, to: fileBytes }];
  return { whole: content !== null, ranges, fileBytes, revisions: [], elements: [] };
}
