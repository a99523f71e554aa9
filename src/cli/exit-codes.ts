/** Exit codes of every command; they change only by addition. */
export const EXIT = {
  /** Every planned cell is accounted for, whatever the portals did. */
  done: 0,
  /** Only with `--fail-on`: a rule was broken. */
  failOn: 1,
  usage: 2,
  /** Nothing could be walked. */
  nothingWalked: 3,
  /** The sweep is stored; its report would have shown personal data or secrets. */
  notPublished: 4,
  /** Our own bug. */
  bug: 70,
  /** Stopped by the operator; what was walked is stored and reported. */
  stopped: 130,
} as const;
