import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Module, readModules } from './read-modules.ts';

type Layer = {
  /** Layers of ours that it may import. */
  readonly ours: readonly string[] | 'all';
  /** Packages at home there. */
  readonly packages?: readonly string[] | 'all';
  /** Layers and packages of which it may import nothing but types. */
  readonly typesOf?: readonly string[];
  /** False where no `node:` module may be imported: what is computed there depends on its arguments alone. */
  readonly node?: false;
};

/** Who may import whom; type imports count. A layer is a folder of src, or what stands beside src. */
const layers: Readonly<Record<string, Layer>> = {
  model: { ours: [], node: false },
  checks: { ours: ['model'], node: false },
  scoring: { ours: ['model', 'signature'], node: false },
  registry: { ours: ['model'], packages: ['zod'] },
  signature: { ours: ['model'], packages: ['pkijs', 'asn1js', 'libxml2-wasm'] },
  redact: { ours: ['model'] },
  platforms: { ours: ['model'], typesOf: ['playwright'] },
  gather: {
    ours: ['model', 'platforms', 'redact'],
    packages: [
      'playwright',
      '@crawlee/playwright',
      '@crawlee/browser-pool',
      '@crawlee/core',
      'lighthouse',
      'web-vitals',
      '@axe-core/playwright',
      'undici',
      'robots-parser',
      'otpauth',
      'adm-zip',
    ],
  },
  store: { ours: ['model'], packages: ['knex', 'sqlite3', 'pg'] },
  schedule: { ours: ['model'], packages: ['p-queue', '@crawlee/core', 'pg-boss'] },
  report: { ours: ['model'], packages: ['handlebars', 'echarts'] },
  serve: { ours: ['model', 'store', 'report'], packages: ['hono', '@hono/node-server'] },
  replay: { ours: ['model', 'platforms', 'gather', 'redact'], packages: ['playwright', 'esbuild'] },
  alerts: { ours: ['model'] },
  fleet: {
    ours: ['model', 'registry'],
    packages: [
      'hono',
      '@hono/node-server',
      '@peculiar/x509',
      'oidc-provider',
      'react',
      'react-dom',
      'vue',
      'esbuild',
    ],
  },
  setup: { ours: [] },
  'sweep.ts': { ours: ['model', 'scoring'] },
  cli: { ours: 'all', packages: ['commander', 'cli-progress', 'tinyglobby'] },
  scenarios: { ours: [], typesOf: ['model'] },
  'playwright.config.ts': { ours: 'all', packages: ['@playwright/test'] },
  test: { ours: 'all', packages: 'all' },
};

const importedByNobody = ['cli', 'scenarios', 'test', 'playwright.config.ts'];
const topLevelFolders = ['.ci', 'reports', 'scenarios', 'src', 'test'];
const drawers = ['utils', 'util', 'helpers', 'helper', 'common', 'types', 'manager'];

function layerOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' ? second : first;
}

/** Path of the module that a specifier names; null for a package or a part of Node. */
function ownPath(from: string, specifier: string): string | null {
  if (specifier.startsWith('#src/')) return specifier.slice(1);
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : null;
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

const includes = (list: readonly string[] | 'all' | undefined, name: string): boolean =>
  list === 'all' || (list?.includes(name) ?? false);

/** One import judged: why it is forbidden, or null. */
function refusal(file: string, { specifier, typeOnly }: Module['imports'][number]): string | null {
  const from = layerOf(file);
  const layer = layers[from];
  if (!layer) return `${from} is no layer of the table`;
  const own = ownPath(file, specifier);
  if (own !== null) {
    const to = layerOf(own);
    if (to === from) return null;
    if (importedByNobody.includes(to) && from !== 'test') return `nothing imports ${to}`;
    if (includes(layer.ours, to)) return null;
    if (!includes(layer.typesOf, to)) return `${from} may not import ${to}`;
    return typeOnly ? null : `${from} may import only types of ${to}`;
  }
  if (specifier.startsWith('node:'))
    return layer.node === false ? `${from} may not import Node's modules` : null;
  const name = packageOf(specifier);
  if (includes(layer.packages, name)) return null;
  if (!includes(layer.typesOf, name)) return `the package ${name} is not at home in ${from}`;
  return typeOnly ? null : `${from} may import only types of ${name}`;
}

function importFaults(modules: readonly Module[]): string[] {
  return modules.flatMap(({ file, imports }) =>
    imports.flatMap((each) => {
      const why = refusal(file, each);
      return why === null ? [] : [`${file}:${each.line}: ${each.specifier}: ${why}`];
    }),
  );
}

function defaultExportFaults(modules: readonly Module[]): string[] {
  return modules
    .filter(({ file, defaultExportLine }) => defaultExportLine !== null && !file.endsWith('.config.ts'))
    .map(({ file, defaultExportLine }) => `${file}:${defaultExportLine}: a default export`);
}

function cycles(modules: readonly Module[]): string[] {
  const importsOf = new Map(
    modules.map(({ file, imports }) => [
      file,
      imports.flatMap(({ specifier }) => ownPath(file, specifier) ?? []),
    ]),
  );
  const finished = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (finished.has(file)) return;
    for (const next of importsOf.get(file) ?? []) visit(next, [...trail, file]);
    finished.add(file);
  };
  for (const { file } of modules) visit(file, []);
  return found;
}

