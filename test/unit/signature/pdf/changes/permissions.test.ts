import { describe, expect, it } from 'vitest';
import { type Permissions, readPermissions } from '../../../../../src/signature/pdf/changes/permissions.ts';
import { openPdf } from '../../../../../src/signature/pdf/file.ts';
import { findSignatures } from '../../../../../src/signature/pdf/signatures.ts';
import { append, form, OBJECT } from '../../../../signing/pdf-file.ts';
import { baseForm, TEXT_FIELD } from '../signed-form.ts';

const permissionsOf = (reference: string, lock = ''): Permissions => {
  const pdf = append(baseForm(), {
    objects: new Map([
      [OBJECT.form, form([TEXT_FIELD, 10])],
      [10, `<< /FT /Sig /T (sig) /V 11 0 R ${lock} >>`],
      [11, `<< /Type /Sig /ByteRange [0 1 2 3] /Contents <3000> ${reference} >>`],
    ]),
  });
  const file = openPdf(pdf);
  return readPermissions(file, findSignatures(file)[0]!);
};
const reference = (method: string, parameters: string): string =>
  `/Reference [<< /TransformMethod /${method} /TransformParams << ${parameters} >> >>]`;

describe('readPermissions', () => {
  it.each([
    ['no reference', '', true],
    ['DocMDP 1', reference('DocMDP', '/P 1'), false],
    ['DocMDP 2', reference('DocMDP', '/P 2'), true],
    ['DocMDP 3', reference('DocMDP', '/P 3'), true],
    ['DocMDP without a level', reference('DocMDP', ''), true],
    ['DocMDP with a level that is none', reference('DocMDP', '/P /All'), false],
    ['a method that nobody knows', reference('Other', ''), false],
  ])('reads of %s whether forms may be filled', (_, text, mayFill) => {
    expect(permissionsOf(text).mayFill).toBe(mayFill);
  });

  it.each([
    ['/Action /All', [true, true, true]],
    ['/Action /Include /Fields [(a)]', [true, true, false]],
    ['/Action /Exclude /Fields [(a)]', [false, false, true]],
    ['/Action /Never', [true, true, true]],
  ])('reads which fields %s locks, from a reference and from a lock', (text, locked) => {
    for (const { isLocked } of [
      permissionsOf(reference('FieldMDP', text)),
      permissionsOf('', `/Lock << ${text} >>`),
    ])
      expect(['a', 'a.b', 'ab'].map(isLocked)).toEqual(locked);
  });

  it('reads the level of a lock', () => {
    expect(permissionsOf('', '/Lock << /Action /Include /Fields [] /P 1 >>').mayFill).toBe(false);
  });
});
