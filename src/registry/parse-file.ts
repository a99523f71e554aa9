import type { z } from 'zod';

/** What came, without echoing what is long or might be secret. */
const came = (input: unknown): string => {
  if (input === undefined) return 'nothing';
  if (input === null) return 'null';
  if (typeof input === 'string')
    return input.length <= 80 ? JSON.stringify(input) : `a text of ${input.length} characters`;
  if (Array.isArray(input)) return `a list of ${input.length}`;
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : 'an object';
};

/** The row that a path leads through: its id, or its place in the list where it has none. */
const rowOf = (
  content: unknown,
  path: readonly PropertyKey[],
): { readonly row: string; readonly field: string } => {
  let value: unknown = content;
  let row = '';
  let field: PropertyKey[] = [];
  for (const key of path) {
    const parent = value;
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    field.push(key);
    if (!Array.isArray(parent) || typeof value !== 'object' || value === null) continue;
    const id: unknown = Reflect.get(value, 'id');
    row = typeof id === 'string' && id.length <= 80 ? `row ${JSON.stringify(id)}` : `row ${Number(key) + 1}`;
    field = [];
  }
  return { row, field: field.map(String).join('.') };
};

const expectation = (issue: z.core.$ZodIssue, secret: boolean): string =>
  issue.code === 'unrecognized_keys'
    ? `expected only known keys, got ${issue.keys.slice(0, 10).map(came).join(', ')}`
    : (secret && issue.input !== undefined) || (issue.code === 'custom' && issue.params?.['secret'] === true)
      ? `${issue.message} (what came is not shown)`
      : `${issue.message}, got ${came(issue.input)}`;

/** One line of the operator's list of faults. */
export const faultLine = (file: string, row: string, field: string, what: string): string =>
  [file, row, field, what].filter((part) => part !== '').join(': ');

/**
 * Validates the content of one file. Each fault becomes one line in `faults`: file, row, field, what was
 * expected, what came (unless the file is `secret`). Null where there was any.
 */
export const parseFile = <T>(
  file: string,
  content: unknown,
  schema: z.ZodType<T>,
  faults: string[],
  { secret = false }: { readonly secret?: boolean } = {},
): T | null => {
  const parsed = schema.safeParse(content, { reportInput: true });
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const { row, field } = rowOf(content, issue.path);
    faults.push(faultLine(file, row, field, expectation(issue, secret)));
  }
  return null;
};

/** Reports each id that stands in more than one row. */
export const reportDuplicates = (file: string, ids: readonly string[], faults: string[]): void => {
  const seen = new Set<string>();
  const told = new Set<string>();
  for (const id of ids) {
    if (seen.has(id) && !told.has(id)) {
      told.add(id);
      faults.push(
        faultLine(file, `row ${JSON.stringify(id)}`, 'id', 'expected each id once, got it more than once'),
      );
    }
    seen.add(id);
  }
};
