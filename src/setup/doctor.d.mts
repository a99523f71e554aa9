/** One thing that a machine provides or lacks. */
export type Provision = {
  /** Stable, lower case: node, dependencies, sqlite3, browser, page, sandbox, fonts, isolation, disk, machine. */
  readonly id: string;
  readonly title: string;
  /** Nothing can be swept without it. */
  readonly needed: boolean;
  readonly there: boolean;
  /** What was found, in words. */
  readonly found: string;
  /** The one command that mends it; null where nothing is owed or nothing can. */
  readonly remedy: string | null;
};

/** Looks at this machine and starts the browser once; installs nothing. */
export declare function examine(): Promise<Provision[]>;

/** True when all that is needed is there: exit code 0. */
export declare function isReady(provisions: readonly Provision[]): boolean;

/** The examination as lines for a terminal, the verdict last. */
export declare function tableOf(provisions: readonly Provision[]): string;
