/** Hosts of the national sign-in (`sso` of the screens data). */
export const AUTHORIZE_HOST = 'xacthuc.dichvucong.gov.vn';
export const IDENTITY_HOST = 'sso.dancuquocgia.gov.vn';
/** Where citizens sign in with a certificate: a host of its own, since asking for one is a matter of the handshake. */
export const CERTIFICATE_HOST = 'chung-thu.dang-nhap.fleet.invalid';

/** The provider's name in its tokens and its documents. */
export const ISSUER: string = `https://${AUTHORIZE_HOST}`;

/** Path at which every portal takes the answer of the national sign-in. */
export const CALLBACK = '/dang-nhap-dien-tu/ket-qua';
