import type { Context } from 'hono';
import { sessionOf } from '../portal-sign-in.ts';
import type { Draft, FleetPortal } from '../state.ts';

/** Number of a filing in addresses: the draft's hex id as a decimal. */
export const numberOf = (draft: Draft): string => BigInt(`0x${draft.id}`).toString();

const draftOf = (portal: FleetPortal, number: string): Draft | undefined =>
  /^\d{1,20}$/.test(number) ? portal.drafts.get(BigInt(number).toString(16).padStart(16, '0')) : undefined;

/** Runs the handler only with the caller's own draft, and with its token on all that changes something. */
export const withDraft =
  (portal: FleetPortal, handle: (c: Context, draft: Draft) => Promise<Response> | Response) =>
  (c: Context): Promise<Response> | Response => {
    const session = sessionOf(c, portal);
    if (session === null) return c.json({ message: 'Vui lòng đăng nhập' }, 401);
    const draft = draftOf(portal, c.req.param('number') ?? '');
    if (draft?.person.idNumber !== session.person.idNumber)
      return c.json({ message: 'Không tìm thấy hồ sơ' }, 404);
    if (c.req.method !== 'GET' && c.req.header('x-csrf-token') !== draft.token)
      return c.json({ message: 'Yêu cầu không hợp lệ' }, 403);
    return handle(c, draft);
  };
