import type { Certificate } from '../certificates/certificate.ts';
import { readName } from '../certificates/names.ts';
import { buildPath } from '../certificates/path.ts';
import type { Policy } from '../policy.ts';
import type { Failure } from '../signer-facts.ts';
import { childElements, childrenNamed, descendants, hasOwnText, pathOf, textOnly } from './element.ts';
import { DS } from './namespaces.ts';
import type { Element } from './read-tree.ts';
import { failure } from './refusal.ts';

const folded = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase();

/** RFC 4514, 2.4: `\,` and `\C3\A1`; the latter octets of UTF-8. */
const unescaped = (value: string): string =>
  value
    .replaceAll(/(?:\\[\dA-Fa-f]{2})+/g, (octets) =>
      Buffer.from(octets.replaceAll('\\', ''), 'hex').toString('utf8'),
    )
    .replaceAll(/\\(.)/g, '$1');

/** `#0c03…`: DER of a short string. */
const ofHex = (value: string): string =>
  /^#(?:[\dA-Fa-f]{2}){2,129}$/.test(value) ? Buffer.from(value.slice(5), 'hex').toString('utf8') : value;

/** The expressions below take time in the square of what they read; a name that is longer is nobody's. */
const NAME_LENGTH = 1_024;

/** Values of a written name, however its attributes are called and whichever end it begins with; Java and .NET differ. */
const valuesWritten = (written: string): readonly string[] =>
  (written.match(/(?:\\.|"(?:[^"]|"")*"|[^\\",;+])+/gs) ?? [])
    .map((part) => part.trim().replace(/^[\w. -]+?\s*=\s*/, ''))
    .map((value) => (value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : unescaped(value)))
    .map((value) => folded(ofHex(value)))
    .filter((value) => value !== '')
    .sort();

const valuesOf = (name: Uint8Array): readonly string[] => {
  try {
    return readName(name)
      .flat()
      .map(({ text }) => folded(text ?? ''))
      .filter((value) => value !== '')
      .sort();
  } catch {
    return [];
  }
};

const isName = (written: Element | undefined, name: Uint8Array): boolean => {
  const text = written === undefined ? null : (textOnly(written)?.replaceAll(/\s+/g, ' ') ?? null);
  return (
    text !== null &&
    text.length <= NAME_LENGTH &&
    valuesWritten(text).join('\n') === valuesOf(name).join('\n')
  );
};

const isSerial = (written: Element | undefined, { serialNumber }: Certificate): boolean => {
  const text = written === undefined ? '' : (textOnly(written)?.trim() ?? '');
  return /^\d{1,64}$/.test(text) && BigInt(text) === BigInt(`0x${serialNumber || '0'}`);
};

/** One word that calls nobody by name: no `CN=`, and no space but those that look like one. */
const isLabel = (element: Element): boolean => {
  const text = textOnly(element)?.trim();
  return text === undefined ? !hasOwnText(element) : /^[!-~]*$/.test(text) && !/^[\w.-]+=[^=]/.test(text);
};

const isTrue = (element: Element, certificates: readonly Certificate[]): boolean => {
  const one = (name: string): Element | undefined => childrenNamed(element, DS, name)[0];
  // By the local name: markup under a namespace of another standard passes for it.
  const { name, parent } = element;
  if (/^(?:Issuer|ByName|ResponderID)$/.test(name)) return false;
  if (name === 'X509IssuerName') return parent?.name === 'X509IssuerSerial';
  if (name === 'X509SubjectName') return certificates.some(({ subject }) => isName(element, subject));
  if (name === 'X509IssuerSerial')
    return certificates.some(
      (each) =>
        childElements(element).length === 2 &&
        isSerial(one('X509SerialNumber'), each) &&
        isName(one('X509IssuerName'), each.issuer),
    );
  if (name === 'KeyName' && !isLabel(element)) {
    const said = folded(textOnly(element) ?? '');
    return certificates.some(({ subject }) => isName(element, subject) || valuesOf(subject).includes(said));
  }
  return true;
};

/**
 * The signer's certificate and those above it on a path that holds. Anybody can make a certificate with an authority's
 * name, or even its key, and his own above it. Judged while the signer's own was in force: names do not expire.
 */
const pathOfSigner = async (
  signer: Certificate,
  certificates: readonly Certificate[],
  policy: Policy,
): Promise<readonly Certificate[]> => {
  const last = Math.min(policy.at.getTime(), signer.notAfter.getTime());
  const at = new Date(Math.max(last, signer.notBefore.getTime()));
  const built = await buildPath(signer, certificates, policy, at, 'signing');
  return built.ok ? built.path : [signer];
};

/**
 * KeyInfo is not signed: a name of somebody in it is true only where the signer's certificate, or one above it, bears that name. Names are
 * written in many ways, so one that fits none leaves a doubt and accuses nobody. A key's name in one word is a label.
 * Where nobody is known to have signed there is nobody to hold them to, and the signature is not valid anyway.
 */
export async function judgeKeyNames(
  keyInfo: Element | null,
  signer: Certificate | null,
  certificates: readonly Certificate[],
  policy: Policy,
): Promise<readonly Failure[]> {
  if (keyInfo === null || signer === null) return [];
  const others = [...descendants(keyInfo)].filter((each) => !isTrue(each, [signer]));
  if (others.length === 0) return [];
  const path = await pathOfSigner(signer, certificates, policy);
  const untrue = others.find((each) => !isTrue(each, path));
  return untrue === undefined
    ? []
    : [failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-key-name-unproved', pathOf(untrue))];
}
