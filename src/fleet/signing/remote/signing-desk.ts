import { randomBytes } from 'node:crypto';
import { DIGESTS, type DigestName } from '../digest.ts';
import { signDigestWith } from '../pki/signing-key.ts';
import { type Credential, MULTISIGN } from './credentials.ts';
import { LIFETIME_MS, type PhoneBehaviour, type Phones } from './phone.ts';
import { type Granted, granted, type Refusal, refused } from './refusal.ts';

/** Time as the provider sees it; tests bring their own. */
export type Clock = {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
};

/** Digests to be signed with one credential. */
export type SigningOrder = {
  readonly credential: Credential;
  readonly digest: DigestName;
  readonly hashes: readonly Buffer[];
  /** Who asks, for the phone's behaviour. */
  readonly clientId: string;
  /** What the citizen reads on the phone. */
  readonly description: string;
};

export type TransactionState = 'waiting' | 'confirmed' | 'rejected' | 'ran-out';

/** An order that waits for the citizen's phone, or did. */
export type Transaction = SigningOrder & {
  readonly id: string;
  readonly openedAt: number;
  readonly phone: PhoneBehaviour;
  /** Pressed on the phone's page. */
  pressed: 'confirmed' | 'rejected' | null;
  signatures: readonly Buffer[] | null;
  /** Whether a SAD was issued for it; one confirmation is worth one. */
  spent: boolean;
};

/** What a SAD (signature activation data) allows, once. */
type Authorisation = {
  readonly credentialId: string;
  /** Base64; null where the credential does not pin hashes (SCAL1). */
  readonly hashes: ReadonlySet<string> | null;
  readonly count: number;
  readonly expiresAt: number;
};

/** CSC 1.0.4, 11.6 leaves the life of a SAD to the provider; one front gives 299 s. */
export const SAD_SECONDS = 299;

/** The one state machine beneath every front of the provider. */
export type SigningDesk = {
  /** Checks hashes and credential before anybody is asked. */
  readonly check: (order: Pick<SigningOrder, 'credential' | 'digest' | 'hashes'>) => Promise<Granted<null>>;
  /** Sends the order to the citizen's phone. */
  readonly open: (order: SigningOrder) => Promise<Granted<Transaction>>;
  readonly find: (id: string) => Transaction | null;
  readonly stateOf: (transaction: Transaction) => TransactionState;
  /** Waits until the phone answered or the request ran out. */
  readonly settled: (transaction: Transaction) => Promise<TransactionState>;
  /** Signatures of a confirmed transaction, in the order of its hashes; made once. */
  readonly collect: (transaction: Transaction) => Promise<Granted<readonly Buffer[]>>;
  /** Requests of this citizen that wait for the phone's page. */
  readonly waitingFor: (username: string) => readonly Transaction[];
  readonly press: (transaction: Transaction, answer: 'confirmed' | 'rejected') => boolean;
  /** Issues a SAD over hashes (SCAL2) or over a number of them (SCAL1). */
  readonly authorise: (credential: Credential, hashes: readonly Buffer[] | null, count: number) => string;
  /** The SAD of a transaction that the phone confirmed, once. */
  readonly authoriseConfirmed: (transaction: Transaction) => Granted<string>;
  /** Whether this SAD allows these hashes; it stays usable. */
  readonly allows: (sad: string, order: SigningOrder) => Refusal | null;
  /** Signs what a SAD allows and spends it; a refused try does not spend it. */
  readonly signWithSad: (sad: string, order: SigningOrder) => Promise<Granted<readonly Buffer[]>>;
};

