import { z } from 'zod';

/** Text of 1 to `most` characters without control characters, in NFC. */
export const text = (most: number): z.ZodType<string> => {
  const error = `expected a text of 1 to ${most} characters`;
  return z
    .string({ error })
    .trim()
    .normalize('NFC')
    .min(1, { error })
    .max(most, { error })
    .regex(/^\P{Cc}*$/u, { error: 'expected a text without control characters' });
};

/** Text that may be empty. */
export const note: z.ZodType<string> = z.string({ error: 'expected a text' }).normalize('NFC');

export const portalId: z.ZodType<string> = z
  .string({ error: 'expected an id of 1 to 64 characters a-z, 0-9 and "-"' })
  .regex(/^[a-z0-9-]{1,64}$/, { error: 'expected an id of 1 to 64 characters a-z, 0-9 and "-"' });

/** A host name or an address, without scheme, port or path. */
export const host: z.ZodType<string> = z
  .string({ error: 'expected a host name' })
  .max(253, { error: 'expected a host name of at most 253 characters' })
  .regex(/^([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*|\[[0-9a-f:.]+\])$/i, {
    error: 'expected a host name without scheme, port or path',
  });

/** Any http(s) address, ports and loopback included; never with a user name or password in it. */
export const webAddress: z.ZodType<string> = z
  .string({ error: 'expected an http or https address' })
  .trim()
  .max(2000, { error: 'expected an address of at most 2000 characters' })
  .superRefine((value, context) => {
    const url = URL.parse(value);
    if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
      context.addIssue({ code: 'custom', message: 'expected an http or https address', input: value });
    else if (url.username !== '' || url.password !== '')
      context.addIssue({
        code: 'custom',
        message: 'expected an address without user name and password',
        params: { secret: true },
      });
  });

/** A day of the calendar, `YYYY-MM-DD`. */
export const day: z.ZodType<string> = z.iso.date({ error: 'expected a day as YYYY-MM-DD' });
