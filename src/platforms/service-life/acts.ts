import type { PortalActs } from '#src/model/journey.ts';
import type { Desk } from '../ask.ts';
import type { Signposts } from '../find-service.ts';
import { askAssistant } from './ask-assistant.ts';
import { readNationalProcedure } from './national-procedure.ts';
import { readProcedure } from './read-procedure.ts';
import { readSite } from './read-site.ts';
import { searchFor } from './search-for.ts';

type LifeActs = Pick<PortalActs, 'readProcedure' | 'readNationalProcedure' | 'readSite' | 'search' | 'ask'>;

/** What differs from platform to platform. */
export type LifePlaces = { readonly signposts: Signposts };

/** The acts around a filing on one page. They go by names, roles and the words of the law alone, and serve every platform. */
export const serviceLifeActs = (desk: Desk, { signposts }: LifePlaces): LifeActs => ({
  readProcedure: () => readProcedure(desk, signposts),
  readNationalProcedure: (service) => readNationalProcedure(desk, service),
  readSite: () => readSite(desk),
  ask: (question, asked, expected) => askAssistant(desk, question, asked, expected),
  search: (service, kind, query) => searchFor(desk, signposts, service, kind, query),
});
