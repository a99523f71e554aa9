import { describe, expect, it } from 'vitest';
import { type Crl, isHold, lookUp, parseCrl } from '#src/signature/certificates/crl.ts';
import { nameKey } from '#src/signature/certificates/names.ts';
import { nameDer } from '../../../signing/certificate.ts';
import { enumerated, explicit, generalizedTime, integer, sequence } from '../../../signing/der.ts';
import { keyOf } from '../../../signing/keys.ts';
import { bareCrl, crlEntry, type Extension } from './bare-crl.ts';

const issuer = nameDer([['CN', 'CA']]);
const other = nameDer([['CN', 'Other CA']]);
const when = new Date('2026-05-01T00:00:00Z');

const entry = (serial: number, ...list: readonly Extension[]): Buffer =>
  crlEntry(serial, when.toISOString(), ...list);

const crl = (entries: readonly Buffer[], extensions: readonly Extension[] = []): Crl =>
  parseCrl(bareCrl({ issuer: { name: [['CN', 'CA']], key: keyOf('crl') }, entries, extensions }));

const serial = (...octetList: readonly number[]): Uint8Array => Uint8Array.from(octetList);
const issuerOf = (name: Uint8Array): Extension => ['2.5.29.29', sequence(explicit(4, name)), true];
const INDIRECT: Extension = ['2.5.29.28', sequence(Buffer.from([0x84, 1, 0xff])), true];

describe('lookUp', () => {
  it('finds a certificate by the octets of its serial number', () => {
    const list = crl([entry(5), entry(255)]);
    expect(lookUp(list, serial(5), nameKey(issuer)).entry?.at).toEqual(when);
    expect(lookUp(list, serial(0, 255), nameKey(issuer)).entry).not.toBeNull();
    // -1 is not 255.
    expect(lookUp(list, serial(255), nameKey(issuer)).entry).toBeNull();
    expect(lookUp(list, serial(5), nameKey(other)).entry).toBeNull();
    expect(lookUp(crl([]), serial(5), nameKey(issuer))).toEqual({ entry: null, complete: true });
  });

  it('carries the issuer of an indirect list on from entry to entry', () => {
    const list = crl([entry(1), entry(2, issuerOf(other)), entry(3)], [INDIRECT]);
    const found = (number: number, name: Uint8Array): boolean =>
      lookUp(list, serial(number), nameKey(name)).entry !== null;
    expect([found(1, issuer), found(2, issuer), found(2, other), found(3, other), found(3, issuer)]).toEqual([
      true,
      false,
      true,
      true,
      false,
    ]);
  });

  it('vouches for nobody with an entry that it does not understand', () => {
    expect(lookUp(crl([entry(1, ['1.2.3', integer(1), true])]), serial(9), nameKey(issuer)).complete).toBe(
      false,
    );
    expect(lookUp(crl([entry(1, ['1.2.3', integer(1)])]), serial(9), nameKey(issuer)).complete).toBe(true);
    expect(lookUp(crl([entry(1, issuerOf(other))]), serial(9), nameKey(issuer)).complete).toBe(false);
  });

  it('revokes by what stands before an entry that cannot be read, and vouches for nobody', () => {
    const list = crl([entry(1), sequence(integer(2)), entry(3)]);
    expect(lookUp(list, serial(1), nameKey(issuer))).toMatchObject({ entry: { at: when }, complete: false });
    expect(lookUp(list, serial(9), nameKey(issuer))).toEqual({ entry: null, complete: false });
  });

  it('takes the worse of two entries, and the earlier date', () => {
    const held = crlEntry(1, '2026-04-01T00:00:00Z', ['2.5.29.21', enumerated(6)]);
    for (const list of [crl([held, entry(1)]), crl([entry(1), held])]) {
      const found = lookUp(list, serial(1), nameKey(issuer)).entry;
      expect(found).toEqual({ at: new Date('2026-04-01T00:00:00Z'), reasonCode: 0 });
    }
  });

  it('reads reason and the date from which the key was lost', () => {
    const lost = new Date('2026-04-01T00:00:00Z');
    const list = crl([entry(1, ['2.5.29.21', enumerated(6)], ['2.5.29.24', generalizedTime(lost)])]);
    const found = lookUp(list, serial(1), nameKey(issuer)).entry;
    expect(found?.at).toEqual(lost);
    expect(found !== null && isHold(found)).toBe(true);
  });
});

describe('parseCrl', () => {
  it('reads numbers, scope and what it does not understand', () => {
    const list = crl([], [['2.5.29.20', integer(300)], ['2.5.29.27', integer(299), true], INDIRECT]);
    expect([list.number, list.deltaOf, list.scope?.indirect, list.understood]).toEqual([
      300n,
      299n,
      true,
      true,
    ]);
    expect(crl([], [['1.2.3', integer(1), true]]).understood).toBe(false);
  });
});
