import { ParseOption, XmlC14NMode, XmlDocument, type XmlElement, type XmlNode } from 'libxml2-wasm';
import type { FileVerdict } from '#src/model/signature.ts';
import type { Seed } from './fuzz-seeds.ts';

const NAMESPACES = { ds: 'http://www.w3.org/2000/09/xmldsig#' };
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const canonical = (node: XmlDocument | XmlNode): string => {
  const chunks: Uint8Array[] = [];
  node.canonicalize(
    {
      write: (chunk) => {
        chunks.push(chunk.slice());
        return chunk.length;
      },
      close: () => true,
    },
    // Exclusive: a namespace that nothing uses is not signed where the signature canonicalises so itself.
    { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 },
  );
  return Buffer.concat(chunks).toString('utf8');
};

/** Properties that say a time and nothing else may stand unsigned. */
const TIME = `*[local-name()='SignatureProperties'] and not(.//*[not(local-name()='SignatureProperties' or local-name()='SignatureProperty' or local-name()='SigningTime')]) and translate(normalize-space(.), '0123456789-T:.+Z/ ', '')=''`;
/** Objects of signatures, wherever in them: it is their content that is signed, not their place. */
const ENVELOPED = `//ds:Signature//ds:Object[not(*[local-name()='QualifyingProperties']) and not(${TIME})]`;
const OWN_MARKUP = "contains(namespace-uri(),'w3.org') or contains(namespace-uri(),'uri.etsi.org')";

const attributesOf = (element: XmlElement): string =>
  element.attrs
    .filter(({ name, namespaceUri }) => namespaceUri !== XSI && !/^id$/i.test(name))
    .map(({ name, value }) => `${name}=${value}`)
    .sort()
    .join(' ');

type SignedXml = {
  readonly infos: readonly string[];
  readonly properties: readonly string[];
  /** What the signatures envelop, by their SignedInfo: a signature may go, and what it envelops with it. */
  readonly objects: ReadonlyMap<string, string>;
  /** The document as its reader takes it: where in it a signature stands is not signed. */
  readonly around: string;
  /** Local names (of attributes with @) of the content, and of what the signatures hold beside what they envelop. */
  readonly content: ReadonlySet<string>;
  readonly inside: ReadonlySet<string>;
  /** A stylesheet instruction outside what is signed. */
  readonly stylesheet: boolean;
  readonly uris: ReadonlySet<string>;
};

/** Where only children of the root are signed, names of what holds them and the signatures are free, and nothing else. */
const partsOf = (parsed: XmlDocument, ids: ReadonlySet<string>): string => {
  const all = parsed.find('/*/*') as XmlElement[];
  const isSigned = (each: XmlElement): boolean => ids.has(each.attr('Id')?.value ?? '');
  const loose = [parsed.root, ...all.filter((each) => !isSigned(each))];
  const said = loose.flatMap((each) => {
    const within = each === parsed.root ? [each] : (each.find('descendant-or-self::*') as XmlElement[]);
    const holds = each === parsed.root || each.get('descendant-or-self::ds:Signature', NAMESPACES) !== null;
    return [
      ...(holds ? [] : [`holds no signature: ${each.name}`]),
      ...within
        .filter((part) => part.get('ancestor-or-self::ds:Signature', NAMESPACES) === null)
        .map(
          (part) =>
            `${attributesOf(part)} ${part
              .find('text()')
              .map(({ content }) => content.trim())
              .join('')}`,
        )
        .filter((text) => text.trim() !== ''),
    ];
  });
  return [...all.filter(isSigned).map(canonical), ...said].join('\n');
};

const urisOf = (parsed: XmlDocument): ReadonlySet<string> =>
  new Set(
    (parsed.find('//ds:SignedInfo/ds:Reference', NAMESPACES) as XmlElement[]).map(
      (each) => each.attr('URI')?.value ?? '',
    ),
  );

