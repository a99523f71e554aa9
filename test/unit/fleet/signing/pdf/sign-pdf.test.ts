import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILE_FLAWS, type FileFlaw, signedFile } from '#src/fleet/signing/pdf/flawed-pdf.ts';
import { formPdf } from '#src/fleet/signing/pdf/form-pdf.ts';
import { localSigner, stampedBy } from '#src/fleet/signing/pdf/local-signer.ts';
import { readPdf } from '#src/fleet/signing/pdf/pdf-file.ts';
import { preparePdf, signPdf } from '#src/fleet/signing/pdf/sign-pdf.ts';
import { addValidationData } from '#src/fleet/signing/pdf/validation-data.ts';
import {
  citizenHolder,
  officerHolder,
  organisationHolder,
  staffHolder,
} from '#src/fleet/signing/pki/holder.ts';
import { certificatesOf } from '#src/fleet/signing/pki/leaf.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { verify } from '#src/signature/verify.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');
const holder = citizenHolder(citizen);
const id = `CCCD:${citizen.idNumber}`;

let server: SigningServer;
let form: Buffer;
beforeAll(async () => {
  server = await serveSigning();
  form = formPdf({
    title: 'Tờ khai đăng ký thường trú',
    body: 'Công an phường Thử Nghiệm',
    rows: [
      { label: 'Họ và tên', value: citizen.fullName },
      { label: 'Số định danh cá nhân', value: citizen.idNumber },
    ],
    closing: ['Tôi cam đoan lời khai trên là đúng sự thật.'],
    madeOn: server.now(),
  });
});
afterAll(() => server.stop());

const judged = async (pdf: Uint8Array | null, signerId: string | null): Promise<FileVerdict> => {
  if (pdf === null) throw new Error('the file could not be signed');
  const anchors = await server.signing.anchors();
  return verify(
    { bytes: pdf, content: null },
    {
      anchors: [anchors.public, anchors.government].flatMap((pem) => readCertificates(Buffer.from(pem))),
      at: server.now(),
      revocation: 'if-present',
      signerId,
      extra: { certificates: [], crls: [], ocsps: [] },
    },
  );
};
const order = () => ({
  pki: server.signing.pki,
  pdf: form,
  holder,
  other: citizenHolder(other),
  at: server.now(),
  timeStamp: true,
  stamp: true,
});

