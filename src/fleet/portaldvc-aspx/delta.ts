import type { Markup } from '../markup.ts';
import { clientId } from './controls.ts';

/** The answer to a partial post-back in ASP.NET's own form: `length|type|id|content|` over and over. */
export const delta = async (
  panels: ReadonlyMap<string, Markup>,
  hidden: Readonly<Record<string, string>>,
  redirect?: string,
): Promise<Response> => {
  const drawn = await Promise.all(
    [...panels].map(async ([id, body]) => part('updatePanel', clientId(id), String(await body))),
  );
  const parts = [
    part('#', '', '4'),
    ...(redirect === undefined ? drawn : [part('pageRedirect', '', encodeURIComponent(redirect))]),
    ...Object.entries(hidden).map(([name, value]) => part('hiddenField', name, value)),
  ];
  return new Response(parts.join(''), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};

const part = (type: string, id: string, content: string): string =>
  `${content.length}|${type}|${id}|${content}|`;
