import { type LifePaths, lifePaths } from '../life-pages/life-paths.ts';
import { type ReusePaths, reusePaths } from '../reuse/reuse-paths.ts';
import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';

const ROOT = '/portaldvc';

export const servicePath = (number: string): string =>
  `${ROOT}/KenhTin/chi-tiet-thu-tuc.aspx?_nlv=STP&ma=${number}`;

/** Addresses of this platform: those of the screens data, and others made in their likeness. */
export const PATHS: {
  readonly home: string;
  readonly services: string;
  readonly service: string;
  readonly signIn: string;
  readonly account: string;
  readonly lookUp: string;
  readonly file: string;
  readonly signing: SigningPaths;
  readonly life: LifePaths;
  readonly reuse: ReusePaths;
} = {
  home: `${ROOT}/Home/default.aspx`,
  services: `${ROOT}/KenhTin/thu-tuc-hanh-chinh.aspx`,
  service: `${ROOT}/KenhTin/chi-tiet-thu-tuc.aspx`,
  signIn: `${ROOT}/Home/dang-nhap.aspx`,
  account: `${ROOT}/Home/ho-so-cua-toi.aspx`,
  lookUp: `${ROOT}/KenhTin/tra-cuu-ho-so.aspx`,
  file: `${ROOT}/KenhTin/nop-ho-so.aspx`,
  signing: signingPaths(ROOT),
  reuse: reusePaths(ROOT),
  life: lifePaths(ROOT, {
    home: `${ROOT}/Home/default.aspx`,
    services: `${ROOT}/KenhTin/thu-tuc-hanh-chinh.aspx`,
    lookUp: `${ROOT}/KenhTin/tra-cuu-ho-so.aspx`,
    service: ({ number }) => servicePath(number),
  }),
};

export const filePath = (number: string): string => `${PATHS.file}?ma=${number}`;
export const signInFrom = (here: string): string => `${PATHS.signIn}?return-url=${encodeURIComponent(here)}`;
