import { as, isInteger, nameOf, type PdfDict, type PdfRef, type PdfValue } from '../value.ts';
import { admit, type Comparison, keep, keysOf, openPlace, refuse, same } from './comparison.ts';
import { saidNothing } from './says-nothing.ts';
import { admitSignatureField, admitSignatureValue, isInvisible } from './signature-field-rule.ts';

const CODE = 'pdf-form-changed';
const DEPTH_LIMIT = 32;
const FIELD_LIMIT = 20_000;

const listOf = (value: PdfValue): readonly PdfValue[] => as('array', value)?.items ?? refuse(CODE, '/Fields');

/** The interactive form: fields may be filled and signed, signature fields added; all else stays (ISO 32000-2, 12.7.3). */
export function compareForms(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  if (before === undefined || after === undefined) {
    if (before !== after) refuse(CODE, '/AcroForm');
    return;
  }
  const place = openPlace(comparison, before, after, CODE);
  const one = as('dict', place.one);
  const two = as('dict', place.two);
  if (one === null || two === null || one.repeated || two.repeated) return refuse(CODE, '/AcroForm');
  for (const key of keysOf(one, two)) {
    const from = one.entries.get(key);
    const to = two.entries.get(key);
    if (key === 'Fields') continue;
    if (key === 'SigFlags') checkFlags(from, to);
    // Where readers draw fields anew, new fonts would change how the signed ones look.
    else if ((key === 'DR' || key === 'DA') && from === undefined && to !== undefined && !isRedrawn(two)) {
      comparison.level = 'form';
      comparison.fontsAdded = true;
      admit(comparison, to, key, CODE);
    } else if (key === 'DR' && from !== undefined && to !== undefined && !isRedrawn(two))
      compareResources(comparison, from, to);
    // Without it no reader draws the fields anew either.
    else if (key !== 'NeedAppearances' || from !== undefined || to !== false)
      keep(comparison, from, to, key, CODE);
  }
  compareFields(comparison, one.entries.get('Fields'), two.entries.get('Fields'));
  // A font may draw a nine for every one.
  if (comparison.fontsAdded && comparison.undrawn) refuse(CODE, '/DR');
}

/** Fonts may be added to those of the form, as the next signer's program needs them; all else in it stays. */
function compareResources(comparison: Comparison, before: PdfValue, after: PdfValue): void {
  const { file } = comparison;
  const one = file.dict(before, comparison.before);
  const two = file.dict(after, comparison.after);
  const fonts = { one: one?.entries.get('Font'), two: two?.entries.get('Font') };
  const listed = {
    one: file.dict(fonts.one, comparison.before),
    two: file.dict(fonts.two, comparison.after),
  };
  if ([one, two, listed.one, listed.two].some((dict) => dict === null || dict.repeated))
    return keep(comparison, before, after, 'DR', CODE);
  openPlace(comparison, before, after, CODE);
  for (const key of keysOf(one, two))
    if (key !== 'Font') keep(comparison, one?.entries.get(key), two?.entries.get(key), key, CODE);
  openPlace(comparison, fonts.one, fonts.two, CODE);
  for (const key of keysOf(listed.one, listed.two)) {
    const [from, to] = [listed.one?.entries.get(key), listed.two?.entries.get(key)];
    if (from !== undefined || to === undefined) keep(comparison, from, to, key, CODE);
    else {
      comparison.level = 'form';
      comparison.fontsAdded = true;
      admit(comparison, to, key, CODE);
    }
  }
}

const isRedrawn = ({ entries }: PdfDict): boolean => {
  const wish = entries.get('NeedAppearances');
  return wish !== undefined && wish !== false;
};

/** SignaturesExist and AppendOnly may be set, never taken away (ISO 32000-2, table 225). */
function checkFlags(before: PdfValue | undefined, after: PdfValue | undefined): void {
  const from = isInteger(before) ? before : 0;
  if (!isInteger(after) || after < 0 || after > 3 || (after & from) !== from) refuse(CODE, '/SigFlags');
}

