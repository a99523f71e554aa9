import type { HiddenPatterns } from '#src/redact/hidden-patterns.ts';

/** A page whose personal data are covered until `end`, which uncovers them and tells whether they were covered all the time. */
export type MaskedPage = { readonly end: () => boolean };

/**
 * In the page, which is left as it is: text is covered by a highlight of ranges, fields and what cannot be read
 * (drawings, films, frames of other sites, closed components) by a sheet that names them by their place. No node and
 * no attribute changes, so the portal's observers see nothing. Throws where something cannot be covered.
 */
export const maskPage = ({ kept, known, strangers }: HiddenPatterns): MaskedPage => {
  type Part = {
    readonly root: Document | ShadowRoot;
    readonly view: Window & typeof globalThis;
    readonly texts: { readonly node: Text; readonly apart: boolean }[];
    readonly fields: HTMLElement[];
    readonly opaque: Element[];
  };
  type Covered = { readonly part: Part; readonly ranges: Range[]; readonly fields: Set<Element> };

  const NAME = 'portalsweep-hidden';
  const UNREAD = 'script, style, noscript, template, head';
  const OPAQUE = 'canvas, video, embed, object';
  const NO_TEXT = ['hidden', 'checkbox', 'radio', 'range', 'color', 'image'];
  const INLINE =
    'span, b, i, em, strong, a, font, u, s, small, mark, sub, sup, code, kbd, samp, label, bdi, bdo, abbr, ins, del, q, cite, data, time, var';
  const LARGE_PX = 80;
  const anybody = new RegExp(`(${kept})|${known}|${strangers}`, 'giu');
  const citizen = new RegExp(known, 'giu');
  const isPersonal = (text: string): boolean =>
    [...text.matchAll(anybody)].some(([, publicCode]) => publicCode === undefined);

  const partsOf = (root: Document | ShadowRoot, view: Window & typeof globalThis): Part[] => {
    const part: Part = { root, view, texts: [], fields: [], opaque: [] };
    const parts = [part];
    let block: Element | null | undefined;
    let broken = false;
    const visit = (node: Node): number => {
      if (node.nodeType === Node.TEXT_NODE) {
        const own = node.parentElement?.closest(`:not(${INLINE})`) ?? null;
        part.texts.push({ node: node as Text, apart: broken || own !== block });
        block = own;
        broken = false;
        return NodeFilter.FILTER_SKIP;
      }
      const element = node as HTMLElement;
      if (element.matches(UNREAD)) return NodeFilter.FILTER_REJECT;
      if (element.localName === 'br') broken = true;
      if (element.matches('input, textarea, select')) {
        if (!NO_TEXT.includes((element as HTMLInputElement).type)) part.fields.push(element);
        return NodeFilter.FILTER_REJECT;
      }
      if (element.matches('iframe, frame')) {
        if (!element.checkVisibility()) return NodeFilter.FILTER_REJECT;
        const inner = (element as HTMLIFrameElement).contentDocument;
        if (inner?.defaultView == null) part.opaque.push(element);
        else parts.push(...partsOf(inner, inner.defaultView));
        return NodeFilter.FILTER_REJECT;
      }
      if (element.shadowRoot !== null) parts.push(...partsOf(element.shadowRoot, view));
      else if (element.localName.includes('-') && !element.hasChildNodes()) part.opaque.push(element);
      if (element.matches(OPAQUE)) part.opaque.push(element);
      // Pictures made in the page: previews of papers, codes to be scanned.
      if (element.localName === 'img' && /^(?:blob|data):/.test((element as HTMLImageElement).currentSrc)) {
        const { width, height } = element.getBoundingClientRect();
        if (width >= LARGE_PX && height >= LARGE_PX) part.opaque.push(element);
      }
      if (element instanceof view.SVGTextElement && isPersonal(element.textContent))
        part.opaque.push(element);
      return NodeFilter.FILTER_SKIP;
    };
    const walker = view.document.createTreeWalker(
      root,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      visit,
    );
    walker.nextNode();
    return parts;
  };

  /** White space as a reader sees it; `trimmed` joins what stands in one box a digit. */
  const piecesOf = (node: Text, trimmed: boolean): { text: string; from: number }[] => {
    const from = trimmed ? node.data.length - node.data.trimStart().length : 0;
    const data = trimmed ? node.data.trim() : node.data;
    if (!/\s\s/.test(data)) return data === '' ? [] : [{ text: data, from }];
    return [...data.matchAll(/\s+|\S+/g)].map(({ 0: text, index }) => ({
      text: /\s/.test(text) ? ' ' : text,
      from: from + index,
    }));
  };

  const rangesIn = ({ texts, view }: Part, finds: RegExp, join: 'never' | 'inline' | 'always'): Range[] => {
    let whole = '';
    const starts: number[] = [];
    const pieces: { node: Text; from: number }[] = [];
    for (const { node, apart } of texts) {
      if (whole !== '' && (join === 'never' || (join === 'inline' && apart))) whole += '\n';
      for (const { text, from } of piecesOf(node, join === 'always')) {
        starts.push(whole.length);
        pieces.push({ node, from });
        whole += text;
      }
    }
    const place = (at: number): { node: Text; offset: number } => {
      const index = starts.findLastIndex((start) => start <= at);
      const piece = pieces[index];
      if (piece === undefined) throw new Error('a find outside of every text');
      return {
        node: piece.node,
        offset: Math.min(piece.from + at - (starts[index] ?? 0), piece.node.length),
      };
    };
    return [...whole.matchAll(finds)].flatMap((match) => {
      const { 0: found, 1: publicCode, index } = match;
      if (publicCode !== undefined || found.trim() === '') return [];
      const range = view.document.createRange();
      const [first, last] = [place(index), place(index + found.length - 1)];
      range.setStart(first.node, first.offset);
      range.setEnd(last.node, Math.min(last.offset + 1, last.node.length));
      return [range];
    });
  };

  const shownIn = (field: HTMLElement): string => {
    if (field.localName === 'select')
      return [...(field as HTMLSelectElement).selectedOptions].map(({ text }) => text).join('\n');
    const { value, placeholder } = field as HTMLInputElement;
    return value === '' ? (placeholder ?? '') : value;
  };
  /** One box a character is how codes are typed. */
  const isCovered = (field: HTMLElement): boolean => {
    const { type, maxLength, value } = field as HTMLInputElement;
    return (value !== '' && (type === 'password' || maxLength === 1)) || isPersonal(shownIn(field));
  };

  const look = (): Covered[] =>
    partsOf(document, window).map((part) => ({
      part,
      ranges: [
        ...rangesIn(part, anybody, 'never'),
        ...rangesIn(part, anybody, 'inline'),
        ...rangesIn(part, citizen, 'always'),
      ],
      fields: new Set(part.fields.filter(isCovered)),
    }));

  const STRONG = ':not(#_#_#_#_)';
  const nthChild = (element: Element, parent: ParentNode): string =>
    `*:nth-child(${[...parent.children].indexOf(element) + 1})`;
  const placeOf = (element: Element): string => {
    const steps: string[] = [];
    for (let at = element; at.parentElement !== null; at = at.parentElement)
      steps.unshift(nthChild(at, at.parentElement));
    const root = element.getRootNode();
    if (root.nodeType === Node.DOCUMENT_NODE) steps.unshift(':root');
    else {
      const top = [...(root as ShadowRoot).children].find((each) => each.contains(element));
      if (top !== undefined) steps.unshift(':host', nthChild(top, root as ShadowRoot));
    }
    return steps.join(' > ') + STRONG;
  };

  const undo: (() => void)[] = [];
  const cover = ({ part, ranges, fields }: Covered): void => {
    const { root, view } = part;
    if (ranges.length === 0 && fields.size === 0 && part.opaque.length === 0) return;
    const paint =
      'color: #444 !important; -webkit-text-fill-color: #444 !important; background: #444 !important;';
    const blank = `${paint} text-shadow: none !important;`;
    const still = 'transition: none !important; animation: none !important;';
    const boxes = [...fields].map(placeOf);
    const drawings = part.opaque.map(placeOf);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(
      [
        ranges.length === 0
          ? ''
          : `::highlight(${NAME}) { color: transparent; -webkit-text-fill-color: transparent; -webkit-text-stroke-color: transparent; background-color: #444; text-shadow: none; text-decoration: none }
             *${STRONG}::selection { ${blank} }`,
        ...boxes.map(
          (box) => `${box} { ${blank} caret-color: #444 !important; ${still} }
            ${box}::-webkit-datetime-edit { opacity: 0 !important }
            ${box}::selection, ${box}::placeholder { ${blank} opacity: 1 !important }`,
        ),
        ...drawings.map((each) => `${each} { opacity: 0 !important; ${still} }`),
      ].join('\n'),
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    undo.push(() => {
      // In two goes, so that the portal's own transitions are not played back to the old colours.
      sheet.replaceSync([...boxes, ...drawings].map((each) => `${each} { ${still} }`).join('\n'));
      for (const each of [...fields, ...part.opaque]) view.getComputedStyle(each).getPropertyValue('color');
      root.adoptedStyleSheets = root.adoptedStyleSheets.filter((each) => each !== sheet);
    });
    if (ranges.length > 0) {
      const { highlights } = view.CSS;
      const highlight = highlights.get(NAME) ?? new view.Highlight();
      highlight.priority = 1_000_000;
      for (const range of ranges) highlight.add(range);
      highlights.set(NAME, highlight);
      undo.push(() => highlights.delete(NAME));
    }
    for (const field of fields)
      if (view.getComputedStyle(field).webkitTextFillColor !== 'rgb(68, 68, 68)')
        throw new Error('a field could not be covered');
    for (const element of part.opaque)
      if (view.getComputedStyle(element).opacity !== '0') throw new Error('a drawing could not be covered');
  };
  const uncover = (): void => {
    for (const each of undo.splice(0)) each();
  };

  const first = look();
  let changed = false;
  const observers = first.map(({ part: { root, view } }) => {
    const observer = new view.MutationObserver(() => {
      changed = true;
    });
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return observer;
  });
  const stop = (): void => {
    for (const observer of observers) {
      if (observer.takeRecords().length > 0) changed = true;
      observer.disconnect();
    }
  };
  /** Whether all that is personal now was covered before. */
  const holds = (): boolean => {
    const known = new Set(first.flatMap(({ fields }) => [...fields]));
    const ranges = first.flatMap((each) => each.ranges);
    const within = (range: Range): boolean =>
      ranges.some(
        (each) =>
          each.startContainer.getRootNode() === range.startContainer.getRootNode() &&
          each.comparePoint(range.startContainer, range.startOffset) === 0 &&
          each.comparePoint(range.endContainer, range.endOffset) === 0,
      );
    if (!changed)
      return first.every(({ part }) => part.fields.every((field) => known.has(field) || !isCovered(field)));
    const opaque = new Set(first.flatMap(({ part }) => part.opaque));
    return look().every(
      (each) =>
        each.ranges.every(within) &&
        [...each.fields].every((field) => known.has(field)) &&
        each.part.opaque.every((element) => opaque.has(element)),
    );
  };
  try {
    for (const each of first) cover(each);
  } catch (error) {
    stop();
    uncover();
    throw error;
  }
  return {
    end: () => {
      stop();
      try {
        return holds();
      } finally {
        uncover();
      }
    },
  };
};
