import { type DerNode, MalformedError, children, readDer } from '../asn1/der.ts';

/** Tag numbers of GeneralName (RFC 5280, 4.2.1.6). */
export const NAME_FORM = {
  other: 0,
  email: 1,
  dns: 2,
  x400: 3,
  directory: 4,
  ediParty: 5,
  uri: 6,
  ip: 7,
  id: 8,
} as const;

/** `form` is one of NAME_FORM; `value` the octets inside, for a directory name the DER of the Name. */
export type GeneralName = { readonly form: number; readonly value: Uint8Array };

/** @throws MalformedError where the node is no GeneralName */
export function readGeneralName(node: DerNode): GeneralName {
  const form = node.tag & 0x1f;
  if ((node.tag & 0xc0) !== 0x80 || form > 8) throw new MalformedError('GeneralName has an unknown form');
  // directoryName is a CHOICE, so its tag is explicit.
  return { form, value: form === NAME_FORM.directory ? readDer(node.content).bytes : node.content };
}

/** The content of a GeneralNames, whichever tag it has. */
export function readGeneralNames(node: DerNode): readonly GeneralName[] {
  return children(node).map(readGeneralName);
}
