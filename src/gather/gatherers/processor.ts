import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/**
 * Above this share of time with work waiting for a processor, a wait says more of our machine than of the
 * portal. Our own number: one journey alone on two idle cores stays under 0.35.
 */
const STARVED_AT = 0.6;

type Reading = { readonly waitedMs: number; readonly atMs: number };

/** Linux tells how long runnable work waited; elsewhere a machine without idle time counts as waiting. */
const read = (): Reading => {
  try {
    const total = readFileSync('/proc/pressure/cpu', 'utf8').match(/^some .*total=(\d+)/m)?.[1];
    if (total !== undefined) return { waitedMs: Number(total) / 1_000, atMs: performance.now() };
  } catch {
    // Not Linux, or a kernel without pressure figures.
  }
  const all = cpus();
  const idle = all.reduce((sum, cpu) => sum + cpu.times.idle, 0) / Math.max(all.length, 1);
  const atMs = performance.now();
  return { waitedMs: atMs - idle, atMs };
};

/** Starts watching the processor; the returned function says how it fared since. */
export const watchProcessor = (): (() => { cpuPressure: number | null; cpuStarved: boolean }) => {
  const start = read();
  return () => {
    const end = read();
    const share = (end.waitedMs - start.waitedMs) / Math.max(end.atMs - start.atMs, 1);
    if (!Number.isFinite(share)) return { cpuPressure: null, cpuStarved: false };
    const cpuPressure = Number(Math.min(Math.max(share, 0), 1).toFixed(3));
    return { cpuPressure, cpuStarved: cpuPressure >= STARVED_AT };
  };
};
