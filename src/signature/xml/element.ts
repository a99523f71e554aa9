import { isSchemaPlace } from './harmless-attributes.ts';
import type { Element, Leaf, XmlAttribute } from './read-tree.ts';

export function attribute(element: Element, name: string): string | null {
  return element.attributes.find((each) => each.namespace === '' && each.name === name)?.value ?? null;
}

export function isElement(child: Element | Leaf): child is Element {
  return child.kind === 'element';
}

export function childElements(element: Element): readonly Element[] {
  return element.children.filter(isElement);
}

export function isNamed(element: Element, namespace: string, name: string): boolean {
  return element.namespace === namespace && element.name === name;
}

export function childrenNamed(element: Element, namespace: string, name: string): readonly Element[] {
  return childElements(element).filter((child) => isNamed(child, namespace, name));
}

/** The text where the element holds nothing but text (no comment, CDATA, instruction or element), else null. */
export function textOnly(element: Element): string | null {
  let text = '';
  for (const child of element.children) {
    if (child.kind !== 'text') return null;
    text += child.node.content;
  }
  return text;
}

const ownText = new WeakMap<Element, boolean>();

/** Text or CDATA directly inside that is more than white space; remembered, since every signature asks again. */
export function hasOwnText(element: Element): boolean {
  let has = ownText.get(element);
  if (has === undefined) {
    has = element.children.some(
      (child) => (child.kind === 'text' || child.kind === 'cdata') && /[^\t\n\r ]/.test(child.node.content),
    );
    ownText.set(element, has);
  }
  return has;
}

/** Attributes that say something of their own; where a schema stands and how a node is called (one word) do not. */
export function hasOwnAttributes(
  element: Element,
  besides: (attribute: XmlAttribute) => boolean = () => false,
): boolean {
  return element.attributes.some(
    (each) =>
      !isSchemaPlace(each) &&
      !(each.namespace === '' && ((/^id$/i.test(each.name) && !/\s/.test(each.value)) || besides(each))),
  );
}

export function hasOwnData(element: Element): boolean {
  return hasOwnText(element) || hasOwnAttributes(element);
}

export function isInside(element: Element, ancestor: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parent) if (at === ancestor) return true;
  return false;
}

/** The element and everything below it, in document order, without entering what `skip` names. */
export function* descendants(
  element: Element,
  skip: (element: Element) => boolean = () => false,
): Generator<Element, void, undefined> {
  const waiting: Element[] = [element];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (skip(at)) continue;
    yield at;
    for (let index = at.children.length - 1; index >= 0; index -= 1) {
      const child = at.children[index];
      if (child !== undefined && isElement(child)) waiting.push(child);
    }
  }
}

/** Namespace and name in one, to look up; no name holds a space. */
export function nameOf({ namespace, name }: Element): string {
  return `${name} ${namespace}`;
}

function sameName(one: Element, other: Element): boolean {
  return one.name === other.name && one.namespace === other.namespace;
}

/** For people: `/HDon/DLHDon`, with a position where siblings carry the same name. */
export function pathOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parent) {
    const here = at;
    const twins =
      here.parent === null ? [here] : childElements(here.parent).filter((each) => sameName(each, here));
    steps.unshift(twins.length === 1 ? here.name : `${here.name}[${twins.indexOf(here) + 1}]`);
  }
  return `/${steps.join('/')}`.slice(0, 300);
}
