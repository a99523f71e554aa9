import { type DerNode, MalformedError, TAG, eachChild } from './der.ts';

/** Reads the fields of a SEQUENCE in order. Every method throws MalformedError where the value has another shape. */
export type Sequence = {
  /** The next field; where `tag` is given it must have it. */
  next(tag?: number): DerNode;
  /** The next field if it has this tag, else null. */
  optional(tag: number): DerNode | null;
  rest(): readonly DerNode[];
  /** Nothing may follow. */
  end(): void;
};

/** Far more than any structure that is read by its fields has: a junk list of millions would fill the memory. */
const MOST_FIELDS = 1_000;

/** `tag` is another one than SEQUENCE for implicitly tagged fields. */
export function sequence(node: DerNode, what: string, tag: number = TAG.sequence): Sequence {
  if (node.tag !== tag) throw new MalformedError(`${what}: expected tag ${tag}, found ${node.tag}`);
  const fields: DerNode[] = [];
  for (const field of eachChild(node)) {
    if (fields.length === MOST_FIELDS) throw new MalformedError(`${what}: more than ${MOST_FIELDS} fields`);
    fields.push(field);
  }
  let index = 0;
  return {
    next(expected) {
      const field = fields[index];
      if (field === undefined) throw new MalformedError(`${what}: field ${index + 1} is missing`);
      if (expected !== undefined && field.tag !== expected) {
        throw new MalformedError(`${what}: field ${index + 1} has tag ${field.tag}, expected ${expected}`);
      }
      index += 1;
      return field;
    },
    optional(expected) {
      const field = fields[index];
      if (field === undefined || field.tag !== expected) return null;
      index += 1;
      return field;
    },
    rest() {
      const left = fields.slice(index);
      index = fields.length;
      return left;
    },
    end() {
      if (index < fields.length) throw new MalformedError(`${what}: unexpected field ${index + 1}`);
    },
  };
}
