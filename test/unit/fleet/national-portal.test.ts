import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fleet, startFleet } from '#src/fleet/fleet.ts';
import type { Portal, Service } from '#src/model/portal.ts';
import { loadRegistry } from '#src/registry/load-registry.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';
import { type CitizenClient, citizenClient, linkIn } from './citizen-client.ts';

const FRONT_DOOR = 'https://dichvucong.gov.vn';

let fleet: Fleet;
let browser: CitizenClient;
let provinces: readonly Portal[];
let services: readonly Service[];

// Of a family whose server writes the pages, so that they can be read without running their scripts.
const started = (portals: readonly Portal[]): Promise<Fleet> =>
  startFleet({ portals, services, seed: 11, latencyMs: 0, identities: citizens, families: ['igate-v1'] });

beforeAll(async () => {
  const registry = await loadRegistry({});
  services = registry.services;
  provinces = registry.portals.filter(({ kind }) => kind === 'province').slice(0, 2);
  fleet = await started(provinces);
  browser = citizenClient(fleet.network);
});
afterAll(async () => {
  await browser.close();
  await fleet.stop();
});

describe('the national front door', () => {
  it('is the first of the national hosts, where the crawler looks for it', () => {
    expect(fleet.network.nationalHosts[0]).toBe('dichvucong.gov.vn');
  });

  it('publishes every essential service with its parts and where each comes from', async () => {
    const list = await browser.get(`${FRONT_DOOR}/`);
    for (const { name } of services) {
      const page = await browser.get(linkIn(list, name.vi));
      expect(page.text).toMatch(/Dịch vụ công trực tuyến (?:toàn trình|một phần)/);
      expect(page.text).toContain('Nguồn dữ liệu');
      expect(page.text).toContain('DỮ LIỆU GIẢ LẬP');
    }
  });

  it('finds a procedure by the code that a portal gives', async () => {
    const code = /\d\.\d{6}/.exec((await browser.get(`${FRONT_DOOR}/`)).text)?.[0] ?? '';
    const found = await browser.get(`${FRONT_DOOR}/thu-tuc-hanh-chinh?keyword=${code}`);
    expect(found.text).toContain('Có 1 thủ tục');
  });

  it('hands over to the chosen province, which asks for its own sign-in', async () => {
    const service = await browser.get(linkIn(await browser.get(`${FRONT_DOOR}/`), 'Đăng ký thường trú'));
    const province = provinces[1] as Portal;
    const chosen = await browser.get(
      `${service.url}?tinh=${province.id}&xa=X%C3%A3+Ki%E1%BB%83m+Th%E1%BB%AD`,
    );
    const hand = new URL(linkIn(chosen, 'Nộp trực tuyến'));
    expect(hand.host).toBe(new URL(province.url).host);
    expect([...hand.searchParams.keys()]).toEqual([
      'MaTTHC',
      'MaTTHCDP',
      'MaCoQuanThucHien',
      'MaDVC',
      'vneid',
    ]);
    const signIn = await browser.get(hand.href);
    expect(new URL(signIn.url).host).not.toBe(hand.host);
    hand.searchParams.set('vneid', '0');
    expect((await browser.get(hand.href)).text).toContain('Đăng ký thường trú');
  });

  it('stands beside the portal where a row of the fleet has its host', async () => {
    const shared = await started([{ ...(provinces[0] as Portal), url: FRONT_DOOR }]);
    const client = citizenClient(shared.network);
    const home = await client.get(`${FRONT_DOOR}/`);
    const list = await client.get(`${FRONT_DOOR}/thu-tuc-hanh-chinh`);
    await client.close();
    await shared.stop();
    expect(home.text).toContain('Nền tảng');
    expect(list.text).toContain('Cửa chung (giả lập)');
  });
});
