import { describe, expect, it } from 'vitest';
import { SIGNING_REQUESTS } from '#src/platforms/signing.ts';

const passes = (path: string): boolean => SIGNING_REQUESTS.some((each) => each.path.test(path));

describe('what signing declares as drafting', () => {
  it.each([
    '/ho-so-dien-tu',
    '/dichvucong/ho-so-dien-tu?lang=vi',
    '/ky-so',
    '/ky-so/tep',
    '/ky-so/chung-thu',
    '/ky-so/can-ky',
    '/ky-so/thiet-bi',
    '/a/ky-so/to-khai/3f2a9c',
  ])('%s passes', (path) => {
    expect(passes(path)).toBe(true);
  });

  it.each([
    '/ho-so-dien-tu/123/xoa',
    '/ho-so-dien-tu/123/rut',
    '/ho-so-dien-tu/123',
    '/ho-so-dien-tu/kho/123/xoa',
    '/ho-so-dien-tu?hanhDong=xoaTaiLieu',
    '/to-khai-dien-tu/hoan-thanh',
    '/ky-so/nop-ho-so',
    '/ky-so/hoanThanh',
    '/ky-so/ket_thuc',
    '/ky-so/3f2a9c/huy',
    '/ky-so?buoc=thanh-toan',
    '/ky-so/a/b/c',
    '/ky-so-va-nop',
  ])('%s does not', (path) => {
    expect(passes(path)).toBe(false);
  });
});
