import type { Page } from 'playwright';

/** A box as it came, before anybody touched it. */
export type SeenBox = { readonly label: string; readonly tickedBefore: boolean };

/** What a page shows when a step ends. */
export type AfterStep = {
  readonly url: string;
  readonly boxes: readonly SeenBox[];
  /** Visible text; empty where it was not asked for. */
  readonly text: string;
  /** The page knows its visitor: it offers to sign out. */
  readonly signsOut: boolean;
};

/** Counts in every page how often a box was turned, so that its first state can be told later. */
export const countTurns = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const turns = new WeakMap<Element, number>();
    Object.defineProperty(globalThis, Symbol.for('turns of boxes'), { value: turns });
    const count = (box: Element): unknown => turns.set(box, (turns.get(box) ?? 0) + 1);
    addEventListener(
      'change',
      ({ target }) => {
        if (target instanceof HTMLInputElement && target.type === 'checkbox') count(target);
      },
      { capture: true },
    );
    addEventListener(
      'click',
      ({ target }) => {
        const box = target instanceof Element ? target.closest('[role="checkbox"]:not(input)') : null;
        if (box !== null) count(box);
      },
      { capture: true },
    );
  });

/** Asks the page once; null where it cannot be asked. */
export const lookAfterStep = (page: Page, withText: boolean): Promise<AfterStep | null> =>
  page.evaluate(readPage, withText).catch(() => null);

/** In the page. */
const readPage = (withText: boolean): AfterStep => {
  const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const frames = [...document.querySelectorAll('iframe')].flatMap((frame) => {
    try {
      return frame.checkVisibility() ? (frame.contentDocument ?? []) : [];
    } catch {
      return [];
    }
  });
  const boxes = [document, ...frames].flatMap((root) => {
    const turns = Reflect.get(root.defaultView ?? {}, Symbol.for('turns of boxes')) as
      | WeakMap<Element, number>
      | undefined;
    return [...root.querySelectorAll('input[type="checkbox"], [role="checkbox"]:not(input)')]
      .slice(0, 80)
      .flatMap((box) => {
        const place = box.closest('label') ?? box.parentElement ?? box;
        if (!place.checkVisibility({ visibilityProperty: true })) return [];
        const by = (box.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
        const labels =
          'labels' in box ? [...((box.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : [];
        const named = [
          ...by.map((id) => root.getElementById(id)?.textContent),
          ...labels.map((label) => label.textContent),
          box.getAttribute('aria-label'),
          place.textContent,
        ];
        const ticked =
          box instanceof (root.defaultView ?? window).HTMLInputElement
            ? box.checked
            : box.getAttribute('aria-checked') === 'true';
        const turned = (turns?.get(box) ?? 0) % 2 === 1;
        return [
          {
            label: one(named.find((text) => one(text) !== '')).slice(0, 200),
            tickedBefore: ticked !== turned,
          },
        ];
      });
  });
  const signsOut = [...document.querySelectorAll('a, button, [role="menuitem"]')].some((node) =>
    [node.textContent, node.getAttribute('aria-label'), node.getAttribute('title')].some((name) =>
      /đăng xuất|^thoát$/iu.test(one(name).normalize('NFC')),
    ),
  );
  return {
    url: location.href,
    boxes,
    text: withText ? (document.body?.innerText ?? '').slice(0, 200_000) : '',
    signsOut,
  };
};
