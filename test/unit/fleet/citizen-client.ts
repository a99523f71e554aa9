import { Agent, buildConnector, FormData, fetch, type Response } from 'undici';
import type { Network } from '#src/model/network.ts';

export type Page = { readonly url: string; readonly status: number; readonly text: string };

/** What a citizen's browser does with pages, without a browser: cookies, redirects, forms. */
export type CitizenClient = {
  readonly get: (url: string) => Promise<Page>;
  readonly post: (
    url: string,
    fields: Readonly<Record<string, string | Blob>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Page>;
  /** A file; redirects are not followed. */
  readonly bytes: (url: string) => Promise<{ readonly status: number; readonly bytes: Buffer }>;
  readonly postJson: (
    url: string,
    body: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
};

/** Names resolve by the network's routes and certificates are checked against its authority, as in a sweep. */
export const citizenClient = (network: Network): CitizenClient => {
  const connect = buildConnector({ ca: network.authority ?? '' });
  const agent = new Agent({
    connect: (options, callback) => {
      const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
      const route = network.routes.find(
        (candidate) =>
          candidate.port === port &&
          (candidate.pattern === options.hostname ||
            (candidate.pattern.startsWith('*') && options.hostname.endsWith(candidate.pattern.slice(1)))),
      );
      if (route === undefined) return callback(new Error(`no route to ${options.hostname}`), null);
      connect(
        {
          ...options,
          servername: options.hostname,
          hostname: route.to.address,
          port: String(route.to.port),
        },
        callback,
      );
    },
  });
  const cookies = new Map<string, Map<string, string>>();

  const once = async (url: string, init: Parameters<typeof fetch>[1]): Promise<Response> => {
    const { host } = new URL(url);
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(init?.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual', dispatcher: agent });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const follow = async (url: string, init: Parameters<typeof fetch>[1], hops = 0): Promise<Page> => {
    const response = await once(url, init);
    const location = response.headers.get('location');
    if (location === null) return { url, status: response.status, text: await response.text() };
    await response.body?.cancel();
    if (hops > 12) throw new Error(`redirected without end at ${url}`);
    return follow(new URL(location, url).href, {}, hops + 1);
  };
  return {
    get: (url) => follow(url, {}),
    bytes: async (url) => {
      const response = await once(url, {});
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    post: (url, fields, headers = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return follow(url, { method: 'POST', headers, body });
    },
    postJson: async (url, body, more = {}) => {
      const headers = { 'content-type': 'application/json', ...more };
      const response = await once(url, { method: 'POST', headers, body: JSON.stringify(body) });
      return (await response.json()) as Record<string, unknown>;
    },
    close: () => agent.destroy(),
  };
};

/** The `href` of the first link with this text. */
export const linkIn = (page: Page, text: string): string => {
  const link = [...page.text.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].find(
    ([, , content = '']) => content.replace(/<[^>]+>/g, '').trim() === text,
  );
  if (link?.[1] === undefined) throw new Error(`no link "${text}" on ${page.url}`);
  return new URL(link[1].replaceAll('&amp;', '&'), page.url).href;
};

/** The value of a hidden field. */
export const hiddenIn = (page: Page, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a browser would send of the page's main form: its values, what is required and blank filled in plainly. */
export const filledForm = (
  page: Page,
  typed: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const fields: Record<string, string> = {};
  const form = page.text.replace(/[\s\S]*<form id="mainForm"/, '').replace(/<\/form>[\s\S]*/, '');
  const controls = /<input\b([^>]*)>|<(textarea|select)\b([^>]*)>([\s\S]*?)<\/\2>/g;
  for (const [, input, tag = 'input', others = '', inner = ''] of form.matchAll(controls)) {
    const attributes = input ?? others;
    const attribute = (name: string): string | undefined => {
      const found = new RegExp(`(?:^|\\s)${name}(?:="([^"]*)")?(?=\\s|$)`).exec(attributes);
      return found === null ? undefined : unescaped(found[1] ?? '');
    };
    const name = attribute('name');
    if (name === undefined) continue;
    const isRequired = attribute('required') !== undefined;
    if (attribute('type') === 'checkbox') {
      if (isRequired || attribute('checked') !== undefined) fields[name] = attribute('value') ?? 'on';
    } else if (tag === 'select') {
      const options = [...inner.matchAll(/<option([^>]*)>([^<]*)/g)];
      const chosen =
        options.find(([, own = '']) => own.includes('selected')) ?? (isRequired ? options[1] : undefined);
      fields[name] = unescaped(chosen?.[2] ?? '').replace(/^--.*/, '');
    } else {
      const value = tag === 'textarea' ? unescaped(inner) : (attribute('value') ?? '');
      const filler = attribute('placeholder') === 'dd/mm/yyyy' ? '01/01/2000' : 'Kiểm thử';
      fields[name] = value === '' && isRequired ? filler : value;
    }
  }
  return { ...fields, ...typed };
};
