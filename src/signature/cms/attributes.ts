import { type DerNode, MalformedError, TAG } from '../asn1/der.ts';
import { readOid } from '../asn1/primitives.ts';
import { sequence } from '../asn1/sequence.ts';
import { parts } from './parts.ts';

/** RFC 5652, 5.3: a type and its values, each as it stands in the file. */
export type Attribute = {
  readonly type: string;
  readonly typeNode: DerNode;
  readonly values: readonly DerNode[];
};

const LIMIT = 100;

/** Attributes of a SET OF Attribute, whatever its tag. @throws MalformedError */
export function readAttributes(set: DerNode): readonly Attribute[] {
  return parts(set, LIMIT, 'attributes').map((node) => {
    const fields = sequence(node, 'Attribute');
    const typeNode = fields.next(TAG.oid);
    const values = parts(fields.next(TAG.set), LIMIT, 'values of an attribute');
    fields.end();
    if (values.length === 0) throw new MalformedError('CMS: attribute without a value');
    return { type: readOid(typeNode), typeNode, values };
  });
}

/** The value of an attribute that may occur once and hold one value; null where it is absent. @throws MalformedError */
export function singleValue(attributes: readonly Attribute[], type: string): DerNode | null {
  const found = attributes.filter((attribute) => attribute.type === type);
  if (found.length === 0) return null;
  const [value, ...others] = found.flatMap(({ values }) => values);
  if (value === undefined || others.length > 0) {
    throw new MalformedError(`CMS: attribute ${type} must occur once and hold one value`);
  }
  return value;
}

export function allValues(attributes: readonly Attribute[], type: string): readonly DerNode[] {
  return attributes.filter((attribute) => attribute.type === type).flatMap(({ values }) => values);
}
