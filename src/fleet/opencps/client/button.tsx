/** @jsxImportSource vue */
import type { VNode } from 'vue';

export type ButtonParts = {
  readonly text: string;
  readonly press?: () => unknown;
  readonly kind?: 'primary' | 'flat';
  readonly type?: 'button' | 'submit';
  readonly disabled?: boolean;
  /** What faults look for: `start`, `next`, `next applicant-next`. */
  readonly part?: string;
  readonly label?: string;
};

export const button = (parts: ButtonParts): VNode => (
  <button
    type={parts.type ?? 'button'}
    class={`v-btn theme--light btn ${parts.kind === 'primary' ? 'v-btn--contained primary btn-primary' : 'v-btn--outlined'}`}
    data-part={parts.part}
    disabled={parts.disabled}
    aria-label={parts.label}
    onClick={() => parts.press?.()}
  >
    <span class="v-btn__content">{parts.text}</span>
  </button>
);
