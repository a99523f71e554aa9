import { createSecureServer } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Certificate } from '../../certificate.ts';

/** The address has the real port: Chromium's rules for names are not asked about 127.0.0.1. */
export type AgentServer = { readonly url: string; readonly close: () => Promise<void> };

/**
 * TLS on a free port of 127.0.0.1. While `present` says no, connections are reset, old ones too: a page cannot
 * tell that from a port where nobody listens, and the port stays ours.
 */
export const startAgentServer = async (
  app: Hono,
  certificate: Certificate,
  present: () => boolean,
): Promise<AgentServer> => {
  const answer = getRequestListener(app.fetch);
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createSecureServer(
    { allowHTTP1: true, cert: certificate.cert, key: certificate.key },
    (request, response) => {
      if (present()) void answer(request, response);
      else cut();
    },
  );
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    if (!present()) socket.resetAndDestroy();
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return {
    url: `https://127.0.0.1:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cut();
      await closed;
    },
  };
};
