import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LoopbackTunnel, openLoopbackTunnel } from '#src/gather/loopback-tunnel.ts';

const server = createServer((_request, response) => response.end('here'));
let port: number;
let tunnel: LoopbackTunnel;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
  tunnel = await openLoopbackTunnel({
    kind: 'fleet',
    routes: [
      { pattern: '*.route.invalid', port: 443, to: { address: '127.0.0.1', port } },
      { pattern: 'far.invalid', port: 443, to: { address: '192.0.2.1', port } },
    ],
    trustedKeys: [],
    authority: null,
    proof: null,
    nationalHosts: [],
    signInHosts: [],
  });
});
afterAll(async () => {
  await tunnel.close();
  server.close();
});

/** Status of the CONNECT and what the far side then answers; a cut connection is an error. */
const ask = async (to: string): Promise<readonly [number | undefined, string]> => {
  const { port: own } = new URL(tunnel.url);
  const asked = request({ host: '127.0.0.1', port: own, method: 'CONNECT', path: to }).end();
  const [response, socket] = (await once(asked, 'connect')) as [{ statusCode?: number }, Socket];
  socket.end('GET / HTTP/1.0\r\n\r\n');
  let text = '';
  for await (const part of socket) text += String(part);
  return [response.statusCode, text.split('\r\n\r\n')[1] ?? ''];
};

describe('openLoopbackTunnel', () => {
  it('leads a name to where its route leads', async () => {
    expect(await ask('portal.route.invalid:443')).toEqual([200, 'here']);
  });

  it('leads this machine to itself', async () => {
    expect(await ask(`127.0.0.1:${port}`)).toEqual([200, 'here']);
  });

  it.each([
    'example.invalid:443',
    'portal.route.invalid:80',
    'far.invalid:443',
    '192.0.2.1:443',
    '127.0.0.1.route.example:443',
    'portal.route.invalid',
    '[::1]',
  ])('refuses %s', async (to) => {
    await expect(ask(to)).rejects.toThrow('socket hang up');
  });

  it('takes nothing but CONNECT', async () => {
    expect((await fetch(`${tunnel.url}/`)).status).toBe(405);
  });
});
