import type { SignatureFormat, SignatureLevel, SignatureVerdict, SubIndication } from './signature.ts';
import type { Text } from './text.ts';

/*
 * What a journey saw of digital signing. Plain data that survives a JSON round trip. The signed bytes
 * themselves lie in the vault, encrypted: they carry a citizen's name and number.
 */

/** Ways to sign that a portal offers: a provider in the network, a token on the citizen's machine, the e-ID, a SIM. */
export const SIGNING_WAYS = ['remote', 'token', 'e-id', 'sim', 'other'] as const;
export type SigningWay = (typeof SIGNING_WAYS)[number];

export type SigningProvider = { readonly name: string; readonly way: SigningWay };

/**
 * How a signing ended: `signed` (the portal said so and gave a file), `told-only` (it said so and gave none),
 * `declined` (the citizen rejected on the phone and the portal told it), `error` (it told a failure), `hung` (neither
 * came within the patience), `agent-missing` (a plug-in or token that this machine has not), `prompt` (the
 * browser asked for access to the local network and nobody may answer), `unanswered` (the portal waits for a phone
 * that nobody here holds), `not-offered`.
 */
export type SigningEnd =
  | 'signed'
  | 'told-only'
  | 'declined'
  | 'error'
  | 'hung'
  | 'agent-missing'
  | 'prompt'
  | 'unanswered'
  | 'not-offered';

/** One walk through a portal's signing screen. */
export type SigningEvidence = {
  readonly step: number;
  readonly what: 'e-form' | 'document';
  readonly signsAs: 'citizen' | 'organisation';
  /** What the citizen answers on the phone in this walk. */
  readonly answer: 'confirms' | 'rejects';
  readonly providers: readonly SigningProvider[];
  /** Set where the page showed a list of providers that stayed empty for as long as a citizen would wait. */
  readonly listStayedEmpty?: true;
  /** Whether the service's public page announced, before the dossier was begun, that signing is needed; null where it was not read. */
  readonly announced: boolean | null;
  /** Whether the citizen could not go on without signing. */
  readonly demanded: boolean;
  /** What of the certificate stood on the page before signing; null where the screen was not reached. */
  readonly shown: { readonly signer: boolean; readonly issuer: boolean; readonly validity: boolean } | null;
  readonly end: SigningEnd;
  /** The portal's own words of the result, redacted; null where it said nothing. */
  readonly told: string | null;
  readonly toldInVietnamese: boolean | null;
  readonly waitedMs: number;
};

/** What may leave of a verdict: no name, identifiers masked (`CCCD:********0017`). */
export type MaskedVerdict = {
  readonly verdict: SignatureVerdict;
  readonly subIndication: SubIndication | null;
  readonly level: SignatureLevel | null;
  readonly format: SignatureFormat | null;
  readonly profile: string | null;
  readonly revocation: 'proved' | 'not-proved' | 'revoked';
  readonly reasons: readonly { readonly code: string; readonly text: Text }[];
  readonly signers: readonly {
    readonly verdict: SignatureVerdict;
    readonly subIndication: SubIndication | null;
    readonly level: SignatureLevel | null;
    readonly ids: readonly string[];
    /** Whether an identifier of the certificate is the citizen's (or organisation's) own; null where nobody was expected. */
    readonly expectedSigner: boolean | null;
    readonly claimedAt: string | null;
    readonly provedAt: string | null;
    readonly digest: string | null;
    readonly algorithm: string | null;
    /** Authorities from issuer to anchor, common names; the signer's own name is left out. */
    readonly issuers: readonly string[];
    readonly timestamps: readonly {
      readonly at: string;
      readonly authority: string;
      readonly verdict: SignatureVerdict;
    }[];
    readonly coverage: {
      readonly whole: boolean;
      readonly ranges: readonly { readonly from: number; readonly to: number }[];
      readonly fileBytes: number;
      readonly revisions: readonly number[];
      readonly elements: readonly string[];
    };
    readonly reasons: readonly { readonly code: string; readonly text: Text }[];
  }[];
  readonly verifier: { readonly version: number; readonly policy: string };
};

/** A file that the portal handed out as signed, or published as a signed result. */
export type SignedFileEvidence = {
  readonly step: number;
  readonly origin: 'signed' | 'published';
  readonly url: string | null;
  readonly bytes: number;
  /** SHA-256, hexadecimal, lower case. */
  readonly sha256: string;
  /** Key in the vault; null where the file was not kept. */
  readonly kept: string | null;
  /** Whether the page or the file shows a stamp or the words of a signature ("Ký bởi", "Người ký"); null where not looked at. */
  readonly stamped: boolean | null;
  /** Typed identifier that the signer should carry, masked; null for published results. */
  readonly expectedSigner: string | null;
  /** Derived by `judge` from the kept bytes; null until then or where they are gone. */
  readonly verdict: MaskedVerdict | null;
};

export const BAD_FILES = ['changed', 'expired', 'self-signed', 'other-person', 'stamp-only'] as const;
export type BadFile = (typeof BAD_FILES)[number];

/** What the portal answered to a badly signed file that it was handed. */
export type BadFileEvidence = {
  readonly step: number;
  readonly file: BadFile;
  readonly answer: 'refused' | 'flagged' | 'accepted' | 'unclear';
  readonly told: string | null;
};

/** Where signed files lie, encrypted under the operator's key, outside the reports. */
export type Vault = {
  /** Returns the key under which the bytes are found again. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  /** Null where they are gone or the operator's key does not open them. */
  readonly open: (key: string) => Promise<Uint8Array | null>;
};