function placeFaults(files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const [top = '', ...rest] = file.split('/');
    const stem = path.posix.basename(file).replace(/\..*$/, '');
    return [
      ...(rest.length > 0 && !topLevelFolders.includes(top)
        ? [`${file}: ${top}/ is no top-level folder of ours`]
        : []),
      ...(drawers.some((drawer) => stem === drawer || stem.endsWith(`-${drawer}`))
        ? [`${file}: a drawer, not a name`]
        : []),
    ];
  });
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files that are or would be committed; what was deleted and is not yet committed as such is not there. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\0')
  .filter((file) => file !== '' && existsSync(path.join(root, file)));
const sources = files.filter((file) => /\.(?:[cm]?ts|tsx|mjs)$/.test(file));
const modules = readModules(
  Object.fromEntries(sources.map((file) => [file, readFileSync(path.join(root, file), 'utf8')])),
);

describe('the layers of this project', () => {
  it('reads its sources', () => {
    const own = modules.find(({ file }) => file === 'test/contract/architecture.test.ts');
    expect(own?.imports.map(({ specifier }) => specifier)).toContain('./read-modules.ts');
    expect(modules.filter(({ file }) => file.startsWith('src/')).length).toBeGreaterThan(20);
  });
  it('import only what the table allows', () => expect(importFaults(modules)).toEqual([]));
  it('have no default exports', () => expect(defaultExportFaults(modules)).toEqual([]));
  it('have no import cycles', () => expect(cycles(modules)).toEqual([]));
  it('stand in known folders under speaking names', () => expect(placeFaults(files)).toEqual([]));
});

describe('the table finds', () => {
  const faultsOf = (file: string, text: string): string[] => importFaults(readModules({ [file]: text }));

  it.each([
    [
      'a sibling',
      'src/store/run.ts',
      "import { a } from '#src/report/page.ts';",
      'src/store/run.ts:1: #src/report/page.ts: store may not import report',
    ],
    [
      'a type of a sibling',
      'src/checks/lcp.ts',
      "\nimport type { A } from '../gather/a.ts';",
      'src/checks/lcp.ts:2: ../gather/a.ts: checks may not import gather',
    ],
    [
      'a type written in place',
      'src/model/a.ts',
      "export type A = import('../cli/a.ts').A;",
      'src/model/a.ts:1: ../cli/a.ts: nothing imports cli',
    ],
    [
      'a re-export',
      'src/gather/a.ts',
      "export * from '../fleet/a.ts';",
      'src/gather/a.ts:1: ../fleet/a.ts: gather may not import fleet',
    ],
    [
      'an import at run time',
      'src/cli/a.ts',
      "// why\nawait import('../../scenarios/a.journey.ts');",
      'src/cli/a.ts:2: ../../scenarios/a.journey.ts: nothing imports scenarios',
    ],
    [
      'a package away from home',
      'src/report/a.ts',
      "import knex from 'knex/lib';",
      'src/report/a.ts:1: knex/lib: the package knex is not at home in report',
    ],
    [
      'a package in set-up',
      'src/setup/a.mjs',
      "import { z } from 'zod';",
      'src/setup/a.mjs:1: zod: the package zod is not at home in setup',
    ],
    [
      'a value where types are allowed',
      'src/platforms/a.ts',
      "import { type Page } from 'playwright';",
      'src/platforms/a.ts:1: playwright: platforms may import only types of playwright',
    ],
    [
      'Node in a pure layer',
      'src/scoring/a.ts',
      "import { existsSync, readFileSync } from 'node:fs';",
      "src/scoring/a.ts:1: node:fs: scoring may not import Node's modules",
    ],
    [
      'a folder that is no layer',
      'src/shared/a.ts',
      "import '#src/model/a.ts';",
      'src/shared/a.ts:1: #src/model/a.ts: shared is no layer of the table',
    ],
  ])('%s', (_what, file, text, fault) => expect(faultsOf(file, text)).toEqual([fault]));

  it.each([
    ['its own layer', 'src/gather/a.ts', "import { b } from './gatherers/b.ts';"],
    ['a type-only package', 'src/platforms/a.ts', "import type { Page } from 'playwright';"],
    [
      'a scenario, the types of the model',
      'scenarios/a.journey.ts',
      "import type { Journey } from '../src/model/journey.ts';",
    ],
    [
      'text that looks like an import',
      'src/model/a.ts',
      "// import 'knex';\nexport const a = `\nimport 'knex';\n`;",
    ],
  ])('nothing in %s', (_what, file, text) => expect(faultsOf(file, text)).toEqual([]));

  it('default exports in all their spellings', () => {
    const read = readModules({
      'src/cli/a.ts': 'export default 1;',
      'src/cli/b.ts': 'const b = 1;\nexport { b as default };',
      'src/cli/c.ts': 'export default function c(): void {}',
      'src/cli/d.ts': 'export const d = 1;',
      'test/e.config.ts': 'export default {};',
    });
    expect(defaultExportFaults(read)).toEqual([
      'src/cli/a.ts:1: a default export',
      'src/cli/b.ts:2: a default export',
      'src/cli/c.ts:1: a default export',
    ]);
  });

  it('a cycle of imports', () => {
    const read = readModules({
      'src/cli/a.ts': "import './b.ts';",
      'src/cli/b.ts': "import type { C } from './c.ts';",
      'src/cli/c.ts': "import '#src/cli/b.ts';",
    });
    expect(cycles(read)).toEqual(['src/cli/b.ts → src/cli/c.ts → src/cli/b.ts']);
  });

  it('files out of place', () => {
    expect(placeFaults(['lib/a.ts', 'src/gather/page-utils.ts', 'src/model/types.ts', 'README.md'])).toEqual([
      'lib/a.ts: lib/ is no top-level folder of ours',
      'src/gather/page-utils.ts: a drawer, not a name',
      'src/model/types.ts: a drawer, not a name',
    ]);
  });
});
