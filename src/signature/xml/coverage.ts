import type { Failure } from '../signer-facts.ts';
import { findUnboundType } from './bound-prefixes.ts';
import { childElements, descendants, isNamed, pathOf } from './element.ts';
import { DS, XADES_TYPES } from './namespaces.ts';
import { enveloping, partial } from './partly-signed.ts';
import { covers, isLoose, payloadOf, type Signed, targetsOf } from './payload.ts';
import type { Element, Tree } from './read-tree.ts';
import type { Xades } from './read-xades.ts';
import { failure } from './refusal.ts';
import { isSignedByOther } from './signed-names.ts';
import { namesakeInside, strangerInside } from './strangers-inside.ts';
import { findSplit } from './text-split.ts';

const MANIFEST_TYPE = `${DS}Manifest`;

/** What is wrong with what the signature covers, worst first. */
export function judgeCoverage(tree: Tree, signed: Signed, all: readonly Signed[]): readonly Failure[] {
  const { signature, xades, followed, counters } = signed;
  const payload = payloadOf(signed);
  const found: Failure[] = [];
  if (counters !== null) {
    const value = childElements(counters).find((each) => isNamed(each, DS, 'SignatureValue')) ?? null;
    if (value === null || !followed.some(({ target }) => target === value))
      found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'counter-signature-wrong'));
  } else if (payload.length === 0) {
    found.push(failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-nothing-signed'));
  } else if (signature.element === tree.root) {
    const failed = enveloping(signed, payload);
    if (failed !== null) found.push(failed);
  } else if (!payload.some(({ target }) => target === null || target === tree.root)) {
    const failed = partial(tree, signed, payload, all);
    if (failed !== null) found.push(failed);
  }
  for (const loose of payload.filter((each) => isLoose(followed, each)))
    found.push(
      failure(
        'indeterminate',
        'SIG_CONSTRAINTS_FAILURE',
        'xml-partly-signed',
        pathOf(loose.target ?? tree.root),
      ),
    );
  const inside = {
    tree,
    signature,
    xades,
    targets: targetsOf(followed),
    isNameOfOther: (name: string) => isSignedByOther(tree, all, signed, name),
    isCovered: (element: Element) => covers(followed, element),
  };
  const stranger = strangerInside(inside);
  const namesake = namesakeInside(inside);
  if (stranger !== null)
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xml-unsigned-data-in-signature', pathOf(stranger)));
  else if (namesake !== null)
    found.push(
      failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-unsigned-data-in-signature', pathOf(namesake)),
    );
  if (xades !== null) found.push(...judgeProperties(signed, xades));
  else if (signature.references.some(({ type }) => [...XADES_TYPES.values()].includes(type ?? '')))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-wrong'));
  const manifest =
    signature.references.some(({ type }) => type === MANIFEST_TYPE) ||
    signature.objects.some((object) =>
      [...descendants(object)].some((each) => isNamed(each, DS, 'Manifest')),
    );
  if (manifest) found.push(failure('indeterminate', 'SIGNED_DATA_NOT_FOUND', 'xml-manifest'));
  const split = findSplit(tree, followed);
  if (split !== null)
    found.push(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-text-split', pathOf(split)));
  const unbound = findUnboundType(tree, payload);
  if (unbound !== null)
    found.push(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-unsigned-prefix', pathOf(unbound)));
  return found;
}

/** EN 319 132-1, 4.3.1 and 5.2: this signature's SignedProperties are what a reference of that type covers. */
const judgeProperties = ({ signature, followed }: Signed, xades: Xades): readonly Failure[] => {
  const found: Failure[] = [];
  const typed = signature.references
    .map((reference, index) => ({ reference, target: followed[index]?.target ?? null }))
    .filter(({ reference }) => [...XADES_TYPES.values()].includes(reference.type ?? ''));
  if (typed.some(({ target }) => target !== xades.signed))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-wrong'));
  // Only by a reference of their own: one to the whole document cuts the signature out.
  if (!followed.some(({ target, without }) => target === xades.signed && without.length === 0))
    found.push(failure('invalid', 'SIGNATURE_WRAPPING', 'xades-properties-unsigned'));
  else if (xades.type === XADES_TYPES.values().next().value && typed.length === 0)
    found.push(failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xades-properties-wrong', 'Type'));
  return found;
};
