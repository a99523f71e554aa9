import { createHash } from 'node:crypto';
import type { Citizen } from '#src/model/journey.ts';
import type { Pki } from '../pki/pki.ts';
import { type Accounts, makeAccounts, makeTokens, type Tokens } from './accounts.ts';
import { type Credentials, makeCredentials } from './credentials.ts';
import { makePhones, type Phones } from './phone.ts';
import { type Clock, makeSigningDesk, type SigningDesk } from './signing-desk.ts';

/** What every front of the remote-signing provider stands on. */
export type Provider = {
  readonly pki: Pki;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly credentials: Credentials;
  readonly phones: Phones;
  readonly desk: SigningDesk;
  readonly clock: Clock;
  /** Whether this is a client of the provider and its secret. */
  readonly knowsClient: (clientId: string, secret: string) => boolean;
};

export type ProviderOptions = {
  readonly pki: Pki;
  readonly identities: readonly Citizen[];
  readonly clients: readonly string[];
  readonly clock: Clock;
};

export const makeProvider = ({ pki, identities, clients, clock }: ProviderOptions): Provider => {
  const phones = makePhones();
  return {
    pki,
    accounts: makeAccounts(identities),
    tokens: makeTokens(clock.now),
    credentials: makeCredentials(pki, identities),
    phones,
    desk: makeSigningDesk(phones, clock),
    clock,
    knowsClient: (clientId, secret) => clients.includes(clientId) && secret === clientSecret(clientId),
  };
};

/** The secret of a client of the fleet's provider: a portal's is `dvc-<id>`. It guards nothing real. */
export const clientSecret = (clientId: string): string =>
  createHash('sha256').update(`portalsweep fleet ${clientId}`).digest('hex').slice(0, 32);
