import { shownPath } from './shown-path.ts';

const MOST = 300;

/** What Node draws above the stack of what does not parse or link: the place, the source, a caret under it. */
const DRAWN = /^(\S.*?):(\d+)\n(?:[\s\S]*?\n( *)\^+ *\n)?/;
const FRAME = /(file:\/\/[^\s)]+):(\d+):(\d+)/;

/** Why a scenario's file did not load, in one line that begins with `file:line:column` where Node tells the place. */
export const loadingFault = (name: string, error: unknown): string => {
  const message = oneLine(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  const place = error instanceof Error ? placeIn(error.stack ?? '') : null;
  if (place === null) return `${name}: expected a module that loads; ${message}`;
  const elsewhere = place.startsWith(`${name}:`) ? '' : `(loaded by ${name}) `;
  return `${place}: ${elsewhere}expected a module that loads; ${message}`;
};

const placeIn = (stack: string): string | null => {
  const drawn = DRAWN.exec(stack);
  if (drawn !== null) {
    const [, file = '', line, before] = drawn;
    return `${shownPath(file)}:${line}${before === undefined ? '' : `:${before.length + 1}`}`;
  }
  const thrown = FRAME.exec(stack);
  return thrown === null || thrown[1]?.startsWith(OURS) === true
    ? null
    : `${shownPath(thrown[1] ?? '')}:${thrown[2]}:${thrown[3]}`;
};

const OURS = new URL('.', import.meta.url).href;

const oneLine = (text: string): string =>
  text.replaceAll(`${process.cwd()}/`, '').replace(/\s+/g, ' ').slice(0, MOST);
