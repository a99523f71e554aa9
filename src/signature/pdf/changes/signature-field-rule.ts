import type { PdfFile } from '../file.ts';
import { decodeStream } from '../decode-stream.ts';
import { as, isInteger, nameOf, numberOf, type PdfDict, type PdfRef, type PdfValue } from '../value.ts';
import { admit, type Comparison, refuse, same } from './comparison.ts';

const CODE = 'pdf-form-changed';

/** Keys of a new signature field with its widget; nothing among them acts when it is looked at or clicked. */
const FIELD_KEYS = new Set(
  'FT T TU TM Type Subtype F Ff Rect P V AP Lock SV DR DA Q MK M NM H BS Border StructParent'.split(' '),
);

const VALUE_KEYS = new Set(
  'Type Filter SubFilter Contents ByteRange Cert Reference M Name Location Reason ContactInfo Changes R V Prop_Build Prop_AuthTime Prop_AuthType'.split(
    ' ',
  ),
);

/**
 * A signature that came later may not take more of its page than this: it would hide what was signed. Where all that came
 * later takes more together, nobody can tell.
 */
export const PAGE_SHARE = 0.25;

const HIDDEN = 2;
const PRINT = 4;
const NO_VIEW = 32;
const TOGGLE_NO_VIEW = 256;

export const areaOf = (file: PdfFile, value: PdfValue | undefined, at: number): number | null => {
  const items = as('array', file.resolve(value, at))?.items ?? [];
  if (items.length !== 4 || !items.every((item) => numberOf(item) !== null)) return null;
  const [left = 0, low = 0, right = 0, high = 0] = items.map((item) => numberOf(item) ?? 0);
  return Math.abs(right - left) * Math.abs(high - low);
};

/** Neither on the screen nor on paper: a widget that is not viewed may still be printed. */
export const isInvisible = (comparison: Comparison, widget: PdfDict): boolean => {
  const flags = widget.entries.get('F');
  if (isInteger(flags)) {
    if ((flags & HIDDEN) !== 0) return true;
    if ((flags & (NO_VIEW | PRINT | TOGGLE_NO_VIEW)) === NO_VIEW) return true;
  }
  const rect = widget.entries.get('Rect');
  return rect === undefined || areaOf(comparison.file, rect, comparison.after) === 0;
};

/** Nothing is drawn: an empty stream, or one that is clipped to nothing. */
const isBlank = (comparison: Comparison, value: PdfValue | undefined): boolean => {
  const { file, after } = comparison;
  const appearances = file.dict(value, after);
  if (appearances === null) return false;
  for (const [key, appearance] of appearances.entries) {
    const stream = as('stream', file.resolve(appearance, after));
    if (key !== 'N' || stream === null) return false;
    const clipped = areaOf(file, stream.dict.entries.get('BBox'), after) === 0;
    if (!clipped && decodeStream(stream, file.budget).some((octet) => octet > 0x20)) return false;
  }
  return true;
};

/** A page that lists a widget; `area` is that of what is shown of it, null where it states none. */
export type WidgetPlace = { readonly page: PdfRef; readonly area: number | null };

/**
 * Where a new widget stands: on the page that it names, if it names one, and on at most part of it, so that nobody can
 * lay a field over what was signed. The page that lists it is measured: what the widget says of its page is not.
 */
export function checkPlace(comparison: Comparison, widget: PdfDict, { page, area }: WidgetPlace): void {
  const named = widget.entries.get('P');
  if (named !== undefined && !same(comparison, named, page)) refuse(CODE, '/P');
  takeShare(comparison, widget, { page, area });
}

const shareOf = (comparison: Comparison, widget: PdfDict, area: number | null): number | null => {
  const own = areaOf(comparison.file, widget.entries.get('Rect'), comparison.after);
  return own === null || area === null || area === 0 ? null : own / area;
};

const sum = ({ covered }: Comparison, page: PdfRef, share: number): void => {
  covered.set(page.number, (covered.get(page.number) ?? 0) + share);
};

const takeShare = (comparison: Comparison, widget: PdfDict, { page, area }: WidgetPlace): void => {
  if (isInvisible(comparison, widget)) return;
  const share = shareOf(comparison, widget, area);
  if (share === null || share > PAGE_SHARE) return refuse(CODE, '/Rect');
  sum(comparison, page, share);
};

/**
 * A widget that was there gets another look. A signature's counts as that of a new one does. Forms with many fields are
 * filled after a signature: what these take together is only summed, and whoever judges says what it means.
 */
export function coverPage(
  comparison: Comparison,
  { widget, signed }: { readonly widget: PdfDict; readonly signed: boolean },
  { page, area }: WidgetPlace,
): void {
  if (signed) return takeShare(comparison, widget, { page, area });
  if (!isInvisible(comparison, widget)) sum(comparison, page, shareOf(comparison, widget, area) ?? 1);
}

