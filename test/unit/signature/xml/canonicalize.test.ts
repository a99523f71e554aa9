import { describe, expect, it } from 'vitest';
import { canonicalizerOf, type C14n, readC14n } from '#src/signature/xml/canonicalize.ts';
import { type Element, readTree } from '#src/signature/xml/read-tree.ts';
import { utf8 } from './signed-text.ts';

type Asked = {
  readonly algorithm: string;
  readonly inside?: string;
  readonly root?: string;
  readonly without?: string;
  readonly comments?: boolean;
};

const methodOf = (algorithm: string, inside = ''): C14n | null => {
  const tree = readTree(utf8(`<m Algorithm="${algorithm}">${inside}</m>`));
  try {
    return readC14n(tree.root);
  } finally {
    tree.document.dispose();
  }
};

const canonical = (text: string, asked: Asked): string => {
  const tree = readTree(utf8(text));
  const named = (name: string | undefined): Element[] => tree.elements.filter((each) => each.name === name);
  try {
    const selection = {
      root: named(asked.root)[0] ?? null,
      without: named(asked.without),
      comments: asked.comments ?? true,
    };
    return Buffer.from(canonicalizerOf(tree)(selection, methodOf(asked.algorithm, asked.inside)!)).toString(
      'utf8',
    );
  } finally {
    tree.document.dispose();
  }
};

const C10 = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C11 = 'http://www.w3.org/2006/12/xml-c14n11';
const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';

describe('readC14n', () => {
  it.each([C10, C11, EXC, `${C10}#WithComments`, `${C11}#WithComments`, `${EXC}WithComments`])(
    'knows %s',
    (uri) => {
      expect(methodOf(uri)?.withComments).toBe(uri.endsWith('WithComments'));
    },
  );

  it.each([
    '',
    `${C10}#`,
    `${C10}#withcomments`,
    EXC.slice(0, -1),
    'http://www.w3.org/TR/1999/REC-xslt-19991116',
  ])('does not know %j', (uri) => {
    expect(methodOf(uri)).toBeNull();
  });

  it('reads the prefix list of exclusive canonicalisation and refuses other parameters', () => {
    const list = `<i:InclusiveNamespaces xmlns:i="${EXC}" PrefixList="a  #default"/>`;
    expect(methodOf(EXC, list)?.inclusivePrefixes).toEqual(['a', '#default']);
    expect(() => methodOf(C10, list)).toThrow('xml-transform-refused');
    expect(() => methodOf(EXC, list + list)).toThrow('xml-transform-refused');
    expect(() => methodOf(EXC, '<InclusiveNamespaces PrefixList="a"/>')).toThrow('xml-transform-refused');
  });
});

describe('canonicalizerOf', () => {
  const text =
    '<?p q?><r xmlns="urn:r" xmlns:u="urn:u" xml:lang="vi" xml:id="i"><!--c--><e  b=\'2\' a="1"><u:k/><s>x</s>y</e><![CDATA[<z>]]></r>\n<!--d-->';

  it('takes the whole document, comments as asked', () => {
    const body = (comment: string) =>
      `<?p q?>\n<r xmlns="urn:r" xmlns:u="urn:u" xml:id="i" xml:lang="vi">${comment}<e a="1" b="2"><u:k></u:k><s>x</s>y</e>&lt;z&gt;</r>`;
    expect(canonical(text, { algorithm: C10 })).toBe(body(''));
    expect(canonical(text, { algorithm: `${C10}#WithComments` })).toBe(`${body('<!--c-->')}\n<!--d-->`);
    // A bare fragment has dropped the comments before, whatever the method says (XMLDSig core, 4.4.3.3).
    expect(canonical(text, { algorithm: `${C10}#WithComments`, comments: false })).toBe(body(''));
  });

  it('takes a subtree as each method has it', () => {
    const inside = '<u:k></u:k><s>x</s>y</e>';
    expect(canonical(text, { algorithm: C10, root: 'e' })).toBe(
      `<e xmlns="urn:r" xmlns:u="urn:u" a="1" b="2" xml:id="i" xml:lang="vi">${inside}`,
    );
    // Version 1.1 does not inherit xml:id.
    expect(canonical(text, { algorithm: C11, root: 'e' })).toBe(
      `<e xmlns="urn:r" xmlns:u="urn:u" a="1" b="2" xml:lang="vi">${inside}`,
    );
    expect(canonical(text, { algorithm: EXC, root: 'e' })).toBe(
      '<e xmlns="urn:r" a="1" b="2"><u:k xmlns:u="urn:u"></u:k><s>x</s>y</e>',
    );
    const list = `<i:InclusiveNamespaces xmlns:i="${EXC}" PrefixList="u"/>`;
    expect(canonical(text, { algorithm: EXC, inside: list, root: 'e' })).toBe(
      `<e xmlns="urn:r" xmlns:u="urn:u" a="1" b="2">${inside}`,
    );
  });

  it('leaves subtrees out, nested ones too', () => {
    expect(canonical(text, { algorithm: EXC, root: 'e', without: 's' })).toBe(
      '<e xmlns="urn:r" a="1" b="2"><u:k xmlns:u="urn:u"></u:k>y</e>',
    );
    expect(canonical('<a>1<s>2<s>3</s></s>4<s/></a>', { algorithm: C10, without: 's' })).toBe('<a>14</a>');
    expect(canonical('<a><?p?><?p?>1<s/><?p?><s/>2</a>', { algorithm: C10, without: 's' })).toBe(
      '<a><?p?><?p?>1<?p?>2</a>',
    );
  });

  it('keeps characters whole where they straddle the library’s buffers', () => {
    const long = 'Đ'.repeat(50_000);
    for (const pad of ['', 'x', 'xy']) {
      expect(canonical(`<a>${pad}${long}</a>`, { algorithm: C10 })).toBe(`<a>${pad}${long}</a>`);
    }
  });

  it('refuses a canonical form that grows beyond bounds', () => {
    const uri = `urn:${'u'.repeat(9_000)}`;
    const text = `<a xmlns:u="${uri}">${'<u:b/>'.repeat(20_000)}</a>`;
    expect(() => canonical(text, { algorithm: EXC })).toThrow('limit-exceeded');
  });

  it('refuses more work than one file may ask for', () => {
    const tree = readTree(utf8(`<a>${'<b/>'.repeat(50_000)}</a>`));
    const canonicalize = canonicalizerOf(tree);
    const again = () => {
      for (let round = 0; round < 1_000; round += 1)
        canonicalize({ root: tree.root, without: [], comments: true }, methodOf(C10)!);
    };
    try {
      expect(again).toThrow('limit-exceeded');
    } finally {
      tree.document.dispose();
    }
  });
});

it.each([
  '<a xmlns="urn:a" xmlns:q="urn:q"><b xmlns="" q:c="1"><q:d xmlns:q="urn:r" xmlns="urn:a"/></b></a>',
  '<?p q?><a b="&#13;&#10;&lt;&quot;">x&#13;&amp;&gt;<![CDATA[<&]]><?p  q ?></a><?r?>',
  '<x:a xmlns:x="urn:x" xmlns:y="urn:y" y:c="1" x:c="2" c="3" xml:lang="vi"><x:b xmlns:y="urn:y"/></x:a>',
])('gives a canonical form without comments back as it is: %s', (text) => {
  for (const algorithm of [EXC, C10, C11])
    for (const root of [undefined, 'b']) {
      const once = canonical(text, { algorithm, comments: false, ...(root !== undefined && { root }) });
      for (const after of [C10, C11]) expect(canonical(once, { algorithm: after })).toBe(once);
    }
});
