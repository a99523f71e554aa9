import { as, dictOf, inside, type PdfValue } from '../value.ts';
import { type Comparison, refuse } from './comparison.ts';

const CODE = 'pdf-catalog-changed';

/** Where the tree leads back to what is shown; pages, annotations and contents have rules of their own. */
const LEADS_OUT = new Set(['Pg', 'Obj', 'Stm', 'StmOwn']);

/**
 * The structure tree of a tagged PDF (ISO 32000-2, 14.7): writers add an element for a new signature field. Nothing of it
 * is drawn, but it tells readers of the screen what stands there: what changes in it is let in here, and whoever judges
 * says that it changed. An object that anything else leads to is refused by the rules of that place.
 */
export function compareStructure(comparison: Comparison, root: PdfValue | undefined): void {
  const { file, after, changed, added, settled, landmarks, newWidgets } = comparison;
  if (root === undefined) return;
  const open: PdfValue[] = [root];
  const seen = new Set<number>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    file.budget.spend(1);
    const ref = as('ref', next);
    let value = next;
    if (ref !== null) {
      const { number } = ref;
      if (seen.has(number) || landmarks.has(number) || newWidgets.has(number)) continue;
      seen.add(number);
      const object = file.object(number, after);
      if (object === null || object.generation !== ref.generation) continue;
      value = object.value;
      if (changed.has(number) || added.has(number)) {
        if (as('stream', value) !== null || as('broken', value) !== null || dictOf(value)?.repeated === true)
          refuse(CODE, `${number} 0 R ← /StructTreeRoot`);
        settled.add(number);
        comparison.level = 'form';
        comparison.restructured = true;
      }
    }
    const dict = dictOf(value);
    if (dict === null) open.push(...inside(value));
    else for (const [key, item] of dict.entries) if (!LEADS_OUT.has(key)) open.push(item);
  }
}
