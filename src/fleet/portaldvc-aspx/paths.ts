import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';

const ROOT = '/portaldvc';

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
} = {
  home: `${ROOT}/Home/default.aspx`,
  services: `${ROOT}/KenhTin/thu-tuc-hanh-chinh.aspx`,
  service: `${ROOT}/KenhTin/chi-tiet-thu-tuc.aspx`,
  signIn: `${ROOT}/Home/dang-nhap.aspx`,
  account: `${ROOT}/Home/ho-so-cua-toi.aspx`,
  lookUp: `${ROOT}/KenhTin/tra-cuu-ho-so.aspx`,
  file: `${ROOT}/KenhTin/nop-ho-so.aspx`,
  signing: signingPaths(ROOT),
};

export const servicePath = (number: string): string => `${PATHS.service}?_nlv=STP&ma=${number}`;
export const filePath = (number: string): string => `${PATHS.file}?ma=${number}`;
export const signInFrom = (here: string): string => `${PATHS.signIn}?return-url=${encodeURIComponent(here)}`;
