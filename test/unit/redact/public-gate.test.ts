import { describe, expect, it } from 'vitest';
import { publicGate } from '#src/redact/public-gate.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { citizens as crowd } from '../../../scenarios/identities/crowd.ts';

const all = [...citizens, ...crowd];
const kindsIn = publicGate(all);
const [citizen] = citizens;
if (citizen === undefined) throw new Error('the citizen of this test is gone');
const { idNumber, fullName, phone, email, credentials } = citizen;
const withoutMarks = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

describe('a page is refused that shows', () => {
  it.each([
    ['a number', `<td>${idNumber}</td>`, 'citizen.idNumber'],
    ['a number in groups', `<td>${idNumber.replaceAll(/(\d{3})(?=\d)/g, '$1 ')}</td>`, 'citizen.idNumber'],
    ['a number in an address', `<a href="/x?so=${idNumber}">`, 'citizen.idNumber'],
    ['a number in base64', `{"v":"${Buffer.from(`so=${idNumber}`).toString('base64')}"}`, 'citizen.idNumber'],
    [
      'a name in capitals without marks',
      `<b>${withoutMarks(fullName).toUpperCase()}</b>`,
      'citizen.fullName',
    ],
    ['a decomposed name', fullName.normalize('NFD'), 'citizen.fullName'],
    ['a name in an address', encodeURIComponent(fullName), 'citizen.fullName'],
    [
      'a name in an address in an address',
      encodeURIComponent(encodeURIComponent(fullName)),
      'citizen.fullName',
    ],
    [
      'a name of character references',
      [...fullName].map((one) => `&#${one.codePointAt(0)};`).join(''),
      'citizen.fullName',
    ],
    [
      'a name in escaped JSON',
      [...fullName].map((one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`).join(''),
      'citizen.fullName',
    ],
    ['a telephone with the country', `+84 ${phone.slice(1)}`, 'citizen.phone'],
    ['a mail', email.toUpperCase(), 'citizen.email'],
    ['a password', `<input value="${credentials.password}">`, 'citizen.password'],
    ['a number of somebody else', '<td>079188004321</td>', 'someone.idNumber'],
    ['a number of somebody else in threes', '<td>079 188 004 321</td>', 'someone.idNumber'],
  ])('%s', (_what, text, kind) => expect(kindsIn(`<p>Kết quả</p>${text}<p>hết</p>`)).toContain(kind));

  it('and never tells the value', () =>
    expect(kindsIn(JSON.stringify(all)).join()).not.toMatch(/\d|@|Nguyễn/));
});

describe('a page is published that shows', () => {
  it.each([
    ['placeholders', '«citizen.idNumber» «someone.phone» «citizen.fullName»'],
    ['a dossier code', 'H49.22-261121-000123 000.00.22.H49-261121-0001'],
    ['a procedure code', '1.004222.000.00.00.H51'],
    ['a hotline', '1900 1009, 024.3825.1234, 0912 345 678'],
    ['a digest', `sha256 0${'1234567890'.repeat(6)}abc`],
    ['a drawing', '<path d="M0.012345678901 10.5 100 200 300 0 12 345 678">'],
    ['a longer name', 'Trần Giả Lập Anh, Phạm Văn Giả Lập'],
    ['a date of birth among dates', `ngày ${citizen.birthDate}`],
    ['a short code by chance', `<td>${credentials.passcode} ms</td>`],
  ])('%s', (_what, text) => expect(kindsIn(text)).toEqual([]));
});

it('without citizens only numbers are found', () => {
  expect(publicGate([])(`${fullName} 079188004321`)).toEqual(['someone.idNumber']);
});
