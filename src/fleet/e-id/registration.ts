/** A portal as the provider knows it. Redirects to any other address are refused. */
export type Registration = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly redirectUri: string;
};
