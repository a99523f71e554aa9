import type { Citizen } from '#src/model/journey.ts';
import { citizenHolder, type Holder, organisationHolder, staffHolder } from '../pki/holder.ts';
import type { Condition, Leaf } from '../pki/leaf.ts';
import type { Pki } from '../pki/pki.ts';

/** How a credential is authorised (CSC 1.0.4, 11.5): by the phone alone, by PIN and one-time code, by OAuth. */
export type AuthMode = 'implicit' | 'explicit' | 'oauth2code';

/** A signing key that the provider keeps for somebody. */
export type Credential = {
  readonly id: string;
  readonly owner: Citizen;
  readonly holder: Holder;
  readonly authMode: AuthMode;
  /** `2`: an authorisation holds for named hashes only. */
  readonly scal: '1' | '2';
  readonly enabled: boolean;
  readonly condition: Condition;
  readonly leaf: () => Promise<Leaf>;
};

/** Hashes that one authorisation may cover. */
export const MULTISIGN = 10;

/** What the fleet's control may change about everything that a citizen keeps at the provider. */
export type CredentialState = {
  readonly enabled?: boolean;
  readonly condition?: Condition;
  /** Number of another synthetic citizen whose certificate is used by mistake. */
  readonly certificateOf?: string;
};

type Row = {
  readonly suffix: string;
  readonly holder: (citizen: Citizen) => Holder;
  readonly authMode: AuthMode;
  readonly scal: '1' | '2';
  readonly enabled: boolean;
  readonly condition: Condition;
};

const personal = { holder: citizenHolder, scal: '2', enabled: true, condition: 'good' } as const;

/** Credentials that every synthetic citizen has; ids are `<number>-<suffix>`. */
const ROWS: readonly Row[] = [
  { ...personal, suffix: 'dien-thoai', authMode: 'implicit' },
  { ...personal, suffix: 'pin', authMode: 'explicit' },
  { ...personal, suffix: 'oauth', authMode: 'oauth2code' },
  { ...personal, suffix: 'scal1', authMode: 'explicit', scal: '1' },
  { ...personal, suffix: 'to-chuc', authMode: 'implicit', holder: organisationHolder },
  { ...personal, suffix: 'nhan-vien', authMode: 'implicit', holder: staffHolder },
  { ...personal, suffix: 'khoa-tat', authMode: 'implicit', enabled: false },
  { ...personal, suffix: 'het-han', authMode: 'implicit', condition: 'expired' },
  { ...personal, suffix: 'thu-hoi', authMode: 'implicit', condition: 'revoked' },
];

export type Credentials = {
  readonly of: (owner: Citizen) => readonly Credential[];
  /** The owner's credential of this id. */
  readonly find: (owner: Citizen, id: string) => Credential | null;
  readonly steer: (username: string, state: CredentialState | null) => void;
};

export const makeCredentials = (pki: Pki, identities: readonly Citizen[]): Credentials => {
  const states = new Map<string, CredentialState>();
  const of = (owner: Citizen): readonly Credential[] => {
    const state = states.get(owner.idNumber) ?? {};
    const named = identities.find(({ idNumber }) => idNumber === state.certificateOf) ?? owner;
    return ROWS.map((row) => {
      const holder = row.holder(named);
      const condition = state.condition ?? row.condition;
      return {
        id: `${owner.idNumber}-${row.suffix}`,
        owner,
        holder,
        authMode: row.authMode,
        scal: row.scal,
        enabled: row.enabled && state.enabled !== false,
        condition,
        leaf: () => pki.leaf(holder, condition),
      };
    });
  };
  return {
    of,
    find: (owner, id) => of(owner).find((credential) => credential.id === id) ?? null,
    steer: (username, state) => {
      if (state === null) states.delete(username);
      else states.set(username, state);
    },
  };
};
