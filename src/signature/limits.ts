/** What one file may cost; beyond it the answer is a refusal that says so (`LIMIT_EXCEEDED`). */
export type Limits = {
  readonly deadlineMs: number;
  /** Of the worker, in MiB: its heap and what it holds outside of it. */
  readonly memoryMb: number;
};

export const DEFAULT_LIMITS: Limits = { deadlineMs: 5_000, memoryMb: 512 };

const MEBIBYTE = 1_024 * 1_024;

/** Signed files and detached contents above this are refused unread. */
export const MAX_FILE_BYTES: number = 64 * MEBIBYTE;

/** For people: "64 MiB". */
export const inMebibytes = (bytes: number): string => `${Math.round(bytes / MEBIBYTE)} MiB`;