type Node = {
  readonly ref: PdfRef;
  readonly prefix: string;
  readonly type: string | null;
  readonly depth: number;
  /** Of the field that a nameless widget belongs to. */
  readonly filled: boolean;
  /** What it inherited before, where it has no value of its own. */
  readonly value: PdfValue;
};

function compareFields(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  const place = openPlace(comparison, before, after, CODE);
  const one = listOf(place.one);
  const two = listOf(place.two);
  if (two.length < one.length) refuse(CODE, '/Fields');
  const names = new Set<string>();
  const open: Node[] = [];
  for (const [index, value] of one.entries()) {
    const ref = as('ref', value);
    if (ref === null || !same(comparison, value, two[index])) return refuse(CODE, '/Fields');
    open.push({ ref, prefix: '', type: null, depth: 0, filled: false, value: null });
  }
  const seen = new Set<number>();
  for (let index = 0; index < open.length; index += 1) {
    const node = open[index];
    if (node === undefined) break;
    if (seen.has(node.ref.number) || open.length > FIELD_LIMIT || node.depth > DEPTH_LIMIT)
      refuse(CODE, `${node.ref.number} 0 R`);
    seen.add(node.ref.number);
    for (const kid of compareField(comparison, node, names)) open.push(kid);
  }
  for (const value of two.slice(one.length)) admitSignatureField(comparison, value, names);
}

const hasLook = ({ file, before }: Comparison, { entries }: PdfDict): boolean =>
  (file.resolve(file.dict(entries.get('AP'), before)?.entries.get('N'), before) ?? null) !== null;

/** Keys that filling a field changes. */
const FILLED = new Set(['V', 'AP', 'AS', 'I', 'M']);

function compareField(comparison: Comparison, node: Node, names: Set<string>): readonly Node[] {
  const { file, before, after, changed, settled, landmarks } = comparison;
  const { ref } = node;
  const one = as('dict', file.resolve(ref, before));
  const two = as('dict', file.resolve(ref, after));
  if (one === null || two === null) return refuse(CODE, `${ref.number} 0 R`);
  if (changed.has(ref.number) && (one.repeated || two.repeated)) refuse(CODE, `${ref.number} 0 R`);
  landmarks.set(ref.number, 'field');
  settled.add(ref.number);
  const partial = as('string', file.resolve(two.entries.get('T'), after))?.text;
  const name = [node.prefix, partial].filter((part) => part !== undefined && part !== '').join('.');
  if (node.depth === 0) names.add(name);
  const type = nameOf(file.resolve(two.entries.get('FT'), after)) ?? node.type;
  for (const key of keysOf(one, two)) {
    if (!FILLED.has(key)) keep(comparison, one.entries.get(key), two.entries.get(key), key, CODE);
  }
  const held = one.entries.get('V');
  const value = held === undefined ? node.value : file.resolve(held, before);
  const isSeen = nameOf(two.entries.get('Subtype')) === 'Widget' && !isInvisible(comparison, two);
  if (isSeen && type !== 'Sig' && !isEmpty(value) && !hasLook(comparison, one)) comparison.undrawn = true;
  const filled = compareFilling(comparison, {
    ref,
    name,
    value,
    type,
    one,
    two,
    parentFilled: partial === undefined && node.filled,
  });
  const kids = as('array', file.resolve(two.entries.get('Kids'), after))?.items ?? [];
  return kids.map((value) => ({
    ref: as('ref', value) ?? refuse(CODE, `${ref.number} 0 R /Kids`),
    prefix: name,
    type,
    depth: node.depth + 1,
    filled,
    value,
  }));
}

type Filling = {
  readonly ref: PdfRef;
  readonly name: string;
  /** Its value before, inherited where it had none of its own. */
  readonly value: PdfValue;
  readonly type: string | null;
  readonly one: PdfDict;
  readonly two: PdfDict;
  readonly parentFilled: boolean;
};

/** Nothing that was said: no text, no choice, a box that is not ticked. */
const isEmpty = (value: PdfValue): boolean =>
  value === null ||
  nameOf(value) === 'Off' ||
  as('string', value)?.text.trim() === '' ||
  as('array', value)?.items.every(isEmpty) === true;

