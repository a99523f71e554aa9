import type { PdfFile } from '../file.ts';
import { decodeStream } from '../decode-stream.ts';
import { as, isInteger, nameOf, type PdfDict, type PdfValue } from '../value.ts';
import { admit, type Comparison, refuse } from './comparison.ts';

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

/** A visible signature may not take more of its page than this: it would hide what was signed. */
const PAGE_SHARE = 0.25;

const HIDDEN = 2;
const NO_VIEW = 32;

const areaOf = (file: PdfFile, value: PdfValue | undefined, at: number): number | null => {
  const items = as('array', file.resolve(value, at))?.items ?? [];
  if (items.length !== 4 || !items.every((item) => typeof item === 'number')) return null;
  const [left = 0, low = 0, right = 0, high = 0] = items as number[];
  return Math.abs(right - left) * Math.abs(high - low);
};

export const isInvisible = (comparison: Comparison, widget: PdfDict): boolean => {
  const flags = widget.entries.get('F');
  if (isInteger(flags) && (flags & (HIDDEN | NO_VIEW)) !== 0) return true;
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

/** Page size is inherited; the nearest one counts. */
const pageArea = ({ file, after }: Comparison, widget: PdfDict): number | null => {
  let node = file.dict(widget.entries.get('P'), after);
  for (let steps = 0; node !== null && steps < 64; steps += 1) {
    const area = areaOf(file, node.entries.get('MediaBox'), after);
    if (area !== null) return area;
    node = file.dict(node.entries.get('Parent'), after);
  }
  return null;
};

/**
 * The drawing of a new signature field: none before it is signed and none for a document time stamp, else at most part
 * of a page, so that nobody can lay a field over what was signed.
 */
function checkLook(comparison: Comparison, widget: PdfDict, signed: boolean, timestamp: boolean): void {
  const appearance = widget.entries.get('AP');
  const blank = appearance === undefined || isBlank(comparison, appearance);
  if (timestamp && !isInvisible(comparison, widget)) refuse(CODE, '/Rect');
  if (!blank && (timestamp || !signed)) refuse(CODE, '/AP');
  // Some readers draw the background of a widget by themselves.
  const style = widget.entries.get('MK');
  if (style !== undefined && as('dict', style)?.entries.size !== 0) refuse(CODE, '/MK');
  if (isInvisible(comparison, widget)) return;
  const page = pageArea(comparison, widget);
  const area = areaOf(comparison.file, widget.entries.get('Rect'), comparison.after);
  if (area === null || page === null || area > page * PAGE_SHARE) refuse(CODE, '/Rect');
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

/** A new field at the root of the form: only a signature field merged with its one widget. */
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
  if (nameOf(entries.get('Subtype')) === 'Widget') newWidgets.add(ref.number);
  const signature = entries.get('V');
  const timestamp = signature === undefined ? false : admitSignatureValue(comparison, signature);
  for (const [key, part] of entries) {
    if (!FIELD_KEYS.has(key)) refuse(CODE, `${ref.number} 0 R /${key}`);
    if (key !== 'V') admit(comparison, part, key, CODE);
  }
  checkLook(comparison, dict, signature !== undefined, timestamp);
  if (timestamp) return;
  comparison.level = 'form';
  fields.add(name);
}
