import type { Citizen } from '#src/model/journey.ts';
import { oneTimeCodeIsRight } from '../one-time-code.ts';

/** A citizen's way through the screens of one authorisation. They must be taken in this order. */
export type Errand = {
  readonly portalName: string;
  done: 'nothing' | 'password' | 'code' | 'consent' | 'passcode' | 'certificate';
  username: string;
  /** How the citizen has proved to be who they are (RFC 8176). */
  readonly proofs: string[];
};

export type Answer =
  | { readonly ok: true; readonly redirect?: string }
  | { readonly ok: false; readonly message: string };

/** Whether a number's secrets are right. */
export type Secrets = {
  readonly isNumber: (username: string) => boolean;
  readonly password: (username: string, value: string) => boolean;
  readonly oneTimeCode: (username: string, value: string) => boolean;
  readonly passcode: (username: string, value: string) => boolean;
};

/**
 * Numbers of the given identities are checked against their credentials; any other number of 12 digits that
 * starts with 0 is somebody made up, with any password and any six digits.
 */
export const secretsOf = (citizens: ReadonlyMap<string, Citizen>): Secrets => {
  const sixDigits = (value: string): boolean => /^\d{6}$/.test(value);
  return {
    isNumber: (username) => citizens.has(username) || /^0\d{11}$/.test(username),
    password: (username, value) => {
      const citizen = citizens.get(username);
      return citizen === undefined ? value !== '' : citizen.credentials.password === value;
    },
    oneTimeCode: (username, value) => {
      const citizen = citizens.get(username);
      return citizen === undefined
        ? sixDigits(value)
        : oneTimeCodeIsRight(citizen.credentials.oneTimeCode, value, Date.now());
    },
    passcode: (username, value) => {
      const citizen = citizens.get(username);
      return citizen === undefined ? sixDigits(value) : citizen.credentials.passcode === value;
    },
  };
};

type Step = (errand: Errand, body: Readonly<Record<string, string>>) => Answer;

/** What each screen's form does to the errand. */
export const stepsOf = (
  secrets: Secrets,
): Readonly<Record<'login' | 'otp' | 'consent' | 'passcode', Step>> => ({
  login: (errand, { username = '', password = '' }) => {
    if (!secrets.isNumber(username) || !secrets.password(username, password))
      return refused('Số định danh cá nhân hoặc mật khẩu không đúng');
    errand.username = username;
    errand.proofs.splice(0);
    return passed(errand, 'password', 'pwd');
  },
  otp: (errand, { code = '' }) =>
    errand.done === 'password' && secrets.oneTimeCode(errand.username, code)
      ? passed(errand, 'code', 'otp')
      : refused('Mã xác nhận không đúng'),
  consent: (errand, { agreed = '' }) =>
    errand.done === 'code' && agreed === 'yes'
      ? passed(errand, 'consent')
      : refused('Cần đồng ý chia sẻ dữ liệu để tiếp tục'),
  passcode: (errand, { passcode = '' }) =>
    errand.done === 'consent' && secrets.passcode(errand.username, passcode)
      ? passed(errand, 'passcode', 'pin')
      : refused('Passcode không đúng'),
});

export const passed = (errand: Errand, done: Errand['done'], proof?: string): Answer => {
  errand.done = done;
  if (proof !== undefined) errand.proofs.push(proof);
  return { ok: true };
};

export const refused = (message: string): Answer => ({ ok: false, message });
