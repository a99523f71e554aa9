import { constants } from 'node:crypto';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { createSecureContext, type SecureContext, TLSSocket } from 'node:tls';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Citizen } from '#src/model/journey.ts';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import { type Certificate, x509 } from './certificate.ts';
import { certificateRefusalPage } from './national-pages.ts';
import { CERTIFICATE_HOST } from './e-id/hosts.ts';
import type { NationalSignIn } from './national-sign-in.ts';
import { citizenHolder } from './signing/pki/holder.ts';
import { certificatesOf, type Condition } from './signing/pki/leaf.ts';
import type { Pki } from './signing/pki/pki.ts';

export type CertificateServer = { readonly port: number; readonly close: () => Promise<void> };

const OTHER = 'Không xác nhận được rằng chứng thư số này do tổ chức chứng thực được công nhận cấp';

/** What the citizen reads, by the code of OpenSSL's verdict on the path. */
const REFUSALS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'Chứng thư số đã hết hạn. Hãy gia hạn tại nơi cấp chứng thư, rồi thử lại',
  CERT_NOT_YET_VALID: 'Chứng thư số chưa đến ngày có hiệu lực',
  // What Node has no word for: keys and digests that are too weak.
  UNSPECIFIED: 'Chứng thư số không đạt yêu cầu về an toàn, chẳng hạn dùng thuật toán đã lỗi thời',
  CERT_REVOKED: 'Chứng thư số đã bị thu hồi nên không còn dùng để đăng nhập được',
};

/** Why nobody is signed in with this connection, or the number of the citizen whom the certificate names. */
const presented = (socket: TLSSocket): { readonly idNumber: string } | { readonly refusal: string } => {
  const { subject } = socket.getPeerCertificate();
  // A connection without a certificate may still count as authorised: there was nothing to find fault with.
  if (subject === undefined)
    return {
      refusal:
        'Trình duyệt không gửi chứng thư số nào. Hãy cắm thiết bị lưu chứng thư hoặc cài chứng thư vào trình duyệt, rồi thử lại',
    };
  if (!socket.authorized) return { refusal: REFUSALS[String(socket.authorizationError)] ?? OTHER };
  const ids = [(subject as { readonly UID?: string | readonly string[] }).UID ?? []].flat();
  const idNumber = ids.map((id) => /^CCCD:(\d{12})$/.exec(id)?.[1]).find((id) => id !== undefined);
  return idNumber === undefined
    ? { refusal: 'Chứng thư số không mang số định danh cá nhân nên không dùng để đăng nhập công dân được' }
    : { idNumber };
};

/** The host's one page: signs in whom a good certificate names, and tells everybody else what is wrong. */
const certificateApp = (national: NationalSignIn, latencyMs: number): Hono<{ Bindings: HttpBindings }> => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.get('/', async (c) => {
    await wait(latencyMs, undefined, { ref: false });
    const errand = c.req.query('tx') ?? '';
    const { socket } = c.env.incoming;
    if (!(socket instanceof TLSSocket)) throw new TypeError('expected a connection with TLS');
    const seen = presented(socket);
    if ('refusal' in seen) return c.html(certificateRefusalPage(seen.refusal, national.eIdUrl(errand)), 403);
    const next = national.byCertificate(errand, seen.idNumber);
    return next === null
      ? c.html(certificateRefusalPage('Phiên đăng nhập đã hết hạn', null), 400)
      : c.redirect(next);
  });
  return app;
};

/**
 * The only listener of the fleet that asks for a client certificate, on a free port of 127.0.0.1. Authorities and
 * revocation lists are made when the first citizen comes, so that starting costs nothing.
 */
export const startCertificateServer = async (
  national: NationalSignIn,
  pki: Pki,
  certificate: Certificate,
  assets: Hono,
  latencyMs: number,
): Promise<CertificateServer> => {
  const { cert, key } = certificate;
  // A resumed session would bring back the verdict on a certificate that may have been revoked since.
  const own = { cert, key, secureOptions: constants.SSL_OP_NO_TICKET };
  const judging = async (): Promise<SecureContext> => {
    const path = ['public-root', 'public-ca'] as const;
    const [ca, crl] = await Promise.all([
      Promise.all(path.map(async (id) => (await pki.authority(id)).certificate.toString('pem'))),
      Promise.all(
        path.map(async (id) => x509.PemConverter.encode(new Uint8Array(await pki.crl(id)), 'X509 CRL')),
      ),
    ]);
    return createSecureContext({ ...own, ca, crl });
  };
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(async (c, next) =>
      new URL(c.req.url).hostname === CERTIFICATE_HOST
        ? next()
        : c.text('Máy chủ không phục vụ tên này', 421),
    )
    .route('/', assets)
    .route('/', certificateApp(national, latencyMs));
  const answer = getRequestListener((request, env) => app.fetch(request, env as HttpBindings));
  const server = createServer(
    {
      ...own,
      requestCert: true,
      // A refused handshake would leave the citizen with the browser's error page instead of ours.
      rejectUnauthorized: false,
      SNICallback: (_host, done) => void judging().then((made) => done(null, made), done),
    },
    (request, response) => void answer(request, response),
  );
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return {
    port,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};

/** A citizen's certificate as a browser holds it; null for unknown citizens. */
export const clientCertificate = async (
  pki: Pki,
  identities: readonly Citizen[],
  citizenId: string,
  condition: Condition,
): Promise<ClientCertificate | null> => {
  const citizen = identities.find(({ id }) => id === citizenId);
  if (citizen === undefined) return null;
  const leaf = await pki.leaf(citizenHolder(citizen), condition);
  return {
    origin: `https://${CERTIFICATE_HOST}`,
    cert: certificatesOf(leaf)
      .map((der) => x509.PemConverter.encode(new Uint8Array(der), 'CERTIFICATE'))
      .join('\n'),
    key: String(leaf.key.privateKey.export({ type: 'pkcs8', format: 'pem' })),
  };
};
