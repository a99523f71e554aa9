import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { families } from '#src/fleet/families.ts';
import { linkIn, type Page } from '../citizen-client.ts';
import { type PortalVisit, visitPortal } from '../signing-pages/portal-visit.ts';

describe.each(families.map(({ standsFor }) => standsFor))('public pages of %s', (family) => {
  let visit: PortalVisit;
  let home: Page;
  beforeAll(async () => {
    visit = await visitPortal(family);
    home = await visit.get('/');
  });
  afterAll(() => visit.stop());

  it('leads from the footer to a site map whose every link answers', async () => {
    const siteMap = await visit.get(linkIn(home, 'Sơ đồ trang'));
    const links = [...siteMap.text.matchAll(/<main[\s\S]*<\/main>/g)].flatMap(([main]) => [
      ...main.matchAll(/href="([^"]+)"/g),
    ]);
    expect(links.length).toBeGreaterThan(30);
    const answers = await Promise.all(links.map(([, href = '']) => visit.get(href.replaceAll('&amp;', '&'))));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('gives the same as an XML site map', async () => {
    const { status, text } = await visit.get('/sitemap.xml');
    expect(status).toBe(200);
    expect(text.match(/<loc>https:/g)?.length).toBeGreaterThan(30);
  });

  it('publishes dated figures and all items of the notice on personal data', async () => {
    const statistics = await visit.get(linkIn(home, 'Thống kê'));
    expect(statistics.text).toMatch(/Cập nhật ngày \d{2}\/\d{2}\/\d{4}/);
    const privacy = await visit.get(linkIn(home, 'Thông báo xử lý dữ liệu cá nhân'));
    expect(privacy.text.match(/<main[\s\S]*<\/main>/)?.[0].match(/<h2>/g)).toHaveLength(6);
  });

  it('answers in the chat from the published procedure', async () => {
    const ask = async (cauHoi: string): Promise<string> =>
      String((await visit.postJson('/tro-ly', { cauHoi }))['traLoi']);
    expect(await ask('Lệ phí đăng ký thường trú là bao nhiêu?')).toMatch(/Đăng ký thường trú: phí.*đồng/);
    expect(await ask('lam giay khai sinh cho con mat bao lau')).toMatch(
      /Đăng ký khai sinh: thời hạn.*1 ngày/,
    );
    expect(await ask('xin chào')).toContain('tên thủ tục');
  });
});
