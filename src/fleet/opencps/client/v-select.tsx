/** @jsxImportSource vue */
import {
  type DefineSetupFnComponent,
  defineComponent,
  nextTick,
  onBeforeUnmount,
  onMounted,
  reactive,
  ref,
  Teleport,
} from 'vue';
import { fieldLabel, vInput } from './input.tsx';
import type { Choice } from './wire.ts';

export type SelectParts = {
  readonly id: string;
  readonly label: string;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly choices: readonly Choice[];
  readonly value: string;
  /** Shut while its entries are on their way or nothing was chosen before it. */
  readonly shut?: boolean;
  readonly choose: (value: string) => void;
};

/** A list as Vuetify draws it: the field is a button, the entries open over the page at the end of the body. */
export const VSelect: DefineSetupFnComponent<SelectParts> = defineComponent(
  (props: SelectParts) => {
    const menu = reactive({ open: false, active: 0, top: 0, left: 0, width: 0 });
    const slot = ref<HTMLElement | null>(null);
    const list = ref<HTMLElement | null>(null);
    const close = (): void => {
      menu.open = false;
    };
    const open = async (): Promise<void> => {
      if (props.shut === true || slot.value === null) return;
      const box = slot.value.getBoundingClientRect();
      menu.top = box.bottom + scrollY;
      menu.left = box.left + scrollX;
      menu.width = box.width;
      menu.active = Math.max(
        0,
        props.choices.findIndex(({ value }) => value === props.value),
      );
      menu.open = true;
      await nextTick();
      list.value?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    };
    const choose = (choice: Choice | undefined): void => {
      if (choice !== undefined) props.choose(choice.value);
      close();
      slot.value?.focus();
    };
    const pressKey = (event: KeyboardEvent): void => {
      const last = props.choices.length - 1;
      const moves: Readonly<Record<string, () => void>> = menu.open
        ? {
            ArrowDown: () => (menu.active = Math.min(last, menu.active + 1)),
            ArrowUp: () => (menu.active = Math.max(0, menu.active - 1)),
            Enter: () => choose(props.choices[menu.active]),
            ' ': () => choose(props.choices[menu.active]),
            Escape: close,
          }
        : { ArrowDown: () => void open(), Enter: () => void open(), ' ': () => void open() };
      const move = moves[event.key];
      if (move === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      move();
    };
    const pressElsewhere = ({ target }: Event): void => {
      const inside = target instanceof Node && (slot.value?.contains(target) || list.value?.contains(target));
      if (inside !== true) close();
    };
    onMounted(() => document.addEventListener('click', pressElsewhere));
    onBeforeUnmount(() => document.removeEventListener('click', pressElsewhere));

    return () => {
      const chosen = props.choices.find(({ value }) => value === props.value);
      const shut = props.shut === true;
      return vInput(
        props,
        `v-select${shut ? ' v-input--is-disabled' : ''}${menu.open ? ' v-select--is-menu-active' : ''}`,
        <div
          ref={slot}
          class="v-input__slot"
          id={props.id}
          role="button"
          tabindex={shut ? -1 : 0}
          aria-haspopup="listbox"
          aria-expanded={menu.open}
          aria-owns={`list-${props.id}`}
          aria-disabled={shut}
          aria-describedby={`${props.id}-messages`}
          onClick={() => (menu.open ? close() : void open())}
          onKeydown={pressKey}
        >
          <div class="v-select__slot">
            {fieldLabel(props)}
            <div class="v-select__selections form-control">
              {chosen !== undefined && <div class="v-select__selection">{chosen.label}</div>}
              <input
                type="text"
                readonly
                tabindex={-1}
                aria-hidden="true"
                disabled={shut}
                autocomplete="off"
              />
            </div>
          </div>
          {menu.open && (
            <Teleport to="body">
              <div
                ref={list}
                class="v-menu__content menuable__content__active"
                style={{ top: `${menu.top}px`, left: `${menu.left}px`, minWidth: `${menu.width}px` }}
              >
                <div
                  class="v-list v-select-list"
                  role="listbox"
                  id={`list-${props.id}`}
                  aria-label={props.label}
                >
                  {props.choices.map((choice, n) => (
                    <div
                      key={choice.value}
                      class={`v-list-item v-list-item--link${n === menu.active ? ' v-list-item--highlighted' : ''}`}
                      role="option"
                      aria-selected={choice.value === props.value}
                      onClick={(event: Event) => {
                        event.stopPropagation();
                        choose(choice);
                      }}
                    >
                      <div class="v-list-item__title">{choice.label}</div>
                    </div>
                  ))}
                  {props.choices.length === 0 && <div class="v-list-item__none">Không có dữ liệu</div>}
                </div>
              </div>
            </Teleport>
          )}
        </div>,
      );
    };
  },
  { props: ['id', 'label', 'required', 'error', 'choices', 'value', 'shut', 'choose'] },
);
