import { describe, expect, it } from 'vitest';
import { MalformedError } from '#src/signature/asn1/der.ts';
import { readTimeStampInfo } from '#src/signature/cms/time-stamp-info.ts';
import {
  boolean,
  explicit,
  generalizedTime,
  integer,
  octets,
  oid,
  sequence,
  tagged,
} from '../../../signing/der.ts';
import { digestIdentifier } from '../../../signing/keys.ts';

const info = (...more: readonly Uint8Array[]): Buffer =>
  sequence(
    integer(1),
    oid('1.3.6.1.4.1.99999.3'),
    sequence(digestIdentifier('sha256'), octets(Buffer.alloc(32, 9))),
    integer(4711),
    ...more,
  );
const at = generalizedTime(new Date('2026-05-20T02:00:00Z'));
const extension = (critical: boolean): Buffer =>
  tagged(0xa1, sequence(oid('1.2.3'), ...(critical ? [boolean(true)] : []), octets(Buffer.alloc(1))));

describe('readTimeStampInfo', () => {
  it('reads imprint and time', () => {
    const read = readTimeStampInfo(info(at));
    expect(read.at.toISOString()).toBe('2026-05-20T02:00:00.000Z');
    expect(read.digest?.name).toBe('SHA-256');
    expect(Buffer.from(read.imprint)).toEqual(Buffer.alloc(32, 9));
  });

  it('reads fractions of a second and every optional field', () => {
    const fraction = tagged(0x18, Buffer.from('20260520020000.5Z'));
    const accuracy = sequence(integer(1));
    const authority = explicit(0, tagged(0x82, Buffer.from('tsa')));
    const read = readTimeStampInfo(
      info(fraction, accuracy, boolean(true), integer(7), authority, extension(false)),
    );
    expect(read.at.toISOString()).toBe('2026-05-20T02:00:00.500Z');
  });

  it.each([
    ['an unknown critical extension', info(at, extension(true))],
    ['a local time', info(tagged(0x18, Buffer.from('20260520020000+0700')))],
    ['no time', info()],
    ['a field too many', info(at, integer(1), integer(2))],
    ['another version', sequence(integer(2))],
  ])('refuses %s', (_, der) => {
    expect(() => readTimeStampInfo(der)).toThrow(MalformedError);
  });
});
