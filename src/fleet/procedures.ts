import type { ServiceId } from '#src/model/portal.ts';
import { APPLICANT_ITEMS, ORGANISATION_ITEMS } from './procedures/applicant-items.ts';
import { OTHER_PAPERS, SERVICE_PAPERS } from './procedures/papers.ts';
import type { FormItem, Procedure } from './procedures/procedure.ts';
import { OTHER_ITEMS, SERVICE_ITEMS } from './procedures/service-items.ts';

/** Services that are filed for an organisation as often as for oneself. */
const FOR_ORGANISATIONS = new Set(['ESS-13', 'ESS-14', 'ESS-18']);

/** The e-form beside the applicant's block, and the papers, of a service on a healthy portal; any id is answered. */
export const procedureOf = (service: ServiceId): Procedure => {
  const own = SERVICE_ITEMS[service] ?? OTHER_ITEMS;
  return {
    service,
    sections: FOR_ORGANISATIONS.has(service)
      ? [{ title: 'Thông tin tổ chức', items: ORGANISATION_ITEMS }, ...own]
      : own,
    papers: SERVICE_PAPERS[service] ?? OTHER_PAPERS,
    sourced: false,
  };
};

/** The block on the applicant, for families that have none of their own. */
export const applicantItems: readonly FormItem[] = APPLICANT_ITEMS;
