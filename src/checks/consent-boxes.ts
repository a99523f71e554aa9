import type { ComponentEvidence, ConsentEvidence } from '#src/model/filing.ts';

/** A box by which the citizen agrees to something, as it came. */
export type ConsentBox = Pick<ConsentEvidence, 'step' | 'url' | 'label' | 'about'> & {
  readonly ticked: boolean;
};

/** Boxes of consent, wherever they stand: in the form, and beside the papers that they keep in the store. */
export const consentBoxes = (
  consents: readonly ConsentEvidence[],
  components: readonly ComponentEvidence[],
): readonly ConsentBox[] => [
  ...consents.map(({ step, url, label, about, tickedBefore }) => ({
    step,
    url,
    label,
    about,
    ticked: tickedBefore,
  })),
  ...components
    .filter(({ keep }) => keep !== 'none')
    .map(({ step, url, label, keep }) => ({
      step,
      url,
      label,
      about: 'store' as const,
      ticked: keep === 'ticked',
    })),
];
