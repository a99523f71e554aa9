/**
 * Changes files whose signatures are valid and holds the verifier to three things: it does not fail, it does not
 * hang, and a file of which something signed was changed is never `valid`.
 *
 *   npm run signature:fuzz
 *   npm run signature:fuzz -- --count 2000 --seed 7
 *   npm run signature:fuzz -- --seed 7 --only 1234 --keep folder   one file again, and its octets
 *
 * `--keep` writes every file that was found wanting into the folder: own files are signed anew in each run, so the
 * same numbers give the same file only from the shared corpus.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '#src/cli/table.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import { openVerifier, type Verifier } from '#src/signature/verify-in-worker.ts';
import { derMutations } from './der-mutations.ts';
import { falseAccept } from './false-accept.ts';
import { fuzzSeeds, type Seed } from './fuzz-seeds.ts';
import { type Mutation, octetMutations } from './octet-mutations.ts';
import { pdfMutations } from './pdf-mutations.ts';
import { type Random, randomOf } from './random.ts';
import { property, xmlMutations } from './xml-mutations.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    workers: { type: 'string', default: '2' },
    only: { type: 'string' },
    keep: { type: 'string' },
  },
});

const MUTATIONS: Readonly<Record<Seed['format'], readonly Mutation[]>> = {
  pdf: [...octetMutations, ...pdfMutations, ...pdfMutations],
  xml: [...octetMutations, ...xmlMutations],
  cms: [...octetMutations, ...derMutations, ...derMutations],
};

type Mutated = {
  readonly at: number;
  readonly seed: Seed;
  readonly mutation: string;
  readonly bytes: Buffer;
  readonly content: Buffer | null;
};

type Fault = 'crash' | 'hang' | 'false accept';

/** A seed, a change or two: the same for the same numbers. */
const mutate = (seeds: readonly Seed[], run: number, at: number): Mutated => {
  const random: Random = randomOf((Math.imul(run, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)) >>> 0);
  // Formats in turn, so that the many PDF seeds do not crowd out the others.
  const format = (['pdf', 'xml', 'cms'] as const)[at % 3] ?? 'pdf';
  const kin = seeds.filter((each) => each.format === format);
  const seed = random.pick(kin);
  if (seed === undefined) throw new Error(`no seed of the format ${format}`);
  const others = kin.map(({ bytes }) => bytes);
  if (seed.content !== null && random.below(10) === 0) {
    const change = random.pick(octetMutations);
    const content = change?.apply(seed.content, random, [seed.bytes]);
    if (content != null && !content.equals(seed.content))
      return { at, seed, mutation: 'content beside it', bytes: seed.bytes, content };
  }
  for (let tries = 0; tries < 50; tries += 1) {
    const mutation = random.pick(MUTATIONS[format]);
    let changed = mutation?.apply(seed.bytes, random, others) ?? null;
    if (mutation === undefined || changed === null || changed.equals(seed.bytes)) continue;
    if (random.below(8) === 0)
      changed = random.pick(MUTATIONS[format])?.apply(changed, random, others) ?? changed;
    if (!changed.equals(seed.bytes))
      return { at, seed, mutation: mutation.name, bytes: changed, content: seed.content };
  }
  return {
    at,
    seed,
    mutation: 'tail',
    bytes: Buffer.concat([seed.bytes, random.octets(8)]),
    content: seed.content,
  };
};

const codes = (verdict: FileVerdict): readonly string[] => verdict.reasons.map(({ code }) => code);

const faultOf = (
  of: Mutated,
  verdict: FileVerdict,
): { readonly fault: Fault; readonly why: string } | null => {
  if (codes(verdict).includes('verifier-failed'))
    return { fault: 'crash', why: verdict.reasons[0]?.detail ?? '' };
  if (codes(verdict).some((code) => code === 'time-limit' || code === 'memory-limit'))
    return { fault: 'hang', why: codes(verdict).join() };
  const why = falseAccept(of.seed, of.bytes, of.content, verdict);
  return why === null ? null : { fault: 'false accept', why };
};

type Row = { files: number; valid: number; crashes: number; hangs: number; falseAccepts: number };

const rows = new Map<string, Row>();

const count = (name: string, verdict: FileVerdict, fault: Fault | null): void => {
  const row = rows.get(name) ?? { files: 0, valid: 0, crashes: 0, hangs: 0, falseAccepts: 0 };
  row.files += 1;
  if (verdict.verdict === 'valid') row.valid += 1;
  if (fault === 'crash') row.crashes += 1;
  if (fault === 'hang') row.hangs += 1;
  if (fault === 'false accept') row.falseAccepts += 1;
  rows.set(name, row);
};

const report = (of: Mutated, fault: Fault, why: string): void => {
  process.stdout.write(
    `${fault.toUpperCase()}  ${of.seed.id}, ${of.mutation} (--only ${of.at}): ${why.slice(0, 300)}\n`,
  );
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(resolve(values.keep, `${of.at}.${of.seed.format}`), of.bytes);
};

