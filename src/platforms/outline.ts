import type { Page } from 'playwright';

/** What the page shows, to tell one page or panel from the next: headings, fields and buttons in view. */
export const outline = (page: Page): Promise<string> =>
  page
    .evaluate(() =>
      [
        location.pathname,
        ...[
          ...document.querySelectorAll(
            'h1, h2, h3, h4, legend, input, select, textarea, button, iframe, [role="dialog"], [aria-selected="true"]',
          ),
        ]
          .filter((node) => node.checkVisibility({ visibilityProperty: true }))
          .map(
            (node) =>
              `${node.tagName}#${node.id}.${node.getAttribute('name') ?? ''}:${(node.textContent ?? '').slice(0, 60)}`,
          ),
      ].join('\n'),
    )
    .catch(() => '');
