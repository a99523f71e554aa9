import type { Context } from 'hono';
import { sessionOf } from '../portal-sign-in.ts';
import type { FleetPortal } from '../state.ts';
import { messagePage, type Visit } from './pages.ts';
import { pathsOf } from './paths.ts';

/** Bare text that the platform answers to a wrong `tokencsrf`. */
export const DENIED = 'Permission denied';

export const visitOf = (c: Context, portal: FleetPortal): Visit => {
  const { pathname, search } = new URL(c.req.url);
  return { session: sessionOf(c, portal), here: `${pathname}${search}` };
};

export const toSignIn = (c: Context, portal: FleetPortal): Response =>
  c.redirect(`${pathsOf(portal).signIn}?return-url=${encodeURIComponent(visitOf(c, portal).here)}`);

export const notFound = (c: Context, portal: FleetPortal): Response | Promise<Response> =>
  c.html(messagePage(portal, visitOf(c, portal), 'Không tìm thấy', 'Trang không tồn tại.'), 404);

/** The text fields of a posted form; Hono keeps the parsed body, so that asking twice is fine. */
export const fieldsOf = async (c: Context): Promise<Record<string, string>> => {
  const body = await c.req.parseBody();
  return Object.fromEntries(
    Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
};
