/** Parameters that say which service a page belongs to (handoverQuery and paths of the screens data). */
const TELLING = new Set([
  'ma-thu-tuc-public',
  'ma-thu-tuc',
  'matt',
  'ma_thu_tuc',
  'ma',
  'mathutuc',
  'matthc',
  'matthcdp',
  'macoquanthuchien',
  'madvc',
  'vneid',
  'step',
]);

/** An address fit for evidence: values of parameters that may be secrets (code, state, session) are left out. */
export const cleanUrl = (address: string): string => {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return '';
  }
  const query = [...url.searchParams]
    .map(([name, value]) => (TELLING.has(name.toLowerCase()) ? `${name}=${value}` : `${name}=…`))
    .join('&');
  const hash = /[=&]/.test(url.hash) ? '' : url.hash;
  return `${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}${hash}`;
};

/** An address without query and fragment, whose values may be a stranger's; `…` where there was a query. */
export const pathUrl = (address: string): string => {
  const url = URL.parse(address);
  return url === null ? '' : `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
};

/** Host and path, for messages: no query at all. */
export const shortUrl = (address: string): string => {
  try {
    const { host, pathname } = new URL(address);
    return host + pathname;
  } catch {
    return 'no address';
  }
};
