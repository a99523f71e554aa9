import { randomBytes } from 'node:crypto';
import type { Portal, Service } from '#src/model/portal.ts';
import type { Text } from '#src/model/text.ts';
import type { Request } from './e-id/relying-party.ts';
import type { CarriedFault, FaultId, FaultVariant } from './fault.ts';
import type { NationalData } from './national-data.ts';
import { forgetLife, type PortalLife } from './life-pages/portal-life.ts';
import { forgetSigning, type PortalSigning } from './signing-pages/portal-signing.ts';

/** A service as one portal offers it. */
export type OfferedService = {
  readonly service: Service;
  /** Number in the portal's own addresses (`?ma-thu-tuc=`), digits only; the same on all portals. */
  readonly number: string;
  /** National procedure code, for example `1.004222`. */
  readonly code: string;
  /** 24 hex digits, for platforms that name a procedure so. */
  readonly hexId: string;
  /** Field of work, for lists and filters. */
  readonly field: string;
  /** Fee in đồng, made up; 0 where the service bears none. */
  readonly feeVnd: number;
};

/** Somebody signed in at one portal. */
export type PortalSession = {
  readonly id: string;
  readonly person: SignedInPerson;
  /** Set by a fault: the e-ID is asked for again when filing starts. */
  again: 'no' | 'atFiling' | 'asked';
};

/** What the national sign-in hands to a portal. */
export type SignedInPerson = {
  readonly idNumber: string;
  readonly fullName: string;
  /** `YYYY-MM-DD`; empty where the number belongs to no identity of the fleet's options. */
  readonly birthDate: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
};

export type UploadedFile = {
  readonly id: string;
  readonly slot: string;
  readonly name: string;
  readonly bytes: number;
};

/** A filing under way, kept on the server. Which fields it holds is the family's own affair. */
export type Draft = {
  readonly id: string;
  readonly service: OfferedService;
  readonly person: SignedInPerson;
  /** Token that forms of this draft must carry. */
  readonly token: string;
  readonly fields: Map<string, string>;
  files: UploadedFile[];
  /** Content of `files`, by their ids. */
  readonly contents: Map<string, Buffer>;
  /** When the citizen pressed to save it; null for a filing that was only begun. */
  savedOn: Date | null;
  /** Code of the dossier that it became; null while it is a draft. */
  dossierCode: string | null;
};

/** A filed dossier. Names of bodies and people are made up and say so. */
export type Dossier = {
  readonly code: string;
  readonly service: OfferedService;
  readonly applicant: string;
  /** Of whoever filed it. */
  readonly idNumber: string;
  readonly phone: string;
  readonly body: string;
  readonly handler: string;
  /** `dd/MM/yyyy HH:mm`, Vietnam's time. */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly status: string;
  readonly changes: readonly { readonly at: string; readonly text: string }[];
};

/** One stand-in portal: what it is, and what it remembers. */
export type FleetPortal = {
  readonly row: Portal;
  readonly host: string;
  /** Id of its family, for example `igate-v1`; never shown on a page. */
  readonly family: string;
  /** What its pages call the platform: Platform A, B, C. */
  readonly platform: Text;
  /** 0–999, seeded: a family picks its shape, labels or wording by it (`portal.draw % 2`). */
  readonly draw: number;
  /** Server time of every dynamic page, milliseconds; the core adds it, families do not. */
  readonly latencyMs: number;
  /** Whether the last page before filing asks for a captcha. */
  readonly captcha: boolean;
  /** All that it holds; pages list `listedServices(portal)` and write `shownName(portal, …)`. */
  readonly services: readonly OfferedService[];
  /** Two digits and unit of the dossier code, for example `H49.22`. */
  readonly codePrefix: string;
  fault: CarriedFault | null;
  /** The person of this number and password, for a family's own password form; null where they are wrong. */
  readonly byPassword: (username: string, password: string) => SignedInPerson | null;
  /** Population data and the citizens' stores, the same for every portal. */
  readonly nationalData: NationalData;
  /** Its side of digital signing. */
  readonly signing: PortalSigning;
  /** Its side of payment and rating. */
  readonly life: PortalLife;
  readonly sessions: Map<string, PortalSession>;
  readonly drafts: Map<string, Draft>;
  readonly dossiers: Map<string, Dossier>;
  /** Sign-ins under way, by the `state` parameter. */
  readonly signIns: Map<
    string,
    { readonly request: Request; readonly returnTo: string; readonly round: number }
  >;
};