/** Whether the field has another value now; its look may change only then. */
function compareFilling(
  comparison: Comparison,
  { ref, name, value, type, one, two, parentFilled }: Filling,
): boolean {
  const { changed, fields } = comparison;
  const from = one.entries.get('V');
  const to = two.entries.get('V');
  const held = as('ref', to);
  const moved = !same(comparison, from, to) || (type !== 'Sig' && held !== null && changed.has(held.number));
  let timestamp = false;
  if (!moved) keep(comparison, from, to, 'V', CODE);
  else if (type === 'Sig') {
    // A signature that is there may never be replaced or taken away.
    if (from !== undefined || to === undefined) return refuse(CODE, '/V');
    timestamp = admitSignatureValue(comparison, to);
    if (timestamp && !isInvisible(comparison, two)) refuse(CODE, '/V');
  } else if (to !== undefined) {
    const { two: filling } = openPlace(comparison, from, to, CODE);
    admit(comparison, filling, 'V', CODE);
  }
  if (moved && !timestamp) {
    comparison.level = 'form';
    fields.add(name);
  }
  const filled = (moved && !timestamp) || parentFilled;
  if (filled && type !== 'Sig') {
    const ticked = one.entries.get('AS') ?? null;
    // A box may show that it is ticked without a value.
    const unticked = !isEmpty(ticked) && !same(comparison, ticked, two.entries.get('AS'));
    const empty = isEmpty(value) && !unticked && saidNothing(comparison.file, one, comparison.before);
    (empty ? comparison.filled : comparison.overwritten).add(name);
  }
  for (const key of ['AS', 'I', 'M']) {
    const after = two.entries.get(key);
    if (filled && isPlain(after)) continue;
    keep(comparison, one.entries.get(key), after, key, CODE);
  }
  const redrawn = compareLook(comparison, one.entries.get('AP'), two.entries.get('AP'), filled);
  // A box that is ticked shows a look that was there and was not seen; text without a look is drawn by the reader.
  if (redrawn || (filled && type !== 'Sig'))
    comparison.drawn.set(ref.number, { widget: two, signed: type === 'Sig' });
  return filled;
}

const isPlain = (value: PdfValue | undefined): boolean =>
  value === undefined ||
  nameOf(value) !== null ||
  as('string', value) !== null ||
  (as('array', value)?.items.every((item) => isInteger(item)) ?? false);

/**
 * A new value may bring a new drawing: new streams under /N, /R or /D. A stream that was there is never written over,
 * and the drawings of the states of a check box stay. True where there is a new one.
 */
function compareLook(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
  filled: boolean,
): boolean {
  const ref = as('ref', after);
  const touched = ref !== null && comparison.changed.has(ref.number);
  if (!touched && same(comparison, before, after)) {
    keep(comparison, before, after, 'AP', CODE);
    return false;
  }
  if (!filled || after === undefined) return refuse(CODE, '/AP');
  // A dictionary that two fields share would change the look of the other one as well.
  if (ref !== null && comparison.settled.has(ref.number)) refuse(CODE, '/AP');
  const former = as('ref', before);
  if (former !== null) comparison.abandoned.add(former.number);
  const place = openPlace(comparison, before, after, CODE);
  const one = as('dict', place.one);
  const two = as('dict', place.two);
  if (two === null || two.repeated) return refuse(CODE, '/AP');
  for (const key of keysOf(one, two)) {
    const from = one?.entries.get(key);
    const to = two.entries.get(key);
    if (same(comparison, from, to)) keep(comparison, from, to, key, CODE);
    else {
      const stream = as('ref', to);
      const fresh = stream !== null && comparison.added.has(stream.number);
      if (!['N', 'R', 'D'].includes(key) || !fresh || to === undefined) return refuse(CODE, `/AP /${key}`);
      if (as('dict', comparison.file.resolve(from, comparison.before)) !== null) refuse(CODE, `/AP /${key}`);
      if (as('stream', comparison.file.resolve(to, comparison.after)) === null) refuse(CODE, `/AP /${key}`);
      admit(comparison, to, key, CODE);
    }
  }
  return true;
}
