import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { log, LogLevel } from '@crawlee/core';
import { expect, test } from '@playwright/test';
import { launchArguments } from '#src/gather/browsers.ts';
import { CRAWL_JOURNEY, runCrawl } from '#src/gather/run-crawl.ts';
import type { Network } from '#src/model/network.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { networkOf, rowFor } from './walk.ts';

/* What a crawl says of a portal and what it keeps to itself, against a portal that this file serves. */

const HOST = 'portal.crawl.invalid';
const HOME = `http://${HOST}/`;
const LINKS = [
  '/thanh-toan-truc-tuyen',
  '/kin',
  '/ket-qua;jsessionid=A1B2C3D4E5F6?sdt=0912345678&ten=Nguyen+Van+A',
  '/dan',
];

let server: Server;
let network: Network;
let homeStatus = 200;

test.beforeAll(async () => {
  log.setLevel(LogLevel.OFF);
  server = createServer(({ url = '' }, response) => {
    const status = url === '/' ? homeStatus : url === '/kin' ? 403 : url === '/dan' ? 200 : 404;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    const links = LINKS.map((href) => `<a href="${href}">a</a>`).join(' ');
    const onward = url === '/dan' ? '<script>location.replace("/")</script>' : links;
    response.end(`<!doctype html><title>t</title><link rel="icon" href="data:,">${onward}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  network = networkOf({ pattern: HOST, port: 80, to: { address: '127.0.0.1', port } });
});

test.beforeEach(() => {
  homeStatus = 200;
});

test.afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const crawl = async (change: Partial<Parameters<typeof runCrawl>[0]> = {}): Promise<Attempt> =>
  await runCrawl({
    task: {
      id: 'crawl',
      portal: rowFor(HOME, 'observe'),
      journey: { id: CRAWL_JOURNEY, title: { vi: 'Duyệt', en: 'Crawl' }, service: null, steps: [] },
      device: 'desktop',
    } as unknown as Parameters<typeof runCrawl>[0]['task'],
    n: 1,
    purpose: 'first',
    services: [],
    network,
    executablePath: findBrowser()?.path ?? '',
    args: launchArguments(network, sandboxState().possible),
    context: {},
    browser: 'test',
    patienceMs: 10_000,
    robotsAllow: () => true,
    running: () => 1,
    signal: new AbortController().signal,
    ...change,
  });

test('what our guard refuses is in no number, and no stranger is in an address', async () => {
  const { outcome, evidence } = await crawl();
  expect(outcome).toBe('passed');
  expect(evidence.refused.map(({ url, why }) => [url, why])).toEqual([
    [`${HOME}thanh-toan-truc-tuyen`, 'known-action'],
  ]);
  expect(evidence.catalogue).toMatchObject({ pages: 4 });
  expect(evidence.catalogue?.broken.toSorted((a, b) => a.url.localeCompare(b.url))).toEqual([
    { url: `${HOME}ket-qua;jsessionid=«secret»?…`, from: HOME, status: 404 },
    { url: `${HOME}kin`, from: HOME, status: 403 },
  ]);
});

for (const [what, change, status, outcome, reason] of [
  ['robots.txt keeps us from the home page', { robotsAllow: () => false }, 200, 'cantTell', 'robots'],
  ['no browser can be launched', { executablePath: '/no/browser' }, 200, 'cantTell', 'browser-died'],
  ['the home page turns the crawler away', {}, 403, 'cantTell', 'blocked'],
  ['the home page asks for fewer requests', {}, 429, 'cantTell', 'rate-limited'],
  ['the home page fails', {}, 500, 'failed', 'http-error'],
] as const)
  test(`${what}: ${outcome}, ${reason}`, async () => {
    homeStatus = status;
    expect(await crawl(change)).toMatchObject({ outcome, reason });
  });

test('a portal that takes no connection fails', async () => {
  const task = { portal: rowFor('http://other.crawl.invalid/', 'observe'), device: 'desktop' };
  const journey = { id: CRAWL_JOURNEY, title: { vi: 'Duyệt', en: 'Crawl' }, service: null, steps: [] };
  const attempt = await crawl({ task: { ...task, id: 'crawl', journey } as never });
  expect(attempt).toMatchObject({ outcome: 'failed', reason: 'connection' });
});
