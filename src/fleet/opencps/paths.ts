import { type LifePaths, lifePaths } from '../life-pages/life-paths.ts';
import { type ReusePaths, reusePaths } from '../reuse/reuse-paths.ts';
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
  readonly life: LifePaths;
  readonly reuse: ReusePaths;
};

/** `/web/cong-dich-vu-cong-tinh-…` as on the portals of the screens data. */
export const sitePaths = ({ row }: FleetPortal): SitePaths => {
  const home = `/web/cong-dich-vu-cong-${row.kind === 'province' ? 'tinh-' : ''}${row.id}`;
  const services = `${home}/dich-vu-cong`;
  const lookUp = `${home}/tra-cuu-ho-so`;
  return {
    home,
    services,
    signIn: `${home}/dang-ky`,
    filing: `${home}/to-khai-truc-tuyen`,
    lookUp,
    account: `${home}/tai-khoan`,
    signing: signingPaths(home),
    reuse: reusePaths(home),
    life: lifePaths(home, {
      home,
      services: `${services}#/thu-tuc-hanh-chinh`,
      lookUp: `${lookUp}#/tra-cuu`,
      service: ({ number }) => `${services}#/thu-tuc-hanh-chinh/${number}`,
    }),
  };
};
