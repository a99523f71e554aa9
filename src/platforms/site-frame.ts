/**
 * The parts of a page that every page of the site has. Headers and footers of sections, dialogs and forms are the
 * content's own; a form that holds a header is the whole page (ASP.NET).
 */
export const SITE_FRAME =
  ':is(header, nav, footer, [role="navigation"], [role="banner"], [role="contentinfo"]):not(main *, section *, article *, dialog *, [role="dialog"] *, .modal *, mat-dialog-container *, form:not(:has(header)) *)';

/** What stands outside of them; for a locator of the page, because one within a part leaves that part itself out of sight. */
export const IN_CONTENT: string = `:not(${SITE_FRAME} *)`;