/** The drawing of a new signature field: none before it is signed and none for a document time stamp. */
function checkLook(comparison: Comparison, widget: PdfDict, signed: boolean, timestamp: boolean): void {
  const appearance = widget.entries.get('AP');
  const blank = appearance === undefined || isBlank(comparison, appearance);
  if (timestamp && !isInvisible(comparison, widget)) refuse(CODE, '/Rect');
  if (!blank && (timestamp || !signed)) refuse(CODE, '/AP');
  // Some readers draw the background of a widget by themselves.
  const style = widget.entries.get('MK');
  if (style !== undefined && as('dict', style)?.entries.size !== 0) refuse(CODE, '/MK');
}

/** The value that a signature field gets: a new signature dictionary with nothing strange in it. True for a document time stamp. */
export function admitSignatureValue(comparison: Comparison, value: PdfValue): boolean {
  const { file, after, added } = comparison;
  const ref = as('ref', value);
  if (ref === null || !added.has(ref.number)) return refuse(CODE, '/V');
  const object = file.object(ref.number, after);
  const dict = as('dict', object?.value);
  if (object === null || dict === null || object.span === null || object.generation !== ref.generation)
    return refuse(CODE, '/V');
  for (const key of dict.entries.keys()) if (!VALUE_KEYS.has(key)) refuse(CODE, `/V /${key}`);
  admit(comparison, value, 'V', CODE);
  return (
    nameOf(dict.entries.get('Type')) === 'DocTimeStamp' &&
    nameOf(dict.entries.get('SubFilter')) === 'ETSI.RFC3161'
  );
}

type Widget = { readonly ref: PdfRef; readonly dict: PdfDict };

/** Keys that a widget apart from its field leaves to the field. */
const KEYS_OF_FIELD = ['T', 'FT', 'V', 'Kids'];
/** Keys that a field leaves to a widget apart from it. */
const KEYS_OF_WIDGET = ['Subtype', 'Rect', 'AP', 'MK', 'P'];

/** The one widget of a new field as an object of its own (ISO 32000-2, 12.5.6.19); it looks as its field may. */
function admitWidget(comparison: Comparison, field: Widget): Widget {
  const { file, after, added, settled, landmarks } = comparison;
  const items = as('array', field.dict.entries.get('Kids'))?.items ?? [];
  const ref = as('ref', items[0]);
  if (items.length !== 1 || ref === null || !added.has(ref.number) || landmarks.has(ref.number))
    return refuse(CODE, '/Kids');
  const object = file.object(ref.number, after);
  const dict = as('dict', object?.value);
  if (object === null || dict === null || dict.repeated || object.generation !== ref.generation)
    return refuse(CODE, `${ref.number} 0 R`);
  const { entries } = dict;
  if (KEYS_OF_WIDGET.some((key) => field.dict.entries.has(key))) refuse(CODE, '/Kids');
  if (nameOf(entries.get('Subtype')) !== 'Widget' || !same(comparison, entries.get('Parent'), field.ref))
    refuse(CODE, `${ref.number} 0 R`);
  settled.add(ref.number);
  landmarks.set(ref.number, 'field');
  for (const [key, part] of entries) {
    if (key === 'Parent') continue;
    if (!FIELD_KEYS.has(key) || KEYS_OF_FIELD.includes(key)) refuse(CODE, `${ref.number} 0 R /${key}`);
    admit(comparison, part, key, CODE);
  }
  return { ref, dict };
}

/** A new field at the root of the form: only a signature field with its one widget, merged with it or apart. */
export function admitSignatureField(comparison: Comparison, value: PdfValue, names: Set<string>): void {
  const { file, after, added, settled, landmarks, newWidgets, fields } = comparison;
  const ref = as('ref', value);
  if (ref === null || !added.has(ref.number)) return refuse(CODE, '/Fields');
  const object = file.object(ref.number, after);
  const dict = as('dict', object?.value);
  if (object === null || dict === null || dict.repeated || object.generation !== ref.generation)
    return refuse(CODE, `${ref.number} 0 R`);
  const { entries } = dict;
  const name = as('string', entries.get('T'))?.text;
  if (nameOf(entries.get('FT')) !== 'Sig' || name === undefined || name.includes('.') || names.has(name))
    return refuse(CODE, `${ref.number} 0 R`);
  names.add(name);
  settled.add(ref.number);
  landmarks.set(ref.number, 'field');
  const signature = entries.get('V');
  const timestamp = signature === undefined ? false : admitSignatureValue(comparison, signature);
  for (const [key, part] of entries) {
    if (key === 'Kids') continue;
    if (!FIELD_KEYS.has(key)) refuse(CODE, `${ref.number} 0 R /${key}`);
    if (key !== 'V') admit(comparison, part, key, CODE);
  }
  const field = { ref, dict };
  const widget = entries.has('Kids') ? admitWidget(comparison, field) : field;
  if (nameOf(widget.dict.entries.get('Subtype')) === 'Widget') newWidgets.set(widget.ref.number, widget.dict);
  checkLook(comparison, widget.dict, signature !== undefined, timestamp);
  if (timestamp) return;
  comparison.level = 'form';
  fields.add(name);
}
