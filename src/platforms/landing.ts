import type { Service } from '#src/model/portal.ts';
import type { Desk } from './ask.ts';
import { servicesTitled } from './find-service.ts';

/** Where the citizen came out after signing in, as far as the page tells. */
export type Landing = {
  readonly url: string;
  /** Essential services whose names title the page. */
  readonly titled: readonly Pick<Service, 'id'>[];
  /** Whether a filing form is open. */
  readonly form: boolean;
};

/** Names that platforms give to the parameter with a procedure's number. */
const PARAMETERS = [
  'ma-thu-tuc-public',
  'ma-thu-tuc',
  'matt',
  'ma_thu_tuc',
  'mathutuc',
  'matthc',
  'matthcdp',
  'ma',
];
/** Paths that name a procedure: `/apply-online/<24 hex>`, `/thu-tuc-hanh-chinh/<uuid>` or `/<number>`. */
const IN_PATH = /\/(?:apply-online\/([0-9a-f]{24})|thu-tuc-hanh-chinh\/([0-9a-f-]{36}|\d{1,9}))(?:\/|$)/i;

/** The place that a client keeps behind `#` (`#/thu-tuc-hanh-chinh/10201?…`), as an address of its own; null where none. */
const clientRoute = (url: URL): URL | null => {
  const route = /^#!?(\/.*)$/.exec(url.hash)?.[1];
  return route === undefined ? null : URL.parse(route, url.origin);
};

/** The procedure that an address names, with the name of the place where it stands there; null where none. */
export const procedureIn = (address: string): { readonly place: string; readonly key: string } | null => {
  const url = URL.parse(address);
  if (url === null) return null;
  const route = clientRoute(url);
  return namedIn(url) ?? (route === null ? null : namedIn(route));
};

const namedIn = (url: URL): { readonly place: string; readonly key: string } | null => {
  const match = IN_PATH.exec(url.pathname);
  const inPath = match?.[1] ?? match?.[2];
  if (inPath !== undefined) return { place: 'path', key: inPath.toLowerCase() };
  for (const place of PARAMETERS)
    for (const [name, value] of url.searchParams)
      if (name.toLowerCase() === place && value !== '') return { place, key: value };
  return null;
};

/**
 * Whether the landing is the page or the filing form of the service that the citizen came from: by the
 * procedure's number, else by the address, else by the service's name. Null where it cannot be told.
 */
export const isSameService = (
  from: string,
  service: Pick<Service, 'id'>,
  landing: Landing,
): boolean | null => {
  const left = procedureIn(from);
  const came = procedureIn(landing.url);
  if (left !== null && came !== null) {
    if (left.key === came.key) return true;
    if (left.place === came.place) return false;
  }
  if (landing.titled.some(({ id }) => id === service.id)) return true;
  if (landing.titled.length > 0) return false;
  if (left === null && sameAddress(from, landing.url)) return true;
  return landing.form ? null : false;
};

const sameAddress = (a: string, b: string): boolean => {
  const [one, two] = [new URL(a), new URL(b)];
  return (
    one.host === two.host &&
    one.pathname === two.pathname &&
    clientRoute(one)?.pathname === clientRoute(two)?.pathname &&
    [...one.searchParams].every(([name, value]) => two.searchParams.get(name) === value)
  );
};

/** Reads where the citizen stands. `form`: a locator text that only filing forms have. */
export const readLanding = async (desk: Desk, form: string): Promise<Landing> => {
  const { page, services } = desk.stage;
  return {
    url: page.url(),
    titled: await servicesTitled(page, services),
    form: (await page.locator(form).filter({ visible: true }).count()) > 0,
  };
};
