import { as, type PdfDict, type PdfRef, type PdfValue } from '../value.ts';
import { type Comparison, keep, keysOf, openPlace, refuse, same } from './comparison.ts';
import { areaOf, checkPlace, coverPage, isInvisible } from './signature-field-rule.ts';

const CODE = 'pdf-page-changed';
const PAGE_LIMIT = 100_000;

/** Areas of /MediaBox and /CropBox, which pages inherit. */
type Boxes = { readonly media: number | null; readonly crop: number | null };

type Node = { readonly value: PdfValue; readonly boxes: Boxes };

/** The pages: their tree and all that is on them stays; only the widgets of new signature fields may be listed. */
export function comparePages(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  const { file, landmarks, settled } = comparison;
  if (!same(comparison, before, after)) refuse(CODE, '/Pages');
  const open: Node[] = [{ value: after ?? null, boxes: { media: null, crop: null } }];
  const seen = new Set<number>();
  const placed = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    file.budget.spend(1);
    const ref = as('ref', next.value);
    if (ref === null || seen.has(ref.number) || seen.size > PAGE_LIMIT) return refuse(CODE, '/Kids');
    seen.add(ref.number);
    // A page that is a form field as well would be compared by the laxer of two rules.
    if (landmarks.has(ref.number)) refuse(CODE, `${ref.number} 0 R`);
    landmarks.set(ref.number, 'page');
    settled.add(ref.number);
    const one = as('dict', file.resolve(ref, comparison.before));
    const two = as('dict', file.resolve(ref, comparison.after));
    if (one === null || two === null) return refuse(CODE, `${ref.number} 0 R`);
    if (comparison.changed.has(ref.number) && (one.repeated || two.repeated))
      refuse(CODE, `${ref.number} 0 R`);
    const boxes = boxesOf(comparison, two, next.boxes);
    for (const value of comparePage(comparison, one, two)) open.push({ value, boxes });
    placeWidgets(comparison, { page: ref, dict: two, boxes }, placed);
  }
  for (const [number, widget] of comparison.newWidgets)
    if (!placed.has(number) && !isInvisible(comparison, widget)) refuse(CODE, `${number} 0 R`);
}

function boxesOf({ file, after }: Comparison, { entries }: PdfDict, inherited: Boxes): Boxes {
  return {
    media: areaOf(file, entries.get('MediaBox'), after) ?? inherited.media,
    crop: areaOf(file, entries.get('CropBox'), after) ?? inherited.crop,
  };
}

type Page = { readonly page: PdfRef; readonly dict: PdfDict; readonly boxes: Boxes };

/** New widgets that a page lists, be it at a place that was there before: each stands on one page, once; and old ones that are drawn anew. */
function placeWidgets(comparison: Comparison, { page, dict, boxes }: Page, placed: Set<number>): void {
  const { file, after, newWidgets, drawn } = comparison;
  if (newWidgets.size === 0 && drawn.size === 0) return;
  const area = boxes.media === null ? null : Math.min(boxes.media, boxes.crop ?? boxes.media);
  for (const item of as('array', file.resolve(dict.entries.get('Annots'), after))?.items ?? []) {
    file.budget.spend(1);
    const number = as('ref', item)?.number ?? -1;
    const old = drawn.get(number);
    if (old !== undefined) coverPage(comparison, old, { page, area });
    const widget = newWidgets.get(number);
    if (widget === undefined) continue;
    if (placed.has(number)) refuse(CODE, `${number} 0 R`);
    placed.add(number);
    checkPlace(comparison, widget, { page, area });
  }
}

function comparePage(comparison: Comparison, one: PdfDict, two: PdfDict): readonly PdfValue[] {
  const kids = two.entries.get('Kids');
  for (const key of keysOf(one, two)) {
    const from = one.entries.get(key);
    const to = two.entries.get(key);
    if (key === 'Annots' && kids === undefined) compareAnnotations(comparison, from, to);
    else keep(comparison, from, to, key, CODE);
  }
  return kids === undefined
    ? []
    : (as('array', comparison.file.resolve(kids, comparison.after))?.items ?? [null]);
}

function compareAnnotations(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  if (after === undefined) return refuse(CODE, '/Annots');
  const ref = as('ref', after);
  if (ref !== null && same(comparison, before, after) && !comparison.changed.has(ref.number))
    return keep(comparison, before, after, 'Annots', CODE);
  const place = openPlace(comparison, before, after, CODE);
  const one = place.one === null ? [] : (as('array', place.one)?.items ?? refuse(CODE, '/Annots'));
  const two = as('array', place.two)?.items ?? refuse(CODE, '/Annots');
  if (two.length < one.length) refuse(CODE, '/Annots');
  for (const [index, item] of two.entries()) {
    const widget = as('ref', item);
    if (index < one.length) keep(comparison, one[index], item, 'Annots', CODE);
    else if (widget === null || !comparison.newWidgets.has(widget.number)) refuse(CODE, '/Annots');
  }
}
