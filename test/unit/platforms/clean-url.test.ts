import { expect, it } from 'vitest';
import { cleanUrl, pathUrl, shortUrl } from '#src/platforms/clean-url.ts';

it('keeps what names a procedure and hides every other value', () => {
  expect(cleanUrl('https://p.example/cb?code=secret&state=x&MaTTHC=1.004222')).toBe(
    'https://p.example/cb?code=…&state=…&MaTTHC=1.004222',
  );
});

it('keeps a route in the fragment and drops tokens in it', () => {
  expect(cleanUrl('https://p.example/#/ke-khai/2.000987')).toBe('https://p.example/#/ke-khai/2.000987');
  expect(cleanUrl('https://p.example/#access_token=secret')).toBe('https://p.example/');
});

it('drops user names and passwords of an address', () => {
  expect(cleanUrl('https://me:secret@p.example/a')).toBe('https://p.example/a');
  expect(shortUrl('https://me:secret@p.example/a?b=c')).toBe('p.example/a');
});

it('keeps the path alone where even a name in the query may be a stranger’s', () => {
  expect(pathUrl('https://p.example/ket-qua?sdt=0912345678&ten=Nguyen+Van+A#ho-so=1')).toBe(
    'https://p.example/ket-qua?…',
  );
  expect(pathUrl('https://p.example/tin-tuc#a')).toBe('https://p.example/tin-tuc');
  expect(pathUrl('')).toBe('');
});
