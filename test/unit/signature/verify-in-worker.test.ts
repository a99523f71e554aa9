import { afterAll, describe, expect, it } from 'vitest';
import { openVerifier, verifyInWorker } from '#src/signature/verify-in-worker.ts';
import { DEFAULT_LIMITS } from '#src/signature/limits.ts';
import { verify } from '#src/signature/verify.ts';
import { policyOf } from '../../signing/cases/own-case.ts';
import { ownCases } from '../../signing/own-cases.ts';

const policy = policyOf({});
const verifier = openVerifier();
afterAll(async () => await verifier.close());

const inWorker = (bytes: Uint8Array) => verifier.verify({ bytes, content: null }, policy);

const MEBIBYTE = 1_024 * 1_024;
const repeated = (text: string, count: number): Buffer => Buffer.from(text.repeat(count), 'latin1');

/** DER nested as deeply as asked, as a signed file begins. */
const nestedDer = (depth: number): Buffer => {
  let size = 0;
  const heads: Buffer[] = [];
  for (let at = 0; at < depth; at += 1) {
    const head = Buffer.from([0x30, 0x84, size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255]);
    heads.push(head);
    size += head.length;
  }
  return Buffer.concat([Buffer.from('06092a864886f70d010702', 'hex'), ...heads.reverse()]);
};

const random = (size: number): Buffer => {
  const bytes = Buffer.alloc(size);
  let state = 1;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
};

describe('verifyInWorker', () => {
  it('says what verify says', async () => {
    for (const id of ['pdf/b-lta', 'xml/xades-b-b', 'cms/detached', 'cms/rsa-1024']) {
      const of = ownCases.find((each) => each.id === id);
      if (of === undefined) throw new Error(`no case ${id}`);
      const signed = { bytes: of.make(), content: of.content ?? null };
      expect(await verifyInWorker(signed, policyOf(of))).toEqual(await verify(signed, policyOf(of)));
    }
  });

  it('answers several at once, each its own', async () => {
    const files = ownCases.slice(0, 12);
    const verdicts = await Promise.all(
      files.map((each) =>
        verifier.verify({ bytes: each.make(), content: each.content ?? null }, policyOf(each)),
      ),
    );
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(files.map(({ verdict }) => verdict));
  });

  it('leaves the octets of its caller alone', async () => {
    const bytes = ownCases[0]?.make() ?? Buffer.alloc(0);
    const before = Buffer.from(bytes);
    await inWorker(bytes);
    expect(bytes.equals(before)).toBe(true);
  });

  it('stops at the deadline and serves the next file', async () => {
    const hasty = openVerifier({ ...DEFAULT_LIMITS, deadlineMs: 0 });
    const verdict = await hasty.verify({ bytes: Buffer.alloc(40 * MEBIBYTE, 0x20), content: null }, policy);
    expect(verdict).toMatchObject({ verdict: 'indeterminate', subIndication: 'LIMIT_EXCEEDED' });
    expect(verdict.reasons[0]).toMatchObject({ code: 'time-limit', detail: '0 ms' });
    const again = await hasty.verify({ bytes: Buffer.alloc(0), content: null }, policy);
    expect(again.verifier).toEqual(verdict.verifier);
    await hasty.close();
  });

  it('stops where a file needs more memory than allowed', async () => {
    const small = openVerifier({ deadlineMs: 60_000, memoryMb: 32 });
    const verdict = await small.verify({ bytes: Buffer.alloc(60 * MEBIBYTE, 0x41), content: null }, policy);
    expect(verdict).toMatchObject({ verdict: 'indeterminate', subIndication: 'LIMIT_EXCEEDED' });
    expect(verdict.reasons[0]).toMatchObject({ code: 'memory-limit', detail: '32 MiB' });
    const next = await small.verify({ bytes: Buffer.alloc(0), content: null }, policy);
    expect(next.subIndication).toBe('NO_SIGNATURE');
    await small.close();
  });
});

