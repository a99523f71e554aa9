/** What a citizen's authenticator holds to sign in with: at one site only, shown to no other. */
export type Passkey = {
  /** Domain that it is bound to. */
  readonly site: string;
  /** Base64. */
  readonly credentialId: string;
  /** PKCS #8 of a key on P-256, Base64. */
  readonly privateKey: string;
  /** What the site calls the citizen, Base64. */
  readonly userHandle: string;
};
