import { describe, expect, it } from 'vitest';
import { parseCertificate } from '#src/signature/certificates/parse-certificate.ts';
import { checkRevocation, type RevocationResult } from '#src/signature/certificates/revocation.ts';
import { type Issued, issue, nameDer } from '../../../signing/certificate.ts';
import { bits, enumerated, explicit, ia5, integer, retagged, sequence } from '../../../signing/der.ts';
import { bareCertificate } from './bare-certificate.ts';
import { bareCrl, type BareCrlWish, crlEntry, type Extension } from './bare-crl.ts';

const AT = new Date('2026-06-01T00:00:00Z');
const EARLIER = '2026-05-01T00:00:00Z';
/** `issue` puts this distribution point into every certificate. */
const POINT = 'http://crl.test.invalid/a.crl';

const root = issue({ name: [['CN', 'Root']], issuer: null, authority: 'unlimited' });
const lister = issue({ name: [['CN', 'Lister']], issuer: root, usages: ['cRLSign'] });
const citizen = issue({ name: [['CN', 'An']], issuer: root });

const read = ({ der }: Issued): ReturnType<typeof parseCertificate> => parseCertificate(der);

const policy = {
  anchors: [read(root)],
  at: AT,
  revocation: 'required',
  signerId: null,
  extra: { certificates: [], crls: [], ocsps: [] },
} as const;

const state = (...crls: readonly Buffer[]): Promise<RevocationResult['state']> => stateAt(AT, crls);

const stateAt = async (at: Date, crls: readonly Buffer[]): Promise<RevocationResult['state']> => {
  return (
    await checkRevocation([citizen, root].map(read), { crls, ocsps: [], pool: [read(lister)] }, policy, at)
  ).state;
};

const crl = (wish: Partial<BareCrlWish> = {}): Buffer => bareCrl({ issuer: root, ...wish });
const number = (value: number): Extension => ['2.5.29.20', integer(value)];
const amends = (value: number): Extension => ['2.5.29.27', integer(value), true];
const scope = (...parts: readonly Uint8Array[]): Extension => ['2.5.29.28', sequence(...parts), true];
const flag = (field: number): Buffer => Buffer.from([0x80 | field, 1, 0xff]);
const reasons = (octet: number, unused = 0): Buffer => retagged(0x83, bits(Buffer.from([octet]), unused));
const point = (uri: string): Buffer => explicit(0, explicit(0, ia5(0x86, uri)));
const because = (code: number): Extension => ['2.5.29.21', enumerated(code)];
const listed = (...list: readonly Extension[]): readonly Buffer[] => [
  crlEntry(citizen.serial, EARLIER, ...list),
];

describe('scope of a list', () => {
  it.each<[string, readonly Uint8Array[], RevocationResult['state']]>([
    ['everything', [], 'good'],
    ['end users', [flag(1)], 'good'],
    ['authorities', [flag(2)], 'unknown'],
    ['attribute certificates', [flag(5)], 'unknown'],
    ['the point of the certificate', [point(POINT)], 'good'],
    ['another point', [point(`${POINT}?`)], 'unknown'],
    ['some reasons', [reasons(0b0110_0000, 5)], 'unknown'],
  ])('%s', async (_what, parts, wanted) => {
    expect(await state(crl({ extensions: [scope(...parts)] }))).toBe(wanted);
  });

  it('adds up reasons over several lists', async () => {
    const some = crl({ extensions: [scope(reasons(0b0110_0000, 5))] });
    const others = crl({ extensions: [scope(retagged(0x83, bits(Buffer.from([0b0001_1111, 0x80]), 7)))] });
    expect(await state(some, others)).toBe('good');
    expect(await state(some, some)).toBe('unknown');
  });

  it('lets the issuer revoke whatever the scope of its list', async () => {
    expect(await state(crl({ extensions: [scope(flag(2))], entries: listed() }))).toBe('revoked');
  });

  it('lets nobody but the issuer list its certificates, unless the certificate says so', async () => {
    const own: Extension = ['2.5.29.29', sequence(explicit(4, nameDer(root.name))), true];
    const indirect = (entries: readonly Buffer[]): Buffer =>
      bareCrl({ issuer: lister, extensions: [scope(flag(4))], entries });
    expect(await state(indirect(listed(own)))).toBe('unknown');
    expect(await state(crl(), indirect(listed(own)))).toBe('good');
  });
});

