import { execFile, type ExecFileException } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import { Obstacle } from '#src/model/errors.ts';
import type { OneTimeCode } from '#src/model/journey.ts';

/** Longest wait for a command, milliseconds. */
const COMMAND_MS = 30_000;
/** A code with less time left than this may be too old when it arrives, milliseconds. */
const TOO_LATE_MS = 3_000;

type Time = { readonly nowMs: () => number; readonly pause: (ms: number) => Promise<unknown> };

/**
 * Draws the one-time code of this moment from where the owner of the account says that it comes from.
 * @throws Obstacle `no-account` where a command fails or prints nothing; what it printed is never told.
 */
export const drawOneTimeCode = async (
  source: OneTimeCode,
  time: Time = { nowMs: Date.now, pause: setTimeout },
): Promise<string> => {
  if (source.kind === 'fixed') return source.code;
  return source.kind === 'totp' ? await totp(source, time) : await firstLine(source.argv);
};

const totp = async (source: OneTimeCode & { readonly kind: 'totp' }, time: Time): Promise<string> => {
  const drawn = new TOTP({
    secret: source.secret,
    algorithm: source.algorithm ?? 'SHA1',
    digits: source.digits ?? 6,
    period: source.periodS ?? 30,
  });
  const leftMs = drawn.remaining({ timestamp: time.nowMs() });
  if (leftMs < TOO_LATE_MS) await time.pause(leftMs);
  return drawn.generate({ timestamp: time.nowMs() });
};

const firstLine = async ([file = '', ...words]: readonly string[]): Promise<string> => {
  const printed = await new Promise<string>((resolve, reject) => {
    const child = execFile(file, words, { timeout: COMMAND_MS, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else
        reject(
          new Obstacle(
            'no-account',
            `expected the command for one-time codes to end well, but ${why(error)}`,
          ),
        );
    });
    child.stdin?.end();
  });
  const line = printed.split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (line === '')
    throw new Obstacle(
      'no-account',
      'expected the command for one-time codes to print one, but it printed none',
    );
  return line;
};

/** Without the command line and its output, which may hold secrets. */
const why = ({ code, signal }: ExecFileException): string => {
  if (typeof code === 'number') return `it ended with code ${code}`;
  return `it failed (${code ?? signal ?? 'unknown'})`;
};
