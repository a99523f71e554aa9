import { Command } from 'commander';
import type { Finding } from '#src/model/check.ts';
import type { MaskedVerdict } from '#src/model/signing.ts';
import type { Attempt, SigningRoots, SweepRecord } from '#src/model/sweep.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { openStore } from '#src/store/open-store.ts';
import { judgeWith } from '../campaign.ts';
import { citizensOf } from '../citizens-of.ts';
import { deriveWith } from '../derive-with.ts';
import { collect, outOption, ROOTS_COMPLETE, ROOTS_COMPLETE_HELP, scenarioOption } from '../options.ts';
import { publish } from '../publish.ts';
import { readAnchors } from '../read-anchors.ts';
import { openVaultFor } from '../vault.ts';
import { pemOf } from '../world.ts';

const key = (finding: Finding): string => `${finding.check}@${finding.checkVersion}`;

type JudgeFlags = {
  readonly out: string;
  readonly scenarios: string;
  readonly anchors?: readonly string[];
  readonly rootsComplete?: boolean;
};

/** Counts what became of signed files that were verified again. */
const tally = (before: readonly Attempt[], after: readonly Attempt[]): { files: number; other: number } => {
  const verdicts = (attempts: readonly Attempt[]): (MaskedVerdict | null)[] =>
    attempts.flatMap(({ evidence }) =>
      evidence.signedFiles.flatMap(({ kept, verdict }) => (kept === null ? [] : [verdict])),
    );
  const [was, now] = [verdicts(before), verdicts(after)];
  return {
    files: now.filter((verdict) => verdict !== null).length,
    other: now.filter((verdict, at) => verdict?.verdict !== was[at]?.verdict).length,
  };
};

/** The sweep's own roots where none are given; either may be said to be all. */
const rootsAsked = async (
  { signing = { anchors: [] } }: Pick<SweepRecord, 'signing'>,
  { anchors, rootsComplete }: JudgeFlags,
): Promise<SigningRoots> =>
  anchors === undefined
    ? { ...signing, ...(rootsComplete === true ? { complete: true } : {}) }
    : { anchors: (await readAnchors(anchors)).map(pemOf), complete: rootsComplete === true };

export const judgeCommand = (): Command =>
  scenarioOption(outOption(new Command('judge')))
    .description(
      "judge a stored sweep again with today's checks, criteria and verifier; no browser is opened",
    )
    .argument('[sweep]', 'id of the sweep', 'latest')
    .option(
      '--anchors <file|folder>',
      "trusted root certificates in place of the sweep's own; may be repeated",
      collect,
    )
    .option(ROOTS_COMPLETE, ROOTS_COMPLETE_HELP)
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- judge 20261121-215802')
    .action(async (id: string, flags: JudgeFlags) => {
      const store = await openStore(flags.out);
      try {
        const registry = await loadRegistry({});
        const before = await store.loadSweep(id);
        const judge = judgeWith({ registry });
        const citizens = await citizensOf(before.sweep, flags.scenarios);
        const derive = deriveWith({ signing: await rootsAsked(before.sweep, flags) }, citizens, async () => {
          const vault = await openVaultFor(flags.out);
          return {
            ...vault,
            open: async (name) => {
              const bytes = await vault.open(name);
              if (bytes === null) unopened += 1;
              return bytes;
            },
          };
        });
        let unopened = 0;
        let changed = 0;
        const signed = { files: 0, other: 0 };
        const versions = new Set<string>();
        for (const run of before.runs) {
          const journey = before.sweep.journeys.find((each) => each.id === run.journeyId);
          if (journey === undefined) continue;
          const attempts: Attempt[] = [];
          for (const attempt of run.attempts) attempts.push(await derive(attempt));
          const derived = attempts.filter((attempt, at) => attempt !== run.attempts[at]);
          if (derived.length > 0) await store.saveEvidence(before.sweep.id, run.id, derived);
          const told = tally(run.attempts, attempts);
          signed.files += told.files;
          signed.other += told.other;
          const findings = judge({ ...run, attempts }, journey);
          const old = new Map(run.findings.map((finding) => [finding.check, finding]));
          for (const finding of findings) {
            const was = old.get(finding.check);
            if (was !== undefined && was.checkVersion !== finding.checkVersion)
              versions.add(`${key(was)} -> ${key(finding)}`);
            if (was?.outcome !== finding.outcome) changed += 1;
          }
          await store.saveFindings(before.sweep.id, run.id, findings);
        }
        for (const version of versions)
          process.stdout.write(`Check changed, not comparable with before: ${version}\n`);
        process.stdout.write(
          `Sweep ${before.sweep.id}: ${before.runs.length} runs judged, ${changed} findings with another outcome.\n`,
        );
        if (signed.files > 0)
          process.stdout.write(
            `Signed files: ${signed.files} with a verdict, ${signed.other} with another one.\n`,
          );
        if (unopened > 0)
          process.stdout.write(
            `Not opened, verdict left as it was: ${unopened} signed files (gone, or kept under another key).\n`,
          );
        const { index } = await publish(
          await store.loadSweep(before.sweep.id),
          registry.criteria,
          flags.out,
          citizens,
        );
        process.stdout.write(`Report / Báo cáo: ${index}\n`);
      } finally {
        await store.close();
      }
    });
