/** The parts of a page that every page of the site has. Headers and footers of sections, dialogs and inner forms are the content's own. */
export const SITE_FRAME =
  ':is(header, nav, footer, [role="navigation"], [role="banner"], [role="contentinfo"]):not(main *, section *, article *, dialog *, [role="dialog"] *, .modal *, mat-dialog-container *, form:not(body > form) *)';

/** What stands outside of them. */
export const IN_CONTENT: string = `:not(${SITE_FRAME} *)`;
