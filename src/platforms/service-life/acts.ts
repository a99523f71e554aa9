import type { PortalActs } from '#src/model/journey.ts';
import type { Desk } from '../ask.ts';
import type { Signposts } from '../find-service.ts';
import { askAssistant } from './ask-assistant.ts';
import { downloadDossier } from './download-dossier.ts';
import { readNationalProcedure } from './national-procedure.ts';
import { pay } from './pay.ts';
import { rateService } from './rate-service.ts';
import { readInbox } from './read-inbox.ts';
import { readPayment } from './read-payment.ts';
import { readProcedure } from './read-procedure.ts';
import { readSite } from './read-site.ts';
import { searchFor } from './search-for.ts';
import { withdraw } from './withdraw.ts';

type LifeActs = Pick<
  PortalActs,
  | 'readProcedure'
  | 'readNationalProcedure'
  | 'readSite'
  | 'search'
  | 'ask'
  | 'readPayment'
  | 'pay'
  | 'withdraw'
  | 'download'
  | 'readInbox'
  | 'rate'
>;

/** What differs from platform to platform. */
export type LifePlaces = { readonly signposts: Signposts };

/** The acts around a filing on one page. They go by names, roles and the words of the law alone, and serve every platform. */
export const serviceLifeActs = (desk: Desk, { signposts }: LifePlaces): LifeActs => ({
  readProcedure: () => readProcedure(desk, signposts),
  readNationalProcedure: (service) => readNationalProcedure(desk, service),
  readSite: () => readSite(desk),
  search: (service, kind, query) => searchFor(desk, signposts, service, kind, query),
  ask: (question, asked, expected) => askAssistant(desk, question, asked, expected),
  readPayment: () => readPayment(desk),
  pay: (answer) => pay(desk, answer),
  withdraw: (code) => withdraw(desk, code),
  download: (code) => downloadDossier(desk, code),
  readInbox: (code) => readInbox(desk, code),
  rate: (give = false) => rateService(desk, give),
});