describe('a signed e-form', () => {
  it('is valid at B-T, invisible or with a stamp, and names its signer', async () => {
    for (const stamp of [true, false]) {
      const verdict = await judged(await signedFile({ ...order(), stamp }, null), id);
      expect(verdict).toMatchObject({
        verdict: 'valid',
        level: 'B-T',
        profile: 'ETSI.CAdES.detached',
        signers: [{ name: citizen.fullName, ids: [id] }],
      });
    }
  });

  it('begins with the unsigned file, octet for octet', async () => {
    const signed = await signedFile(order(), null);
    expect(signed?.subarray(0, form.length).equals(form)).toBe(true);
  });

  const wrong: { readonly [F in FileFlaw]: readonly [string, string | null, string | null] } = {
    'stamp-picture': ['invalid', 'NO_SIGNATURE', null],
    'changed-after-signing': ['invalid', 'HASH_FAILURE', 'B-T'],
    'added-after-signing': ['invalid', 'MODIFIED_AFTER_SIGNING', 'B-T'],
    'saved-again': ['invalid', 'FORMAT_FAILURE', null],
    'wrong-citizen': ['invalid', 'SIGNER_IDENTITY_MISMATCH', 'B-T'],
    expired: ['indeterminate', 'OUT_OF_BOUNDS', 'B-T'],
    revoked: ['indeterminate', 'REVOKED', 'B-LT'],
    'unknown-issuer': ['indeterminate', 'NO_CERTIFICATE_CHAIN_FOUND', 'B-T'],
    'weak-certificate': ['indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'B-T'],
    'weak-digest': ['indeterminate', 'CRYPTO_CONSTRAINTS_FAILURE', 'B-T'],
    'no-time-stamp': ['valid', null, 'B-B'],
    'broken-signature': ['invalid', 'SIG_CRYPTO_FAILURE', 'B-T'],
  };
  it.each(FILE_FLAWS.map((flaw) => [flaw]))('shows its flaw to the verifier: %s', async (flaw) => {
    const verdict = await judged(await signedFile(order(), flaw), id);
    // Whether a proof of existence was at hand is the verifier's affair, not the file's flaw.
    const sub = verdict.subIndication?.replace(/_NO_POE$/, '') ?? null;
    expect([verdict.verdict, sub, verdict.level]).toEqual(wrong[flaw]);
  });

  it.each([
    ['a company', organisationHolder(citizen), organisationHolder(citizen).ids[0] ?? ''],
    ['a member of its staff', staffHolder(citizen), id],
    ['an officer, by ECDSA under the government’s root', officerHolder('ha-noi', 'Hà Nội'), null],
  ])('is valid when signed by %s', async (_what, who, signerId) => {
    const verdict = await judged(await signedFile({ ...order(), holder: who }, null), signerId);
    expect(verdict).toMatchObject({ verdict: 'valid', signers: [{ ids: who.ids }] });
  });

  it('takes a second signature without harm to the first', async () => {
    const first = await signedFile(order(), null);
    const second = await signedFile(
      { ...order(), pdf: first ?? form, holder: organisationHolder(citizen), stamp: false },
      null,
    );
    const verdict = await judged(second, null);
    expect(verdict.signers.map((each) => each.verdict)).toEqual(['valid', 'valid']);
  });

  it('becomes B-LT with validation data, and its revocation is proved', async () => {
    const { pki } = server.signing;
    const leaf = await pki.leaf(holder, 'good');
    const signed = await signedFile(order(), null);
    const more = addValidationData(signed ?? form, {
      certificates: certificatesOf(leaf),
      crls: [await pki.crl('public-ca'), await pki.crl('public-root')],
      ocsps: [await pki.statusOf(leaf)],
    });
    expect(await judged(more, id)).toMatchObject({ verdict: 'valid', level: 'B-LT', revocation: 'proved' });
  });

  it('is valid in the older PDF profile, too', async () => {
    const leaf = await server.signing.pki.leaf(holder, 'good');
    const signed = await signPdf(form, localSigner(leaf), {
      at: server.now(),
      subFilter: 'adbe.pkcs7.detached',
      digest: 'sha512',
      timeStamp: stampedBy(server.signing.pki),
    });
    expect(await judged(signed, id)).toMatchObject({ verdict: 'valid', profile: 'adbe.pkcs7.detached' });
  });
});

describe('a portal that lets a provider sign', () => {
  it.each([0, 1])('puts in what the citizen confirmed on the phone (provider %i)', async (at) => {
    const provider = server.signing.providersFor('thu-nghiem')[at];
    if (provider === undefined) throw new Error('expected two providers');
    const certificates = await provider.certificates(citizen.idNumber, 'person');
    const prepared = preparePdf(form, { keyKind: 'rsa-2048', certificates }, { at: server.now() });
    if (prepared === null) throw new Error('the form could not be read');
    const { attributes, digest } = prepared;
    const remote = await provider.order(citizen.idNumber, 'person', attributes, digest, 'Ký tờ khai');
    expect(await remote.status()).toEqual({ state: 'waiting' });
    server.pass(1_500);
    const signed = await remote.status();
    if (signed.state !== 'signed') throw new Error(`expected a signature; got ${signed.state}`);
    const verdict = await judged(await prepared.finish(signed.signature), id);
    expect(verdict).toMatchObject({ verdict: 'valid', level: 'B-B' });
  });

  it.each([0, 1])('hears why there is none (provider %i)', async (at) => {
    const provider = server.signing.providersFor('thu-nghiem')[at];
    const order = () => provider?.order(citizen.idNumber, 'person', form, 'sha256', 'Ký tờ khai');
    const scope = { username: citizen.idNumber };
    server.signing.control({ phone: { scope, behaviour: { answer: 'reject', afterMs: 0 } } });
    expect(await (await order())?.status()).toEqual({ state: 'rejected' });
    server.signing.control({ phone: { scope, behaviour: { answer: 'none', afterMs: 0 } } });
    expect(await (await order())?.status()).toEqual({ state: 'ran-out' });
    server.signing.control({ phone: { scope, behaviour: null } });
    server.signing.control({ credentials: { username: citizen.idNumber, state: { enabled: false } } });
    expect((await (await order())?.status())?.state).toBe('refused');
    server.signing.control({ credentials: { username: citizen.idNumber, state: null } });
    expect(await provider?.certificates('000000000000', 'person')).toEqual([]);
  });
});

describe('what can be signed', () => {
  it('includes the papers of the synthetic citizens', async () => {
    for (const { base64 } of citizen.documents) {
      const signed = await signedFile({ ...order(), pdf: Buffer.from(base64, 'base64') }, null);
      expect(await judged(signed, id)).toMatchObject({ verdict: 'valid' });
    }
  });

  it.each([
    ['nothing', ''],
    ['another format', 'PK\u0003\u0004'],
    ['a PDF without a table', '%PDF-1.4\n% giả lập'],
    ['a PDF whose table is elsewhere', '%PDF-1.4\nstartxref\n99999\n%%EOF'],
    ['a table without an end', '%PDF-1.4\nxref\n0 1\ntrailer\n<< /Root\nstartxref\n9\n%%EOF'],
  ])('does not include %s', (_what, text) => expect(readPdf(Buffer.from(text, 'utf8'))).toBeNull());
});

describe('whatever is uploaded', () => {
  it('is signed or refused, never thrown about', async () => {
    const leaf = await server.signing.pki.leaf(officerHolder('ha-noi', 'Hà Nội'), 'good');
    const text = form.toString('latin1');
    const tail = fc.integer({ min: Math.floor(text.length * 0.8), max: text.length - 1 });
    const head = fc.integer({ min: 0, max: 900 });
    const change = fc.tuple(fc.oneof(head, tail), fc.constantFrom('<', '>', '[', '(', ' ', '9', 'R', '/'));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(form);
        for (const [at, sign] of changes) bytes.write(sign, at, 'latin1');
        const signed = await signPdf(bytes, localSigner(leaf), { at: server.now() });
        expect(signed === null || signed.subarray(0, bytes.length).equals(bytes)).toBe(true);
      }),
    );
    const deep = `%PDF-1.4\nxref\n0 0\ntrailer\n${'['.repeat(200_000)}\nstartxref\n9\n%%EOF`;
    expect(readPdf(Buffer.from(deep))).toBeNull();
  });
});

describe('the text of a form', () => {
  it('is there as Unicode for every letter that is drawn', () => {
    const text = form.toString('latin1');
    const letters = [...text.matchAll(/^<([0-9a-f]{2})> <([0-9a-f]{4})>$/gm)].map(
      ([, code = '', unit = '']) => [code, String.fromCodePoint(Number.parseInt(unit, 16))] as const,
    );
    const byCode = new Map(letters);
    const lines = [...text.matchAll(/<([0-9a-f]+)> Tj/g)].map(([, codes = '']) =>
      (codes.match(/../g) ?? []).map((code) => byCode.get(code)).join(''),
    );
    expect(lines).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(lines).toContain('TỜ KHAI ĐĂNG KÝ THƯỜNG TRÚ');
    expect(lines).toContain(`Họ và tên: ${citizen.fullName}`);
  });
});
