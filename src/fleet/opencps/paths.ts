import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';
import type { FleetPortal } from '../state.ts';

/** Pages of a Liferay site; what follows `#` in an address belongs to the client alone. */
export type SitePaths = {
  readonly home: string;
  readonly services: string;
  readonly signIn: string;
  readonly filing: string;
  readonly lookUp: string;
  readonly account: string;
  readonly signing: SigningPaths;
};

/** `/web/cong-dich-vu-cong-tinh-…` as on the portals of the screens data. */
export const sitePaths = ({ row }: FleetPortal): SitePaths => {
  const home = `/web/cong-dich-vu-cong-${row.kind === 'province' ? 'tinh-' : ''}${row.id}`;
  return {
    home,
    services: `${home}/dich-vu-cong`,
    signIn: `${home}/dang-ky`,
    filing: `${home}/to-khai-truc-tuyen`,
    lookUp: `${home}/tra-cuu-ho-so`,
    account: `${home}/tai-khoan`,
    signing: signingPaths(home),
  };
};
