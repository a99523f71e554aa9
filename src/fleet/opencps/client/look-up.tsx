/** @jsxImportSource vue */
import { type Component, defineComponent, ref } from 'vue';
import { ask } from './api.ts';
import { button } from './button.tsx';
import { facts } from './facts.tsx';
import { textField } from './input.tsx';
import { say } from './snackbar.tsx';
import type { Status } from './wire.ts';

/** The public look-up of a dossier by its code. */
export const LookUp: Component = defineComponent(() => {
  const code = ref('');
  const status = ref<Status | null | 'missing'>(null);
  const search = async (event: Event): Promise<void> => {
    event.preventDefault();
    const query = new URLSearchParams({ dossierNo: code.value.trim() });
    const answer = await ask<Status | null>(`/o/rest/v2/publishdossiers?${query}`);
    if (answer.status !== 200) return say('error', 'Không tra cứu được, vui lòng thử lại');
    status.value = answer.body ?? 'missing';
  };
  const result = () => {
    if (status.value === null) return null;
    if (status.value === 'missing')
      return <p class="v-alert alert">Không tìm thấy hồ sơ. Vui lòng kiểm tra lại mã hồ sơ.</p>;
    const { rows, changes } = status.value;
    return (
      <div>
        <h2>Thông tin hồ sơ</h2>
        {facts(rows)}
        {changes.length > 0 && (
          <div>
            <h2>Quá trình xử lý</h2>
            <ol class="v-timeline changes">
              {changes.map(({ at, text }) => (
                <li key={`${at} ${text}`} class="v-timeline-item">
                  {at !== '' && <time>{at}</time>} {text}
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    );
  };
  return () => (
    <div>
      <h1>Tra cứu hồ sơ</h1>
      <form class="search" role="search" onSubmit={(event: Event) => void search(event)}>
        {textField({
          id: 'input-dossier-no',
          label: 'Mã hồ sơ',
          required: true,
          error: undefined,
          value: code.value,
          set: (value) => {
            code.value = value;
          },
        })}
        <div class="form-group">{button({ text: 'Tra cứu', kind: 'primary', type: 'submit' })}</div>
      </form>
      <div aria-live="polite">{result()}</div>
    </div>
  );
});
