import { describe, expect, it } from 'vitest';
import { canaryOf } from '#src/redact/canary.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');
const find = canaryOf(citizen);
const inBase64 = (text: string): string => Buffer.from(text).toString('base64');

describe('canaryOf', () => {
  it.each([
    ['idNumber', `https://a.example/?q=${citizen.idNumber}`],
    ['idNumber', 'https://a.example/000%20190%20000%20017/x'],
    ['idNumber', 'so=000+190+000+017&x=1'],
    ['phone', 'tel:+84900000017'],
    ['phone', 'tel=%2B84900000017'],
    ['fullName', `?ten=${encodeURIComponent(citizen.fullName)}`],
    ['fullName', `?ten=${encodeURIComponent(encodeURIComponent(citizen.fullName))}`],
    ['fullName', '/cong-dan/nguyen-thi-thu-nghiem'],
    ['fullName', citizen.fullName.normalize('NFD').toUpperCase()],
    ['email', 'u=thu.nghiem.1%40example.com'],
    ['taxCode', 'mst 0090000017.'],
  ] as const)('finds %s in %s', (datum, text) => {
    expect(find(text)).toEqual([datum]);
  });

  it.each([0, 1, 2, 3, 4])('finds what is coded in base64 after %i characters', (before) => {
    const body = `${'x'.repeat(before)}${citizen.idNumber}","n":1`;
    expect(find(`?d=${inBase64(body)}`)).toEqual(['idNumber']);
    expect(
      find(`?d=${Buffer.from(`${'x'.repeat(before)}${citizen.fullName}!`).toString('base64url')}`),
    ).toEqual(['fullName']);
  });

  it.each([
    `1${citizen.idNumber}`,
    `${citizen.idNumber}9`,
    '000******017',
    'Nguyễn Thị T*** N***',
    '17900000017',
    inBase64(other.idNumber),
    other.fullName,
    '',
  ])('finds nothing in %s', (text) => {
    expect(find(text)).toEqual([]);
  });
});