const aroundOf = (parsed: XmlDocument, uris: ReadonlySet<string>): string => {
  if (parsed.get('/ds:Signature', NAMESPACES) !== null) return '';
  const isWhole = uris.has('') || uris.has(`#${parsed.root.attr('Id')?.value}`);
  if (!isWhole) return partsOf(parsed, new Set([...uris].map((uri) => uri.slice(1))));
  for (const signature of parsed.find('/*//ds:Signature[not(ancestor::ds:Signature)]', NAMESPACES))
    signature.remove();
  return canonical(uris.has('') ? parsed : parsed.root);
};

const objectsOf = (parsed: XmlDocument): ReadonlyMap<string, string> => {
  const held = new Map<string, string>();
  for (const each of parsed.find(ENVELOPED, NAMESPACES) as XmlElement[]) {
    const owner = each.get('ancestor::ds:Signature[1]/ds:SignedInfo', NAMESPACES);
    const key = owner === null ? '' : canonical(owner);
    // Where an object holds text alone (base64 of what was signed), its text is what is signed.
    const said =
      each.find('*').length === 0
        ? `${attributesOf(each)} ${each.content.replaceAll(/\s/g, '')}`
        : canonical(each);
    held.set(key, `${held.get(key) ?? ''}${said}\n`);
  }
  return held;
};

/** @param uris what is taken for signed, where it is not what the file's own signatures refer to */
const xmlSigned = (bytes: Buffer, uris?: ReadonlySet<string>): SignedXml => {
  const parsed = XmlDocument.fromBuffer(bytes, { option: ParseOption.XML_PARSE_NONET });
  const all = (expression: string): readonly string[] => parsed.find(expression, NAMESPACES).map(canonical);
  const names = (expression: string): ReadonlySet<string> =>
    new Set(
      (parsed.find(expression, NAMESPACES) as XmlElement[]).flatMap(({ name, attrs }) => [
        name,
        ...attrs
          .filter((each) => each.namespaceUri !== XSI && !/^id$/i.test(each.name))
          .map((each) => `@${each.name}`),
      ]),
    );
  try {
    return {
      infos: all('//ds:Signature/ds:SignedInfo'),
      properties: all("//ds:Signature/ds:Object/*/*[local-name()='SignedProperties']"),
      objects: objectsOf(parsed),
      content: names(`//*[not(${OWN_MARKUP})]`),
      inside: names(
        "//ds:Signature | //ds:SignatureValue | //ds:Signature/ds:Object | //*[ancestor-or-self::ds:KeyInfo or ancestor::*[local-name()='UnsignedProperties']]",
      ),
      stylesheet:
        parsed.get('/processing-instruction("xml-stylesheet")') !== null &&
        parsed.get("//ds:SignedInfo/ds:Reference[@URI='']", NAMESPACES) === null,
      uris: urisOf(parsed),
      // Last: it takes the signatures out.
      around: aroundOf(parsed, uris ?? urisOf(parsed)),
    };
  } finally {
    parsed.dispose();
  }
};

/** Why an XML file that was made from the seed may not be `valid`; null where it may. */
export const xmlFault = (seed: Seed, mutated: Buffer, verdict: FileVerdict): string | null => {
  const after = xmlSigned(mutated);
  // A signature that went takes with it what it alone signed.
  const before = xmlSigned(seed.bytes, after.uris);
  if (after.infos.some((each) => !before.infos.includes(each))) return 'another SignedInfo';
  if (after.properties.some((each) => !before.properties.includes(each))) return 'other signed properties';
  const owners = new Set([...after.objects.keys(), ...after.infos]);
  if ([...owners].some((info) => after.objects.get(info) !== before.objects.get(info)))
    return 'other enveloped content';
  const namesake = [...after.inside].find((name) => before.content.has(name) && !before.inside.has(name));
  if (namesake !== undefined) return `${namesake} of the content inside a signature`;
  if (after.stylesheet && verdict.signers.some(({ coverage }) => coverage.whole))
    return 'whole, though a stylesheet is not signed';
  return after.around === before.around ? null : 'another document once it is canonical';
};
