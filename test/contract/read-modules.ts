import {
  isExportAssignment,
  isExportDeclaration,
  isNamedExports,
  type Node,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast';
import { API } from 'typescript/unstable/sync';

export type Import = {
  /** As written: `./x.ts`, `#src/model/x.ts`, `node:fs`, `playwright/test`. */
  readonly specifier: string;
  /** From 1. */
  readonly line: number;
  /** `import type`, `export type` or `import('x')` in a type: nothing of it is left when the types are stripped. */
  readonly typeOnly: boolean;
};

export type Module = {
  /** Path from the checkout's root, with `/`. */
  readonly file: string;
  readonly imports: readonly Import[];
  /** Line of the default export; null where there is none. */
  readonly defaultExportLine: number | null;
};

const folder = '/modules';

/** Parses source texts, keyed by their path, with TypeScript's own parser; nothing is resolved or read from disk. */
export function readModules(texts: Readonly<Record<string, string>>): Module[] {
  const names = Object.keys(texts);
  const config = {
    compilerOptions: {
      allowJs: true,
      noResolve: true,
      noLib: true,
      types: [],
      jsx: 'preserve',
      module: 'nodenext',
      noEmit: true,
      allowImportingTsExtensions: true,
    },
    files: names,
  };
  const virtual = new Map([
    [`${folder}/tsconfig.json`, JSON.stringify(config)],
    ...names.map((name): [string, string] => [`${folder}/${name}`, texts[name] ?? '']),
  ]);
  const api = new API({
    cwd: folder,
    fs: {
      readFile: (file) => virtual.get(file) ?? null,
      fileExists: (file) => virtual.has(file),
      directoryExists: (each) => each.startsWith(folder),
      getAccessibleEntries: () => ({ files: [], directories: [] }),
      realpath: (file) => file,
    },
  });
  try {
    const program = api.updateSnapshot({ openProject: `${folder}/tsconfig.json` }).getProjects()[0]?.program;
    return names.map((name) => {
      const source = program?.getSourceFile(`${folder}/${name}`);
      if (!source) throw new Error(`TypeScript should have parsed ${name} and did not`);
      return moduleOf(name, source);
    });
  } finally {
    api.close();
  }
}

function moduleOf(file: string, source: SourceFile): Module {
  const lineOf = (node: Node): number => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
  const imports = source.imports.map((node) => ({
    specifier: source.text.slice(node.getStart(source) + 1, node.end - 1),
    line: lineOf(node),
    typeOnly: isTypeOnly(source, node),
  }));
  const byDefault = source.statements.find((statement) => isDefaultExport(source, statement));
  return { file, imports, defaultExportLine: byDefault ? lineOf(byDefault) : null };
}

function isTypeOnly(source: SourceFile, specifier: Node): boolean {
  for (let node = specifier.parent; node && node.kind !== SyntaxKind.SourceFile; node = node.parent) {
    if (node.kind === SyntaxKind.ImportType) return true;
    if (node.kind === SyntaxKind.ImportDeclaration || node.kind === SyntaxKind.ExportDeclaration) {
      return /^(?:import|export)\s+type\b(?!\s*(?:,|from\b))/.test(
        source.text.slice(node.getStart(source), specifier.pos),
      );
    }
  }
  return false;
}

function isDefaultExport(source: SourceFile, statement: Node): boolean {
  if (isExportAssignment(statement)) return true;
  if (isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return (
      clause !== undefined &&
      isNamedExports(clause) &&
      clause.elements.some(({ name }) => source.text.slice(name.getStart(source), name.end) === 'default')
    );
  }
  return /^export\s+default\b/.test(source.text.slice(statement.getStart(source), statement.end));
}
