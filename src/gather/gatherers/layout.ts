import type { Page } from 'playwright';
import type { LayoutEvidence } from '#src/model/evidence.ts';

/** Width at which WCAG 1.4.10 asks for no sideways scroll, and the criteria data's height, CSS px. */
const NARROW = { width: 320, height: 568 };

/**
 * Lays the page out at 320 CSS px and says what is too wide; the window is put back afterwards. Content
 * inside a box that scrolls by itself does not count. Null where the page cannot be asked.
 */
export const gatherLayout = async (page: Page, step: number): Promise<LayoutEvidence | null> => {
  const before = page.viewportSize();
  if (before === null || !/^https?:/.test(page.url())) return null;
  try {
    await page.setViewportSize(NARROW);
    return await page.evaluate((at) => {
      const root = document.documentElement;
      const width = root.clientWidth;
      const scrollWidth = Math.max(root.scrollWidth, document.body?.scrollWidth ?? 0);
      const name = (element: Element): string =>
        element.tagName.toLowerCase() +
        (element.id === '' ? '' : `#${element.id}`) +
        [...element.classList].map((each) => `.${each}`).join('');
      const widest =
        scrollWidth <= width
          ? []
          : [...document.querySelectorAll('body *')]
              .map((element) => ({ element, right: element.getBoundingClientRect().right + scrollX }))
              .filter(({ right }) => right > width + 0.5)
              .sort((a, b) => b.right - a.right)
              .slice(0, 5)
              .map(({ element, right }) => ({
                selector: name(element).slice(0, 200),
                right: Math.round(right),
              }));
      return { step: at, url: location.href, innerWidth: width, scrollWidth, widest };
    }, step);
  } catch {
    return null;
  } finally {
    await page.setViewportSize(before).catch(() => undefined);
  }
};
