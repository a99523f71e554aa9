import { limitExceeded } from './refusal.ts';

/** Counts work against a ceiling, so that no arrangement of hostile bytes costs more than a lawful large file. */
export type Budget = {
  /** @throws PdfRefusal once the work is used up. */
  readonly spend: (work: number) => void;
  /** The same for octets that come out of a decompressor. */
  readonly inflate: (octets: number) => void;
  readonly inflatable: () => number;
};

const FIXED_WORK = 8_000_000;
/** A lawful file is lexed about twice (objects, and tables that are read again for a revision). */
const WORK_AN_OCTET = 6;
const INFLATED_OCTETS = 96 * 1_024 * 1_024;

export function createBudget(fileBytes: number): Budget {
  let work = FIXED_WORK + fileBytes * WORK_AN_OCTET;
  let inflated = INFLATED_OCTETS;
  return {
    spend: (amount) => {
      work -= amount;
      if (work < 0) throw limitExceeded('the structure of the PDF is too complex');
    },
    inflate: (octets) => {
      inflated -= octets;
      if (inflated < 0) throw limitExceeded('the compressed structures of the PDF are too large');
    },
    inflatable: () => Math.max(0, inflated),
  };
}
