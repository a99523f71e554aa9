import type { Page } from 'playwright';
import type { NotedEvidence, NotedKind } from '#src/model/evidence.ts';
import type { Citizen, DocumentFile, Effect, PortalActs } from '#src/model/journey.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import type { BadFile, SignedFileEvidence } from '#src/model/signing.ts';
import type { Word } from '#src/model/word.ts';

/** A request that can change state and that this platform makes on purpose. Anything undeclared is refused. */
export type DeclaredRequest = {
  /** The effect that the request has: it passes only in a step that declares at least this. */
  readonly effect: Effect;
  readonly method: string;
  /** Tested against path and query of the portal's own or the national hosts. */
  readonly path: RegExp;
  /** Where it goes: the portal's own hosts, or the national sign-in. */
  readonly to: 'portal' | 'signIn';
};

/** What a page shows of the software behind it. */
export type PageMarks = {
  /** Path, query and fragment of the page itself and of its links, forms, scripts, styles and frames. */
  readonly addresses: readonly string[];
  /** Which of the asked selectors fit something in the page. */
  readonly fits: ReadonlySet<string>;
  /** `<meta name="version">` or `<meta name="generator">`; null where neither stands there. */
  readonly version: string | null;
};

export type Detection = { readonly detectedBy: string; readonly version: string | null };

/** The phone on which the citizen confirms a signature, in our hands. */
export type SigningPhone = {
  /** Takes it up, before a signature is asked for: from now on it answers only what `answer` tells. */
  readonly hold: (citizen: Citizen) => Promise<void>;
  /** Waits a little for the portal's request and answers it; false where none came. */
  readonly answer: (citizen: Citizen, answer: 'confirms' | 'rejects') => Promise<boolean>;
};

/** What of a file stays in the evidence; the bytes themselves lie in the vault. */
export type KeptFile = Pick<SignedFileEvidence, 'bytes' | 'sha256' | 'kept'> & {
  /** Whether the file shows the words of a signature; null where its text cannot be read. */
  readonly stamped: boolean | null;
};

/** What signing needs beside the page. */
export type SigningMeans = {
  /** Null on real networks: there only a person has the citizen's phone. */
  readonly phone: SigningPhone | null;
  readonly keep: (bytes: Uint8Array) => Promise<KeptFile>;
  /** The document signed badly in this way; null where none could be made. */
  readonly badFile: (file: BadFile, document: DocumentFile) => Promise<DocumentFile | null>;
};

/** What signing in with the e-ID needs beside the page. */
export type EIdMeans = {
  /**
   * The citizen's one-time code of this moment.
   * @throws Obstacle `no-account` where its source gives none
   */
  readonly oneTimeCode: () => Promise<string>;
  /** Whether the browser holds a passkey of the citizen, and the sign-in is to go by it. */
  readonly passkey: boolean;
};

/** A citizen signs in once at a portal; later journeys come with that session. */
export type SessionMeans = {
  /** Whether this browser came with one. */
  readonly restored: boolean;
  /** It still holds: nothing was signed in. */
  readonly reused: () => void;
  /** Keeps what the browser holds now, for later journeys; the page shows a signed-in citizen. */
  readonly keep: () => Promise<void>;
};

/** What an adapter acts on. Made anew for each attempt. */
export type Stage = {
  readonly page: Page;
  readonly portal: Portal;
  /** The essential services, to find one by its id, its name or the words of it. */
  readonly services: readonly Service[];
  /** Labels of the real platforms; what the generic adapter knows of Vietnamese portals. */
  readonly words: readonly Word[];
  /** Test identities besides the one that walks. */
  readonly others: readonly Citizen[];
  readonly signInHosts: readonly string[];
  /** Hosts of all national services, the front door before the others; empty where none is known. */
  readonly nationalHosts: readonly string[];
  /** Longest that one act may wait for the portal, milliseconds. */
  readonly patienceMs: number;
  /** Presses or goes, then waits until the page is usable again; records the wait as the citizen's. */
  readonly wait: <T>(what: string, press: () => Promise<unknown>, until: () => Promise<T>) => Promise<T>;
  /** Milliseconds since the attempt began. */
  readonly nowMs: () => number;
  readonly stepIndex: () => number;
  /** Service that the journey last opened; null before. */
  readonly service: { current: Service | null };
  /** Keeps what an act saw, as evidence of this kind. */
  readonly note: <K extends NotedKind>(kind: K, seen: NotedEvidence[K][number]) => void;
  /** What acts of this attempt have noted so far, oldest first. */
  readonly noted: <K extends NotedKind>(kind: K) => NotedEvidence[K];
  readonly session: SessionMeans;
  readonly signing: SigningMeans;
  readonly eId: EIdMeans;
  /** A download is let through only while an act waits for it. */
  readonly download: { expected: boolean };
};

/** The acts that differ from platform to platform; `press`, `fill`, `read` are the same everywhere. */
export type PlatformActs = Pick<PortalActs, 'open'> & Partial<Omit<PortalActs, 'press' | 'fill' | 'read'>>;

/** How to act on one family of portal software. Plain, typed, listed once in `index.ts`. */
export type Adapter = {
  readonly id: string;
  /** State-changing requests that the platform's own pages make. */
  readonly requests: readonly DeclaredRequest[];
  /** CSS selectors that `recognise` wants to know about. */
  readonly telling: readonly string[];
  /** Tells the platform by the marks of its home page; null where this is not the platform. Pure. */
  readonly recognise: (marks: PageMarks) => Detection | null;
  /** Acts that are absent end as cantTell (`adapter-cannot`). */
  readonly acts: (stage: Stage) => PlatformActs;
};
