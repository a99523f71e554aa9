import { effectRank } from '#src/gather/mode.ts';
import { UsageError } from '#src/model/errors.ts';
import {
  ACT_EFFECTS,
  type ActName,
  type Citizen,
  EFFECTS,
  type Journey,
  type PlannedJourney,
  type PortalActs,
  type Step,
  type StepPlan,
} from '#src/model/journey.ts';
import type { ServiceId } from '#src/model/portal.ts';
import { loadingFault } from './loading-fault.ts';
import { near } from './near.ts';
import { shownPath } from './shown-path.ts';

export type RehearseOptions = {
  /** Services that the registry knows; absent where a script may name any. */
  readonly services?: readonly ServiceId[];
  /** The script's file, for the places of its faults. */
  readonly file?: string;
};

export type Rehearsed = Required<Pick<PlannedJourney, 'steps' | 'labels'>>;

/** Stands for every value that a real walk would bring: any property of it, and any call, is itself. */
const inert: unknown = new Proxy(() => undefined, {
  get: (_target, key) => (key === 'then' ? undefined : key === Symbol.toPrimitive ? () => '' : inert),
  apply: () => inert,
});

/** Acts whose first argument is a service. */
const OF_SERVICE: ReadonlySet<string> = new Set<ActName>(['openService', 'readNationalProcedure', 'search']);

/** Ends of an act that a page would end and the rehearsal's empty one does not: a script that waits for a text. */
const MOST_ACTS = 500;
const PATIENCE_MS = 1_000;

const CUT = Symbol('the rehearsal of this step is over');

/** What is wrong with a service's id, or null. */
export const unknownService = (id: string, services: readonly ServiceId[]): string | null =>
  services.includes(id)
    ? null
    : `expected service to be a code of the registry, found ${JSON.stringify(id.slice(0, 40))}${near(id.slice(0, 40), services)} (see: npm run portalsweep -- services)`;

/**
 * A journey's steps, and the labels that it names, from running its script, acts included, on a portal that knows the acts and does
 * nothing.
 * @throws whatever the script throws outside its steps, and `UsageError` with all that a walk would stumble over: steps
 * without a name, a known effect or an act; acts that do not exist, stand outside a step or do more than it declares;
 * services that the registry does not know, or other than the journey's own.
 */
export const rehearse = async (journey: Journey, options: RehearseOptions = {}): Promise<Rehearsed> => {
  const { services, file } = options;
  const steps: StepPlan[] = [];
  const faults = new Set<string>();
  const opened = new Set<ServiceId>();
  const labels = new Set<string>();
  let underWay: { readonly name: string; readonly effect: StepPlan['effect']; acts: number } | null = null;
  // An act that was left behind goes on beside the later steps, so what is called then belongs to no step.
  let leftBehind = false;
  const tell = (fault: string, error?: Error): void => {
    if (!leftBehind) faults.add(`${placeOf(error, file) ?? journey.id}: ${fault}`);
  };

  const called = (name: string, given: readonly unknown[]): void => {
    if (underWay !== null && (underWay.acts += 1) > MOST_ACTS) throw CUT;
    if (!Object.hasOwn(ACT_EFFECTS, name)) {
      tell(`expected an act of the portal, found "${name}"${near(name, Object.keys(ACT_EFFECTS))}`);
      return;
    }
    const needs = ACT_EFFECTS[name as ActName];
    if (underWay === null) tell(`the act "${name}" is called outside a step; expected it within step(…)`);
    else if (effectRank(needs) > effectRank(underWay.effect))
      tell(
        `expected step "${underWay.name}" to declare '${needs}' or stronger for the act "${name}", found '${underWay.effect}'`,
      );
    const [first, second] = given;
    if (name === 'fillApplicant' && typeof second === 'object' && second !== null)
      for (const words of Object.keys(second)) labels.add(words);
    if (!OF_SERVICE.has(name) || typeof first !== 'string') return;
    const wrong = services === undefined ? null : unknownService(first, services);
    if (wrong !== null) tell(`${name}: ${wrong}`);
    else if (name === 'openService') opened.add(first);
  };
  const portal = new Proxy({} as PortalActs, {
    get: (_target, key) =>
      typeof key !== 'string' || key === 'then'
        ? undefined
        : async (...given: unknown[]) => {
            called(key, given);
            return inert;
          },
  });

  const step: Step = async <T>(name: StepPlan['name'], effect: StepPlan['effect'], act: () => Promise<T>) => {
    if (typeof name?.vi !== 'string' || typeof name.en !== 'string')
      tell(`expected step ${steps.length + 1} to be named { vi, en }`);
    const shown = name?.vi ?? `${steps.length + 1}`;
    if (!EFFECTS.includes(effect))
      tell(
        `expected step "${shown}" to declare one of ${EFFECTS.join(', ')}, found ${JSON.stringify(effect)}`,
      );
    if (underWay !== null)
      tell(
        `step "${shown}" is begun inside step "${underWay.name}", or before it ended; expected await step(…)`,
      );
    steps.push({ name, effect });
    if (typeof act !== 'function')
      tell(`expected step "${shown}" to be given what it does: step(name, effect, () => …)`);
    else if (EFFECTS.includes(effect)) {
      underWay = { name: shown, effect, acts: 0 };
      if (!(await ended(act, tell))) leftBehind = true;
      underWay = null;
    }
    return inert as T;
  };
  try {
    await journey.walk({ citizen: inert as Citizen, portal, step });
  } catch (error) {
    if (faults.size === 0) throw error;
    faults.add(loadingFault(file === undefined ? journey.id : shownPath(file), error));
  }
  if (typeof journey.service === 'string' && opened.size > 0 && !opened.has(journey.service))
    faults.add(
      `${file === undefined ? journey.id : shownPath(file)}: expected a step that opens the journey's own service, ${journey.service}; its steps open ${[...opened].join(', ')}`,
    );
  if (faults.size > 0) throw new UsageError('scenario', [...faults]);
  return { steps, labels: [...labels] };
};

/** Runs a step's act; false where it did not end in time. What the empty page makes it stumble over is no fault of it. */
const ended = async (
  act: () => Promise<unknown>,
  tell: (fault: string, error: Error) => void,
): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([
      late,
      (async () => {
        await act();
        return true;
      })(),
    ]);
  } catch (error) {
    // What stands for values can be called and read without end: these two come of the script's own names.
    const own =
      error instanceof ReferenceError ||
      (error instanceof TypeError && / is not a function$/.test(error.message));
    if (own) tell(`${error.name}: ${error.message}`, error);
    return true;
  } finally {
    clearTimeout(timer);
  }
};

const FRAMES = 40;
const FRAME = /(?:file:\/\/)?(\/[^\s():]+|\/?[A-Za-z]:[^\s():]+):(\d+):(\d+)/g;

/** `file:line:column` in the script's file of what is being called, or of where the error arose; the file alone where the stack does not name it. */
const placeOf = (error: Error | undefined, file: string | undefined): string | null => {
  if (file === undefined) return null;
  let { stack } = error ?? {};
  if (error === undefined) {
    const before = Error.stackTraceLimit;
    Error.stackTraceLimit = FRAMES;
    stack = new Error('here').stack;
    Error.stackTraceLimit = before;
  }
  const frames = [...(stack ?? '').matchAll(FRAME)].map(([, path = '', line, column]) => ({
    path: decodeURI(path),
    at: `${line}:${column}`,
  }));
  const own = frames.find(({ path }) => path === file);
  return own === undefined ? shownPath(file) : `${shownPath(own.path)}:${own.at}`;
};
