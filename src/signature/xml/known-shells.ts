import type { Element } from './read-tree.ts';

/**
 * Roots of the Vietnamese tax authority's formats with the part of them that is signed (decision 1450/QD-TCT for
 * invoices, notices and messages; the HTKK form of tax returns).
 */
const ROOTS: ReadonlyMap<string, string> = new Map([
  ['HDon', 'DLHDon'],
  ['TKhai', 'DLTKhai'],
  ['TBao', 'DLTBao'],
  ['BTHDLieu', 'DLBTHop'],
  ['TDiep', 'DLieu'],
  ['HSoThueDTu', 'HSoKhaiThue'],
]);

/** Places for signatures in those formats. */
const PLACES = new Set('DSCKS NBan NMua CQT CCKSKhac NNT TTCQT CKSNNT CKyDTu'.split(' '));

/**
 * Whether what stands unsigned around signed elements is what a published format puts there. Any other name is a word
 * of somebody's own: `HuyHoaDon` around the same signed data says something else than `HDon`.
 *
 * @param shells the root and every other unsigned element outside the signatures
 */
export function isKnownShell(shells: readonly Element[], targets: readonly Element[]): boolean {
  const namespaces = new Set(['', ...targets.map(({ namespace }) => namespace)]);
  return shells.every(
    (each) =>
      namespaces.has(each.namespace) &&
      (each.parent === null
        ? targets.some(({ name, parent }) => parent === each && name === ROOTS.get(each.name))
        : PLACES.has(each.name)),
  );
}
