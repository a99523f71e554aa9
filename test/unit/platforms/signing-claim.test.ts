import { describe, expect, it } from 'vitest';
import { claimsSignature } from '#src/platforms/signing-claim.ts';

describe('claimsSignature', () => {
  it.each([
    [['Số', '01', 'Người ký', 'Lê Văn Mẫu', 'Tải tệp', ''], true],
    [['Người ký:', 'Lê Văn Mẫu'], true],
    [['Người ký: Lê Văn Mẫu'], true],
    [['Được ký bởi Sở Nội vụ'], true],
    [['Ký số bởi', 'UBND tỉnh'], true],
    [['Trạng thái ký số', 'Đã ký'], true],
    [['Văn bản đã ký số ngày 01/06/2026'], true],
    [['Người ký', '', 'Tải tệp', ''], false],
    [['Người ký', '–'], false],
    [['Chữ ký số', 'Chưa ký'], false],
    [['Trạng thái ký số', 'Không có'], false],
    [['Văn bản chưa được ký số'], false],
    [['Quyết định thay đổi người ký hợp đồng'], false],
    [['Số', '01', 'Ngày', '01/06/2026'], false],
    [[], false],
  ] as const)('%j', (pieces, claims) => {
    expect(claimsSignature(pieces)).toBe(claims);
    expect(claimsSignature(pieces.map((piece) => piece.normalize('NFD')))).toBe(claims);
  });
});
