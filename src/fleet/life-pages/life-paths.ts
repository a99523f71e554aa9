import type { OfferedService } from '../state.ts';

/** Where a family's own pages lie, as far as the pages around a filing lead there. */
export type OwnPlaces = {
  readonly home: string;
  /** List of services. */
  readonly services: string;
  readonly lookUp: string;
  /** The service's page. */
  readonly service: (offered: OfferedService) => string;
};

/** Addresses of the pages around a filing; no platform's data gives any, so that they are neutral. */
export type LifePaths = {
  readonly own: OwnPlaces;
  readonly siteMap: string;
  readonly statistics: string;
  readonly privacy: string;
  readonly questions: string;
  readonly guide: string;
  readonly contact: string;
  readonly downtime: string;
  /** What the assistant's script posts to. */
  readonly assistant: string;
  /** The signed-in citizen's dossiers; one as `<dossiers>/<code>`. */
  readonly dossiers: string;
  readonly inbox: string;
  /** The payment page of a filing, as `<payment>/<draft id>`. */
  readonly payment: string;
  readonly rating: string;
};

/** `prefix` is where the family's own pages lie: empty, or a path without a slash at its end. */
export const lifePaths = (prefix: string, own: OwnPlaces): LifePaths => ({
  own,
  siteMap: `${prefix}/so-do-trang`,
  statistics: `${prefix}/thong-ke`,
  privacy: `${prefix}/thong-bao-xu-ly-du-lieu-ca-nhan`,
  questions: `${prefix}/cau-hoi-thuong-gap`,
  guide: `${prefix}/huong-dan-su-dung`,
  contact: `${prefix}/lien-he`,
  downtime: `${prefix}/lich-bao-tri`,
  assistant: '/tro-ly',
  dossiers: `${prefix}/ho-so-cua-toi`,
  inbox: `${prefix}/hop-thu`,
  payment: `${prefix}/thanh-toan`,
  rating: `${prefix}/danh-gia`,
});
