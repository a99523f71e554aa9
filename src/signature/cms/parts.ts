import { type DerNode, MalformedError, eachChild } from '../asn1/der.ts';

/** The values inside `node`; counts while it reads, so that a list of millions is never held. @throws MalformedError */
export function parts(node: DerNode, limit: number, what: string): readonly DerNode[] {
  const found: DerNode[] = [];
  for (const child of eachChild(node)) {
    if (found.length === limit) throw new MalformedError(`CMS: more than ${limit} ${what}`);
    found.push(child);
  }
  return found;
}

/** The one value inside an explicit tag. @throws MalformedError where there is another number of them */
export function onlyPart(node: DerNode, what: string): DerNode {
  const [part, ...others] = parts(node, 2, what);
  if (part === undefined || others.length > 0) throw new MalformedError(`CMS: expected one ${what}`);
  return part;
}
