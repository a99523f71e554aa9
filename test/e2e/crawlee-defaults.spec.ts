import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserPool, PlaywrightPlugin } from '@crawlee/browser-pool';
import { expect, test } from '@playwright/test';
import { chromium, type Page } from 'playwright';
import { type Browsers, contextOptions, launchArguments, openBrowsers } from '#src/gather/browsers.ts';
import { crawlCatalogue } from '#src/gather/crawl-catalogue.ts';
import type { CatalogueEvidence } from '#src/model/evidence.ts';
import type { Network } from '#src/model/network.ts';
import { findBrowser, sandboxState } from '#src/setup/browser.mjs';
import { networkOf, rowFor } from './walk.ts';

/* What Crawlee does unless told otherwise, and what src/gather relies on that it does not do. */

/** No public name ends so: it resolves by the browser's rules or not at all. */
const HOST = 'portal.crawlee-defaults.invalid';
const CALLED_AS = 'PortalSweep/test (local)';

let server: Server;
let network: Network;
let browsers: Browsers;
let asked: { url: string; cookie: string | undefined; userAgent: string | undefined }[] = [];

const ANSWERS: Readonly<Record<string, { readonly status: number; readonly body: string }>> = {
  '/': { status: 200, body: '<a href="/turned-away">a</a> <a href="/too-many">b</a> <a href="/cut">c</a>' },
  '/turned-away': { status: 403, body: 'Access denied' },
  '/too-many': { status: 429, body: 'Too many requests' },
};

test.beforeAll(async () => {
  server = createServer(({ url = '', headers }, response) => {
    asked.push({ url, cookie: headers.cookie, userAgent: headers['user-agent'] });
    const answer = ANSWERS[url];
    if (answer === undefined) {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, {
      'content-type': 'text/html; charset=utf-8',
      'set-cookie': 'visited=yes; Path=/',
    });
    response.end(`<!doctype html><title>t</title><link rel="icon" href="data:,">${answer.body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  network = networkOf({ pattern: HOST, port: 80, to: { address: '127.0.0.1', port } });
  browsers = await openBrowsers({
    executablePath: findBrowser()?.path ?? '',
    network,
    slots: 2,
    sandbox: sandboxState().possible,
    calledAs: CALLED_AS,
  });
});

test.beforeEach(() => {
  asked = [];
});

test.afterAll(async () => {
  await browsers.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('resolver rules hold through the pool: a made-up name leads to this machine', async () => {
  const page = await browsers.newPage('desktop');
  const response = await page.goto(`http://${HOST}/`);
  expect(response?.status()).toBe(200);
  expect(asked.map(({ url }) => url)).toEqual(['/']);
  await page.close();
});

for (const [what, proxy, reached] of [
  ['without a proxy of ours Crawlee puts its own before the rules, and they are lost without a word', {}, []],
  ['with it they hold', { proxy: { server: 'http://127.0.0.1:9', bypass: '*' } }, ['/']],
] as const)
  test(`a bare pool: ${what}`, async () => {
    const launchOptions = {
      executablePath: findBrowser()?.path ?? '',
      args: launchArguments(network, sandboxState().possible),
      ...proxy,
    };
    const pool = new BrowserPool({
      browserPlugins: [new PlaywrightPlugin(chromium, { useIncognitoPages: true, launchOptions })],
      useFingerprints: false,
    });
    try {
      const page = (await pool.newPage()) as unknown as Page;
      await page.goto(`http://${HOST}/`).catch(() => undefined);
      expect(asked.map(({ url }) => url)).toEqual(reached);
    } finally {
      await pool.destroy();
    }
  });

test('a name that the rules leave out leads nowhere', async () => {
  const page = await browsers.newPage('desktop');
  await expect(page.goto('http://other.crawlee-defaults.invalid/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
  expect(asked).toEqual([]);
  await page.close();
});

test('two pages of one browser share no cookie', async () => {
  const [first, second] = [await browsers.newPage('desktop'), await browsers.newPage('desktop')];
  await first.goto(`http://${HOST}/`);
  await first.reload();
  await second.goto(`http://${HOST}/`);
  expect(asked.map(({ cookie }) => cookie)).toEqual([undefined, 'visited=yes', undefined]);
  await first.close();
  await second.close();
});

test('a page is what it says: our user agent, Vietnamese, the cores of this machine', async () => {
  const page = await browsers.newPage('desktop');
  await page.goto(`http://${HOST}/`);
  const told = await page.evaluate(() => ({
    userAgent: navigator.userAgent,
    language: navigator.language,
    cores: navigator.hardwareConcurrency,
  }));
  const { userAgent } = contextOptions('desktop', browsers.version(), CALLED_AS);
  expect(told).toEqual({ userAgent, language: 'vi-VN', cores: availableParallelism() });
  expect(asked[0]?.userAgent).toBe(userAgent);
  await page.close();
});

const crawl = async (): Promise<CatalogueEvidence> => {
  const { catalogue } = await crawlCatalogue({
    portal: rowFor(`http://${HOST}/`, 'observe'),
    services: [],
    executablePath: findBrowser()?.path ?? '',
    args: launchArguments(network, sandboxState().possible),
    network,
    context: contextOptions('desktop', browsers.version(), CALLED_AS),
    patienceMs: 5_000,
    isPortal: (url) => new URL(url).hostname === HOST,
    robotsAllow: () => true,
    signal: new AbortController().signal,
  });
  return catalogue;
};

test('the crawl sees refusals and cut connections, asks once for each page, and keeps no cookie', async () => {
  const { pages, broken } = await crawl();
  expect(pages).toBe(4);
  expect(
    broken
      .map(({ url, status }) => [new URL(url).pathname, status])
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  ).toEqual([
    ['/cut', null],
    ['/too-many', 429],
    ['/turned-away', 403],
  ]);
  expect(asked.map(({ url }) => url).sort()).toEqual(['/', '/cut', '/too-many', '/turned-away']);
  expect(asked.map(({ cookie }) => cookie)).toEqual([undefined, undefined, undefined, undefined]);
  const { userAgent } = contextOptions('desktop', browsers.version(), CALLED_AS);
  expect(new Set(asked.map((each) => each.userAgent))).toEqual(new Set([userAgent]));
});

test('the crawl leaves no storage folder, whatever the environment says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portalsweep-crawlee-'));
  Object.assign(process.env, { CRAWLEE_PERSIST_STORAGE: 'true', CRAWLEE_STORAGE_DIR: folder });
  const before = await readdir(process.cwd());
  try {
    await crawl();
    expect(await readdir(folder)).toEqual([]);
    expect((await readdir(process.cwd())).filter((name) => !before.includes(name))).not.toContain('storage');
  } finally {
    delete process.env['CRAWLEE_PERSIST_STORAGE'];
    delete process.env['CRAWLEE_STORAGE_DIR'];
    await rm(folder, { recursive: true, force: true });
  }
});
