import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc; 100 on every Linux that this runs on. */
const TICKS = 100;

export type TreeUse = {
  /** Processor time of all processes of the tree, seconds. */
  readonly cpuSeconds: number;
  /** Largest sum of proportional set sizes seen, MiB. */
  readonly peakPssMb: number;
};

const read = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

const descendants = (root: number): number[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = read(`/proc/${name}/stat`)?.match(/\) \S (\d+)/)?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const inTree = (pid: number, depth = 0): boolean =>
    pid === root || (depth < 64 && parents.has(pid) && inTree(parents.get(pid) ?? 0, depth + 1));
  return [...parents.keys()].filter((pid) => inTree(pid));
};

const cpuOf = (pid: number): number => {
  const fields = read(`/proc/${pid}/stat`)?.split(') ')[1]?.split(' ');
  return fields === undefined ? 0 : (Number(fields[11]) + Number(fields[12])) / TICKS;
};

const pssOf = (pid: number): number =>
  Number(read(`/proc/${pid}/smaps_rollup`)?.match(/^Pss:\s+(\d+) kB/m)?.[1] ?? 0) / 1024;

/**
 * Watches a process and all that it starts. A process's time is what was last seen of it, so at most one
 * interval of each is lost; Linux only.
 */
export const watchTree = (root: number): (() => TreeUse) => {
  const cpu = new Map<number, number>();
  let peakPssMb = 0;
  let turn = 0;
  const sample = (): void => {
    const pids = descendants(root);
    for (const pid of pids) cpu.set(pid, Math.max(cpu.get(pid) ?? 0, cpuOf(pid)));
    if (turn++ % 5 === 0)
      peakPssMb = Math.max(
        peakPssMb,
        pids.reduce((sum, pid) => sum + pssOf(pid), 0),
      );
  };
  const timer = setInterval(sample, 200);
  sample();
  return () => {
    clearInterval(timer);
    return { cpuSeconds: [...cpu.values()].reduce((sum, each) => sum + each, 0), peakPssMb };
  };
};
