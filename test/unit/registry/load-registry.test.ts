import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '#src/model/errors.ts';
import { loadRegistry, type Registry } from '#src/registry/load-registry.ts';

const TODAY = '2026-11-21';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'registry-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const file = (content: unknown): string => {
  const path = join(folder, `own-${++files}.json`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const load = (...contents: readonly unknown[]): Promise<Registry> =>
  loadRegistry({ overrides: contents.map(file), today: TODAY });
const faultsOf = async (loading: Promise<Registry>): Promise<readonly string[]> => {
  const error: unknown = await loading.then(
    () => expect.fail('expected a refusal'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).faults.map((fault) => fault.replace(/own-\d+\.json/, 'own.json'));
};

const STAGING = { id: 'staging', nameVi: 'Cổng thử', url: 'http://127.0.0.1:8080/dvc' };

describe('the edition 2023', () => {
  it('has 63 provinces and 20 ministries, all only observed, none synthetic', async () => {
    const { portals } = await loadRegistry();
    expect(Map.groupBy(portals, ({ kind }) => kind).get('province')).toHaveLength(63);
    expect(Map.groupBy(portals, ({ kind }) => kind).get('ministry')).toHaveLength(20);
    expect(new Set(portals.map(({ id }) => id)).size).toBe(83);
    expect(
      portals.every(
        ({ mode, synthetic, permission }) => mode === 'observe' && !synthetic && permission === null,
      ),
    ).toBe(true);
  });

  it('keeps how sure each address is, and a vendor only where a source names it', async () => {
    const { portals } = await loadRegistry();
    const sure = Map.groupBy(portals, ({ address }) => address.confidence);
    expect(sure.get('seen')).toHaveLength(60);
    expect(sure.get('pattern')).toHaveLength(23);
    expect(portals.filter(({ vendor }) => vendor !== null)).toHaveLength(4);
  });
});

describe('the edition 2025', () => {
  it('judges one front door for 34 provinces', async () => {
    const { portals, nationalHosts } = await loadRegistry({ edition: '2025' });
    const provinces = portals.filter(({ kind }) => kind === 'province');
    expect(provinces).toHaveLength(34);
    expect(new Set(provinces.map(({ url }) => url))).toEqual(new Set([`https://${nationalHosts[0]}`]));
  });

  it('marks as a pattern each ministry whose host of 2026 nobody found', async () => {
    const { portals } = await loadRegistry({ edition: '2025' });
    const unsure = portals.filter(
      ({ kind, address }) => kind === 'ministry' && address.confidence === 'pattern',
    );
    expect(unsure.map(({ id }) => id).sort()).toEqual([
      'bdttg',
      'mod',
      'mofa',
      'most',
      'sbv',
      'ttcp',
      'vpcp',
      'vss',
    ]);
    expect(portals.find(({ id }) => id === 'vss')?.address.evidence).toMatch(/Unsourced/);
  });

  it('carries no code that was not checked', async () => {
    const { portals } = await loadRegistry({ edition: '2025' });
    expect(portals.every(({ gsoCode }) => gsoCode === null)).toBe(true);
  });
});

describe('services, words and criteria', () => {
  it('marks what no source confirms', async () => {
    const { services } = await loadRegistry();
    const sourced = (id: string) => services.find((each) => each.id === id);
    const essential = Array.from({ length: 25 }, (_, at) => `ESS-${String(at + 1).padStart(2, '0')}`);
    expect(services.map(({ id }) => id)).toEqual(expect.arrayContaining(essential));
    expect(sourced('ESS-01')?.signing.sourced).toBe(false);
    expect(sourced('ESS-03')?.signing.sourced).toBe(true);
    expect(sourced('ESS-04')?.signing.sourced).toBe(true);
    expect(sourced('ESS-10')?.fee.sourced).toBe(false);
  });

  it('knows the labels of the real platforms', async () => {
    const { words } = await loadRegistry();
    expect(words).toHaveLength(132);
    expect(words.find(({ vi }) => vi === 'Nộp hồ sơ')).toMatchObject({ group: 'search', kind: 'button' });
  });

  it('has 77 criteria worth 100 points and eight supplementary ones worth none', async () => {
    const { criteria } = await loadRegistry();
    const extra = criteria.criteria.filter(({ pillar }) => pillar === 'S');
    expect(criteria.criteria).toHaveLength(85);
    expect(criteria.criteria.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
    expect(extra.map(({ id, weight, threshold }) => [id, weight, threshold.kind])).toEqual([
      ['S-01', 0, 'project'],
      ['S-02', 0, 'project'],
      ['S-03', 0, 'project'],
      ['S-04', 0, 'project'],
      ['S-05', 0, 'project'],
      ['S-06', 0, 'project'],
      ['S-07', 0, 'project'],
      ['S-08', 0, 'project'],
    ]);
    expect(criteria.version).toBe('0.1.0-proposal+2');
    expect(criteria.minimumCoverage).toEqual({ pillar: 0.6, total: 0.7 });
  });

  it('has the shares of weight that the three variants state', async () => {
    const { criteria } = await loadRegistry();
    const points = (...kinds: readonly string[]) =>
      criteria.criteria.reduce(
        (sum, each) => sum + (kinds.includes(each.observability) ? each.weight : 0),
        0,
      );
    expect(points('public')).toBeCloseTo(37, 9);
    expect(points('public', 'test-account')).toBeCloseTo(81.5, 9);
  });
});

describe('the operator’s files', () => {
  it('add a portal from id, name and address alone, on loopback and any port', async () => {
    const { portals } = await load([STAGING]);
    expect(portals).toHaveLength(84);
    expect(portals.at(-1)).toEqual({
      id: 'staging',
      edition: 'own',
      kind: 'province',
      name: { vi: 'Cổng thử', en: 'Cổng thử' },
      url: 'http://127.0.0.1:8080/dvc',
      hosts: [],
      address: {
        confidence: 'given',
        evidence: expect.stringMatching(/^given by the operator in own-\d+\.json$/),
      },
      region: null,
      gsoCode: null,
      mapId: null,
      mergedInto2025: null,
      vendor: null,
      mode: 'observe',
      permission: null,
      synthetic: false,
    });
  });

  it('override a known portal and keep the rest of its row', async () => {
    const { portals } = await load({
      portals: [{ id: 'lao-cai', nameVi: 'Lào Cai (thử)', url: 'https://staging.test' }],
    });
    expect(portals).toHaveLength(83);
    expect(portals.find(({ id }) => id === 'lao-cai')).toMatchObject({
      edition: '2023',
      name: { vi: 'Lào Cai (thử)' },
      url: 'https://staging.test',
      address: { confidence: 'given' },
      gsoCode: '10',
      mapId: 'laocai',
    });
  });

  it('apply one after the other, read with a byte order mark, and turn decomposed names into NFC', async () => {
    const { portals } = await load(
      `\uFEFF${JSON.stringify([{ ...STAGING, nameVi: 'Cổng'.normalize('NFD') }])}`,
      { edition: 'thử', portals: [{ ...STAGING, nameEn: 'Second', mode: 'sandbox' }] },
    );
    expect(portals.at(-1)).toMatchObject({
      edition: 'thử',
      mode: 'sandbox',
      name: { vi: 'Cổng thử', en: 'Second' },
    });
    const first = await load([{ ...STAGING, nameVi: 'Cổng'.normalize('NFD') }]);
    expect(first.portals.at(-1)?.name.vi).toBe('Cổng'.normalize('NFC'));
  });

  it('warn of a permission that is missing or over, and not on loopback', async () => {
    const permission = { by: 'Sở', reference: '1/SO', until: '2026-11-20', identities: [] };
    const away = { ...STAGING, mode: 'account', url: 'https://staging.test' };
    const { warnings } = await load([
      away,
      { ...away, id: 'over', permission },
      { ...away, id: 'held', permission: { ...permission, until: TODAY } },
      { ...STAGING, id: 'here', mode: 'sandbox' },
    ]);
    expect(warnings).toEqual([
      'portal "staging": mode "account" needs a permission off loopback; it is only observed',
      'portal "over": the permission for mode "account" ended on 2026-11-20; it is only observed',
    ]);
  });
});

describe('what is refused', () => {
  it('is told all at once, each with file, row, field, what was expected and what came', async () => {
    const faults = await faultsOf(
      load(
        [
          { ...STAGING, id: 'Bad Id' },
          { ...STAGING, url: 'htp:/x' },
          {
            ...STAGING,
            id: 'modes',
            mode: 'full',
            permission: { by: 'x', reference: 'y', until: '2026-02-30', identities: [] },
          },
          { ...STAGING, id: 'keys', colour: 'red' },
          { id: 'bare' },
        ],
        { portal: [] },
      ),
    );
    expect(faults).toEqual([
      'own.json: row "Bad Id": id: expected an id of 1 to 64 characters a-z, 0-9 and "-", got "Bad Id"',
      'own.json: row "staging": url: expected an http or https address, got "htp:/x"',
      'own.json: row "modes": mode: expected "observe", "account", "sandbox", got "full"',
      'own.json: row "modes": permission.until: expected a day as YYYY-MM-DD, got "2026-02-30"',
      'own.json: row "keys": expected only known keys, got "colour"',
      'own.json: row "bare": nameVi: expected a text of 1 to 200 characters, got nothing',
      'own.json: row "bare": url: expected an http or https address, got nothing',
      'own.json: portals: expected a list of portals, or {"portals": [...]}, got nothing',
      'own.json: expected only known keys, got "portal"',
    ]);
  });

  it('tells the length of a name of 1 MB and does not echo it', async () => {
    const faults = await faultsOf(load([{ ...STAGING, nameVi: 'x'.repeat(2 ** 20) }]));
    expect(faults).toEqual([
      'own.json: row "staging": nameVi: expected a text of 1 to 200 characters, got a text of 1048576 characters',
    ]);
  });

  it('names an id that stands twice', async () => {
    expect(await faultsOf(load([STAGING, STAGING]))).toEqual([
      'own.json: row "staging": id: expected each id once, got it more than once',
    ]);
  });

  it('does not show a password that stands in an address', async () => {
    const faults = await faultsOf(load([{ ...STAGING, url: 'https://me:secret@portal.test' }]));
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/expected an address without user name and password/);
    expect(faults[0]).not.toMatch(/secret/);
  });

  it('says so of a file that is missing, a folder, no JSON or too large', async () => {
    const missing = loadRegistry({ overrides: [join(folder, 'own-0.json')] });
    expect(await faultsOf(missing)).toEqual(['own.json: expected a file, got nothing there']);
    expect((await faultsOf(loadRegistry({ overrides: [folder] })))[0]).toMatch(
      /expected a readable file, got EISDIR/,
    );
    expect((await faultsOf(load('{')))[0]).toMatch(/^own\.json: expected JSON, got: /);
    expect((await faultsOf(load(' '.repeat(5 * 1024 * 1024 + 1))))[0]).toBe(
      'own.json: expected at most 5242880 bytes, got 5242881',
    );
  });

  it('does not fill the screen', async () => {
    const faults = await faultsOf(load(Array.from({ length: 1000 }, () => ({}))));
    expect(faults).toHaveLength(201);
    expect(faults.at(-1)).toBe('and 2800 more faults');
  });
});
