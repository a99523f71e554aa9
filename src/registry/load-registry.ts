import { basename } from 'node:path';
import type { CriteriaSet } from '#src/model/check.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import type { Word } from '#src/model/word.ts';
import { parseCriteria } from './criteria.ts';
import { parseServices } from './essential-services.ts';
import { parseNationalServices } from './national-services.ts';
import { parseOverAskRules } from './over-ask-rules.ts';
import { applyOverrides } from './overrides.ts';
import { parsePortals2023 } from './portals-2023.ts';
import { parsePortals2025 } from './portals-2025.ts';
import { readJson } from './read-json.ts';
import { parseWords } from './words.ts';

type Edition = '2023' | '2025';

export type Registry = {
  readonly edition: Edition;
  readonly portals: readonly Portal[];
  readonly services: readonly Service[];
  readonly criteria: CriteriaSet;
  readonly words: readonly Word[];
  /** Hosts of all national services, those of the sign-in included. */
  readonly nationalHosts: readonly string[];
  readonly signInHosts: readonly string[];
  /** What the operator should know and what stops nothing: a permission that is missing or over. */
  readonly warnings: readonly string[];
};

export type RegistryOptions = {
  /** Default 2023. */
  readonly edition?: Edition;
  /** Files that add or override portals, applied in this order. */
  readonly overrides?: readonly string[];
  /** `YYYY-MM-DD` in Vietnam; default today. */
  readonly today?: string;
};

/** Faults told at the most; a file of a million wrong rows must not fill the screen. */
const MOST_FAULTS = 200;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

const todayInVietnam = (): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());

const permissionWarnings = (portals: readonly Portal[], today: string): string[] =>
  portals
    .filter(({ mode, url }) => mode !== 'observe' && !LOOPBACK.test(new URL(url).hostname))
    .flatMap(({ id, mode, permission }) => {
      if (permission === null)
        return [`portal "${id}": mode "${mode}" needs a permission off loopback; it is only observed`];
      return permission.until < today
        ? [
            `portal "${id}": the permission for mode "${mode}" ended on ${permission.until}; it is only observed`,
          ]
        : [];
    });

/**
 * Reads the project's data and the operator's files.
 * @throws UsageError `registry-invalid` with every fault of every file, one line each.
 */
export const loadRegistry = async (options: RegistryOptions = {}): Promise<Registry> => {
  const { edition = '2023', overrides = [], today = todayInVietnam() } = options;
  const faults: string[] = [];
  const own = (name: string): Promise<unknown> =>
    readJson(new URL(`./data/${name}`, import.meta.url), name, faults);
  const [rows2023, mergers, essential, criteriaFile, rules, screens, national] = await Promise.all([
    own('portals-2023.json'),
    own('mergers-2025.json'),
    own('essential-services.json'),
    own('criteria.json'),
    own('over-ask-rules.json'),
    own('portal-screens.json'),
    own('national-services.json'),
  ]);
  const nationalServices = parseNationalServices(national, faults);
  const portals2023 = parsePortals2023(rows2023, faults);
  const portals2025 = parsePortals2025(mergers, portals2023, nationalServices.frontDoor, faults);
  let portals = edition === '2023' ? portals2023 : portals2025;
  for (const path of overrides) {
    const shown = basename(path);
    const content = await readJson(path, shown, faults);
    if (content !== undefined) portals = applyOverrides(portals, shown, content, faults);
  }
  const services = parseServices(essential, faults);
  const criteria = parseCriteria(criteriaFile, faults);
  const registry: Registry = {
    edition,
    portals,
    services,
    criteria: {
      ...criteria,
      references: { services, ...parseOverAskRules(rules, services, criteria.sources, faults) },
    },
    words: parseWords(screens, faults),
    nationalHosts: nationalServices.hosts,
    signInHosts: nationalServices.signInHosts,
    warnings: permissionWarnings(portals, today),
  };
  if (faults.length > 0)
    throw new UsageError('registry-invalid', [
      ...faults.slice(0, MOST_FAULTS),
      ...(faults.length > MOST_FAULTS ? [`and ${faults.length - MOST_FAULTS} more faults`] : []),
    ]);
  return registry;
};
