/** Where the focus is, seen from a target. */
export type Standing = {
  /** The target has the focus, or is the marked entry of the list that has it. */
  readonly at: boolean;
  /** The target comes after the focus in the page. */
  readonly after: boolean;
  /** An entry of a list that is gone through by arrow keys; a radio whose group has the focus. */
  readonly listed: boolean;
  readonly inGroup: boolean;
  /** The focus is within something that tells nobody where: a frame, a player, a component of its own. */
  readonly inFrame: boolean;
  /** Tells focused elements apart within one page. */
  readonly focus: string;
  readonly focusLabel: string;
  readonly label: string;
  /** Place of the focus in the page's order; null where nothing has it. */
  readonly order: number | null;
  /** What a keyboard user presses at the target; null where it is typed into. */
  readonly key: string | null;
  readonly outlined: boolean;
  /** How target and surroundings are drawn, to be compared. */
  readonly look: string;
};

/** In the page: see `Standing`. */
export const standing = (node: Element): Standing => {
  const labelOf = (each: Element | null): string =>
    (
      each?.getAttribute('aria-label') ??
      (each instanceof HTMLInputElement && /^(?:submit|button)$/.test(each.type) ? each.value : null) ??
      (each instanceof HTMLInputElement ||
      each instanceof HTMLSelectElement ||
      each instanceof HTMLTextAreaElement
        ? (each.labels?.[0]?.textContent ?? each.getAttribute('placeholder') ?? each.name)
        : each?.textContent) ??
      ''
    )
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80);
  // Frames hold a focus of their own even while they have none.
  let top: Element = node;
  while (top.ownerDocument.defaultView?.frameElement != null)
    top = top.ownerDocument.defaultView.frameElement;
  const outer = top.ownerDocument.activeElement;
  const focus = outer === top && top !== node ? node.ownerDocument.activeElement : outer;
  const isNobody = focus === null || focus === focus.ownerDocument.body;

  const listed =
    !(node instanceof HTMLOptionElement) &&
    node.matches('[role="option"], mat-option, [cmdk-item], .menuable__content__active .v-list__tile');
  const marked =
    (node.id !== '' && focus?.getAttribute('aria-activedescendant') === node.id) ||
    /(?:^|[\s_-])(?:highlighted|focused|active|is-active)(?:\s|$)/.test(node.className);
  const holds = node.contains(focus) && !node.matches('body, main, form');
  const within = focus?.contains(node) === true && focus.matches('a, button, summary, label, [role]');
  const radio = node instanceof HTMLInputElement && node.type === 'radio';
  const inGroup =
    radio && focus instanceof HTMLInputElement && focus.type === 'radio' && focus.name === node.name;

  const seen = focus?.ownerDocument === top.ownerDocument ? top : node;
  const after = isNobody || (focus.compareDocumentPosition(seen) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const all = isNobody ? [] : [...focus.ownerDocument.querySelectorAll('*')];

  const style = (each: Element | null): string => {
    if (each === null) return '';
    const { outline, boxShadow, borderColor, backgroundColor, color, textDecorationLine } =
      getComputedStyle(each);
    return [outline, boxShadow, borderColor, backgroundColor, color, textDecorationLine].join('|');
  };
  const shown = focus !== null && holds ? focus : node;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const role = node.getAttribute('role');
  const typedInto =
    node instanceof HTMLTextAreaElement ||
    (node instanceof HTMLInputElement &&
      role !== 'combobox' &&
      !/^(?:checkbox|radio|button|submit|reset|file)$/.test(node.type));
  const opens = role === 'combobox' || node.localName === 'mat-select';
  return {
    at: listed ? marked || focus === node : focus === node || holds || within,
    after,
    listed,
    inGroup,
    inFrame:
      focus?.matches('iframe, frame, embed, object, video, audio') === true ||
      (focus?.localName.includes('-') === true && focus.localName !== 'mat-select'),
    focus: isNobody ? '' : String(all.indexOf(focus)),
    focusLabel: labelOf(focus),
    label: labelOf(node),
    order: isNobody ? null : all.indexOf(focus),
    key: typedInto
      ? null
      : opens
        ? 'ArrowDown'
        : node.matches('[type="checkbox"], [type="radio"]')
          ? 'Space'
          : 'Enter',
    outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0,
    look: `${style(node)} ${style(node.parentElement)} ${style(shown)}`,
  };
};
