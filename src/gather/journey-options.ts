import type { ClientCertificate } from '#src/model/client-certificate.ts';
import type { Citizen, DocumentFile, Task } from '#src/model/journey.ts';
import type { Network } from '#src/model/network.ts';
import type { Passkey } from '#src/model/passkey.ts';
import type { Mode, Service } from '#src/model/portal.ts';
import type { BadFile, Vault } from '#src/model/signing.ts';
import type { EvidenceFiles } from '#src/model/store.ts';
import type { Purpose } from '#src/model/sweep.ts';
import type { Word } from '#src/model/word.ts';
import type { SigningPhone } from '#src/platforms/adapter.ts';
import type { Browsers } from './browsers.ts';
import type { HeldSession } from './sessions.ts';

export type RunJourneyOptions = {
  readonly task: Task;
  /** The mode that holds today, see `effectiveMode`. */
  readonly mode: Mode;
  readonly n: number;
  readonly purpose: Purpose;
  readonly citizen: Citizen;
  /** The other test identities: a datum of theirs that the portal shows to this one is another person's. */
  readonly others?: readonly Citizen[];
  readonly browsers: Browsers;
  readonly network: Network;
  readonly services: readonly Service[];
  readonly words: readonly Word[];
  readonly files: EvidenceFiles;
  /** Longest wait for one act and for the whole journey, milliseconds. */
  readonly patienceMs: number;
  readonly journeyMs: number;
  /** Journeys under way on this machine, this one included. */
  readonly running: () => number;
  /** Called before a step that submits or pays; the step waits for it. */
  readonly beforeSubmitting: () => Promise<void>;
  /** Where signed files are kept; without one only their digests are. */
  readonly vault?: Vault;
  /** The citizen's phone at this portal; null or absent where nobody here holds it. */
  readonly phone?: SigningPhone | null;
  /** Documents of the citizen, signed badly; without it they cannot be offered. */
  readonly badFile?: (
    citizen: Citizen,
    file: BadFile,
    document: DocumentFile,
  ) => Promise<DocumentFile | null>;
  /** Shown where the journey asks for it; null or absent where the citizen has none. */
  readonly certificate?: ClientCertificate | null;
  /** Held by the browser's authenticator; null or absent where the citizen has none. */
  readonly passkey?: Passkey | null;
  /** The citizen's session at this portal from an earlier journey, and where a new one is kept; absent where each journey signs in. */
  readonly session?: {
    readonly held: HeldSession | null;
    readonly keep: (session: HeldSession) => void;
  };
  /** Take back at the end what the journey filed, drafted and kept. */
  readonly cleansUp: boolean;
  /** Look at every page closely (more widths, accessibility rules): what a quick sweep has no time for. */
  readonly thorough: boolean;
  /** See `readRobots`. */
  readonly robotsAllow: (url: string) => boolean;
  readonly signal: AbortSignal;
};
