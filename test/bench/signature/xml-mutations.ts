import { mislabelled, restructured } from './der-mutations.ts';
import type { Mutation } from './octet-mutations.ts';
import type { Random } from './random.ts';

type Span = { readonly from: number; readonly to: number };

/** Elements of a well-formed document, by matching tags; comments and the like are stepped over. */
export const elements = (text: string): readonly Span[] => {
  const open: { readonly name: string; readonly at: number }[] = [];
  const found: Span[] = [];
  for (const tag of text.matchAll(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<[?!][^>]*>|<(\/?)([\w:.-]+)[^<>]*?(\/?)>/g,
  )) {
    const [whole, closing, name, empty] = tag;
    if (name === undefined) continue;
    if (empty === '/') found.push({ from: tag.index, to: tag.index + whole.length });
    else if (closing === '/') {
      const start = open.pop();
      if (start?.name === name) found.push({ from: start.at, to: tag.index + whole.length });
    } else open.push({ name, at: tag.index });
  }
  return found;
};

const cut = (text: string, { from, to }: Span): string => text.slice(from, to);
const edited = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** A place right behind an opening tag or right before a closing one. */
const inside = (text: string, random: Random): number => {
  const tags = [...text.matchAll(/<[A-Za-z][^<>]*[^/<>]>|<\/[^<>]+>/g)];
  const tag = random.pick(tags);
  if (tag === undefined) return 0;
  return tag[0].startsWith('</') ? tag.index : tag.index + tag[0].length;
};

const onText =
  (change: (text: string, random: Random, others: readonly string[]) => string | null): Mutation['apply'] =>
  (file, random, others) => {
    const changed = change(
      file.toString('utf8'),
      random,
      others.map((each) => each.toString('utf8')),
    );
    return changed === null ? null : Buffer.from(changed, 'utf8');
  };

const ALGORITHMS = [
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  'http://www.w3.org/2006/12/xml-c14n11',
  'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  'http://www.w3.org/2000/09/xmldsig#base64',
  'http://www.w3.org/TR/1999/REC-xpath-19991116',
  'http://www.w3.org/2001/04/xmldsig-more#hmac-sha256',
  'http://www.w3.org/2001/04/xmlenc#sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
];

const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** An unsigned Object of signature properties. */
export const property = (said: string): string =>
  `<ds:Object xmlns:ds="${DS}"><ds:SignatureProperties><ds:SignatureProperty Target="#a">${said}</ds:SignatureProperty></ds:SignatureProperties></ds:Object>`;

