import { type LifePaths, lifePaths } from '../life-pages/life-paths.ts';
import { type ReusePaths, reusePaths } from '../reuse/reuse-paths.ts';
import { type SigningPaths, signingPaths } from '../signing-pages/signing-paths.ts';
import type { FleetPortal } from '../state.ts';

/** Addresses of one portal; paths and parameters as in `platforms` and `stepSequences` of the screens data. */
export type Paths = {
  readonly services: string;
  readonly service: string;
  readonly serviceInSet: string;
  readonly signIn: string;
  readonly account: string;
  readonly lookUp: string;
  readonly chooseCase: string;
  readonly cases: string;
  readonly applicant: string;
  readonly wards: string;
  readonly documents: string;
  readonly upload: string;
  readonly remove: string;
  readonly fee: string;
  readonly feeAmount: string;
  readonly confirm: string;
  readonly success: string;
  readonly code: string;
  readonly error: string;
  readonly signing: SigningPaths;
  readonly reuse: ReusePaths;
  readonly life: LifePaths;
};

/** `feeLast`: the fee page is the last, with the same button as the pages before it (seen on Lai Châu, 2026). */
export type Shape = 'seven' | 'feeLast';

export const shapeOf = (portal: FleetPortal): Shape => (portal.draw % 2 === 0 ? 'seven' : 'feeLast');

export const pathsOf = (portal: FleetPortal): Paths => {
  const tenant = portal.draw % 3 === 0 ? '/dichvucong' : '/dich-vu-cong';
  const filing = `${tenant}/tiep-nhan-online`;
  return {
    services: `${tenant}/bothutuc`,
    service: `${tenant}/tra-cuu/chi-tiet-thu-tuc`,
    serviceInSet: `${tenant}/bothutuc/tthc`,
    signIn: `${tenant}/cong-dan/dang-nhap`,
    account: `${tenant}/cong-dan/ho-so`,
    lookUp: `${tenant}/tra-cuu`,
    chooseCase: `${filing}/chon-truong-hop-ho-so`,
    cases: `${filing}/truong-hop`,
    applicant: `${filing}/nhap-thong-tin-nguoi-nop-ho-so`,
    wards: `${filing}/phuong-xa`,
    documents: `${filing}/nhap-thong-tin-ho-so`,
    upload: `${filing}/tai-tep`,
    remove: `${filing}/xoa-tep`,
    fee: `${filing}/nhap-le-phi-ho-so`,
    feeAmount: `${filing}/tinh-le-phi`,
    confirm: `${filing}/xac-nhan-thong-tin-nop`,
    success: `${filing}/nop-thanh-cong`,
    code: `${filing}/ma-ho-so`,
    error: `${filing}/thong-bao-loi`,
    signing: signingPaths(tenant),
    reuse: reusePaths(tenant),
    life: lifePaths(tenant, {
      home: '/',
      services: `${tenant}/bothutuc`,
      lookUp: `${tenant}/tra-cuu`,
      service: ({ number }) => `${tenant}/tra-cuu/chi-tiet-thu-tuc?ma-thu-tuc=${number}`,
    }),
  };
};
