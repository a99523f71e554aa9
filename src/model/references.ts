import type { Datum, DocumentKind } from './datum.ts';
import type { DutyEvidence } from './filing.ts';
import type { LegalBasis } from './legal-basis.ts';
import type { Service, ServiceId } from './portal.ts';
import type { Text } from './text.ts';

/** What a form may not ask of a citizen again, because a register or the store holds it. */
export type OverAskRule = {
  readonly id: string;
  /** What is asked for: a kind of paper or a datum. */
  readonly asks: DocumentKind | Datum;
  /** Null where the rule holds for every service. */
  readonly services: readonly ServiceId[] | null;
  /** Who holds it instead. */
  readonly holder: Text;
  /** The rule in short, to be cited: document and article, written for each language. */
  readonly citation: Text;
  readonly legalBasis: readonly LegalBasis[];
  /** False where no source at hand confirms it: then it accuses nobody. */
  readonly sourced: boolean;
};

/** A duty that the law itself makes for a service that it calls full: never the portal's fault. */
export type LawMadeDuty = {
  readonly service: ServiceId;
  readonly kind: DutyEvidence['kind'];
  readonly citation: Text;
};

/** Facts from the registry that checks hold evidence against, beside the criteria. */
export type References = {
  readonly services: readonly Service[];
  readonly overAskRules: readonly OverAskRule[];
  readonly lawMadeDuties: readonly LawMadeDuty[];
};
