import type { Finding } from './check.ts';
import type { Evidence } from './evidence.ts';
import type { DeviceId, StepPlan } from './journey.ts';
import type { Outcome, Reason } from './outcome.ts';
import type { Portal, ServiceId } from './portal.ts';
import type { Text } from './text.ts';

/** Why an attempt was made: the first try; the clean second try of a failure, traced; a try alone on the machine. */
export type Purpose = 'first' | 'confirm' | 'quiet';

export type Attempt = {
  readonly n: number;
  readonly purpose: Purpose;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  /** Playwright trace under the sweep's evidence folder; null where none was recorded. */
  readonly trace: string | null;
  readonly evidence: Evidence;
};

/** A journey as planned, without its script: what a stored sweep can be judged and shown with. */
export type JourneyRecord = {
  readonly id: string;
  readonly title: Text;
  readonly service: ServiceId | null;
  readonly steps: readonly StepPlan[];
  /** SHA-256 of the scenario file. */
  readonly sourceHash: string;
};

export type Cell = { readonly portalId: string; readonly journeyId: string; readonly device: DeviceId };

/** A task carried out. The outcome is the journey's; findings are judged from the attempts and can be judged anew. */
export type Run = Cell & {
  readonly id: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly attempts: readonly Attempt[];
  readonly findings: readonly Finding[];
};

/** A planned cell that has no run, and why. */
export type NotRun = Cell & { readonly reason: Reason; readonly detail: string };

export type SigningRoots = {
  /** Trusted roots, PEM. */
  readonly anchors: readonly string[];
  /** They are all that anybody may rely on, so that a file that leads to another root is faulty; by default not. */
  readonly complete?: boolean;
};

export type SweepRecord = {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly synthetic: boolean;
  /** How the local fleet was set up, so that a resumed sweep meets the same one; absent where none was used. */
  readonly fleet?: {
    readonly faults: 'none' | 'seeded';
    readonly latencyMs: number | null;
    readonly captcha: boolean;
  };
  /** What signed files were held against; absent in sweeps that verified none. */
  readonly signing?: SigningRoots;
  readonly plan: string;
  readonly seed: number;
  readonly edition: string;
  readonly criteriaVersion: string;
  readonly tool: { readonly name: 'PortalSweep'; readonly version: string };
  readonly host: {
    readonly os: string;
    readonly cpus: number;
    readonly memoryMb: number;
    readonly node: string;
  };
  readonly browser: string;
  /** What a platform is called in this sweep's report, by adapter id; stand-ins are Platform A, B, C. */
  readonly platformNames: Readonly<Record<string, Text>>;
  readonly portals: readonly Portal[];
  readonly journeys: readonly JourneyRecord[];
  readonly devices: readonly DeviceId[];
};

/** All that is stored of one sweep: planned = runs + notRun + still open. */
export type StoredSweep = {
  readonly sweep: SweepRecord;
  readonly planned: readonly Cell[];
  readonly runs: readonly Run[];
  readonly notRun: readonly NotRun[];
};
