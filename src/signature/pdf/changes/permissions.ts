import type { PdfFile } from '../file.ts';
import type { PdfSignature } from '../signatures.ts';
import { as, nameOf, type PdfDict, type PdfValue } from '../value.ts';

/** What a signature lets others do after it (DocMDP and FieldMDP, ISO 32000-2, 12.8.2.2 and 12.8.2.4). */
export type Permissions = {
  /** False: nothing but data for verifying may follow. */
  readonly mayFill: boolean;
  readonly isLocked: (field: string) => boolean;
};

const isLockedBy =
  (file: PdfFile, at: number, dict: PdfDict) =>
  (field: string): boolean => {
    const action = nameOf(file.resolve(dict.entries.get('Action'), at));
    const named = (as('array', file.resolve(dict.entries.get('Fields'), at))?.items ?? []).some((item) => {
      const name = as('string', file.resolve(item, at))?.text;
      return name !== undefined && (field === name || field.startsWith(`${name}.`));
    });
    if (action === 'Include') return named;
    if (action === 'Exclude') return !named;
    // /All, and every word that nobody knows.
    return true;
  };

/** Read as the revision of the signature says it, from its references and from its field's lock. */
export function readPermissions(file: PdfFile, signature: PdfSignature): Permissions {
  const at = signature.object.revision;
  const locks: ((field: string) => boolean)[] = [];
  let mayFill = true;
  // Without a level it is 2 (ISO 32000-2, table 257); one that is no level allows nothing.
  const forbid = (level: PdfValue, stated: boolean): void => {
    if (stated && level !== 2 && level !== 3) mayFill = false;
  };
  for (const item of as('array', file.resolve(signature.dict.entries.get('Reference'), at))?.items ?? []) {
    const reference = file.dict(item, at);
    const method = nameOf(file.resolve(reference?.entries.get('TransformMethod'), at));
    const parameters = file.dict(reference?.entries.get('TransformParams'), at);
    if (method === 'DocMDP')
      forbid(file.resolve(parameters?.entries.get('P'), at), parameters?.entries.has('P') === true);
    else if (method === 'FieldMDP' && parameters !== null) locks.push(isLockedBy(file, at, parameters));
    else mayFill = false;
  }
  const lock = file.dict(signature.field?.dict.entries.get('Lock'), at);
  if (lock !== null) {
    locks.push(isLockedBy(file, at, lock));
    forbid(file.resolve(lock.entries.get('P'), at), lock.entries.has('P'));
  }
  return { mayFill, isLocked: (field) => locks.some((isLocked) => isLocked(field)) };
}
