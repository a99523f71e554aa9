import { BrowserPool, PlaywrightPlugin } from '@crawlee/browser-pool';
import { log, LogLevel } from '@crawlee/core';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type LaunchOptions,
  type Page,
} from 'playwright';
import type { ClientCertificate } from '#src/model/client-certificate.ts';
import type { DeviceId } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Passkey } from '#src/model/passkey.ts';
import { UsageError } from '#src/model/errors.ts';
import { devices } from './devices.ts';
import { holdPasskey } from './hold-passkey.ts';
import { type HeldSession, restoreTab } from './sessions.ts';
import { type LoopbackTunnel, openLoopbackTunnel } from './loopback-tunnel.ts';

export type BrowsersOptions = {
  /** Chromium or its headless shell. */
  readonly executablePath: string;
  readonly network: Network;
  /** Pages open at once; all of them in one browser. */
  readonly slots: number;
  readonly headed?: boolean;
  /** Whether Chromium may keep its own sandbox on this machine. */
  readonly sandbox: boolean;
  /** Appended to every user agent, so that a portal sees who comes and whom to ask. */
  readonly calledAs: string;
};

/** What a citizen's browser holds; certificate and passkey on the local fleet only. */
export type Held = {
  readonly certificate?: ClientCertificate | null;
  readonly passkey?: Passkey | null;
  /** The citizen's session at the portal, from an earlier journey. */
  readonly session?: HeldSession | null;
};

export type Browsers = {
  /**
   * A page in a context of its own: no cookie, cache or storage is shared, but that a kept session is copied into it.
   * Closing it closes the context.
   * @throws UsageError `network-lost`, or `client-certificate`, `passkey` where one is to be shown outside the local fleet
   */
  readonly newPage: (device: DeviceId, held?: Held) => Promise<Page>;
  /** Name and version of the browser in use, once one was launched. */
  readonly version: () => string;
  readonly close: () => Promise<void>;
};

/** After so many pages a browser is replaced: long-lived ones grow. */
const PAGES_PER_BROWSER = 120;

const rules = (network: Network): string[] =>
  network.kind === 'open'
    ? []
    : [
        `--host-resolver-rules=${[
          ...network.routes.map(({ pattern, port, to }) => `MAP ${pattern}:${port} ${to.address}:${to.port}`),
          'MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost',
        ].join(' , ')}`,
      ];

/** Flags for a browser that talks to nobody but the portals, renders in software and trusts the fleet's leaf. */
export const launchArguments = (network: Network, sandbox: boolean): string[] => [
  ...rules(network),
  ...(network.trustedKeys.length === 0
    ? []
    : [`--ignore-certificate-errors-spki-list=${network.trustedKeys.join(',')}`]),
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-gpu',
  '--mute-audio',
  ...(sandbox ? [] : ['--no-sandbox']),
];

/** How every browser of a sweep is launched. */
export const launchOptions = ({
  executablePath,
  headless,
  args,
}: {
  readonly executablePath: string;
  readonly headless: boolean;
  readonly args: readonly string[];
}): LaunchOptions => ({
  executablePath,
  headless,
  args: [...args],
  // Playwright's own handlers would end the process before what was walked is reported.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
  // Crawlee always sets a proxy of its own, which would bypass the resolver rules without a word.
  proxy: { server: 'http://127.0.0.1:9', bypass: '*' },
});

/**
 * Opens the page that only the expected network can answer.
 * @throws UsageError `network-lost` when anything else answers: the sweep must stop before a portal is touched.
 */
export const proofHolds = async (browser: Browser, network: Network): Promise<void> => {
  if (network.proof === null) return;
  const context = await browser.newContext();
  try {
    await pageHolds(await context.newPage(), network.proof);
  } finally {
    await context.close();
  }
};

const pageHolds = async (page: Page, proof: NonNullable<Network['proof']>): Promise<void> => {
  const seen = await page
    .goto(proof.url, { timeout: 15_000 })
    .then((response) => response?.text())
    .catch((error: unknown) => String(error));
  if (seen?.trim() !== proof.text)
    throw new UsageError(
      'network-lost',
      'The browser does not reach the local fleet: its resolver rules are lost. Nothing was visited.',
    );
};

/**
 * What a context with a certificate is given besides. Playwright then carries all of its traffic through Node, past
 * the resolver rules, and takes any server's certificate: so it goes on through a tunnel that only leads to the fleet.
 */
