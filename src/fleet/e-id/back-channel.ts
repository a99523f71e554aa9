import { Agent, request } from 'node:https';

/** Asks one of the fleet's own hosts as a server does; `form` makes it a POST. */
export type BackChannel = {
  readonly ask: (
    url: string,
    given?: { readonly authorization: string; readonly form?: URLSearchParams },
  ) => Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }>;
  readonly close: () => void;
};

/**
 * The way between the fleet's servers: TLS to its own listener on loopback, whatever the name in the address. No
 * name is resolved.
 */
export const openBackChannel = (
  listener: () => { readonly address: string; readonly port: number; readonly authority: string },
): BackChannel => {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask: BackChannel['ask'] = (url, given) =>
    new Promise((resolve, reject) => {
      const { hostname, pathname, search } = new URL(url);
      const { address, port, authority } = listener();
      const sent = request(
        {
          agent,
          host: address,
          port,
          servername: hostname,
          ca: authority,
          path: `${pathname}${search}`,
          method: given?.form === undefined ? 'GET' : 'POST',
          headers: {
            host: hostname,
            accept: 'application/json',
            ...(given === undefined ? {} : { authorization: given.authorization }),
            ...(given?.form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            try {
              const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
              resolve({ status: response.statusCode ?? 0, body });
            } catch (error) {
              reject(error as Error);
            }
          });
        },
      );
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A connection kept open may be closed by the other side just as it is used again.
        if (sent.reusedSocket && error.code === 'ECONNRESET') ask(url, given).then(resolve, reject);
        else reject(error);
      });
      sent.end(given?.form?.toString());
    });
  return { ask, close: () => agent.destroy() };
};
