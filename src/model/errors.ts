import type { Reason } from './outcome.ts';

/*
 * The class of an error says what happens next. Messages say what was expected and what came; never a
 * secret, never a citizen's datum. Anything else that is thrown is our bug: exit 70.
 */

/** The portal's: the step failed; one clean retry. */
export class PortalFault extends Error {
  override readonly name = 'PortalFault';
  readonly code: Reason;
  /** HTTP status of the document that came instead; null where that is not what went wrong. */
  readonly status: number | null;
  constructor(code: Reason, message: string, options: ErrorOptions & { readonly status?: number } = {}) {
    super(message, options);
    this.code = code;
    this.status = options.status ?? null;
  }
}

/** Nobody's fault, or not the portal's: the step is cantTell; no retry. */
export class Obstacle extends Error {
  override readonly name = 'Obstacle';
  readonly code: Reason;
  constructor(code: Reason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The operator's: shown without a stack; exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code: string;
  /** Every fault found, one line each; at least one. */
  readonly faults: readonly string[];
  constructor(code: string, faults: string | readonly string[], options?: ErrorOptions) {
    const list = typeof faults === 'string' ? [faults] : faults;
    super(list.join('\n'), options);
    this.code = code;
    this.faults = list;
  }
}
