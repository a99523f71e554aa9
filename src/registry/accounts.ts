import { z } from 'zod';
import { DATA } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import { day, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

/** A lent test account; its papers are the synthetic ones of the scenarios. */
export type Account = Omit<Citizen, 'documents'>;

const digits = (least: number, most: number): z.ZodType<string> => {
  const error = `expected ${least === most ? most : `${least} to ${most}`} digits`;
  return z.string({ error }).regex(new RegExp(`^\\d{${least},${most}}$`), { error });
};
const secret = z
  .string({ error: 'expected a text' })
  .min(1, { error: 'expected a text that is not empty' })
  .max(500, { error: 'expected at most 500 characters' });

const oneTimeCode = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('fixed'), code: secret }),
    z.strictObject({
      kind: z.literal('totp'),
      secret: z
        .string({ error: 'expected the secret in Base32' })
        .regex(/^[A-Z2-7]{16,128}=*$/i, { error: 'expected the secret in Base32, 16 characters or more' }),
      digits: z.literal([6, 7, 8], { error: 'expected 6, 7 or 8' }).exactOptional(),
      periodS: z.int({ error: 'expected whole seconds' }).min(10).max(300).exactOptional(),
      algorithm: z
        .enum(['SHA1', 'SHA256', 'SHA512'], { error: 'expected "SHA1", "SHA256" or "SHA512"' })
        .exactOptional(),
    }),
    z.strictObject({
      kind: z.literal('command'),
      argv: z.array(secret, { error: 'expected the program and its words, a list of texts' }).min(1, {
        error: 'expected the program and its words, got none',
      }),
    }),
  ],
  { error: 'expected {kind: "fixed", code}, {kind: "totp", secret} or {kind: "command", argv}' },
);

const account: z.ZodType<Account> = z.strictObject(
  {
    id: z
      .string({ error: 'expected an id of 1 to 64 characters a-z, 0-9 and "-"' })
      .regex(/^[a-z0-9-]{1,64}$/, { error: 'expected an id of 1 to 64 characters a-z, 0-9 and "-"' }),
    situation: z
      .enum(['adult', 'minor', 'foreigner'], { error: 'expected "adult", "minor" or "foreigner"' })
      .default('adult'),
    fullName: text(200),
    idNumber: digits(12, 12),
    birthDate: day,
    sex: z.enum(['male', 'female'], { error: 'expected "male" or "female"' }),
    nationality: text(100).default('Việt Nam'),
    ethnicity: text(100).nullable().default(null),
    parents: z
      .strictObject({ father: text(200), mother: text(200) }, { error: 'expected {father, mother} or null' })
      .nullable()
      .default(null),
    idIssuedOn: day,
    idIssuedBy: text(200),
    phone: digits(9, 12),
    email: z.email({ error: 'expected an address for mail' }),
    address: z.strictObject(
      { province: text(200), ward: text(200), street: text(300) },
      { error: 'expected {province, ward, street}' },
    ),
    organisation: z
      .strictObject(
        { name: text(300), taxCode: text(20), address: text(500) },
        { error: 'expected {name, taxCode, address} or null' },
      )
      .nullable()
      .default(null),
    stateHolds: z
      .array(z.enum(DATA, { error: `expected names of data: ${DATA.join(', ')}` }), {
        error: 'expected a list of names of data',
      })
      .default([]),
    credentials: z.strictObject(
      { username: secret, password: secret, oneTimeCode, passcode: secret },
      { error: 'expected {username, password, oneTimeCode, passcode}' },
    ),
  },
  { error: 'expected an account' },
);

const file = z.strictObject(
  { accounts: z.array(account, { error: 'expected a list of accounts' }) },
  { error: 'expected {"accounts": [...]}' },
);

/**
 * The operator's file of lent test accounts. Every fault becomes one line in `faults`, and none of them tells what
 * stands in the file. Ids in `taken` are those of other citizens.
 */
export const parseAccounts = (
  name: string,
  content: unknown,
  taken: readonly string[],
  faults: string[],
): readonly Account[] => {
  const parsed = parseFile(name, content, file, faults, { secret: true });
  if (parsed === null) return [];
  const ids = parsed.accounts.map(({ id }) => id);
  reportDuplicates(name, ids, faults);
  for (const id of ids.filter((each) => taken.includes(each)))
    faults.push(faultLine(name, `row "${id}"`, 'id', 'expected an id that no synthetic citizen has'));
  return parsed.accounts;
};
