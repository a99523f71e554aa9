import { DIGESTS, type DigestName, digestOf } from '../digest.ts';
import { clientSecret } from './provider.ts';

/** How a server reaches a host of the fleet from inside its process: real requests and answers, no socket. */
export type Dispatch = (request: Request) => Promise<Response>;

/** What a portal knows while the citizen looks at the phone. */
export type RemoteState =
  | { readonly state: 'waiting' | 'rejected' | 'ran-out' }
  | { readonly state: 'signed'; readonly signature: Buffer }
  | { readonly state: 'refused'; readonly why: string };

/** A signing order under way at a provider, seen from the portal's server. */
export type RemoteOrder = { readonly status: () => Promise<RemoteState> };

/** One provider as portals use it; `id` is what a list of providers shows it under. */
export type RemoteProvider = {
  readonly id: 'a' | 'b';
  readonly name: string;
  /** Certificates of the citizen's usable credentials, the signer's first. Empty where there is no account. */
  readonly certificates: (username: string, kind: 'person' | 'organisation') => Promise<readonly Buffer[]>;
  /** Orders a signature over these octets; the provider sees their digest only. */
  readonly order: (
    username: string,
    kind: 'person' | 'organisation',
    octets: Uint8Array,
    digest: DigestName,
    description: string,
  ) => Promise<RemoteOrder>;
};

type Json = Readonly<Record<string, unknown>>;

const SUFFIX = { person: 'dien-thoai', organisation: 'to-chuc' } as const;

/** The two providers for one client (a portal's is `dvc-<id>`). */
export const remoteProviders = (
  dispatch: Dispatch,
  clientId: string,
  bases: { readonly a: string; readonly b: string },
): readonly RemoteProvider[] => [
  providerAClient(dispatch, clientId, bases.a),
  providerBClient(dispatch, clientId, bases.b),
];

const providerAClient = (dispatch: Dispatch, clientId: string, base: string): RemoteProvider => {
  const call = (path: string, body: Json): Promise<Json> =>
    post(dispatch, `${base}${path}`, { sp_id: clientId, sp_password: clientSecret(clientId), ...body });
  const certificateOf = async (username: string, suffix: string): Promise<Json | null> => {
    const { data } = await call('/v1/credentials/get_certificate', { user_id: username });
    const list = (data as Json | null)?.['user_certificates'] as readonly Json[] | undefined;
    return list?.find((each) => each['cert_id'] === `${username}-${suffix}`) ?? null;
  };
  return {
    id: 'a',
    name: 'Nhà cung cấp A',
    certificates: async (username, kind) => {
      const found = await certificateOf(username, SUFFIX[kind]);
      const chain = found?.['chain_data'] as Json | undefined;
      return [found?.['cert_data'], chain?.['ca_cert']]
        .filter((each) => typeof each === 'string')
        .map((each) => Buffer.from(each, 'base64'));
    },
    order: async (username, kind, octets, digest, description) => {
      const found = await certificateOf(username, SUFFIX[kind]);
      const id = crypto.randomUUID();
      const opened = await call('/v1/signatures/sign', {
        user_id: username,
        serial_number: found?.['serial_number'],
        transaction_id: id,
        transaction_desc: description,
        sign_files: [
          {
            data_to_be_signed: digestOf(digest, octets).toString('hex'),
            doc_id: id,
            file_type: 'pdf',
            sign_type: 'hash',
          },
        ],
      });
      if (opened['data'] === null) return refusedOrder(String(opened['message']));
      return {
        status: async () => {
          const { data } = await call(`/v1/signatures/sign/${id}/status`, {});
          const answer = (data ?? {}) as Json;
          const [first] = (answer['signatures'] ?? []) as readonly Json[];
          return remoteState(answer['state'], first?.['signature_value']);
        },
      };
    },
  };
};

const providerBClient = (dispatch: Dispatch, clientId: string, base: string): RemoteProvider => {
  const own = { client_id: clientId, client_secret: clientSecret(clientId) };
  const logIn = async (username: string): Promise<string> => {
    const answer = await post(dispatch, `${base}/service/ras/v1/login`, { ...own, user_id: username });
    return String(answer['access_token'] ?? '');
  };
  return {
    id: 'b',
    name: 'Nhà cung cấp B',
    certificates: async (username, kind) => {
      const token = await logIn(username);
      if (token === '') return [];
      const list = (await post(
        dispatch,
        `${base}/service/certificates/info`,
        { ...own, certificates: 'chain' },
        token,
      )) as unknown as readonly Json[];
      const found = list.find((each) => each['credential_id'] === `${username}-${SUFFIX[kind]}`);
      const chain = (found?.['cert'] as Json | undefined)?.['certificates'] as readonly string[] | undefined;
      return (chain ?? []).map((each) => Buffer.from(each, 'base64'));
    },
    order: async (username, kind, octets, digest, description) => {
      const token = await logIn(username);
      const opened = await post(
        dispatch,
        `${base}/service/signHash`,
        {
          ...own,
          credentialID: `${username}-${SUFFIX[kind]}`,
          numSignatures: 1,
          hash: [digestOf(digest, octets).toString('base64')],
          hashAlgo: DIGESTS[digest].oid,
          signAlgo: DIGESTS[digest].rsa,
          async: 1,
          description,
        },
        token,
      );
      const transactionId = opened['transactionId'];
      if (typeof transactionId !== 'string') return refusedOrder(String(opened['error']));
      return {
        status: async () => {
          const answer = await post(
            dispatch,
            `${base}/service/requests/status`,
            { ...own, transactionId },
            token,
          );
          const [signature] = (answer['signatures'] ?? []) as readonly unknown[];
          return remoteState(answer['status'], signature);
        },
      };
    },
  };
};

const refusedOrder = (why: string): RemoteOrder => ({ status: async () => ({ state: 'refused', why }) });

const remoteState = (code: unknown, signature: unknown): RemoteState => {
  if (code === 1 && typeof signature === 'string')
    return { state: 'signed', signature: Buffer.from(signature, 'base64') };
  if (code === 4000) return { state: 'waiting' };
  if (code === 4002) return { state: 'rejected' };
  return code === 4001 ? { state: 'ran-out' } : { state: 'refused', why: String(code) };
};

const post = async (dispatch: Dispatch, url: string, body: Json, token?: string): Promise<Json> => {
  const response = await dispatch(
    new Request(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    }),
  );
  return (await response.json()) as Json;
};
