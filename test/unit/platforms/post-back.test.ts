import { EventEmitter } from 'node:events';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import type { Desk, Question } from '#src/platforms/ask.ts';
import { watchPage } from '#src/platforms/page-watch.ts';
import { answerControl } from '#src/platforms/post-back.ts';

/** A control with this handler, as far as the page is asked about it. */
const controlWith = (handler: string | null): Locator =>
  ({
    evaluate: async (look: (node: unknown, source: string) => boolean, source: string) =>
      look(
        { getAttribute: (name: string) => (name === 'onchange' ? handler : null), closest: () => null },
        source,
      ),
  }) as unknown as Locator;

/** A desk that tells whether it was asked to wait; the portal answers at once. */
const desk = (): { readonly desk: Desk; readonly asked: string[] } => {
  const asked: string[] = [];
  const page = { waitForLoadState: async () => undefined, evaluate: async () => undefined };
  const ask = async <T>({ what, press, ready }: Question<T>): Promise<T> => {
    asked.push(what);
    await press();
    return ready(new AbortController().signal);
  };
  const lookOn = async <T>(_: AbortSignal, look: (last: boolean) => Promise<T | undefined>) =>
    (await look(false)) as T;
  return {
    asked,
    desk: {
      stage: { page, patienceMs: 1 },
      watch: { sent: () => 1, pending: () => 0 },
      ask,
      lookOn,
    } as never,
  };
};

describe('answering a control', () => {
  it.each([
    ["javascript:setTimeout('__doPostBack(\\'ctl00$ddlTinh\\',\\'\\')', 0)", true],
    ['this.form.submit()', true],
    ['updateHint(this)', false],
    [null, false],
  ])('with the handler %s posts the page back: %s', async (handler, posts) => {
    const at = desk();
    let answered = 0;
    const postedBack = await answerControl(at.desk, controlWith(handler), async () => {
      answered += 1;
    });
    expect([postedBack, answered, at.asked.length]).toEqual([posts, 1, posts ? 1 : 0]);
  });
});

describe("a page's alerts", () => {
  const told = (type: string, message: string) => ({ type: () => type, message: () => message });

  it('are heard where they tell of a failure since the last press', async () => {
    const page = new EventEmitter();
    const watch = watchPage(page as unknown as Page);
    page.emit('dialog', told('alert', 'Mã xác nhận không đúng'));
    expect(await watch.alerted()).toBe('Mã xác nhận không đúng');
    watch.begin();
    page.emit('dialog', told('alert', 'Nộp hồ sơ thành công'));
    page.emit('dialog', told('confirm', 'Bạn có chắc chắn muốn nộp hồ sơ?'));
    page.emit('dialog', told('alert', 'Vui lòng nhập Email'));
    expect(await watch.alerted()).toBe('Vui lòng nhập Email');
  });
});