const certificateOptions = (
  certificate: ClientCertificate,
  tunnel: LoopbackTunnel,
): BrowserContextOptions => ({
  clientCertificates: [
    { origin: certificate.origin, cert: Buffer.from(certificate.cert), key: Buffer.from(certificate.key) },
  ],
  ignoreHTTPSErrors: true,
  proxy: { server: tunnel.url },
});

/** What a context is given: the device, Vietnam's language and time, and a name to be known by. */
export const contextOptions = (
  device: DeviceId,
  version: string,
  calledAs: string,
): BrowserContextOptions => {
  const { userAgent, ...profile } = devices[device];
  return {
    ...profile,
    userAgent: `${userAgent.replace('%', version.match(/(\d+)\./)?.[1] ?? '0')} ${calledAs}`,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    // A spinner drawn sixty times a second costs a tenth of a sweep, and no picture of it is taken twice the same.
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    // Only signed files are let through, while an act waits for them; any other download is cancelled.
    acceptDownloads: true,
  };
};

/** The browsers of one sweep, from Crawlee's pool. The first launch proves the network. */
export const openBrowsers = async (options: BrowsersOptions): Promise<Browsers> => {
  log.setLevel(LogLevel.OFF);
  let version = '';
  let lost: unknown = null;
  const plugin = new PlaywrightPlugin(chromium, {
    useIncognitoPages: true,
    launchOptions: launchOptions({
      executablePath: options.executablePath,
      headless: options.headed !== true,
      args: [...launchArguments(options.network, options.sandbox), `--user-agent=${options.calledAs}`],
    }),
  });
  const pool = new BrowserPool({
    browserPlugins: [plugin],
    maxOpenPagesPerBrowser: options.slots + 1,
    retireBrowserAfterPageCount: PAGES_PER_BROWSER,
    operationTimeoutSecs: 60,
    closeInactiveBrowserAfterSecs: 600,
    useFingerprints: false,
    postLaunchHooks: [
      async (_pageId, controller) => {
        const { browser } = controller as unknown as { readonly browser: Browser };
        version = `${browser.browserType().name()} ${browser.version()}`;
        await proofHolds(browser, options.network).catch((error: unknown) => {
          lost = error;
          throw error;
        });
      },
    ],
  });
  let tunnel: Promise<LoopbackTunnel> | null = null;
  const openPage = async (pageOptions: BrowserContextOptions): Promise<Page> => {
    try {
      // The pool's generics cannot name the options of incognito pages.
      return (await pool.newPage({ pageOptions } as unknown as Parameters<
        typeof pool.newPage
      >[0])) as unknown as Page;
    } catch (error) {
      throw lost ?? error;
    }
  };
  const newPage: Browsers['newPage'] = async (
    device,
    { certificate = null, passkey = null, session = null } = {},
  ) => {
    const { network } = options;
    if (passkey !== null && network.kind !== 'fleet')
      throw new UsageError('passkey', 'expected the local fleet: a passkey is held for nobody else');
    const page = await openPlain(device, certificate, session);
    try {
      if (passkey !== null) await holdPasskey(page, passkey);
    } catch (error) {
      await page.close();
      throw error;
    }
    return page;
  };
  const openPlain = async (
    device: DeviceId,
    certificate: ClientCertificate | null,
    session: HeldSession | null,
  ): Promise<Page> => {
    const plain = contextOptions(device, version, options.calledAs);
    if (certificate === null) {
      if (session === null) return await openPage(plain);
      const page = await openPage({ ...plain, storageState: session.state });
      await restoreTab(page, session);
      return page;
    }
    const { network } = options;
    if (network.kind !== 'fleet' || network.proof === null)
      throw new UsageError(
        'client-certificate',
        'expected the local fleet: a client certificate is shown nowhere else',
      );
    tunnel ??= openLoopbackTunnel(network);
    const page = await openPage({ ...plain, ...certificateOptions(certificate, await tunnel) });
    try {
      await pageHolds(page, network.proof);
      await page.goto('about:blank');
    } catch (error) {
      await page.close();
      throw error;
    }
    return page;
  };
  // Launch now, so that a missing browser or a lost network is told before anything is planned.
  const first = await newPage('desktop').catch(async (error: unknown) => {
    await pool.destroy();
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      'browser',
      'expected the browser to start, it did not; mend it with: npm run doctor',
      {
        cause: error,
      },
    );
  });
  await first.close();
  return {
    newPage,
    version: () => version,
    close: async () => {
      await pool.destroy();
      await (await tunnel)?.close();
    },
  };
};
