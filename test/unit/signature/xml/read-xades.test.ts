import { describe, expect, it } from 'vitest';
import type { SignerReport } from '#src/model/signature.ts';
import { readInstant } from '#src/signature/xml/read-xades.ts';
import { verifyXml } from '#src/signature/xml/verify-xml.ts';
import { citizen, otherCitizen, rsaCitizen } from '../../../signing/authority.ts';
import {
  DECLARATION,
  enveloped,
  insert,
  policy,
  PROPERTIES_TYPE,
  signature,
  utf8,
  wholeOf,
  XADES,
} from './signed-text.ts';

const first = async (text: string): Promise<SignerReport> => {
  const { signers } = await verifyXml(utf8(text), policy());
  return signers[0]!;
};

const codes = ({ reasons }: SignerReport): readonly string[] => reasons.map(({ code }) => code);

describe('readInstant', () => {
  it.each([
    ['2026-05-20T02:00:00Z', '2026-05-20T02:00:00.000Z'],
    [' 2026-05-20T09:00:00.5+07:00\n', '2026-05-20T02:00:00.500Z'],
  ])('reads %j', (text, instant) => {
    expect(readInstant(text)?.toISOString()).toBe(instant);
  });

  it.each([null, '', '2026-05-20', '2026-05-20T02:00:00', '2026-13-40T02:00:00Z', '20 May 2026 02:00Z'])(
    'refuses %j',
    (text) => {
      expect(readInstant(text)).toBeNull();
    },
  );
});

describe('readXades', () => {
  it('reads the time that the signer claims and binds the certificate', async () => {
    const report = await first(enveloped());
    expect(report).toMatchObject({ verdict: 'valid', level: 'B-B', claimedAt: '2026-05-20T02:00:00.000Z' });
  });

  it('takes a certificate that the signed property does not name for another signer’s', async () => {
    expect(await first(enveloped(DECLARATION, { bound: otherCitizen() }))).toMatchObject({
      verdict: 'indeterminate',
      subIndication: 'NO_SIGNING_CERTIFICATE_FOUND',
    });
  });

  it.each<[string, (text: string) => string]>([
    ['aimed at another signature', (text) => text.replace('Target="#S1"', 'Target="#S2"')],
    ['aimed at nothing', (text) => text.replace(' Target="#S1"', '')],
    ['without an identifier to aim at', (text) => text.replace(' Id="S1"', '')],
    [
      'twice',
      (text) =>
        text.replace(
          /<xades:QualifyingProperties .*<\/xades:QualifyingProperties>/,
          (each) => each + each.replace('S1-p', 'S1-q'),
        ),
    ],
    [
      'with two SignedProperties',
      (text) =>
        text.replace(
          /<xades:SignedProperties .*<\/xades:SignedProperties>/,
          (each) => each + each.replace('S1-p', 'S1-q'),
        ),
    ],
    ['under no SignedProperties', (text) => text.replaceAll('xades:SignedProperties', 'xades:SignedThings')],
  ])('refuses properties %s', async (_, change) => {
    const text = change(enveloped());
    expect(text).not.toBe(enveloped());
    const report = await first(text);
    expect(report.verdict).toBe('invalid');
  });

  it('refuses signed properties in another signature’s Object', async () => {
    const other = signature([wholeOf(DECLARATION)], { id: 'S2', by: rsaCitizen(), xades: false });
    const moved = enveloped().replace(/<ds:Object>.*<\/ds:Object>/, '');
    const properties = /<ds:Object>.*<\/ds:Object>/.exec(enveloped())?.[0] ?? '';
    const report = await first(
      insert(moved, other.replace('</ds:Signature>', `${properties}</ds:Signature>`)),
    );
    expect(report.verdict).toBe('invalid');
    expect(codes(report)).toContain('xades-properties-wrong');
  });

  it('refuses properties that no reference covers', async () => {
    const bare = enveloped(DECLARATION, { xades: false });
    const properties = `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#S1"><xades:SignedProperties Id="x"/></xades:QualifyingProperties></ds:Object>`;
    const report = await first(bare.replace('</ds:Signature>', `${properties}</ds:Signature>`));
    expect(report).toMatchObject({ verdict: 'invalid', subIndication: 'SIGNATURE_WRAPPING' });
    expect(codes(report)).toContain('xades-properties-unsigned');
  });

  it('refuses a reference of that type to something else', async () => {
    const whole = { ...wholeOf(DECLARATION), type: PROPERTIES_TYPE };
    for (const xades of [true, false]) {
      const report = await first(insert(DECLARATION, signature([whole], { xades })));
      expect(report).toMatchObject({ verdict: 'invalid', subIndication: 'SIGNATURE_WRAPPING' });
    }
  });

  it('judges a counter-signature by what it counter-signs', async () => {
    const counter = (value: string, octets = value, uri = '#value') =>
      `<xades:UnsignedProperties><xades:UnsignedSignatureProperties><xades:CounterSignature>${signature(
        [{ uri, octets }],
        {
          id: 'C1',
          by: rsaCitizen(),
          method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
          xades: false,
        },
      )}</xades:CounterSignature></xades:UnsignedSignatureProperties></xades:UnsignedProperties>`;
    const named = (value: string) => value.replace('">', '" Id="value">');
    const text = enveloped(DECLARATION, { unsigned: (value) => counter(named(value)) }).replace(
      /<ds:SignatureValue xmlns:ds="[^"]*">/,
      (start) => start.replace('">', '" Id="value">'),
    );
    const sound = await verifyXml(utf8(text), policy());
    expect(sound.signers.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['signer', 'valid'],
      ['counter-signer', 'valid'],
    ]);
    const elsewhere = await verifyXml(
      utf8(enveloped(DECLARATION, { unsigned: (value) => counter(value, citizen().name.join(), '#S1-p') })),
      policy(),
    );
    expect(elsewhere.signers.map(({ role, verdict }) => [role, verdict])).toEqual([
      ['signer', 'valid'],
      ['counter-signer', 'invalid'],
    ]);
  });
});
