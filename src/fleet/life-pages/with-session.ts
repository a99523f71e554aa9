import type { Context } from 'hono';
import { sessionOf, signInPath } from '../portal-sign-in.ts';
import type { Draft, FleetPortal, PortalSession } from '../state.ts';

type Answer = Promise<Response> | Response;

/** Sends whoever is not signed in to the sign-in and back. */
export const withSession =
  (portal: FleetPortal, handle: (c: Context, session: PortalSession) => Answer) =>
  (c: Context): Answer => {
    const session = sessionOf(c, portal);
    return session === null ? c.redirect(signInPath(new URL(c.req.url).pathname)) : handle(c, session);
  };

/** The signed-in citizen's own filing of the address's `:draft`; anybody else's is not found. A POST carries its token. */
export const withOwnDraft = (
  portal: FleetPortal,
  missing: (c: Context) => Answer,
  handle: (c: Context, draft: Draft) => Answer,
): ((c: Context) => Answer) =>
  withSession(portal, async (c, { person }) => {
    const draft = portal.drafts.get(c.req.param('draft') ?? '');
    if (draft?.person.idNumber !== person.idNumber) return missing(c);
    if (c.req.method === 'POST' && (await c.req.parseBody())['tokencsrf'] !== draft.token)
      return c.text('Permission denied', 403);
    return handle(c, draft);
  });
