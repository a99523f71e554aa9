import type { BrowserContextOptions, Page } from 'playwright';

/** What a browser holds of a signed-in citizen at one portal. A secret: it lives in memory only. */
export type HeldSession = {
  readonly state: Exclude<BrowserContextOptions['storageState'], string | undefined>;
  /** Of the portal's own origin; Playwright's storage state leaves it out, and many sign-ins keep their token there. */
  readonly sessionStorage: { readonly origin: string; readonly entries: Readonly<Record<string, string>> };
};

/** The sign-ins of one sweep, a portal and a citizen each. */
export type Sessions = {
  readonly held: (portalId: string, citizenId: string) => HeldSession | null;
  readonly keep: (portalId: string, citizenId: string, session: HeldSession) => void;
};

export const openSessions = (): Sessions => {
  const held = new Map<string, HeldSession>();
  const key = (portalId: string, citizenId: string): string => JSON.stringify([portalId, citizenId]);
  return {
    held: (portalId, citizenId) => held.get(key(portalId, citizenId)) ?? null,
    keep: (portalId, citizenId, session) => {
      held.set(key(portalId, citizenId), session);
    },
  };
};

/** Copies what the page's browser holds; the page must stand on the portal, signed in. */
export const readSession = async (page: Page): Promise<HeldSession> => ({
  state: await page.context().storageState({ indexedDB: true }),
  sessionStorage: await page.evaluate(() => ({
    origin: location.origin,
    entries: Object.fromEntries(Object.entries(sessionStorage)),
  })),
});

/** Puts back what the context options cannot: tokens that the portal keeps for one tab. */
export const restoreTab = async (page: Page, { sessionStorage: kept }: HeldSession): Promise<void> => {
  if (Object.keys(kept.entries).length === 0) return;
  await page.addInitScript(({ origin, entries }) => {
    const mark = 'portalsweep-restored';
    if (location.origin !== origin || window.name === mark) return;
    window.name = mark;
    for (const [name, value] of Object.entries(entries)) sessionStorage.setItem(name, value);
  }, kept);
};
