/** @jsxImportSource vue */
import { shallowReactive, type VNode } from 'vue';

type Kind = 'success' | 'error';

const LIFE_MS = 4000;
const shown = shallowReactive<{ kind: Kind; text: string; timer: number | undefined }>({
  kind: 'success',
  text: '',
  timer: undefined,
});

/** Shows a message that vanishes; the next one takes its place. */
export const say = (kind: Kind, text: string): void => {
  clearTimeout(shown.timer);
  shown.kind = kind;
  shown.text = text;
  shown.timer = setTimeout(() => {
    shown.text = '';
  }, LIFE_MS) as unknown as number;
};

export const snackbar = (): VNode => (
  <div class={`v-snack v-snack--top v-snack--right${shown.text === '' ? '' : ' v-snack--active'}`}>
    {shown.text === '' ? null : (
      <div class={`v-snack__wrapper v-sheet ${shown.kind}`}>
        <div class="v-snack__content" role="status" aria-live="polite">
          {shown.text}
        </div>
      </div>
    )}
  </div>
);