const judge = async (of: Mutated, verifier: Verifier): Promise<void> => {
  const ask = (): Promise<FileVerdict> =>
    verifier.verify({ bytes: of.bytes, content: of.content }, of.seed.policy);
  let verdict = await ask();
  // On a machine with other work a slow moment is no hang; twice the same file is.
  if (codes(verdict).includes('time-limit')) verdict = await ask();
  const found = faultOf(of, verdict);
  count(`${of.seed.format}\t${of.mutation}`, verdict, found?.fault ?? null);
  if (found !== null) report(of, found.fault, found.why);
  if (values.only !== undefined)
    process.stdout.write(
      `${of.seed.id}, ${of.mutation}: ${verdict.verdict} ${verdict.subIndication ?? ''} [${verdict.reasons.map(({ code, detail }) => `${code} ${detail ?? ''}`).join('; ')}]\n`,
    );
};

/** What a verifier has once let pass: an own file, a place in it and what was put before it. */
const FRAUDS: readonly (readonly [string, string, string])[] = [
  ['own/xml/xades-b-b', '<ds:KeyInfo>', property('<LePhi xmlns="urn:test:vn:tokhai">9</LePhi>')],
  ['own/xml/xades-b-b', '<ds:X509Data>', '<ds:LePhi>9</ds:LePhi>'],
  ['own/xml/enveloping-base64', ' Id="payload"', ' MimeType="text/html"'],
  ['own/xml/electronic-invoice', '<DSCKS>', '<DaHuy/>'],
  ['own/xml/electronic-invoice', '<NBan>', 'da huy'],
  ['own/xml/enveloping', '<ds:Signature ', '<?xml-stylesheet type="text/xsl" href="view.xsl"?>'],
];

/** Who looks for false accepts must see one: each own file with its fee changed, under the verdict of the true one. */
const proveTheEye = (seeds: readonly Seed[]): void => {
  const changed = (from: Buffer): Buffer | null => {
    // Only where the fee is a word of the content: digits alone may come up in a signature value as well.
    const at = from.toString('latin1').search(/(?<=TEST |lePhi":|[Ll]ePhi>|tokhai">)150000/);
    if (at < 0) return null;
    const copy = Buffer.from(from);
    copy.write('9', at);
    return copy;
  };
  let seen = 0;
  for (const seed of seeds.filter(({ id }) => id.startsWith('own/'))) {
    const bytes = changed(seed.bytes);
    const content = seed.content === null ? null : changed(seed.content);
    if (bytes === null && content === null) continue;
    if (falseAccept(seed, bytes ?? seed.bytes, content, seed.verdict) === null)
      throw new Error(`a changed ${seed.id} would pass for unchanged`);
    seen += 1;
  }
  for (const [id, place, fraud] of FRAUDS) {
    const seed = seeds.find((each) => each.id === id);
    const text = seed?.bytes.toString('utf8') ?? '';
    if (seed === undefined || !text.includes(place)) throw new Error(`no ${place} in ${id}`);
    const bytes = Buffer.from(text.replace(place, () => fraud + place));
    if (falseAccept(seed, bytes, seed.content, seed.verdict) === null)
      throw new Error(`${id} with ${fraud} would pass for unchanged`);
  }
  if (seen < 20) throw new Error(`only ${seen} files to prove the search for false accepts with`);
};

const main = async (): Promise<void> => {
  const run = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(values.seed);
  const seeds = await fuzzSeeds();
  proveTheEye(seeds);
  process.stdout.write(
    `seed ${run}; ${seeds.length} files to change, ${seeds.filter(({ id }) => id.startsWith('corpus/')).length} of them from the shared corpus\n`,
  );
  const first = values.only === undefined ? 0 : Number(values.only);
  const end = values.only === undefined ? Number(values.count) : first + 1;
  let next = first;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: Number(values.workers) }, async () => {
      const verifier = openVerifier();
      while (next < end) {
        const at = next;
        next += 1;
        await judge(mutate(seeds, run, at), verifier);
      }
      await verifier.close();
    }),
  );
  const sum = (what: keyof Row): number => [...rows.values()].reduce((total, row) => total + row[what], 0);
  process.stdout.write(
    table([
      ['format', 'change', 'files', 'still valid', 'crashes', 'hangs', 'false accepts'],
      ...[...rows]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, row]) => [...name.split('\t'), ...Object.values(row).map(String)]),
    ]),
  );
  process.stdout.write(`${((performance.now() - began) / 1_000).toFixed(1)} s\n`);
  const fuzz = {
    files: sum('files'),
    seed: run,
    crashes: sum('crashes'),
    hangs: sum('hangs'),
    falseAccepts: sum('falseAccepts'),
  };
  process.stdout.write(`${JSON.stringify({ fuzz })}\n`);
  process.exitCode = fuzz.crashes + fuzz.hangs + fuzz.falseAccepts === 0 ? 0 : 1;
};

await main();
