import type { PdfFile } from './file.ts';
import { limitExceeded } from './refusal.ts';
import { as, nameOf, type PdfDict, type PdfRef, type PdfValue } from './value.ts';

/** A node of a form's tree of fields, or a widget of one (ISO 32000-2, 12.7.4). */
export type FormField = {
  readonly ref: PdfRef | null;
  readonly dict: PdfDict;
  /** Partial names from the root, joined with full stops. */
  readonly name: string;
  readonly type: string | null;
  /** The value, inherited where the node has none. */
  readonly value: PdfValue | undefined;
  /** False for a widget that only shows its parent's value. */
  readonly named: boolean;
};

const FIELD_LIMIT = 20_000;
const DEPTH_LIMIT = 32;

type Open = { readonly value: PdfValue; readonly parent: FormField | null; readonly depth: number };

/** All fields and widgets that the catalogue's form leads to in a revision, each object once. @throws PdfRefusal */
export function readFields(file: PdfFile, at: number): readonly FormField[] {
  const form = file.dict(file.catalog(at)?.entries.get('AcroForm'), at);
  const listOf = (value: PdfValue | undefined): readonly PdfValue[] =>
    as('array', file.resolve(value, at))?.items ?? [];
  const open: Open[] = listOf(form?.entries.get('Fields')).map((value) => ({
    value,
    parent: null,
    depth: 0,
  }));
  const fields: FormField[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < open.length; index += 1) {
    const next = open[index];
    if (next === undefined) break;
    if (open.length > FIELD_LIMIT || next.depth > DEPTH_LIMIT)
      throw limitExceeded('the form has too many fields');
    const ref = as('ref', next.value);
    if (ref !== null && seen.has(ref.number)) continue;
    if (ref !== null) seen.add(ref.number);
    const dict = file.dict(next.value, at);
    if (dict === null) continue;
    const { entries } = dict;
    const partial = as('string', file.resolve(entries.get('T'), at))?.text;
    const { parent } = next;
    const field: FormField = {
      ref,
      dict,
      name: [parent?.name, partial].filter((part) => part !== undefined && part !== '').join('.'),
      type: nameOf(file.resolve(entries.get('FT'), at)) ?? parent?.type ?? null,
      value: entries.get('V') ?? parent?.value,
      named: partial !== undefined,
    };
    fields.push(field);
    for (const value of listOf(entries.get('Kids')))
      open.push({ value, parent: field, depth: next.depth + 1 });
  }
  return fields;
}
