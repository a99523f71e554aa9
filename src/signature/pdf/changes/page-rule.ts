import { as, type PdfDict, type PdfValue } from '../value.ts';
import { type Comparison, keep, keysOf, openPlace, refuse, same } from './comparison.ts';

const CODE = 'pdf-page-changed';
const PAGE_LIMIT = 100_000;

/** The pages: their tree and all that is on them stays; only the widgets of new signature fields may be listed. */
export function comparePages(
  comparison: Comparison,
  before: PdfValue | undefined,
  after: PdfValue | undefined,
): void {
  const { file, landmarks, settled } = comparison;
  if (!same(comparison, before, after)) refuse(CODE, '/Pages');
  const open: PdfValue[] = [after ?? null];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    file.budget.spend(1);
    const ref = as('ref', next);
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
    for (const kid of comparePage(comparison, one, two)) open.push(kid);
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