describe('a hostile file', () => {
  const head = '%PDF-1.7\n1 0 obj\n';
  const hostile: readonly (readonly [string, () => Buffer])[] = [
    ['of 200 MB', () => Buffer.alloc(200 * MEBIBYTE, 0x41)],
    ['of no octets', () => Buffer.alloc(0)],
    ['of random octets', () => random(4 * MEBIBYTE)],
    [
      'of random octets behind the header of a PDF',
      () => Buffer.concat([Buffer.from(head), random(8 * MEBIBYTE)]),
    ],
    ['of zeros', () => Buffer.alloc(60 * MEBIBYTE)],
    ['of white space', () => Buffer.alloc(60 * MEBIBYTE, 0x20)],
    ['of base64 signs', () => Buffer.alloc(60 * MEBIBYTE, 0x41)],
    ['of nested PDF arrays', () => Buffer.concat([Buffer.from(head), repeated('[', 5 * MEBIBYTE)])],
    ['of nested PDF dictionaries', () => Buffer.concat([Buffer.from(head), repeated('<</A', 2 * MEBIBYTE)])],
    ['of PDF strings that do not end', () => Buffer.concat([Buffer.from(head), repeated('(', 8 * MEBIBYTE)])],
    [
      'of PDF headers of objects',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), repeated('1 0 obj\n', 2 * MEBIBYTE)]),
    ],
    [
      'of ends of a PDF',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), repeated('startxref\n9\n%%EOF\n', MEBIBYTE)]),
    ],
    [
      'of ByteRanges',
      () => Buffer.concat([Buffer.from('%PDF-1.7\n'), repeated('/ByteRange [0 1 2 3]\n', MEBIBYTE)]),
    ],
    [
      'of cross-reference tables in a circle',
      () =>
        Buffer.from(
          `%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF\n`,
        ),
    ],
    [
      'of a cross-reference table that says it is huge',
      () =>
        Buffer.from(
          `%PDF-1.7\nxref\n0 999999999\n0000000000 65535 f \ntrailer\n<< /Size 999999999 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`,
        ),
    ],
    ['of nested XML', () => repeated('<a>', 2 * MEBIBYTE)],
    [
      'of XML elements side by side',
      () => Buffer.concat([Buffer.from('<a>'), repeated('<b/>', 2 * MEBIBYTE), Buffer.from('</a>')]),
    ],
    [
      'of XML attributes',
      () => Buffer.from(`<a ${Array.from({ length: 200_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
    ],
    [
      'of XML namespaces',
      () => Buffer.from(`${Array.from({ length: 20_000 }, (_, at) => `<a xmlns:n${at}="u">`).join('')}`),
    ],
    [
      'of XML signatures',
      () =>
        Buffer.concat([
          Buffer.from('<a xmlns:ds="http://www.w3.org/2000/09/xmldsig#">'),
          repeated('<ds:Signature><ds:SignedInfo/></ds:Signature>', 100_000),
          Buffer.from('</a>'),
        ]),
    ],
    [
      'of nested DER',
      () => Buffer.concat([Buffer.from([0x30, 0x84, 0x00, 0x09, 0x27, 0xcb]), nestedDer(100_000)]),
    ],
    [
      'of DER with a length beyond all',
      () => Buffer.from('3084ffffffff06092a864886f70d010702a084fffffff0', 'hex'),
    ],
    [
      'of BER that does not end',
      () =>
        Buffer.concat([Buffer.from('308006092a864886f70d010702', 'hex'), repeated('\xa0\x80', 4 * MEBIBYTE)]),
    ],
    [
      'of BER chunks',
      () =>
        Buffer.concat([
          Buffer.from('308006092a864886f70d010702a080', 'hex'),
          repeated('\x24\x80', 500_000),
          repeated('\x04\x01a', 500_000),
        ]),
    ],
  ];

  it.each(hostile)('%s gets a refusal in time', async (_name, make) => {
    const verdict = await inWorker(make());
    expect(verdict.verdict).not.toBe('valid');
    expect(verdict.signers.every((each) => each.verdict !== 'valid')).toBe(true);
    const codes = verdict.reasons.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(0);
    // A limit that had to be enforced from outside would mean that the verifier itself does not keep to it.
    expect(codes).not.toContain('time-limit');
    expect(codes).not.toContain('memory-limit');
    expect(codes).not.toContain('verifier-failed');
    expect(verdict.verifier.version).toBeGreaterThan(0);
  });
});
