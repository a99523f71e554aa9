import type { Stage } from '../adapter.ts';

/**
 * With the citizen's store open: notes whether the result of the dossier that this attempt filed lies in it under
 * `<code>-KQ<n>` (Nghị định 45/2020/NĐ-CP, Điều 14). The time is that since filing, so at least that since the result.
 */
export const noteResultStored = async (stage: Stage): Promise<void> => {
  const filed = stage.noted('submissions').findLast(({ code }) => code !== null);
  const opened = stage.noted('stores').at(-1)?.opened === true;
  if (filed?.code == null || !opened) return;
  const text = await stage.page.locator('body').innerText();
  stage.note('afterFiling', {
    step: stage.stepIndex(),
    act: 'national-store',
    offered: true,
    done: text.includes(`${filed.code}-KQ`),
    parts: null,
    afterMs: Math.round(stage.nowMs() - filed.pressedAtMs),
  });
};
