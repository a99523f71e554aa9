/**
 * In the page: what a citizen takes each control to be called; with `usable`, empty for those hidden or shut. Pictures
 * that are written as letters ("save" in the font of Material Icons) are no part of a name; a control that shows no
 * other is called what it says to those who point at it or hear it. Uses nothing from outside, so that its text can be
 * put into other functions of the page.
 */
export const shownNames = (nodes: readonly Element[], usable: boolean): string[] => {
  const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (node: Element): string => {
    const bare = node.cloneNode(true) as Element;
    const PICTURES =
      '[aria-hidden="true"], mat-icon, svg, [class*="material-icons"], [class*="material-symbols"]';
    for (const part of bare.querySelectorAll(PICTURES)) part.remove();
    const by = ['aria-labelledby', 'aria-describedby'].map((attribute) =>
      (node.getAttribute(attribute) ?? '')
        .split(/\s+/)
        .map((id) => (id === '' ? '' : one(document.getElementById(id)?.textContent)))
        .join(' '),
    );
    const said = [
      node instanceof HTMLInputElement ? node.value : bare.textContent,
      node.getAttribute('aria-label'),
      by[0],
      node.getAttribute('title'),
      // Bootstrap's tooltips empty the title.
      node.getAttribute('data-bs-original-title'),
      node.getAttribute('data-original-title'),
      ...[...node.querySelectorAll('img[alt], [title], [aria-label]')].map(
        (part) => part.getAttribute('alt') ?? part.getAttribute('title') ?? part.getAttribute('aria-label'),
      ),
      by[1],
    ];
    return said.map(one).find((text) => text !== '') ?? '';
  };
  const isUsable = (node: Element): boolean =>
    node.checkVisibility({ visibilityProperty: true }) && !node.matches(':disabled, [aria-disabled="true"]');
  return nodes.map((node) => (usable && !isUsable(node) ? '' : nameOf(node)));
};
