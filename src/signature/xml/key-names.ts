import type { Certificate } from '../certificates/certificate.ts';
import { readName } from '../certificates/names.ts';
import type { Failure } from '../signer-facts.ts';
import { childrenNamed, descendants, isNamed, pathOf, textOnly } from './element.ts';
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
  const text = written === undefined ? null : textOnly(written);
  return text !== null && valuesWritten(text).join('\n') === valuesOf(name).join('\n');
};

const isSerial = (written: Element | undefined, { serialNumber }: Certificate): boolean => {
  const text = written === undefined ? '' : (textOnly(written)?.trim() ?? '');
  return /^\d{1,64}$/.test(text) && BigInt(text) === BigInt(`0x${serialNumber || '0'}`);
};

const isTrue = (element: Element, certificates: readonly Certificate[]): boolean => {
  const one = (name: string): Element | undefined => childrenNamed(element, DS, name)[0];
  if (isNamed(element, DS, 'X509SubjectName'))
    return certificates.some(({ subject }) => isName(element, subject));
  if (isNamed(element, DS, 'X509IssuerSerial'))
    return certificates.some(
      (each) => isSerial(one('X509SerialNumber'), each) && isName(one('X509IssuerName'), each.issuer),
    );
  if (isNamed(element, DS, 'KeyName') && /\s/.test(textOnly(element)?.trim() ?? '')) {
    const said = folded(textOnly(element) ?? '');
    return certificates.some(({ subject }) => isName(element, subject) || valuesOf(subject).includes(said));
  }
  return true;
};

/** The signer's certificate and those above it; all that there are where the signer is not known. */
const pathOfSigner = (
  signer: Certificate | null,
  certificates: readonly Certificate[],
): readonly Certificate[] => {
  if (signer === null) return certificates;
  const path = [signer];
  for (const each of path) {
    const above = certificates.filter(
      (other) => other.subjectKey === each.issuerKey && !path.includes(other),
    );
    path.push(...above);
  }
  return path;
};

/**
 * KeyInfo is not signed: a name of somebody in it is true only where the signer's certificate, or one above it, bears that name. Names are
 * written in many ways, so one that fits none leaves a doubt and accuses nobody. A key's name in one word is a label.
 */
export function judgeKeyNames(
  keyInfo: Element | null,
  signer: Certificate | null,
  certificates: readonly Certificate[],
): readonly Failure[] {
  if (keyInfo === null) return [];
  const path = pathOfSigner(signer, certificates);
  const untrue = [...descendants(keyInfo)].find((each) => !isTrue(each, path));
  return untrue === undefined
    ? []
    : [failure('indeterminate', 'SIG_CONSTRAINTS_FAILURE', 'xml-key-name-unproved', pathOf(untrue))];
}
