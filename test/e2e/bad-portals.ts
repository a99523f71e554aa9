import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a portal may do instead of answering; each is served under its own port. */
const BAD_PORTALS: Readonly<Record<string, (response: ServerResponse, path: string) => void>> = {
  'never-answers': () => undefined,
  'answers-500': (response) => {
    response.statusCode = 500;
    response.end('<!doctype html><title>500</title><p>Lỗi máy chủ');
  },
  'redirects-forever': (response, path) => {
    response.statusCode = 302;
    response.setHeader('location', `/${Number(path.slice(1)) + 1 || 1}`);
    response.end();
  },
  'sends-200-mb': (response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('content-length', String(200 * 1_048_576));
    const chunk = Buffer.alloc(1_048_576, 'x');
    let left = 200;
    const more = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= 1;
        if (!response.write(chunk)) {
          response.once('drain', more);
          return;
        }
      }
      response.end();
    };
    more();
  },
  'closes-connection': (response) => {
    response.destroy();
  },
  'asks-to-wait': (response) => {
    response.statusCode = 429;
    response.setHeader('retry-after', '3600');
    response.end('Too many requests');
  },
  'turns-away': (response) => {
    response.statusCode = 403;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!doctype html><title>403</title><p>Access denied. Support ID: 1');
  },
};

export type BadPortals = {
  readonly rows: readonly { readonly id: string; readonly nameVi: string; readonly url: string }[];
  readonly stop: () => Promise<void>;
};

export const startBadPortals = async (): Promise<BadPortals> => {
  const servers = await Promise.all(
    Object.entries(BAD_PORTALS).map(async ([id, answer]) => {
      const server = createServer((request, response) => {
        response.on('error', () => undefined);
        answer(response, request.url ?? '/');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return { id, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
    }),
  );
  return {
    rows: servers.map(({ id, url }) => ({ id, nameVi: id, url })),
    stop: async () => {
      for (const { server } of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};
