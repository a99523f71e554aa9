import { describe, expect, it } from 'vitest';
import { makeNationalData } from '#src/fleet/national-data.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('no synthetic citizens');
const document = { document: 'residence-proof', name: 'Chỗ ở', fileName: 'cho-o.pdf' } as const;

describe('the population data', () => {
  const { population } = makeNationalData(citizens);
  it('holds what the State holds of a citizen, and no e-mail address', () => {
    const held = population.of(citizen.idNumber);
    expect(held).toMatchObject({
      fullName: citizen.fullName,
      sex: 'Nữ',
      fatherName: citizen.parents?.father,
      taxCode: citizen.organisation?.taxCode,
    });
    expect(held).not.toHaveProperty('email');
  });
  it('knows nobody of another number, and somebody else than the citizen', () => {
    expect(population.of('000000000000')).toBeNull();
    expect(population.otherThan(citizen.idNumber).fullName).toBe(other.fullName);
    expect(makeNationalData([citizen]).population.otherThan(citizen.idNumber).fullName).not.toBe(
      citizen.fullName,
    );
  });
});

describe('the national store of e-documents', () => {
  it('is seeded with results, components and certified copies', () => {
    const { store } = makeNationalData(citizens);
    const kinds = store.list(citizen.idNumber, 'p').map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['results', 'components', 'copies']));
  });
  it('keeps the same bytes for the citizen on all portals, its own portal first', () => {
    const { store } = makeNationalData(citizens);
    const first = store.keep(citizen.idNumber, 'one', { ...document, content: Buffer.from('1') });
    const second = store.keep(citizen.idNumber, 'two', { ...document, content: Buffer.from('2') });
    expect(store.list(citizen.idNumber, 'one').slice(0, 2)).toEqual([first, second]);
    expect(store.list(citizen.idNumber, 'two').slice(0, 2)).toEqual([second, first]);
    expect(store.find(citizen.idNumber, first.id)?.content()).toEqual(Buffer.from('1'));
    expect(store.find(other.idNumber, first.id)).toBeNull();
  });
  it('removes a component, not a result, and only of the citizen', () => {
    const { store } = makeNationalData(citizens);
    const { id } = store.keep(citizen.idNumber, 'one', { ...document, content: Buffer.from('1') });
    expect(store.remove(other.idNumber, id)).toBe(false);
    expect(store.remove(citizen.idNumber, id)).toBe(true);
    expect(store.remove(citizen.idNumber, id)).toBe(false);
    const result = store.keepResult(citizen.idNumber, 'one', 'H49.22-1', 'Thủ tục');
    expect(result.name).toBe('H49.22-1-KQ1');
    expect(store.remove(citizen.idNumber, result.id)).toBe(false);
  });
  it('forgets what came from one portal and nothing else', () => {
    const { store } = makeNationalData(citizens);
    const before = store.list(citizen.idNumber, 'one').length;
    store.keep(citizen.idNumber, 'one', { ...document, content: Buffer.from('1') });
    store.forgetPortal('one');
    expect(store.list(citizen.idNumber, 'one')).toHaveLength(before);
  });
});
