import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Network } from '#src/model/network.ts';
import { hostMatches } from './host-pattern.ts';
import { LOOPBACK } from './mode.ts';

/** A proxy that takes CONNECT only and leads nowhere but where the network's routes lead. */
export type LoopbackTunnel = { readonly url: string; readonly close: () => Promise<void> };

/**
 * The browser's resolver rules over again, for contexts whose traffic does not ask the browser's resolver:
 * Playwright carries a context with a client certificate through a proxy of its own, which would look names up in
 * the system. Names without a route are refused, and nothing here resolves any.
 */
export const openLoopbackTunnel = async (network: Network): Promise<LoopbackTunnel> => {
  const addressOf = (host: string, port: number): { address: string; port: number } | null => {
    if (LOOPBACK.test(host)) return { address: '127.0.0.1', port };
    const route = network.routes.find((each) => each.port === port && hostMatches(each.pattern, host));
    return route !== undefined && LOOPBACK.test(route.to.address) ? route.to : null;
  };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((_request, response) => response.writeHead(405).end());
  server.on('connection', keep);
  server.on('connect', (request, near: Socket, head: Buffer) => {
    const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(request.url ?? '') ?? [];
    const to = addressOf(host, Number(port));
    near.on('error', () => near.destroy());
    if (to === null) return void near.destroy();
    const far = connect(to.port, to.address, () => {
      near.write('HTTP/1.1 200 OK\r\n\r\n');
      if (head.length > 0) far.write(head);
      near.pipe(far).pipe(near);
    });
    keep(far);
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    near.on('close', () => far.destroy());
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
