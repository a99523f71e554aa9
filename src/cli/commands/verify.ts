import { readFile, stat } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { UsageError } from '#src/model/errors.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import type { Language } from '#src/model/text.ts';
import { MAX_FILE_BYTES } from '#src/signature/limits.ts';
import type { Policy } from '#src/signature/policy.ts';
import { tooLarge } from '#src/signature/verify.ts';
import { verifyInWorker } from '#src/signature/verify-in-worker.ts';
import { EXIT } from '../exit-codes.ts';
import { collect } from '../options.ts';
import { readAnchors } from '../read-anchors.ts';
import { verdictJson, verdictText } from '../verdict-text.ts';

export type VerifyFlags = {
  readonly content?: string;
  readonly anchors?: readonly string[];
  readonly at?: string;
  readonly signer?: string;
  readonly requireRevocation?: boolean;
  readonly lang: Language;
  readonly json?: boolean;
};

export const verifyCommand = (): Command =>
  new Command('verify')
    .description('verify the signatures of PDF, XML and CMS files; no network is asked, no browser opened')
    .argument('<files...>', 'signed files')
    .option('--content <file>', 'what a detached signature is over (with one file only)')
    .option(
      '--anchors <file|folder>',
      'trusted root certificates (PEM, DER, PKCS #7); may be repeated',
      collect,
    )
    .option('--at <time>', 'judge as of this time (ISO 8601, with Z or an offset; a date alone is 00:00 UTC)')
    .option('--signer <id>', 'only this signer will do, as in CCCD:001200000001 or MST:0100000001')
    .option('--require-revocation', 'demand proof that no certificate was revoked')
    .addOption(new Option('--lang <language>', 'language of the text').choices(['vi', 'en']).default('vi'))
    .option('--json', 'one JSON object a file, one a line')
    .addHelpText(
      'after',
      `
Exit codes: 0 all are valid (revocation proved or not), 1 one is not or cannot be decided, 2 usage.

Examples:
  npm run portalsweep -- verify to-khai.pdf --anchors roots/
  npm run portalsweep -- verify receipt.json.p7s --content receipt.json --anchors root.pem --lang en
  npm run -s portalsweep -- verify *.pdf --anchors roots/ --signer CCCD:001200000001 --require-revocation --json`,
    )
    .action(async (files: readonly string[], flags: VerifyFlags) => {
      process.exitCode = await verifyFiles(files, flags);
    });

const TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/;

/** `Date` takes 31 February for a day in March; whoever writes it slipped. */
const dayExists = (day: string): boolean => {
  const time = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
};

/** @throws UsageError `time` */
const timeOf = (text: string): Date => {
  const time = new Date(text);
  if (!TIME.test(text) || Number.isNaN(time.getTime()) || !dayExists(text.slice(0, 10)))
    throw new UsageError(
      'time',
      `--at: expected a time as in 2026-06-01T08:00:00+07:00, found "${text.slice(0, 40)}"`,
    );
  return time;
};

/** Why files cannot be read, a sentence each. */
const absences = async (files: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const faults = new Map<string, string>();
  for (const file of files)
    try {
      if (!(await stat(file)).isFile()) faults.set(file, `${file}: expected a file, found something else`);
    } catch {
      faults.set(file, `${file}: expected a file, found none that can be read`);
    }
  return faults;
};

const verifyFile = async (
  file: string,
  content: string | undefined,
  policy: Policy,
): Promise<FileVerdict> => {
  const paths = content === undefined ? [file] : [file, content];
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  const largest = Math.max(...sizes);
  if (largest > MAX_FILE_BYTES) return tooLarge(largest, policy);
  const [bytes = Buffer.alloc(0), beside] = await Promise.all(paths.map((path) => readFile(path)));
  return await verifyInWorker({ bytes, content: beside ?? null }, policy);
};

/**
 * Verifies and prints; returns the exit code.
 * @throws UsageError `file`, after the others were verified, with every file that cannot be read; the rest before
 *   anything is printed
 */
export const verifyFiles = async (
  files: readonly string[],
  flags: VerifyFlags,
  print: (text: string) => void = (text) => process.stdout.write(text),
): Promise<number> => {
  if (flags.content !== undefined && files.length !== 1)
    throw new UsageError('content', '--content: expected one signed file beside it');
  if (flags.signer !== undefined && !/^[A-Z]{2,8}:\S+$/.test(flags.signer))
    throw new UsageError(
      'signer',
      '--signer: expected a typed identifier as in CCCD:001200000001 or MST:0100000001',
    );
  const absent = await absences(flags.content === undefined ? files : [...files, flags.content]);
  if (flags.content !== undefined && absent.size > 0) throw new UsageError('file', [...absent.values()]);
  const policy: Policy = {
    anchors: await readAnchors(flags.anchors ?? []),
    at: flags.at === undefined ? new Date() : timeOf(flags.at),
    revocation: flags.requireRevocation === true ? 'required' : 'if-present',
    signerId: flags.signer ?? null,
    extra: { certificates: [], crls: [], ocsps: [] },
  };
  let allValid = true;
  for (const file of files.filter((each) => !absent.has(each))) {
    const verdict = await verifyFile(file, flags.content, policy);
    allValid &&= verdict.verdict === 'valid';
    print(
      flags.json === true
        ? verdictJson(file, verdict)
        : verdictText(file, verdict, flags.lang, {
            anchors: policy.anchors.length,
            signer: policy.signerId,
          }),
    );
  }
  if (absent.size > 0) throw new UsageError('file', [...absent.values()]);
  return allValid ? EXIT.done : EXIT.failOn;
};
