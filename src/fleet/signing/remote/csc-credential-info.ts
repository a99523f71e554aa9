import { DIGESTS, RSA_ENCRYPTION } from '../digest.ts';
import { certificatesOf } from '../pki/leaf.ts';
import { type Credential, MULTISIGN } from './credentials.ts';
import { type JsonBody, textOf } from './json-body.ts';

/** Signature algorithms that a credential's key may be used with. */
export const SIGN_ALGORITHMS: readonly string[] = [
  RSA_ENCRYPTION,
  DIGESTS.sha256.rsa,
  DIGESTS.sha384.rsa,
  DIGESTS.sha512.rsa,
];

/** `credentials/info` (CSC 1.0.4, 11.5; the same members in 2.0) as the request's options ask for it. */
export const credentialInfo = async (
  credential: Credential,
  options: JsonBody,
  version: 1 | 2,
  now: number,
): Promise<object> => {
  const leaf = await credential.leaf();
  const wanted = textOf(options, 'certificates') || 'single';
  const chain = certificatesOf(leaf).map((der) => der.toString('base64'));
  const explicit = credential.authMode === 'explicit';
  const auth = {
    mode: credential.authMode,
    ...(version === 2
      ? {
          expression: explicit ? 'PIN AND OTP' : '',
          objects: explicit
            ? [
                { type: 'Password', id: 'PIN', format: 'N' },
                { type: 'Password', id: 'OTP', format: 'N' },
              ]
            : [],
        }
      : {}),
  };
  return {
    description: `Chứng thư số giả lập của ${credential.holder.name}`,
    key: {
      status: credential.enabled ? 'enabled' : 'disabled',
      algo: SIGN_ALGORITHMS,
      len: 2048,
    },
    cert: {
      status: leaf.revokedAt !== null ? 'revoked' : leaf.notAfter.getTime() <= now ? 'expired' : 'valid',
      ...(wanted === 'none' ? {} : { certificates: wanted === 'chain' ? chain : chain.slice(0, 1) }),
      ...(options['certInfo'] === true
        ? {
            issuerDN: leaf.issuer.certificate.subject,
            serialNumber: leaf.serialNumber.toUpperCase(),
            subjectDN: leaf.subject,
            validFrom: generalized(leaf.notBefore),
            validTo: generalized(leaf.notAfter),
          }
        : {}),
    },
    ...(version === 1 ? { authMode: credential.authMode } : { auth }),
    SCAL: credential.scal,
    ...(version === 1 && explicit && options['authInfo'] === true
      ? {
          PIN: { presence: 'true', format: 'N', label: 'Mã PIN' },
          OTP: { presence: 'true', type: 'online', ID: 'sms', provider: 'giả lập', format: 'N' },
        }
      : {}),
    multisign: MULTISIGN,
    lang: 'vi',
  };
};

const generalized = (date: Date): string => `${date.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
