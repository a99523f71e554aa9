import type { FileVerdict } from '#src/model/signature.ts';
import { extent } from '../../signing/der.ts';
import type { Seed } from './fuzz-seeds.ts';
import { byteRanges } from './pdf-mutations.ts';
import { xmlFault } from './xml-false-accept.ts';

/*
 * Whether a mutated file that is still `valid` may be. Judged without the verifier's own modules: by the octets
 * that the seed's signatures covered, by the signed attributes, by the canonical text of what was signed.
 */

type Signer = FileVerdict['signers'][number];

const people = (verdict: FileVerdict): readonly Signer[] =>
  verdict.signers.filter(({ role }) => role !== 'document-timestamp');

const isSame = (a: Signer, b: Signer): boolean =>
  a.role === b.role &&
  a.chain[0]?.fingerprint === b.chain[0]?.fingerprint &&
  a.ids.join() === b.ids.join() &&
  // A claim that is no longer understood claims nothing.
  (a.claimedAt === b.claimedAt || a.claimedAt === null);

/** Someone else, or at another claimed time, than in the seed. */
const otherSigner = (seed: Seed, verdict: FileVerdict): string | null => {
  const other = people(verdict).find((each) => !people(seed.verdict).some((known) => isSame(each, known)));
  if (other !== undefined)
    return `a signer that the seed does not have: ${other.role} ${other.ids.join()} ${other.claimedAt}`;
  if (!verdict.signers.some(({ role }) => role === 'signer')) return 'no signer';
  const times = seed.verdict.signers.map(({ provedAt }) => provedAt);
  const time = verdict.signers.find(({ provedAt }) => provedAt !== null && !times.includes(provedAt));
  // With several time stamps the earliest may have been lost; a later one proves less, not more.
  const earliest = times.filter((each) => each !== null).sort()[0];
  return time === undefined || (earliest !== undefined && (time.provedAt ?? '') > earliest)
    ? null
    : `proved at ${time.provedAt}, which no time stamp of the seed says`;
};

type Covered = { readonly end: number; readonly stamp: boolean; readonly intact: boolean };

const coveredOf = (seed: Buffer, mutated: Buffer): readonly Covered[] =>
  byteRanges(seed).map(({ at, numbers }) => {
    const [, first = 0, second = 0, length = 0] = numbers;
    const end = second + length;
    const same = (from: number, to: number): boolean =>
      to <= mutated.length && seed.subarray(from, to).equals(mutated.subarray(from, to));
    const around = seed.toString('latin1', Math.max(0, at - 600), at + 600);
    return {
      end,
      stamp: around.includes('/ETSI.RFC3161'),
      intact: same(0, first) && same(second, end),
    };
  });

const definitions = (part: Buffer): ReadonlyMap<string, string> => {
  const text = part.toString('latin1');
  return new Map(
    [...text.matchAll(/(?:^|[\r\n\s])(\d{1,10}\s+\d{1,5}\s+obj)\b([\s\S]*?)endobj/g)].map((found) => [
      (found[1] ?? '').replace(/\s+/g, ' '),
      found[2] ?? '',
    ]),
  );
};

const tidy = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** What the dictionary of certificates and revocation data (DSS) leads to: no signature covers it. */
const vaultOf = (objects: ReadonlyMap<string, string>): ReadonlySet<string> => {
  const reached = new Set<string>();
  const visit = (text: string): void => {
    for (const [, number = ''] of text.matchAll(/(\d+)\s+0\s+R/g)) {
      const name = `${number} 0 obj`;
      if (reached.has(name)) continue;
      reached.add(name);
      visit(objects.get(name) ?? '');
    }
  };
  for (const text of objects.values())
    for (const [link] of text.matchAll(/\/DSS\s+\d+\s+0\s+R/g)) visit(link);
  return reached;
};

/** What an update behind the whole seed may do: say the same again, or touch what is never signed. */
const addedFault = (seed: Buffer, tail: Buffer): string | null => {
  if (/^[\r\n ]{1,8}$/.test(tail.toString('latin1'))) return null;
  const known = definitions(seed);
  const vault = vaultOf(known);
  const bare = (text: string | undefined): string =>
    tidy((text ?? '').replace(/\/Extensions\s*<<(?:[^<>]|<<[^<>]*>>)*>>/, ''));
  const added = definitions(tail);
  for (const [name, text] of added)
    if (known.has(name) && !vault.has(name) && bare(text) !== bare(known.get(name)))
      return `${name} was replaced behind the signed file`;
  const text = tail.toString('latin1');
  for (const [, number = '', offset = ''] of text.matchAll(/xref\s+(\d+) 1\s+(\d{10}) 00000 n/g)) {
    const at = Number(offset);
    const said = definitions(seed.subarray(Math.max(0, at - 1)).subarray(0, 200_000));
    const name = `${number} 0 obj`;
    if (at < seed.length && !vault.has(name) && tidy([...said][0]?.[1]) !== tidy(known.get(name)))
      return `${name} was pointed elsewhere behind the signed file`;
  }
  return added.size === 0 && !text.includes('xref') ? 'octets without meaning were added' : null;
};