describe('a list that is not wholly understood', () => {
  it('clears nobody, but revokes', async () => {
    const odd: Extension = ['1.2.3.4', integer(1), true];
    expect(await state(crl({ extensions: [odd] }))).toBe('unknown');
    expect(await state(crl({ entries: [crlEntry(77, EARLIER, odd)] }))).toBe('unknown');
    expect(await state(crl({ extensions: [odd], entries: listed() }))).toBe('revoked');
  });
});

describe('delta lists', () => {
  const base = crl({ extensions: [number(5)] });

  it('prove nothing without the list that they amend', async () => {
    expect(await state(crl({ extensions: [number(6), amends(5)] }))).toBe('unknown');
    expect(await state(base, crl({ extensions: [number(6), amends(5)] }))).toBe('good');
  });

  it('revoke, with or without it', async () => {
    const delta = crl({ extensions: [number(6), amends(5)], entries: listed(because(1)) });
    expect(await state(base, delta)).toBe('revoked');
    expect(await state(delta)).toBe('revoked');
  });

  it('lift a hold, and nothing but a hold, of a list that they amend', async () => {
    const lift = crl({ extensions: [number(6), amends(5)], entries: listed(because(8)) });
    const held = crl({ extensions: [number(5)], entries: listed(because(6)) });
    expect(await state(held)).toBe('revoked');
    expect(await state(held, lift)).toBe('good');
    expect(await state(crl({ extensions: [number(5)], entries: listed(because(1)) }), lift)).toBe('revoked');
    const odd: Extension = ['1.2.3.4', integer(1), true];
    const notUnderstood = crl({ extensions: [number(6), amends(5), odd], entries: listed(because(8)) });
    expect(await state(held, notUnderstood)).toBe('revoked');
    const later = crl({
      at: '2026-06-03T00:00:00Z',
      extensions: [number(6), amends(5)],
      entries: listed(because(8)),
    });
    expect(await state(held, later)).toBe('revoked');
    const tooOld = crl({ extensions: [number(4)], entries: listed(because(6)) });
    expect(await state(tooOld, lift)).toBe('revoked');
  });
});

describe('a certificate whose distribution points cannot be read', () => {
  it('is revoked by its issuer’s list nonetheless', async () => {
    const odd = bareCertificate({
      subject: [['CN', 'Odd']],
      issuer: root.name,
      extensions: [['2.5.29.31', integer(1)]],
    });
    const path = [odd, parseCertificate(root.der)];
    const crls = [crl({ entries: [crlEntry(odd.serial, EARLIER)] })];
    const found = await checkRevocation(path, { crls, ocsps: [], pool: [] }, policy, AT);
    expect(found.state).toBe('revoked');
  });
});

describe('a complete list', () => {
  it('cannot take a revocation back', async () => {
    expect(await state(crl({ entries: listed(because(8)) }))).toBe('unknown');
  });

  it('from the future proves nothing', async () => {
    expect(await state(crl({ at: '2026-06-03T00:00:00Z' }))).toBe('unknown');
  });
});

describe('a hold', () => {
  it('is lifted by a newer complete list without it, not by an older one', async () => {
    const held = (at: string): Buffer => crl({ at, entries: listed(because(6)) });
    expect(await state(held('2026-05-20T00:00:00Z'), crl())).toBe('good');
    expect(await state(held('2026-05-31T12:00:00Z'), crl())).toBe('revoked');
  });

  it('is not lifted by a list of some reasons', async () => {
    const held = crl({ at: '2026-05-20T00:00:00Z', entries: listed(because(6)) });
    expect(await state(held, crl({ extensions: [scope(reasons(0b0100_0000, 6))] }))).toBe('revoked');
  });

  it('is not lifted by a list that revokes, only later', async () => {
    const during = new Date('2026-05-20T00:00:00Z');
    const held = crl({ at: '2026-05-19T00:00:00Z', entries: listed(because(6)) });
    const lost = crl({ entries: [crlEntry(citizen.serial, '2026-05-25T00:00:00Z', because(1))] });
    expect(await stateAt(during, [held])).toBe('revoked');
    expect(await stateAt(during, [held, lost])).toBe('revoked');
    expect(await stateAt(during, [lost])).toBe('good');
  });
});

describe('a list without an end', () => {
  it('holds for the instant that it was made only', async () => {
    expect(await state(crl({ next: null }))).toBe('unknown');
    expect(await state(crl({ next: null, at: '2026-06-01T00:00:00Z' }))).toBe('good');
  });
});
