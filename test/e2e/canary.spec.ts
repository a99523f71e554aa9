import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import AdmZip from 'adm-zip';
import knex from 'knex';
import { openWorld } from '#src/cli/world.ts';
import { families } from '#src/fleet/families.ts';
import type { SweepJson } from '#src/report/sweep-json-shape.ts';
import { openStore } from '#src/store/open-store.ts';
import { citizens } from './canary/identities/citizens.ts';
import { findCanaries } from './canary/find-canaries.ts';
import { producedUnder, unpacked } from './canary/produced.ts';
import { runCli } from './command-line.ts';

const SEED = 2026;
const scenarios = fileURLToPath(new URL('canary', import.meta.url));
const recorder = pathToFileURL(join(scenarios, 'record-handed-out.ts')).href;

const [canary] = citizens;
if (canary === undefined) throw new Error('expected a canary');
const HANDED_OUT = 'phien-8f3b1c2d4e5f';

test.describe('the search finds what is planted in', () => {
  const find = findCanaries(citizens, [HANDED_OUT]);
  const zipped = (bytes: Buffer): Buffer => {
    const zip = new AdmZip();
    zip.addFile('trace.trace', bytes);
    return zip.toBuffer();
  };
  const containers: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
    'a text': (bytes) => bytes,
    gzip: (bytes) => gzipSync(bytes),
    zlib: (bytes) => deflateSync(bytes),
    'raw deflate': (bytes) => deflateRawSync(bytes),
    brotli: (bytes) => brotliCompressSync(bytes),
    'an archive': zipped,
    'an archive in an archive in gzip': (bytes) => gzipSync(zipped(zipped(bytes))),
    'gzip in base64 in a page': (bytes) =>
      Buffer.from(`<script>const data = "${gzipSync(bytes).toString('base64')}"</script>`),
    'a binary file': (bytes) => Buffer.concat([Buffer.from([0, 255, 216, 0]), bytes, Buffer.from([0, 1])]),
    'UTF-16': (bytes) => Buffer.concat([Buffer.from([255, 254]), Buffer.from(bytes.toString(), 'utf16le')]),
  };
  const values = {
    'a name in an address': encodeURIComponent(canary.fullName),
    'a number in groups': canary.idNumber.replaceAll(/(\d{3})(?=\d)/g, '$1 '),
    'a password': canary.credentials.password,
    'a passcode': canary.credentials.passcode,
    'a one-time code':
      canary.credentials.oneTimeCode.kind === 'fixed' ? canary.credentials.oneTimeCode.code : '',
    'a session': HANDED_OUT,
  };
  for (const [container, pack] of Object.entries(containers))
    test(container, () => {
      for (const [what, value] of Object.entries(values)) {
        const planted = Buffer.from(`{"một":"dòng","giá trị":"${value}","khác":1}`);
        expect(find(unpacked('file', pack(planted))), what).not.toEqual([]);
      }
      expect(
        find(unpacked('file', pack(Buffer.from('{"một":"dòng","giá trị":"«citizen.fullName»"}')))),
      ).toEqual([]);
    });

  test('a cell of a database, packed, and the name of a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portalsweep-planted-'));
    try {
      const filename = join(folder, 'one.sqlite');
      const database = knex({ client: 'sqlite3', connection: { filename }, useNullAsDefault: true });
      await database.raw('pragma journal_mode = wal');
      await database.schema.createTable('attempts', (table) => table.binary('evidence'));
      await database('attempts').insert({ evidence: gzipSync(`x ${canary.email} x`) });
      await writeFile(join(folder, `${canary.phone}.txt`), 'nothing');
      const found = find(await producedUnder(folder));
      await database.destroy();
      expect(found).toContain(`one.sqlite > attempts.evidence > gzip: canary of ${canary.id}`);
      expect(found).toContain(`${canary.phone}.txt (name): canary of ${canary.id}`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

const words = (line: string): string[] => line.split(' ');

test('a sweep of all families leaves no datum, secret, session or token of a citizen behind', async () => {
  test.setTimeout(30 * 60_000);
  const base = await mkdtemp(join(tmpdir(), 'portalsweep-canary-'));
  try {
    const world = await openWorld({ fleet: true, seed: SEED, faults: 'none', scenarios });
    const portals = [...Map.groupBy((await world.fleet?.truth()) ?? [], ({ family }) => family).values()].map(
      ([first]) => first?.portalId ?? '',
    );
    await world.close();
    expect(portals).toHaveLength(families.length);
    const out = join(base, 'reports');
    const outside = await mkdtemp(join(tmpdir(), 'portalsweep-handed-out-'));
    const ledger = join(outside, 'ledger');
    await mkdir(out);
    await writeFile(ledger, '');
    const env = { NODE_OPTIONS: `--import=${recorder}`, HANDED_OUT: ledger };
    const sweep = [
      ...words(`sweep --fleet --faults none --seed ${SEED} --no-remeasure --device desktop --patience 12000`),
      '--out',
      out,
      '--scenarios',
      scenarios,
    ];
    const journeys = ['track/look-up', 'signing/sign-form', 'canary/breaks-off'];
    const all = await runCli(
      [...sweep, '--plan', 'full', '--journey', journeys.join(','), '--portal', portals.join(',')],
      env,
    );
    expect(all.code, all.stderr).toBe(0);
    const one = await runCli(
      [...sweep, '--journey', 'account/sign-in', '--portal', portals[0] ?? '', '--json'],
      env,
    );
    expect(one.code, one.stderr).toBe(0);
    const shown = await runCli(
      [
        ...words(`run ${portals[0]} canary/breaks-off --fleet --faults none --json`),
        '--out',
        out,
        '--scenarios',
        scenarios,
      ],
      env,
    );
    expect(shown.code, shown.stderr).toBe(0);

    const report = /Báo cáo: (\S+)index\.html/.exec(all.stdout)?.[1] ?? '';
    const { runs } = JSON.parse(await readFile(join(report, 'sweep.json'), 'utf8')) as SweepJson;
    const produced = [
      ...(await producedUnder(base)),
      ...[all, one, shown].flatMap(({ stdout, stderr }, at) => [
        ...unpacked(`stdout ${at}`, Buffer.from(stdout)),
        ...unpacked(`stderr ${at}`, Buffer.from(stderr)),
      ]),
    ];
    const handedOut = (await readFile(ledger, 'utf8')).split('\n').filter((line) => line !== '');
    await rm(outside, { recursive: true, force: true });

    // What is searched is all there: every journey as it should be, sessions, traces, pictures, signed files.
    const outcomes = Object.fromEntries(
      [...Map.groupBy(runs, ({ journey }) => journey)].map(([id, of]) => [
        id,
        [...new Set(of.map(({ outcome }) => outcome))],
      ]),
    );
    expect(outcomes).toEqual({
      'track/look-up': ['passed'],
      'signing/sign-form': ['passed'],
      'canary/breaks-off': ['failed'],
    });
    const count = (pattern: RegExp): number => produced.filter(({ where }) => pattern.test(where)).length;
    expect(count(/\.zip > trace\.trace$/)).toBeGreaterThanOrEqual(families.length);
    expect(count(/\.jpg$/)).toBeGreaterThan(runs.length);
    expect(count(/evidence > gzip$/)).toBeGreaterThanOrEqual(runs.length);
    expect(count(/^\.vault\/reports\//)).toBeGreaterThan(0);
    expect(new Set(handedOut).size).toBeGreaterThanOrEqual(families.length);
    const texts = produced.map(({ bytes }) => bytes.toString('utf8')).join('\n');
    expect(texts).toContain('«citizen.idNumber»');

    expect(findCanaries(citizens, handedOut)(produced)).toEqual([]);

    // Whatever passes all that is refused when it would be published.
    const store = await openStore(out);
    const { sweep: record, runs: stored } = await store.loadSweep('latest');
    const [run] = stored;
    const [finding, ...findings] = run?.findings ?? [];
    if (run === undefined || finding === undefined) throw new Error('expected a run with findings');
    const told = `Gọi ${canary.phone}`;
    await store.saveFindings(record.id, run.id, [{ ...finding, seen: { vi: told, en: told } }, ...findings]);
    await store.close();
    const index = join(out, record.id, 'index.html');
    await rm(index);
    const refused = await runCli(['report', 'latest', '--out', out, '--scenarios', scenarios]);
    expect([refused.code, refused.stdout]).toEqual([4, '']);
    expect(refused.stderr).toMatch(/^portalsweep: run-[\w-]+\.html: citizen\.phone$/m);
    expect(findCanaries(citizens, handedOut)(unpacked('stderr', Buffer.from(refused.stderr)))).toEqual([]);
    await expect(access(index)).rejects.toThrow('ENOENT');
  } finally {
    await rm(base, { recursive: true, force: true });
  }
});
