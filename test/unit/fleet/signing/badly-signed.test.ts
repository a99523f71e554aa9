import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { badlySigned } from '#src/fleet/signing/badly-signed.ts';
import { makePki } from '#src/fleet/signing/pki/pki.ts';
import { BAD_FILES, type BadFile } from '#src/model/signing.ts';
import { readCertificates } from '#src/signature/certificates/parse-certificate.ts';
import { verify } from '#src/signature/verify.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';

const pki = makePki({ host: 'pki.thu-nghiem.invalid', now: () => new Date() });
const [citizen] = citizens;
const document = citizen?.documents[0];
if (citizen === undefined || document === undefined) throw new Error('no citizen to sign for');

const verdictOf = async (file: BadFile) => {
  const bad = await badlySigned(pki, citizens, citizen.id, file, document);
  if (bad === null) throw new Error('nothing was made');
  const anchors = Object.values(await pki.anchors()).flatMap((pem) => readCertificates(Buffer.from(pem)));
  const bytes = Buffer.from(bad.base64, 'base64');
  return {
    bad,
    bytes,
    verdict: await verify(
      { bytes, content: null },
      {
        anchors,
        at: new Date(),
        revocation: 'if-present',
        signerId: `CCCD:${citizen.idNumber}`,
        extra: { certificates: [], crls: [], ocsps: [] },
      },
    ),
  };
};

describe('badlySigned', () => {
  it.each(BAD_FILES)('makes a file that is not valid for this citizen: %s', async (file) => {
    const { bad, verdict } = await verdictOf(file);
    expect(verdict.verdict).not.toBe('valid');
    expect(bad.fileName).toBe(document.fileName);
    expect(bad.mimeType).toBe(document.mimeType);
  });

  it('names the person who signed where it is another one', async () => {
    const { verdict } = await verdictOf('other-person');
    expect(verdict.subIndication).toBe('SIGNER_IDENTITY_MISMATCH');
  });

  it('has no signature at all where only a stamp is drawn', async () => {
    const { bytes, verdict } = await verdictOf('stamp-only');
    expect(bytes.includes('/ByteRange')).toBe(false);
    expect(verdict.signers).toEqual([]);
  });

  it('is signed by a certificate that signed itself', async () => {
    const { verdict } = await verdictOf('self-signed');
    const [leaf] = verdict.signers[0]?.chain ?? [];
    expect(leaf?.subject).toBe(leaf?.issuer);
  });

  it('makes nothing for a stranger or of a file that is no PDF', async () => {
    expect(await badlySigned(pki, citizens, 'nobody', 'changed', document)).toBeNull();
    const text = { ...document, base64: Buffer.from('text').toString('base64') };
    expect(await badlySigned(pki, citizens, citizen.id, 'changed', text)).toBeNull();
  });

  it('leaves the roots of the fleet alone', async () => {
    for (const pem of Object.values(await pki.anchors())) expect(new X509Certificate(pem).ca).toBe(true);
  });
});
