import { expect, it } from 'vitest';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { judgeKeyNames } from '#src/signature/xml/key-names.ts';
import { readTree } from '#src/signature/xml/read-tree.ts';
import { citizen } from '../../../signing/authority.ts';
import { DS, policy, utf8 } from './signed-text.ts';

const judge = async (name: string) => {
  const signer = parseCertificate(citizen().der);
  const tree = readTree(utf8(`<KeyInfo xmlns="${DS}"><KeyName>${name}</KeyName></KeyInfo>`));
  const found = await judgeKeyNames(tree.root, signer, [signer], policy());
  tree.document.dispose();
  return found.length;
};

it('reads white space of any length in a name, and no name of any length', async () => {
  expect(await judge(`Nguyễn${' '.repeat(400_000)}Văn An TEST`)).toBe(0);
  expect(await judge(`A${' b'.repeat(400_000)}`)).toBe(1);
});
