import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { type Evidence, nothingNoted } from '#src/model/evidence.ts';

const compress = promisify(gzip);

export function pack(evidence: Evidence): Promise<Buffer> {
  return compress(JSON.stringify(evidence));
}

/** As many as one judgement looks at together. */
const KEPT_UNPACKED = 8;

/**
 * Reads packed evidence when it is asked for. Unpacked, the evidence of 10 000 runs takes more memory than
 * Node gives a process; judging and reporting look at one run at a time.
 */
export function unpacker(): (packed: Buffer) => Evidence {
  const recent = new Map<Buffer, Evidence>();
  return (packed) => {
    const known = recent.get(packed);
    if (known) return known;
    const stored = JSON.parse(gunzipSync(packed).toString('utf8')) as Evidence;
    const evidence: Evidence = { ...nothingNoted(), ...stored };
    recent.set(packed, evidence);
    const [oldest] = recent.keys();
    if (recent.size > KEPT_UNPACKED && oldest) recent.delete(oldest);
    return evidence;
  };
}
