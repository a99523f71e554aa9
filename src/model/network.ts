/**
 * Which addresses a sweep may reach and how names resolve, as plain data. One such object feeds the
 * browser's flags and every request that Node makes, so that the two cannot differ.
 */
export type Network = {
  /** `fleet`: every name resolves to loopback or not at all. `open`: the system's own names. */
  readonly kind: 'fleet' | 'open';
  /** Host patterns (`*.gov.vn`) and where they lead; the first that fits counts. Empty for `open`. */
  readonly routes: readonly {
    readonly pattern: string;
    readonly port: number;
    readonly to: { readonly address: string; readonly port: number };
  }[];
  /** Base64 SHA-256 of the public keys of leaf certificates that the browser shall trust. */
  readonly trustedKeys: readonly string[];
  /** PEM of the authority that Node-side requests trust; null means the system's. */
  readonly authority: string | null;
  /** A page that only the right network can answer, and its exact text: shown before any portal is touched. */
  readonly proof: { readonly url: string; readonly text: string } | null;
  /** Hosts of the national sign-in and other national services. */
  readonly nationalHosts: readonly string[];
  /** Hosts of the national sign-in among them: the only ones that may receive a POST on an unknown portal. */
  readonly signInHosts: readonly string[];
  /**
   * Control of the phones on which synthetic citizens confirm signatures; on real networks there is none. A POST
   * of `{username, host, answer}` holds the phone (`holds`), or waits for a request of this portal and answers it
   * (`confirms`, `rejects`): `{answered: boolean}` comes back.
   */
  readonly signingPhone?: { readonly url: string };
};