export const makeSigningDesk = (phones: Phones, clock: Clock): SigningDesk => {
  const transactions = new Map<string, Transaction>();
  const authorisations = new Map<string, Authorisation>();

  const check: SigningDesk['check'] = async ({ credential, digest, hashes }) => {
    if (!credential.enabled) return refused('key-disabled');
    if (hashes.length === 0) return refused('no-hash');
    if (hashes.length > MULTISIGN) return refused('too-many');
    if (digest === 'sha1') return refused('digest-refused');
    if (hashes.some(({ length }) => length !== DIGESTS[digest].bytes)) return refused('wrong-length');
    const leaf = await credential.leaf();
    if (leaf.notAfter.getTime() <= clock.now()) return refused('certificate-expired');
    return leaf.revokedAt === null ? granted(null) : refused('certificate-revoked');
  };

  const stateOf = (transaction: Transaction): TransactionState => {
    const age = clock.now() - transaction.openedAt;
    const { answer, afterMs } = transaction.phone;
    if (transaction.pressed !== null) return transaction.pressed;
    if (answer === 'confirm' || answer === 'reject') {
      if (afterMs > LIFETIME_MS) return age >= LIFETIME_MS ? 'ran-out' : 'waiting';
      if (age < afterMs) return 'waiting';
      return answer === 'confirm' ? 'confirmed' : 'rejected';
    }
    return age >= afterMs ? 'ran-out' : 'waiting';
  };

  const sign = async (order: SigningOrder): Promise<readonly Buffer[]> => {
    const { key } = await order.credential.leaf();
    return order.hashes.map((hash) => signDigestWith(key, order.digest, hash));
  };

  const allows: SigningDesk['allows'] = (sad, { credential, hashes }) => {
    const authorisation = authorisations.get(sad);
    if (authorisation?.credentialId !== credential.id) return 'sad-unknown';
    if (authorisation.expiresAt <= clock.now()) return 'sad-expired';
    if (hashes.length > authorisation.count) return 'more-than-authorised';
    const pinned = authorisation.hashes;
    if (pinned !== null && hashes.some((hash) => !pinned.has(hash.toString('base64'))))
      return 'hash-not-authorised';
    return null;
  };

  const issue = (authorisation: Authorisation): string => {
    const sad = randomBytes(32).toString('base64url');
    authorisations.set(sad, authorisation);
    return sad;
  };

  const authorise: SigningDesk['authorise'] = (credential, hashes, count) =>
    issue({
      credentialId: credential.id,
      hashes:
        credential.scal === '2' || hashes !== null
          ? new Set((hashes ?? []).map((hash) => hash.toString('base64')))
          : null,
      count,
      expiresAt: clock.now() + SAD_SECONDS * 1000,
    });

  return {
    check,
    open: async (order) => {
      const checked = await check(order);
      if (!checked.ok) return checked;
      const transaction: Transaction = {
        ...order,
        id: randomBytes(12).toString('hex'),
        openedAt: clock.now(),
        phone: phones.of(order.credential.owner.idNumber, order.clientId),
        pressed: null,
        signatures: null,
        spent: false,
      };
      transactions.set(transaction.id, transaction);
      return granted(transaction);
    },
    find: (id) => transactions.get(id) ?? null,
    stateOf,
    settled: async (transaction) => {
      for (let state = stateOf(transaction); ; state = stateOf(transaction)) {
        if (state !== 'waiting') return state;
        await clock.wait(50);
      }
    },
    collect: async (transaction) => {
      const state = stateOf(transaction);
      if (state === 'rejected' || state === 'ran-out') return refused(state);
      if (state === 'waiting') return refused('bad-request');
      transaction.signatures ??= await sign(transaction);
      return granted(transaction.signatures);
    },
    waitingFor: (username) =>
      [...transactions.values()].filter(
        (each) => each.credential.owner.idNumber === username && stateOf(each) === 'waiting',
      ),
    press: (transaction, answer) => {
      if (stateOf(transaction) !== 'waiting') return false;
      transaction.pressed = answer;
      return true;
    },
    authorise,
    authoriseConfirmed: (transaction) => {
      const state = stateOf(transaction);
      if (state === 'rejected' || state === 'ran-out') return refused(state);
      if (state === 'waiting' || transaction.spent) return refused('unknown-transaction');
      transaction.spent = true;
      const { credential, hashes } = transaction;
      return granted(authorise(credential, hashes, hashes.length));
    },
    allows,
    signWithSad: async (sad, order) => {
      const checked = await check(order);
      if (!checked.ok) return checked;
      const why = allows(sad, order);
      if (why !== null) return refused(why);
      // Spent before the signature is made, so that two calls at once cannot both use it.
      authorisations.delete(sad);
      return granted(await sign(order));
    },
  };
};
