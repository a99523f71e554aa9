/** @jsxImportSource vue */
import type { VNode } from 'vue';
import { button } from './button.tsx';
import type { Filing } from './filing-state.ts';

/** What lets the citizen stop here and go on later, and have the form on paper. */
export const saveAndPrint = ({ state, save }: Filing): readonly (VNode | null)[] => {
  const { print } = state.dossier;
  const link =
    print === null || print.href === null ? (
      <span key="print">{print?.label}</span>
    ) : (
      <a key="print" class="v-btn btn" href={print.href} target="_blank" rel="noopener">
        {print.label}
      </a>
    );
  return [button({ text: 'Lưu nháp', disabled: state.busy, press: save }), print === null ? null : link];
};
