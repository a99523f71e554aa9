/*
 * Escaping is Handlebars'. What is left is text that is legal HTML and still does harm on a page: controls
 * that the parser drops, marks that turn the reading direction, lone surrogates, and sheer length.
 */

/** C0 and C1 controls but tab and line feed, and the marks that override or isolate direction (UAX #9). */
const UNSAFE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const codePoint = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;

/**
 * Untrusted text made fit to be shown: invisible controls become visible, ill-formed UTF-16 is replaced, and
 * text over `limit` code units is cut at a character with the number left out. Not escaped: templates do that.
 */
export function sentText(text: string, limit = 600): string {
  const cut = text.length > limit ? text.slice(0, limit) : text;
  const shown = cut.toWellFormed().replace(UNSAFE, codePoint);
  return text.length > limit ? `${shown}… (+${text.length - limit})` : shown;
}
