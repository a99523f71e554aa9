import { describe, expect, it } from 'vitest';
import { isSameService, procedureIn } from '#src/platforms/landing.ts';

const SERVICE = { id: 'ESS-03' };
const HOST = 'https://portal.example';
const V1 = `${HOST}/dich-vu-cong/tra-cuu/chi-tiet-thu-tuc?ma-thu-tuc=10215`;
const HEX = '0123456789abcdef01234567';

const same = (from: string, url: string, titled: readonly string[] = [], form = false): boolean | null =>
  isSameService(from, SERVICE, { url, titled: titled.map((id) => ({ id })), form });

describe('procedureIn', () => {
  it.each([
    [V1, '10215'],
    [`${HOST}/nop-ho-so?vneid=1&MaTTHC=1.004222&MaCoQuanThucHien=H49.22`, '1.004222'],
    [`${HOST}/vi/padsvc/apply-online/${HEX}?x=1`, HEX],
    [`${HOST}/web/cong/dich-vu-cong#/thu-tuc-hanh-chinh/10215?tab=1`, '10215'],
    [`${HOST}/web/cong/dich-vu-cong#/nop?maTTHC=1.004222`, '1.004222'],
  ])('reads the procedure of %s', (address, key) => {
    expect(procedureIn(address)?.key).toBe(key);
  });

  it('reads none where the address names none', () => {
    expect(procedureIn(`${HOST}/vi/trangchu`)).toBeNull();
    expect(procedureIn('about:blank')).toBeNull();
  });
});

describe('isSameService', () => {
  it('is told by the number, whatever else the address says and in whatever order', () => {
    const from = `${HOST}/nop-ho-so?MaTTHC=1.004222&MaCoQuanThucHien=H49.22`;
    expect(same(from, `${HOST}/nop-ho-so?_t=7&MaCoQuanThucHien=H49.22&vneid=1&MaTTHC=1.004222`)).toBe(true);
    expect(same(from, `${HOST}/nop-ho-so?MaTTHC=1.004227&MaCoQuanThucHien=H49.22`)).toBe(false);
  });

  it('is told by the number in the filing form of another path', () => {
    expect(
      same(V1, `${HOST}/dich-vu-cong/tiep-nhan-online/chon-truong-hop-ho-so?ma-thu-tuc-public=10215`),
    ).toBe(true);
  });

  it('goes by the title where two kinds of numbers differ', () => {
    const other = `${HOST}/dich-vu-cong/tiep-nhan-online/chon-truong-hop-ho-so?ma-thu-tuc-public=77`;
    expect(same(V1, other, ['ESS-03'], true)).toBe(true);
    expect(same(V1, other, ['ESS-04'], true)).toBe(false);
  });

  it.each(['/', '/dich-vu-cong/bothutuc', '/dich-vu-cong/cong-dan/ho-so'])('is false on %s', (path) => {
    expect(same(V1, HOST + path)).toBe(false);
  });

  it('cannot be told by a form that names no service', () => {
    expect(same(V1, `${HOST}/dich-vu-cong/tiep-nhan-online/nhap-thong-tin-ho-so?sid=1`, [], true)).toBeNull();
  });

  it('is told by the address where the service has no number', () => {
    expect(same(`${HOST}/a?b=1`, `${HOST}/a?c=2&b=1`)).toBe(true);
    expect(same(`${HOST}/a?b=1`, `${HOST}/a?b=2`)).toBe(false);
  });

  it('tells places behind the hash apart, and no places from mere anchors', () => {
    const from = `${HOST}/web/cong/dich-vu-cong#/thu-tuc-hanh-chinh/10215`;
    expect(same(from, from)).toBe(true);
    expect(same(from, `${HOST}/web/cong/dich-vu-cong#/thu-tuc-hanh-chinh/10222`)).toBe(false);
    expect(same(from, `${HOST}/web/cong/dich-vu-cong#/thu-tuc-hanh-chinh`)).toBe(false);
    expect(same(`${HOST}/a#/mot`, `${HOST}/a#/hai`)).toBe(false);
    expect(same(`${HOST}/a#noi-dung`, `${HOST}/a`)).toBe(true);
  });
});
