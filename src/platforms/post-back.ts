import type { Locator } from 'playwright';
import type { Desk } from './ask.ts';

/** Handlers that send the page's form as soon as a choice is made: ASP.NET's AutoPostBack, and plain `submit()`. */
const SENDS = /__doPostBack|WebForm_DoPostBack|\.submit\(\)/;

/** How long a page may need to put in place what a post-back brought, milliseconds. */
const PUT_IN_PLACE_MS = 100;

/** In the page: whether changing or pressing this control sends the form. */
const sendsForm = (node: Element, source: string): boolean => {
  const own = [node.getAttribute('onchange'), node.getAttribute('onclick')];
  // A list of choices may carry the handler for all of them.
  const around = node.closest('[onclick*="__doPostBack"], [onchange*="__doPostBack"]');
  return [...own, around?.getAttribute('onclick'), around?.getAttribute('onchange')].some((handler) =>
    new RegExp(source).test(handler ?? ''),
  );
};

/**
 * Answers a control; where that posts the page back, waits until the page that comes (or the part of it) is in
 * place. A post-back keeps what was typed, but every place in the page may be another one afterwards.
 * @returns whether the page was posted back
 */
export const answerControl = async (
  desk: Desk,
  target: Locator,
  answer: () => Promise<unknown>,
): Promise<boolean> => {
  const { page, patienceMs: timeout } = desk.stage;
  if (!(await target.evaluate(sendsForm, SENDS.source, { timeout }))) {
    await answer();
    return false;
  }
  await desk.ask({
    what: 'post-back',
    expected: 'the page again with the choice just made',
    press: answer,
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        if (last) return true;
        if (desk.watch.sent() === 0 || desk.watch.pending() > 0) return undefined;
        await page.waitForLoadState('domcontentloaded', { timeout: 0, signal });
        await page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), PUT_IN_PLACE_MS);
        return desk.watch.pending() === 0 || undefined;
      }),
  });
  return true;
};
