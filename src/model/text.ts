/** A sentence that people read, in both languages of the report. Vietnamese is NFC. */
export type Text = { readonly vi: string; readonly en: string };

export type Language = keyof Text;
