import { Command } from 'commander';
import type { Finding } from '#src/model/check.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { openStore } from '#src/store/open-store.ts';
import { judgeWith } from '../campaign.ts';
import { outOption } from '../options.ts';
import { publish } from '../publish.ts';

const key = (finding: Finding): string => `${finding.check}@${finding.checkVersion}`;

export const judgeCommand = (): Command =>
  outOption(new Command('judge'))
    .description("judge a stored sweep again with today's checks and criteria; no browser is opened")
    .argument('[sweep]', 'id of the sweep', 'latest')
    .addHelpText('after', '\nExample:\n  npm run portalsweep -- judge 20261121-215802')
    .action(async (id: string, flags: { out: string }) => {
      const store = await openStore(flags.out);
      try {
        const registry = await loadRegistry({});
        const before = await store.loadSweep(id);
        const judge = judgeWith({ registry });
        let changed = 0;
        const versions = new Set<string>();
        for (const run of before.runs) {
          const journey = before.sweep.journeys.find((each) => each.id === run.journeyId);
          if (journey === undefined) continue;
          const findings = judge(run, journey);
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
        const { index } = await publish(await store.loadSweep(before.sweep.id), registry.criteria, flags.out);
        process.stdout.write(`Report / Báo cáo: ${index}\n`);
      } finally {
        await store.close();
      }
    });
