import { describe, expect, it } from 'vitest';
import { oneTimeCodeIsRight } from '#src/fleet/one-time-code.ts';
import { drawOneTimeCode } from '#src/gather/one-time-code.ts';
import { Obstacle } from '#src/model/errors.ts';
import type { OneTimeCode } from '#src/model/journey.ts';

/** RFC 6238, appendix B: the secret is the ASCII text of so many digits. */
const base32 = (text: string): string => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
};
const digits = (length: number): string => '1234567890'.repeat(7).slice(0, length);
const vectors = [
  ['SHA1', 20, 59, '94287082'],
  ['SHA256', 32, 59, '46119246'],
  ['SHA512', 64, 59, '90693936'],
  ['SHA1', 20, 1_111_111_109, '07081804'],
  ['SHA256', 32, 1_234_567_890, '91819424'],
  ['SHA512', 64, 20_000_000_000, '47863826'],
] as const;

const at = (seconds: number): Parameters<typeof drawOneTimeCode>[1] => {
  let nowMs = seconds * 1000;
  return {
    nowMs: () => nowMs,
    pause: async (ms) => {
      nowMs += ms;
    },
  };
};

describe('a code by time', () => {
  it.each(vectors)('%s with a secret of %i bytes at %i s is %s', async (algorithm, bytes, seconds, code) => {
    const source: OneTimeCode = { kind: 'totp', secret: base32(digits(bytes)), digits: 8, algorithm };
    // 59 s is too near the end of its period to be given away; half a minute before, the same code begins.
    const early = Math.floor(seconds / 30) * 30;
    expect(await drawOneTimeCode(source, at(early))).toBe(code);
    expect(oneTimeCodeIsRight(source, code, seconds * 1000)).toBe(true);
  });

  it('is drawn from the next period where this one is about to end', async () => {
    const source: OneTimeCode = { kind: 'totp', secret: base32(digits(20)) };
    const late = await drawOneTimeCode(source, at(58));
    expect(late).toBe(await drawOneTimeCode(source, at(60)));
    expect(late).not.toBe(await drawOneTimeCode(source, at(30)));
  });

  it('is right for its own period and the two beside it', async () => {
    const source: OneTimeCode = { kind: 'totp', secret: base32(digits(20)) };
    const code = await drawOneTimeCode(source, at(300));
    expect([240, 270, 300, 329, 359, 360].map((s) => oneTimeCodeIsRight(source, code, s * 1000))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a code of a command', () => {
  const printing = (program: string): OneTimeCode => ({
    kind: 'command',
    argv: [process.execPath, '-e', program],
  });

  it('is the first line that it prints; no shell reads the words', async () => {
    expect(await drawOneTimeCode(printing("console.log(' 135246 \\nthe rest')"))).toBe('135246');
    const words = ['-e', 'console.log(process.argv[1])', '$(id); 1 | 2'];
    expect(await drawOneTimeCode({ kind: 'command', argv: [process.execPath, ...words] })).toBe(
      '$(id); 1 | 2',
    );
  });

  it.each([
    ['fails', printing("console.log('135246'); process.exit(3)"), 'it ended with code 3'],
    ['prints nothing', printing(''), 'it printed none'],
    ['is not there', { kind: 'command', argv: ['/no/such/program'] } as OneTimeCode, 'ENOENT'],
  ])('ends as an obstacle where it %s, and nothing that it printed is told', async (_name, source, words) => {
    const error: unknown = await drawOneTimeCode(source).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Obstacle);
    expect(error).toMatchObject({ code: 'no-account', message: expect.stringContaining(words) as string });
    expect(String(error)).not.toContain('135246');
  });

  it('is never right for the fleet, which cannot know it', () => {
    expect(oneTimeCodeIsRight(printing(''), '', 0)).toBe(false);
  });
});
