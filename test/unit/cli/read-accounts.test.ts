import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectFolder } from '#src/cli/project.ts';
import { readAccounts } from '#src/cli/read-accounts.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('no synthetic citizen');
const { documents: _papers, ...lent } = { ...citizen, id: 'cho-muon-1' };

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lent-'));
  file = join(folder, 'accounts.json');
  await writeFile(file, JSON.stringify({ accounts: [lent] }), { mode: 0o600 });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const fault = (given: string): Promise<unknown> =>
  readAccounts(given, citizens).then(
    () => null,
    (thrown: unknown) => thrown,
  );

describe('lent accounts', () => {
  it('come from the named file, else from the one that the environment names, with the synthetic papers', async () => {
    expect(await readAccounts(file, citizens)).toEqual([{ ...lent, documents: citizen.documents }]);
    vi.stubEnv('PORTALSWEEP_ACCOUNTS', file);
    expect((await readAccounts(undefined, citizens)).map(({ id }) => id)).toEqual(['cho-muon-1']);
  });

  it.skipIf(process.platform === 'win32')(
    'are refused where others may read them, with what mends it',
    async () => {
      for (const mode of [0o640, 0o604, 0o620]) {
        await chmod(file, mode);
        expect(await fault(file)).toMatchObject({
          code: 'accounts',
          message: expect.stringMatching(
            new RegExp(`found mode ${mode.toString(8)}; mend it with: chmod 600 '.*accounts.json'$`),
          ) as string,
        });
      }
    },
  );

  it('are refused within the project, where they would be published with it', async () => {
    expect(await fault(join(projectFolder, 'scenarios', 'accounts.json'))).toMatchObject({
      code: 'accounts',
      message: expect.stringContaining('outside the project') as string,
    });
  });

  it('are missed where a file was named that is not there, and nothing is quoted from one that is no JSON', async () => {
    expect(await fault(join(folder, 'no.json'))).toMatchObject({ code: 'accounts' });
    await writeFile(file, 'bí mật {');
    expect(await fault(file)).toMatchObject({ code: 'accounts', message: `${file}: expected JSON` });
  });
});
