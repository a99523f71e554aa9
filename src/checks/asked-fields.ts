import type { FieldEvidence } from '#src/model/filing.ts';

const page = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;

/** Each field once, as the citizen met it first: what stands in it later is what the citizen gave. */
export const askedFields = (fields: readonly FieldEvidence[]): readonly FieldEvidence[] => [
  ...new Map(
    fields.toReversed().map((field) => [`${page(field.url)} ${field.label} ${field.datum ?? ''}`, field]),
  ).values(),
];

export const FILLS_NOTHING = {
  vi: 'Hành trình này không kê khai gì.',
  en: 'This journey fills in no form.',
};
