import { z } from 'zod';
import { host, text } from './fields.ts';
import { faultLine, parseFile, reportDuplicates } from './parse-file.ts';

const FILE = 'national-services.json';

const rows = z.array(
  z.strictObject({
    host,
    role: z.enum(['front-door', 'linked-procedures', 'sign-in'], {
      error: 'expected "front-door", "linked-procedures" or "sign-in"',
    }),
    nameVi: text(200),
    nameEn: text(200),
    confidence: z.enum(['seen', 'pattern'], { error: 'expected "seen" or "pattern"' }),
    evidence: text(500),
  }),
  { error: 'expected a list of national services' },
);

export type NationalServices = {
  /** Address of the one front door. */
  readonly frontDoor: string;
  /** Every national host, those that sign people in included. */
  readonly hosts: readonly string[];
  readonly signInHosts: readonly string[];
};

export const parseNationalServices = (content: unknown, faults: string[]): NationalServices => {
  const services = parseFile(FILE, content, rows, faults) ?? [];
  const hosts = services.map((each) => each.host);
  reportDuplicates(FILE, hosts, faults);
  const doors = services.filter(({ role }) => role === 'front-door');
  if (doors.length !== 1)
    faults.push(faultLine(FILE, '', 'role', `expected one "front-door", got ${doors.length}`));
  return {
    frontDoor: `https://${doors[0]?.host ?? 'invalid'}`,
    hosts,
    signInHosts: services.filter(({ role }) => role === 'sign-in').map((each) => each.host),
  };
};
