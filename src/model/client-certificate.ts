/** What a citizen's browser holds to sign in with: for one origin only, never shown to any other. */
export type ClientCertificate = {
  /** Scheme and host: `https://…`. */
  readonly origin: string;
  /** PEM of the citizen's certificate and the authorities above it but the root. */
  readonly cert: string;
  /** PEM of its private key. */
  readonly key: string;
};
