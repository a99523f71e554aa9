import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Comparison } from '#src/model/comparison.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Language, Text } from '#src/model/text.ts';
import { evidenceLinks } from './evidence-links.ts';
import { moment } from './format.ts';
import { methodologyPage } from './methodology-page.ts';
import { overviewPage } from './overview-page.ts';
import { portalFile, runFile } from './page-file.ts';
import { portalPage } from './portal-page.ts';
import { reusePage } from './reuse-page.ts';
import { runPage } from './run-page.ts';
import { isSynthetic } from './is-synthetic.ts';
import { sweepJson } from './sweep-json.ts';
import type { Frame, PageName } from './templates.ts';
import { render } from './templates.ts';
import { SYNTHETIC_MARK } from './words.ts';

const ASSETS = ['report.css', 'report.js'] as const;

export type ReportOptions = {
  readonly comparison: Comparison;
  /** Where the pages go; made if need be. */
  readonly folder: string;
  /** Absolute; the pages link to it relatively. */
  readonly evidenceFolder: string;
  /** Language that a page opens in before its reader chose one; Vietnamese unless said. */
  readonly language?: Language;
  /** Kinds of what must not be published and stands in a page; one page that has any stops the whole report. */
  readonly refuses?: (text: string) => readonly string[];
};

/** Pages that are named when a report is refused. */
const NAMED = 20;

/**
 * Writes the pages, their two assets and `sweep.json`. `index.html` is written last: where it stands, the report is
 * whole. Returns absolute paths if `folder` is absolute, and how many files were written.
 * @throws UsageError `personal-data` naming page and kind; then nothing was written to `folder`
 */
export async function writeReport(
  options: ReportOptions,
): Promise<{ readonly index: string; readonly json: string; readonly files: number }> {
  const { comparison, folder, evidenceFolder, language = 'vi', refuses = () => [] } = options;
  const { sweep } = comparison;
  const mark = isSynthetic(comparison) ? SYNTHETIC_MARK : null;
  const frame = (here: PageName, title: Text): Frame => ({
    language,
    title: { vi: `${title.vi} – PortalSweep`, en: `${title.en} – PortalSweep` },
    here,
    sweepId: sweep.id,
    when: moment(sweep.startedAt),
    tool: `${sweep.tool.name} ${sweep.tool.version}`,
    mark,
  });

  // Beside the folder until every page was looked at.
  const aside = `${folder}.part`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true });
  const names: string[] = [];
  const refused: string[] = [];
  const write = async (name: string, text: string): Promise<void> => {
    const kinds = refuses(text);
    if (kinds.length > 0) refused.push(`${name}: ${kinds.join(', ')}`);
    if (refused.length > 0) return;
    await writeFile(join(aside, name), text);
    names.push(name);
  };

  try {
    const links = await evidenceLinks(comparison, folder, evidenceFolder);
    const portals = new Map(comparison.portals.map(({ portal }) => [portal.id, portal]));
    for (const run of comparison.runs) {
      const portal = portals.get(run.portalId);
      if (!portal) continue;
      const journey = sweep.journeys.find(({ id }) => id === run.journeyId)?.title;
      const title: Text = {
        vi: `${journey?.vi ?? run.journeyId}, ${portal.name.vi}`,
        en: `${journey?.en ?? run.journeyId}, ${portal.name.en}`,
      };
      await write(
        runFile(run.id),
        render('run', frame('run', title), runPage(comparison, run, portal, links)),
      );
    }
    for (const compared of comparison.portals) {
      const { portal } = compared;
      const page = render('portal', frame('portal', portal.name), portalPage(comparison, compared, links));
      await write(portalFile(portal.id), page);
    }
    const reuse = frame('reuse', { vi: 'Khai một lần', en: 'Ask once' });
    await write('reuse.html', render('reuse', reuse, reusePage(comparison)));
    const methodology = frame('methodology', { vi: 'Phương pháp', en: 'Methodology' });
    await write('methodology.html', render('methodology', methodology, methodologyPage(comparison)));
    await write('sweep.json', JSON.stringify(sweepJson(comparison)));
    const overview = frame('overview', { vi: 'Tổng quan', en: 'Overview' });
    await write('index.html', render('overview', overview, overviewPage(comparison, mark)));
    if (refused.length > 0)
      throw new UsageError('personal-data', [
        `nothing was published: ${refused.length} page(s) would show personal data or secrets (the sweep is stored; please report this)`,
        ...refused.slice(0, NAMED),
        ...(refused.length > NAMED ? [`and ${refused.length - NAMED} more`] : []),
      ]);
    await mkdir(join(folder, 'assets'), { recursive: true });
    for (const name of ASSETS)
      await copyFile(new URL(`html/${name}`, import.meta.url), join(folder, 'assets', name));
    for (const name of names) await rename(join(aside, name), join(folder, name));
    return {
      index: join(folder, 'index.html'),
      json: join(folder, 'sweep.json'),
      files: names.length + ASSETS.length,
    };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}
