/**
 * How far the verifier agrees with the stated verdicts of the shared corpus (79 signed files) and of the NIST
 * PKITS path cases (129).
 *
 *   npm run signature:conformance
 *   npm run signature:conformance -- --only vn-   only the cases whose id begins so
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '#src/cli/table.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import { verify } from '#src/signature/verify.ts';
import { type CorpusCase, loadCorpus, openCase, signingFolder } from './corpus.ts';
import { runPkiCases } from './pki-cases.ts';

type Judged = { readonly of: CorpusCase; readonly verdict: FileVerdict; readonly ms: number };

const carries = ({ of, verdict }: Judged): boolean =>
  of.expectedSignerId === undefined ||
  verdict.signers.some(({ ids }) => of.expectedSignerId !== undefined && ids.includes(of.expectedSignerId));

/** A case agrees if the verdict is an acceptable one and, where it is `valid`, the signer is the expected one. */
const agrees = (judged: Judged): boolean =>
  judged.of.acceptableVerdicts.includes(judged.verdict.verdict) &&
  (judged.verdict.verdict === 'valid') === judged.of.mustAccept &&
  (!judged.of.mustAccept || carries(judged));

const isFalseAccept = ({ of, verdict }: Judged): boolean => !of.mustAccept && verdict.verdict === 'valid';

const isExact = ({ of, verdict }: Judged): boolean =>
  verdict.verdict === of.verdict &&
  (of.subIndication === undefined || verdict.subIndication === of.subIndication) &&
  // The corpus names other levels too (EPES, PKCS7-B), which are not baseline levels.
  (of.level === undefined || !/^B-/.test(of.level) || verdict.level === of.level);

const said = ({ verdict, subIndication, level, reasons, signers }: FileVerdict): string =>
  `${verdict}${subIndication === null ? '' : ` ${subIndication}`}${level === null ? '' : ` ${level}`}` +
  ` [${reasons.map(({ code, detail }) => (detail === null ? code : `${code}: ${detail}`)).join('; ')}]` +
  ` ${signers.flatMap(({ ids }) => ids).join(' ')}`;

const stated = ({ verdict, subIndication, level, expectedSignerId }: CorpusCase): string =>
  [verdict, subIndication, level, expectedSignerId].filter((each) => each !== undefined).join(' ');

const rows = (all: readonly Judged[]): string[][] => {
  const groups = [...Map.groupBy(all, ({ of }) => `${of.format}\t${of.category}`)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const count = (of: readonly Judged[], what: (each: Judged) => boolean): string =>
    `${of.filter(what).length}`;
  return [
    ['format', 'category', 'cases', 'agree', 'same detail', 'false accepts'],
    ...[...groups, ['all\t', all] as const].map(([name, of]) => [
      ...name.split('\t'),
      `${of.length}`,
      count(of, agrees),
      count(of, isExact),
      count(of, isFalseAccept),
    ]),
  ];
};

const main = async (): Promise<void> => {
  const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
  const folder = signingFolder();
  if (folder === null) {
    process.stdout.write(
      'skipped: the folder signing/ of the shared material is not beside the project (PORTALSWEEP_SHARED names another place)\n' +
        `${JSON.stringify({ conformance: 'skipped' })}\n`,
    );
    return;
  }
  const judged: Judged[] = [];
  for (const of of loadCorpus(folder).filter(({ id }) => id.startsWith(values.only))) {
    const { signed, policy, unreadable } = openCase(folder, of);
    for (const fault of unreadable) process.stdout.write(`${of.id}: trust anchor left out: ${fault}\n`);
    const began = performance.now();
    judged.push({ of, verdict: await verify(signed, policy), ms: performance.now() - began });
  }
  process.stdout.write(table(rows(judged)));
  for (const each of judged.filter((one) => !agrees(one)))
    process.stdout.write(
      `DISAGREES ${each.of.id} (${each.of.file}): stated ${stated(each.of)}; said ${said(each.verdict)}\n`,
    );
  for (const each of judged.filter((one) => agrees(one) && !isExact(one)))
    process.stdout.write(`detail    ${each.of.id}: stated ${stated(each.of)}; said ${said(each.verdict)}\n`);
  const times = judged.map(({ ms }) => ms).sort((a, b) => a - b);
  process.stdout.write(
    `time a file: median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms, longest ${(times.at(-1) ?? 0).toFixed(1)} ms\n`,
  );
  const paths = await runPkiCases(join(folder, 'pki'));
  for (const { id, expected, got, why } of paths.filter(({ agree }) => !agree))
    process.stdout.write(`DISAGREES pki ${id}: stated ${expected}; said ${got} [${why}]\n`);
  const right = judged.filter(agrees).length;
  const rightPaths = paths.filter(({ agree }) => agree).length;
  const falseAccepts =
    judged.filter(isFalseAccept).length +
    paths.filter(({ expected, got }) => expected === 'invalid' && got === 'valid').length;
  process.stdout.write(
    `${JSON.stringify({
      conformance: {
        corpus: `${right}/${judged.length}`,
        pki: `${rightPaths}/${paths.length}`,
        falseAccepts,
      },
    })}\n`,
  );
  process.exitCode = right === judged.length && rightPaths === paths.length && falseAccepts === 0 ? 0 : 1;
};

await main();
