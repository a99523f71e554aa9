import { describe, expect, it } from 'vitest';
import { parseAccounts } from '#src/registry/accounts.ts';

const good = {
  id: 'so-tu-phap-1',
  fullName: 'Lê Thị Cho Mượn',
  idNumber: '000190000099',
  birthDate: '1990-01-01',
  sex: 'female',
  idIssuedOn: '2022-01-01',
  idIssuedBy: 'Bộ Công an',
  phone: '0900000099',
  email: 'cho.muon@example.com',
  address: { province: 'Hà Nội', ward: 'Phường Mẫu', street: 'Số 1' },
  credentials: {
    username: '000190000099',
    password: 'khong-duoc-ke',
    oneTimeCode: { kind: 'totp', secret: 'GEZDGNBVGY3TQOJQ' },
    passcode: '112233',
  },
};

const parse = (accounts: unknown, taken: readonly string[] = []) => {
  const faults: string[] = [];
  return { parsed: parseAccounts('a.json', { accounts }, taken, faults), faults };
};

describe('lent accounts', () => {
  it('are read, what may be left out filled in', () => {
    const { parsed, faults } = parse([good]);
    expect(faults).toEqual([]);
    expect(parsed[0]).toMatchObject({
      situation: 'adult',
      nationality: 'Việt Nam',
      organisation: null,
      stateHolds: [],
      credentials: good.credentials,
    });
  });

  it.each([
    { kind: 'fixed', code: '123456' },
    { kind: 'totp', secret: 'gezdgnbvgy3tqojq', digits: 8, periodS: 60, algorithm: 'SHA256' },
    { kind: 'command', argv: ['/usr/local/bin/ma', '--cua', 'so-tu-phap-1'] },
  ])('may draw the one-time code by $kind', (oneTimeCode) => {
    const { parsed, faults } = parse([{ ...good, credentials: { ...good.credentials, oneTimeCode } }]);
    expect(faults).toEqual([]);
    expect(parsed[0]?.credentials.oneTimeCode).toEqual(oneTimeCode);
  });

  it('are refused with all faults at once, and no fault tells what stood there', () => {
    const { parsed, faults } = parse([
      { ...good, idNumber: '0001900000', email: 'bi-mat-thu' },
      {
        ...good,
        id: 'hai',
        sex: 'bi-mat-gioi',
        credentials: {
          ...good.credentials,
          password: '',
          oneTimeCode: { kind: 'totp', secret: 'bi-mat-ma!' },
        },
      },
      { ...good, id: 'ba', credentials: { ...good.credentials, oneTimeCode: 'bi-mat-246813' } },
    ]);
    expect(parsed).toEqual([]);
    expect(faults).toEqual([
      'a.json: row "so-tu-phap-1": idNumber: expected 12 digits (what came is not shown)',
      'a.json: row "so-tu-phap-1": email: expected an address for mail (what came is not shown)',
      'a.json: row "hai": sex: expected "male" or "female" (what came is not shown)',
      'a.json: row "hai": credentials.password: expected a text that is not empty (what came is not shown)',
      'a.json: row "hai": credentials.oneTimeCode.secret: expected the secret in Base32, 16 characters or more (what came is not shown)',
      'a.json: row "ba": credentials.oneTimeCode: expected {kind: "fixed", code}, {kind: "totp", secret} or {kind: "command", argv} (what came is not shown)',
    ]);
    expect(faults.join()).not.toMatch(/bi-mat|0001900000/);
  });

  it('say which field is missing, and take no key that they do not know', () => {
    const { birthDate: _left, ...without } = good;
    expect(parse([without]).faults).toEqual([
      'a.json: row "so-tu-phap-1": birthDate: expected a day as YYYY-MM-DD, got nothing',
    ]);
    expect(parse([{ ...good, otp: '123456' }]).faults).toEqual([
      'a.json: row "so-tu-phap-1": expected only known keys, got "otp"',
    ]);
  });

  it('have ids of their own', () => {
    expect(parse([good, good]).faults).toHaveLength(1);
    expect(parse([good], ['so-tu-phap-1']).faults).toEqual([
      'a.json: row "so-tu-phap-1": id: expected an id that no synthetic citizen has',
    ]);
  });
});