export const xmlMutations: readonly Mutation[] = [
  {
    name: 'XML element repeated',
    apply: onText((text, random) => {
      const element = random.pick(elements(text));
      const at = inside(text, random);
      return element === undefined ? null : edited(text, at, at, cut(text, element));
    }),
  },
  {
    name: 'XML element moved',
    apply: onText((text, random) => {
      const element = random.pick(elements(text));
      if (element === undefined) return null;
      const rest = edited(text, element.from, element.to, '');
      const at = inside(rest, random);
      return edited(rest, at, at, cut(text, element));
    }),
  },
  {
    name: 'XML element removed',
    apply: onText((text, random) => {
      const element = random.pick(elements(text));
      return element === undefined ? null : edited(text, element.from, element.to, '');
    }),
  },
  {
    name: 'XML element of another file',
    apply: onText((text, random, others) => {
      const other = random.pick(others) ?? text;
      const taken = random.pick(elements(other));
      const element = random.pick(elements(text));
      if (taken === undefined || element === undefined) return null;
      return random.below(2) === 0
        ? edited(text, element.from, element.to, cut(other, taken))
        : edited(text, element.to, element.to, cut(other, taken));
    }),
  },
  {
    name: 'XML wrapped',
    apply: onText((text, random) => {
      const element = random.pick(elements(text));
      const at = inside(text, random);
      if (element === undefined) return null;
      const held = cut(text, element);
      return random.below(2) === 0
        ? edited(text, element.from, element.to, `<w>${held}</w>`)
        : edited(text, at, at, `<w>${held}</w>`);
    }),
  },
  {
    name: 'XML identifier',
    apply: onText((text, random) => {
      const ids = [...text.matchAll(/\b(?:Id|ID|id|URI|Target)="#?([^"]*)"/g)];
      const from = random.pick(ids);
      const to = random.pick(ids);
      if (from === undefined || to === undefined) return null;
      return edited(
        text,
        from.index,
        from.index + from[0].length,
        from[0].replace(from[1] ?? '', to[1] ?? ''),
      );
    }),
  },
  {
    name: 'XML text or attribute',
    apply: onText((text, random) => {
      const values = [...text.matchAll(/>([^<>]+)<|="([^"<>]+)"/g)];
      const found = random.pick(values);
      if (found === undefined) return null;
      const at = found.index + 1 + random.below(found[0].length - 2);
      return edited(text, at, at + 1, random.pick(['A', 'z', '0', '9', ' ', '=', '/', '\u00a0', 'đ']) ?? 'A');
    }),
  },
  {
    name: 'XML markup in text',
    apply: onText((text, random) => {
      const found = random.pick([...text.matchAll(/>([^<>]+)</g)]);
      if (found === undefined) return null;
      const at = found.index + 1 + random.below(found[0].length - 1);
      return edited(
        text,
        at,
        at,
        random.pick(['<!--x-->', '<?x y?>', '<![CDATA[x]]>', '&#48;', '&amp;', '\r\n', ' ', '<x/>']) ?? ' ',
      );
    }),
  },
  {
    name: 'XML algorithm',
    apply: onText((text, random) => {
      const found = random.pick([...text.matchAll(/Algorithm="([^"]*)"/g)]);
      if (found === undefined) return null;
      return edited(
        text,
        found.index,
        found.index + found[0].length,
        `Algorithm="${random.pick(ALGORITHMS)}"`,
      );
    }),
  },
  {
    name: 'XML document type',
    apply: onText((text, random) => {
      const at = text.search(/<[A-Za-z]/);
      const kind = random.pick([
        '<!DOCTYPE x>',
        '<!DOCTYPE x [<!ENTITY a "b">]>',
        '<!DOCTYPE x SYSTEM "http://dtd.test.invalid/x.dtd">',
        '<!DOCTYPE x [<!ATTLIST x Id ID #IMPLIED>]>',
      ]);
      return at < 0 ? null : edited(text, at, at, kind ?? '');
    }),
  },
  {
    name: 'XML white space and namespaces',
    apply: onText((text, random) => {
      const tag = random.pick([...text.matchAll(/<[A-Za-z][\w:.-]*/g)]);
      if (tag === undefined) return null;
      const at = tag.index + tag[0].length;
      return edited(
        text,
        at,
        at,
        random.pick([' ', '\n\t', ' xmlns:q="urn:q"', ' q="1"', ' xml:space="preserve"', ' xmlns=""']) ?? ' ',
      );
    }),
  },
  {
    name: 'XML certificate or token',
    apply: onText((text, random) => {
      const found = random.pick([
        ...text.matchAll(
          /<((?:[\w-]+:)?(?:X509Certificate|EncapsulatedTimeStamp|EncapsulatedCRLValue|EncapsulatedOCSPValue|EncapsulatedX509Certificate|SignatureValue))\b[^>]*>([^<]+)</g,
        ),
      ]);
      if (found?.[2] === undefined) return null;
      const der = Buffer.from(found[2], 'base64');
      const changed = found[1]?.endsWith('SignatureValue')
        ? Buffer.from(der)
            .fill(random.below(256), random.below(der.length))
            .subarray(0, 1 + random.below(der.length))
        : (random.below(2) === 0 ? restructured : mislabelled)(der, random);
      if (changed === null) return null;
      return edited(
        text,
        found.index + found[0].length - 1 - found[2].length,
        found.index + found[0].length - 1,
        changed.toString('base64'),
      );
    }),
  },
  {
    name: 'XML property in the signature',
    apply: onText((text, random) => {
      const copy = random.pick(elements(text));
      const ends = [...text.matchAll(/<\/(?:[\w-]+:)?Signature>/g)];
      const end = random.pick(ends)?.index;
      if (copy === undefined || end === undefined) return null;
      const said = random.below(4) === 0 ? '<SigningTime>2020-01-01T00:00:00</SigningTime>' : cut(text, copy);
      // Without identifiers: one that stands twice would refuse the file before anything else is looked at.
      return edited(text, end, end, property(said.replaceAll(/\s(?:Id|ID|id)="[^"]*"/g, '')));
    }),
  },
  {
    name: 'XML name of the content in KeyInfo',
    apply: onText((text, random) => {
      const places = [...text.matchAll(/<(?:[\w-]+:)?KeyInfo\b[^>]*>/g)];
      const place = random.pick(places);
      const name = random.pick([...text.matchAll(/<(?:[\w-]+:)?([\w-]+)/g)])?.[1];
      if (place === undefined || name === undefined) return null;
      const at = place.index + place[0].length;
      return edited(text, at, at, `<ds:${name} xmlns:ds="${DS}">9</ds:${name}>`);
    }),
  },
  {
    name: 'XML attribute of what is signed',
    apply: onText((text, random) => {
      const id = random.pick([...text.matchAll(/URI="#([^"]+)"/g)])?.[1];
      const at = text.indexOf(` Id="${id}"`);
      return at < 0 ? null : edited(text, at, at, ` ${random.pick(['ketQua', 'MimeType', 'xml:lang'])}="a"`);
    }),
  },
  {
    name: 'XML attribute of the content in the signature',
    apply: onText((text, random) => {
      const tags = text.matchAll(/<(?:[\w-]+:)?(?:Signature|SignatureValue|KeyInfo|X509Data|Object)\b/g);
      const tag = random.pick([...tags]);
      const name = random.pick([...text.matchAll(/ ([a-z]\w*)="/g)])?.[1];
      if (tag === undefined || name === undefined) return null;
      const at = tag.index + tag[0].length;
      return edited(text, at, at, ` ${name}="9"`);
    }),
  },
  {
    name: 'XML empty sibling',
    apply: onText((text, random) => {
      const [root] = elements(text).toSorted((one, other) => one.from - other.from);
      if (root === undefined) return null;
      const first = text.indexOf('>', root.from) + 1;
      const last = text.lastIndexOf('</', root.to);
      const at = random.pick([first, last, inside(text, random)]) ?? first;
      return edited(text, at, at, random.pick(['<DaHuy/>', '<DaHuy></DaHuy>', '<DaHuy> </DaHuy>']) ?? '');
    }),
  },
  {
    name: 'XML wrapper renamed',
    apply: onText((text) => {
      const open = /<([A-Za-z][\w:.-]*)/.exec(text);
      const name = open?.[1] ?? '';
      const close = text.lastIndexOf(`</${name}`);
      if (open === null || close < 0) return null;
      const end = close + 2 + name.length;
      return edited(
        edited(text, end, end, 'BiHuy'),
        open.index + open[0].length,
        open.index + open[0].length,
        'BiHuy',
      );
    }),
  },
  {
    name: 'XML stylesheet',
    apply: onText((text) => {
      const at = text.search(/<[A-Za-z]/);
      return at < 0 ? null : edited(text, at, at, '<?xml-stylesheet type="text/xsl" href="view.xsl"?>');
    }),
  },
];
