import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const library = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve('web-vitals')), 'web-vitals.iife.js'),
  'utf8',
).replace(/\/\/# sourceMappingURL=.*$/m, '');

/** Name of the binding through which a document tells its vitals. */
export const VITALS_BINDING = '__portalsweepVitals';

/**
 * Runs in every top document before its own scripts. Sends what changed at most once a tenth of a second
 * and when the page is left, because the document is gone when the journey comes to read it.
 */
export const vitalsScript: string = `(() => {
  if (window.top !== window || typeof window.${VITALS_BINDING} !== 'function') return;
  ${library}
  const tell = window.${VITALS_BINDING};
  const seen = { id: String(performance.timeOrigin), vitals: {} };
  let timer = 0;
  const send = () => {
    timer = 0;
    seen.url = location.href;
    seen.title = document.title;
    seen.viewport = document.querySelector('meta[name=viewport i]')?.getAttribute('content') ?? null;
    seen.lang = document.documentElement?.getAttribute('lang') ?? null;
    tell(JSON.stringify(seen));
  };
  const later = () => { if (timer === 0) timer = setTimeout(send, 100); };
  const note = (name) => (metric) => { seen.vitals[name] = metric.value; later(); };
  const every = { reportAllChanges: true };
  webVitals.onLCP(note('lcpMs'), every);
  webVitals.onCLS(note('cls'), every);
  webVitals.onTTFB(note('ttfbMs'));
  webVitals.onFCP(note('fcpMs'));
  webVitals.onINP(note('inpMs'), every);
  addEventListener('DOMContentLoaded', later);
  addEventListener('pagehide', send);
})();`;
