import type { Citizen } from '#src/model/journey.ts';
import type { SignedInPerson } from '../state.ts';

/** What a portal is told of a citizen beside `sub`; the words are those of the consent. */
export const SHARED_CLAIMS: readonly { readonly claim: string; readonly asked: string }[] = [
  { claim: 'id_number', asked: 'Số định danh cá nhân' },
  { claim: 'name', asked: 'Họ và tên' },
  { claim: 'birthdate', asked: 'Ngày sinh' },
  { claim: 'gender', asked: 'Giới tính' },
  { claim: 'phone_number', asked: 'Số điện thoại' },
  { claim: 'email', asked: 'Thư điện tử' },
  { claim: 'address', asked: 'Nơi cư trú' },
];

/** Claims of the scope `openid` as OpenID Connect Core 5.1 shapes them; of a made-up number only what must be there. */
export const claimsOf = (
  username: string,
  citizen: Citizen | undefined,
): Readonly<Record<string, string | Readonly<Record<string, string>>>> => {
  if (citizen === undefined) return { id_number: username, name: 'Người Dùng Giả Lập' };
  const { province, ward, street } = citizen.address;
  return {
    id_number: citizen.idNumber,
    name: citizen.fullName,
    birthdate: citizen.birthDate,
    gender: citizen.sex,
    phone_number: citizen.phone,
    email: citizen.email,
    address: {
      formatted: [street, ward, province].join(', '),
      street_address: street,
      locality: ward,
      region: province,
      country: 'VN',
    },
  };
};

/** The person of these claims; what is not among them is empty. Null where nobody is named. */
export const personOf = (claims: Readonly<Record<string, unknown>>): SignedInPerson | null => {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const idNumber = text(claims['id_number']);
  if (idNumber === '') return null;
  const { address } = claims;
  return {
    idNumber,
    fullName: text(claims['name']),
    birthDate: text(claims['birthdate']),
    phone: text(claims['phone_number']),
    email: text(claims['email']),
    address:
      typeof address === 'object' && address !== null && 'formatted' in address
        ? text(address.formatted)
        : '',
  };
};
