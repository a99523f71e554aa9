import { expect, it } from 'vitest';
import { cleanUrl, shortUrl } from '#src/platforms/clean-url.ts';

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
