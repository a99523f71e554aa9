import { describe, expect, it } from 'vitest';
import { dossierCodes, newDossierCode, speaksOfOnly } from '#src/platforms/dossier-code.ts';

describe('dossierCodes', () => {
  it('finds the shapes of the screens data', () => {
    expect(dossierCodes('Mã: H49.22-261121-0001.')).toEqual(['H49.22-261121-0001']);
    expect(dossierCodes('Số hồ sơ\nG22.99.08-261121-000123\n')).toEqual(['G22.99.08-261121-000123']);
  });

  it('finds another shape beside the label', () => {
    expect(dossierCodes('Mã hồ sơ: 000.00.01.K12-231121-0007')).toEqual(['000.00.01.K12-231121-0007']);
    expect(dossierCodes('Mã hồ sơ\n2026/TT/000451')).toEqual(['2026/TT/000451']);
  });

  it('finds the label in decomposed Unicode', () => {
    expect(dossierCodes('Mã hồ sơ: AB123456'.normalize('NFD'))).toEqual(['AB123456']);
  });

  it.each([
    'Mã thủ tục: 1.004946.000.00.00.H51',
    'Mã hồ sơ: ',
    'Mã hồ sơ sẽ được gửi đến nguyen@example.com',
    'Mã hồ sơ\nNgày tiếp nhận 21/11/2026',
    'Ngày 21-11-2026, điện thoại 0900-000-000',
  ])('finds none in %j', (text) => {
    expect(dossierCodes(text)).toEqual([]);
  });
});

it('newDossierCode leaves out what stood there before', () => {
  const example = 'Ví dụ: H49.22-250101-0001';
  const before = dossierCodes(example);
  expect(newDossierCode(example, before)).toBeNull();
  expect(newDossierCode(`${example} Mã hồ sơ: H49.22-261121-0009`, before)).toBe('H49.22-261121-0009');
});

describe('speaksOfOnly', () => {
  const code = 'H49.22-261121-0001';

  it('takes what names this dossier alone', () => {
    expect(speaksOfOnly(`Mã hồ sơ: ${code}. Thủ tục 1.004222, phí 10.000 đồng, ngày 21/11/2026`, code)).toBe(
      true,
    );
    expect(speaksOfOnly(`Mã hồ sơ${code}Xác nhận thông tin về cư trú`, code)).toBe(true);
    expect(speaksOfOnly('Mã hồ sơ AB123456, số điện thoại 0900000000', 'AB123456')).toBe(true);
  });

  it.each([
    ['a longer code', `${code}2`],
    ['another beside it', `${code} · H49.22-251121-0007`],
    ['another of a shape that only its own code tells', 'TP/2026/01 · TP/2025/177', 'TP/2026/01'],
    ['no code', 'Rút hồ sơ'],
  ])('does not take %s', (_what, text, own = code) => {
    expect(speaksOfOnly(text, own)).toBe(false);
  });
});
