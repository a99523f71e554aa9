import type { Citizen } from '#src/model/journey.ts';
import {
  citizenHolder,
  type Holder,
  officerHolder,
  organisationHolder,
  staffHolder,
} from '../signing/pki/holder.ts';
import type { Pki } from '../signing/pki/pki.ts';
import type { RemoteProvider, RemoteState } from '../signing/remote/remote-signer.ts';
import type { UploadVerdict } from './verify-upload.ts';

/** As whom a citizen signs. */
export type SignsAs = 'person' | 'organisation';

/** A file that a citizen handed to the e-document store, kept with what the portal found of its signatures. */
export type StoredUpload = {
  readonly id: string;
  readonly idNumber: string;
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly verdict: UploadVerdict;
};

/** A signing under way, or ended. */
export type SigningErrand = {
  readonly id: string;
  readonly idNumber: string;
  readonly signsAs: SignsAs;
  readonly fileName: string;
  /** The file before it was signed. */
  readonly original: Buffer;
  /** Draft whose e-form it is; null for a document of the store. */
  readonly draftId: string | null;
  /** What the provider says; `signed` with the signature value. */
  readonly ask: () => Promise<RemoteState>;
  readonly finish: (signature: Buffer) => Promise<Buffer>;
  readonly openedAt: number;
  /** The file that the portal hands out; null until it was signed. */
  signed: Buffer | null;
};

/** A document in the store of one citizen. */
export type EDocument = {
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly savedOn: Date;
  readonly upload: StoredUpload;
  /** The signing that it was saved with; null where it was saved as it came. */
  readonly errand: SigningErrand | null;
};

/** What one portal's server knows, uses and remembers of signing. */
export type PortalSigning = {
  readonly pki: Pki;
  readonly providers: readonly RemoteProvider[];
  /** Address of the signing agent on the citizen's machine. */
  readonly agentUrl: () => string;
  /** Whose certificate a signature of this citizen should carry; null for a number that is nobody's. */
  readonly holder: (idNumber: string, signsAs: SignsAs | 'staff') => Holder | null;
  /** Another holder of the same kind, for the fault that takes the wrong one. */
  readonly otherHolder: (idNumber: string, signsAs: SignsAs) => Holder;
  /** The officer who signs the portal's results. */
  readonly officer: Holder;
  readonly uploads: Map<string, StoredUpload>;
  readonly errands: Map<string, SigningErrand>;
  /** By the citizen's number, the newest first. */
  readonly documents: Map<string, readonly EDocument[]>;
  /** Published results as they were made, by name; kept so that a file stays the same file. */
  readonly results: Map<string, Promise<Buffer>>;
};

export type PortalSigningOptions = Pick<PortalSigning, 'pki' | 'providers' | 'agentUrl'> & {
  readonly portalId: string;
  readonly portalName: string;
  readonly identities: readonly Citizen[];
};

const HOLDERS = { person: citizenHolder, organisation: organisationHolder, staff: staffHolder } as const;

export const portalSigning = (options: PortalSigningOptions): PortalSigning => {
  const { identities } = options;
  const holderOf = (citizen: Citizen, signsAs: keyof typeof HOLDERS): Holder => HOLDERS[signsAs](citizen);
  const officer = officerHolder(options.portalId, options.portalName);
  return {
    pki: options.pki,
    providers: options.providers,
    agentUrl: options.agentUrl,
    holder: (idNumber, signsAs) => {
      const citizen = identities.find((each) => each.idNumber === idNumber);
      return citizen === undefined ? null : holderOf(citizen, signsAs);
    },
    otherHolder: (idNumber, signsAs) => {
      const other = identities.find((each) => each.idNumber !== idNumber);
      return other === undefined ? officer : holderOf(other, signsAs);
    },
    officer,
    uploads: new Map(),
    errands: new Map(),
    documents: new Map(),
    results: new Map(),
  };
};

/** Forgets what citizens left, and publishes its results anew. */
export const forgetSigning = ({ uploads, errands, documents, results }: PortalSigning): void => {
  for (const map of [uploads, errands, documents, results]) map.clear();
};