/** The variant of this fault that the portal carries, or null. */
export const variantOf = (portal: FleetPortal, fault: FaultId): FaultVariant | null =>
  portal.fault?.fault === fault ? portal.fault.variant : null;

/** Forgets sessions, drafts, dossiers, sign-ins, what was signed and what was kept from here in the citizens' stores. */
export const forget = (portal: FleetPortal): void => {
  for (const map of [portal.sessions, portal.drafts, portal.dossiers, portal.signIns]) map.clear();
  forgetSigning(portal.signing);
  forgetLife(portal.life);
  portal.nationalData.store.forgetPortal(portal.row.id);
};

/** A service by its number, procedure code or hex id; null where the portal does not offer it. */
export const findOffered = (portal: FleetPortal, key: string): OfferedService | null =>
  portal.services.find((s) => s.number === key || s.code === key || s.hexId === key) ?? null;

/** Opens a draft for a signed-in person. */
export const openDraft = (portal: FleetPortal, service: OfferedService, person: SignedInPerson): Draft => {
  const draft: Draft = {
    id: randomBytes(8).toString('hex'),
    service,
    person,
    token: randomBytes(16).toString('hex'),
    fields: new Map(),
    files: [],
    contents: new Map(),
    savedOn: null,
    dossierCode: null,
  };
  portal.drafts.set(draft.id, draft);
  return draft;
};

/**
 * Turns a draft into a dossier and returns it; a draft that was filed before returns the same dossier.
 * Code: `H<nn>.<unit>-<yymmdd>-<nnnn>` (dossierCodeShapes of the screens data), or the shape seen on the
 * linked birth registration where the look-alike of `success-without-code` is on.
 */
export const fileDossier = (portal: FleetPortal, draft: Draft): Dossier => {
  const filed = draft.dossierCode === null ? undefined : portal.dossiers.get(draft.dossierCode);
  if (filed !== undefined) return filed;
  const now = new Date();
  const count = portal.dossiers.size + 1;
  const day = vietnamTime(now, 'yymmdd');
  const code =
    variantOf(portal, 'success-without-code') === 'ok'
      ? `G22.99.08-${day}-${String(count).padStart(6, '0')}`
      : `${portal.codePrefix}-${day}-${String(count).padStart(4, '0')}`;
  const receivedOn = vietnamTime(now, 'dd/MM/yyyy HH:mm');
  const dossier: Dossier = {
    code,
    service: draft.service,
    applicant: draft.fields.get('applicant') ?? draft.person.fullName,
    idNumber: draft.person.idNumber,
    phone: draft.person.phone,
    body: `Bộ phận Một cửa giả lập – ${portal.row.name.vi}`,
    handler: 'Cán bộ giả lập Lê Văn Mẫu',
    receivedOn,
    dueOn: vietnamTime(new Date(now.getTime() + 7 * 86_400_000), 'dd/MM/yyyy HH:mm'),
    status: 'Chờ tiếp nhận',
    changes: [
      { at: receivedOn, text: 'Công dân nộp hồ sơ trực tuyến' },
      { at: receivedOn, text: 'Hồ sơ chuyển đến bộ phận tiếp nhận' },
    ],
  };
  portal.dossiers.set(code, dossier);
  draft.dossierCode = code;
  const { nationalData, row } = portal;
  nationalData.store.keepResult(draft.person.idNumber, row.id, code, draft.service.service.name.vi);
  return dossier;
};

/** In Vietnam, which keeps UTC+7 all year round. */
export const vietnamTime = (date: Date, shape: 'yymmdd' | 'dd/MM/yyyy HH:mm'): string => {
  const iso = new Date(date.getTime() + 7 * 3_600_000).toISOString();
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-');
  return shape === 'yymmdd'
    ? `${year.slice(2)}${month}${day}`
    : `${day}/${month}/${year} ${iso.slice(11, 16)}`;
};
