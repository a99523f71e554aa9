import { Hono } from 'hono';
import { signPdf } from '../pdf/sign-pdf.ts';
import { localSigner, stampedBy } from '../pdf/local-signer.ts';
import { citizenHolder, organisationHolder } from '../pki/holder.ts';
import { certificatesOf, type Leaf } from '../pki/leaf.ts';
import type { Pki } from '../pki/pki.ts';
import type { Citizen } from '#src/model/journey.ts';
import { jsonBody, textOf } from '../remote/json-body.ts';

/** What is on the citizen's machine. Without an agent every connection is cut. */
export type TokenState = {
  readonly agent: 'absent' | 'without-token' | 'with-token';
  /** Whose token it is; the first identity's where it is left out. */
  readonly username?: string;
  readonly kind?: 'person' | 'organisation';
  /** The citizen closes the agent's own dialog. */
  readonly cancels?: boolean;
};

/** Answers of the agent; 0 and 11 are as one published client of such a plug-in notes them. */
const AGENT_CODES = { done: 0, cancelled: 11, noToken: 12, wrongPin: 13, unreadable: 14 } as const;

export type AgentOptions = {
  readonly pki: Pki;
  readonly identities: readonly Citizen[];
  readonly state: () => TokenState;
  /** Hosts whose pages may call it. */
  readonly portalHosts: ReadonlySet<string>;
  readonly now: () => Date;
};

/**
 * A stand-in for the signing plug-in of a USB token: `GET /version`, `POST /certificates`, `POST /signPdf` with
 * `{pdf, pin, reason}` in base64. It answers pages of the portals only, and the browser's preflight for private
 * networks.
 */
export const tokenAgent = ({ pki, identities, state, portalHosts, now }: AgentOptions): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    const origin = c.req.header('origin');
    const allowed = origin !== undefined && URL.canParse(origin) && portalHosts.has(new URL(origin).host);
    if (c.req.method === 'OPTIONS') c.res = new Response(null, { status: allowed ? 204 : 403 });
    else await next();
    if (!allowed) return;
    c.header('Access-Control-Allow-Origin', origin);
    c.header('Access-Control-Allow-Headers', 'content-type');
    c.header('Access-Control-Allow-Methods', 'GET, POST');
    c.header('Access-Control-Allow-Private-Network', 'true');
    c.header('Vary', 'Origin');
  });
  const inserted = async (): Promise<{ readonly leaf: Leaf; readonly owner: Citizen } | null> => {
    const { agent, username, kind } = state();
    const owner = identities.find(({ idNumber }) => username === undefined || idNumber === username);
    if (agent !== 'with-token' || owner === undefined) return null;
    const holder = kind === 'organisation' ? organisationHolder(owner) : citizenHolder(owner);
    return { leaf: await pki.leaf(holder, 'good'), owner };
  };
  app.get('/version', (c) =>
    c.json({ code: AGENT_CODES.done, name: 'Plugin ký số (giả lập)', version: '1.0.0' }),
  );
  app.post('/certificates', async (c) => {
    const token = await inserted();
    if (token === null) return c.json({ code: AGENT_CODES.noToken, message: 'Không tìm thấy USB ký số' });
    const certificates = certificatesOf(token.leaf).map((der) => der.toString('base64'));
    return c.json({ code: AGENT_CODES.done, certificates });
  });
  app.post('/signPdf', async (c) => {
    const token = await inserted();
    if (token === null) return c.json({ code: AGENT_CODES.noToken, message: 'Không tìm thấy USB ký số' });
    if (state().cancels === true)
      return c.json({ code: AGENT_CODES.cancelled, message: 'Người dùng hủy thao tác' });
    const body = (await jsonBody(c)) ?? {};
    if (textOf(body, 'pin') !== token.owner.credentials.passcode)
      return c.json({ code: AGENT_CODES.wrongPin, message: 'Mã PIN không đúng' });
    const signed = await signPdf(Buffer.from(textOf(body, 'pdf'), 'base64'), localSigner(token.leaf), {
      at: now(),
      reason: textOf(body, 'reason') || 'Ký hồ sơ điện tử (giả lập)',
      timeStamp: stampedBy(pki),
    });
    return signed === null
      ? c.json({ code: AGENT_CODES.unreadable, message: 'Định dạng chưa được hỗ trợ' })
      : c.json({ code: AGENT_CODES.done, data: signed.toString('base64') });
  });
  return app;
};
