import { createServer, type Server } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Certificate } from './certificate.ts';

export const LOOPBACK = '127.0.0.1';

/** The fleet's two listeners on loopback: TLS for its pages, plain HTTP that mostly sends on to https. */
export type Servers = {
  readonly securePort: number;
  readonly plainPort: number;
  readonly close: () => Promise<void>;
};

/** Serves each host by its own app; a host that is not the fleet's is answered with 421. */
export const startServers = async (
  hosts: ReadonlyMap<string, Hono>,
  certificate: Certificate,
  /** Hosts that answer over plain HTTP instead. */
  plainHosts: ReadonlySet<string> = new Set(),
): Promise<Servers> => {
  const answer = getRequestListener((request, env) => {
    const app = hosts.get(new URL(request.url).hostname);
    return app === undefined
      ? new Response('Máy chủ không phục vụ tên này', { status: 421 })
      : app.fetch(request, env);
  });
  const secure = createSecureServer(
    { allowHTTP1: true, cert: certificate.cert, key: certificate.key },
    (request, response) => void answer(request, response),
  );
  const plain = createServer((request, response) => {
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (plainHosts.has(host)) void answer(request, response);
    else if (!hosts.has(host)) response.writeHead(421).end();
    else response.writeHead(308, { location: `https://${host}${request.url ?? '/'}` }).end();
  });
  // Connections that a portal-dead never answers would keep close() waiting.
  const sockets = new Set<Socket>();
  for (const server of [secure, plain]) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }
  const [securePort, plainPort] = await Promise.all([listen(secure), listen(plain)]);
  const close = async (): Promise<void> => {
    const closed = [secure, plain].map(
      (server) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    for (const socket of sockets) socket.destroy();
    await Promise.all(closed);
  };
  return { securePort, plainPort, close };
};

const listen = (server: Server | Http2SecureServer): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, LOOPBACK, () => resolve((server.address() as AddressInfo).port));
  });