const pdfFault = (seed: Seed, mutated: Buffer, verdict: FileVerdict): string | null => {
  const covered = coveredOf(seed.bytes, mutated);
  const intact = covered.filter((each) => each.intact);
  const signers = verdict.signers.filter(({ role }) => role === 'signer').length;
  if (intact.filter(({ stamp }) => !stamp).length < signers || signers === 0)
    return `${signers} signers, but the octets of ${intact.length} of ${covered.length} signatures are intact`;
  if (mutated.length > seed.bytes.length && mutated.subarray(0, seed.bytes.length).equals(seed.bytes))
    return addedFault(seed.bytes, mutated.subarray(seed.bytes.length));
  // Behind the last intact signature nothing may be defined anew that was not there in the seed.
  const end = Math.max(...intact.map((each) => each.end));
  const before = definitions(seed.bytes.subarray(0, end));
  const lawful = definitions(seed.bytes.subarray(end));
  for (const [name, text] of definitions(mutated.subarray(end)))
    if (before.has(name) && lawful.get(name) !== text && before.get(name) !== text)
      return `${name} of the signed revision is another one behind it`;
  return null;
};

type Ber = { readonly tag: number; readonly body: Buffer; readonly end: number };

/** Reads one value of BER, of indefinite length too; null where it is none. Lenient: it only has to find its way. */
const berAt = (bytes: Buffer, at: number, depth = 0): Ber | null => {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || depth > 100) return null;
  if (first === 0x80) {
    let next = at + 2;
    while (bytes[next] !== 0 || bytes[next + 1] !== 0) {
      const inner = berAt(bytes, next, depth + 1);
      if (inner === null) return null;
      next = inner.end;
    }
    return { tag, body: bytes.subarray(at + 2, next), end: next + 2 };
  }
  const { body, end } = extent(bytes, at);
  return end > bytes.length ? null : { tag, body: bytes.subarray(body, end), end };
};

const parts = (node: Ber | undefined): readonly Ber[] => {
  const found: Ber[] = [];
  if (node === undefined) return found;
  for (let at = 0; at < node.body.length; ) {
    const part = berAt(node.body, at);
    if (part === null) break;
    found.push(part);
    at = part.end;
  }
  return found;
};

/** The octets of an OCTET STRING, in one piece or in segments. */
const octetsOf = (node: Ber): string =>
  (node.tag & 0x20) === 0 ? node.body.toString('hex') : parts(node).map(octetsOf).join('');

/** Content and signed attributes of SignedData, from the octets alone. */
const cmsSigned = (bytes: Buffer): readonly string[] | null => {
  const fields = parts(parts(parts(berAt(bytes, 0) ?? undefined)[1])[0]);
  const infos = fields.at(-1);
  if (infos === undefined || fields.length < 4) return null;
  const content = parts(parts(fields[2])[1])[0];
  return [
    content === undefined ? '' : octetsOf(content),
    // What is signed is their DER, a sorted set, whatever the order in the file (RFC 5652, 5.4).
    ...parts(infos).map((info) =>
      parts(parts(info).find(({ tag }) => tag === 0xa0))
        .map(({ body }) => body.toString('hex'))
        .sort()
        .join(),
    ),
  ];
};

const cmsFault = (seed: Seed, mutated: Buffer): string | null => {
  const before = cmsSigned(seed.bytes);
  const after = cmsSigned(mutated);
  if (before === null || after === null) return 'not read as SignedData';
  if (after[0] !== before[0]) return 'another content';
  return after.slice(1).every((each) => before.slice(1).includes(each)) ? null : 'other signed attributes';
};

/** Why a mutated file may not be `valid`; null where it may. */
export const falseAccept = (
  seed: Seed,
  mutated: Buffer,
  content: Buffer | null,
  verdict: FileVerdict,
): string | null => {
  if (verdict.verdict !== 'valid') return null;
  if (seed.content !== null && content?.equals(seed.content) !== true) return 'another content';
  if (verdict.format !== seed.format) return `read as ${verdict.format}`;
  const other = otherSigner(seed, verdict);
  if (other !== null) return other;
  switch (seed.format) {
    case 'pdf':
      return pdfFault(seed, mutated, verdict);
    case 'cms':
      return cmsFault(seed, mutated);
    case 'xml':
      return xmlFault(seed, mutated, verdict);
  }
};
