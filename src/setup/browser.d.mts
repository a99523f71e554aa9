/** A Chromium that starts on this machine. */
export type InstalledBrowser = {
  /** Absolute path of the executable, as Playwright's `executablePath` wants it. */
  readonly path: string;
  readonly kind: 'headless-shell' | 'chromium';
  /** Where it was found, in the order of search: PORTALSWEEP_BROWSER, Playwright's downloads, the system. */
  readonly origin: 'setting' | 'playwright' | 'system';
  /** Chromium's version, `156.0.8078.79`; `unknown` where Windows does not tell. */
  readonly version: string;
};

/**
 * The browser that journeys are walked in; null where none starts. A PORTALSWEEP_BROWSER that does not
 * start is null too, never replaced by another. Costs one start of `--version`, about 0.1 s.
 */
export declare function findBrowser(from?: {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly root?: string;
  readonly platform?: string;
}): InstalledBrowser | null;

/** Whether Chromium may keep its sandbox for this user on this machine, and why; if not, launch with `--no-sandbox`. */
export declare function sandboxState(): { readonly possible: boolean; readonly why: string };
