/** @jsxImportSource vue */
import { type DefineSetupFnComponent, defineComponent, onBeforeUnmount, onMounted, ref, Teleport } from 'vue';
import type { SlotsType } from 'vue';

export type DialogParts = { readonly title: string; readonly close: () => void };

/** A modal dialog at the end of the body, closed by Escape; the page behind is inert. */
export const VDialog: DefineSetupFnComponent<
  DialogParts,
  Record<never, never>,
  SlotsType<{ default: () => unknown }>
> = defineComponent(
  (props: DialogParts, { slots }) => {
    const box = ref<HTMLElement | null>(null);
    const before = document.activeElement;
    let shell: readonly Element[] = [];
    onMounted(() => {
      shell = [...document.body.children].filter((part) => !part.contains(box.value));
      for (const part of shell) part.toggleAttribute('inert', true);
      box.value?.querySelector<HTMLElement>('[tabindex="0"], input, button')?.focus();
    });
    onBeforeUnmount(() => {
      for (const part of shell) part.toggleAttribute('inert', false);
      if (before instanceof HTMLElement) before.focus();
    });
    return () => (
      <Teleport to="body">
        <div
          ref={box}
          class="v-dialog__content v-dialog__content--active modal"
          role="dialog"
          aria-modal="true"
          aria-label={props.title}
          onKeydown={(event: KeyboardEvent) => {
            if (event.key === 'Escape') props.close();
          }}
        >
          <div class="v-dialog v-dialog--active v-card modal-content">
            <h2 class="v-card__title">{props.title}</h2>
            <div class="v-card__text">{slots.default?.()}</div>
            <button
              type="button"
              class="v-btn v-btn--icon modal-close"
              aria-label="Đóng"
              onClick={() => props.close()}
            >
              ×
            </button>
          </div>
        </div>
      </Teleport>
    );
  },
  { props: ['title', 'close'] },
);
