/** @jsxImportSource vue */
import type { VNode } from 'vue';
import type { Dossier } from './wire.ts';

/** Words and link of a blank form where this portal wants one filled by hand. */
export const blankOffer = (blank: Dossier['blank']): VNode | null =>
  blank === null ? null : (
    <p>
      {blank.text} <a href={blank.href}>{blank.label}</a>
    </p>
  );
