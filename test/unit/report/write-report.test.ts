import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointLatest } from '#src/report/latest.ts';
import { writeReport } from '#src/report/write-report.ts';
import { buildComparison, CRITERIA } from './comparison-builder.ts';
import { hostileSent } from './hostile.ts';

let root = '';
const pages = new Map<string, string>();

async function write(
  name: string,
  options: Parameters<typeof buildComparison>[0],
  language?: 'en',
): Promise<string> {
  const folder = join(root, name);
  const comparison = buildComparison(options);
  const evidenceFolder = join(folder, 'evidence');
  await writeReport({ comparison, folder, evidenceFolder, ...(language && { language }) });
  return folder;
}

const page = (name: string): string => pages.get(name) ?? '';

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'report-'));
  const folder = await write('full', {});
  for (const name of await readdir(folder)) {
    if (name.endsWith('.html')) pages.set(name, await readFile(join(folder, name), 'utf8'));
  }
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

describe('writeReport', () => {
  it('writes a page for each portal and each run, and leads to every one of them', () => {
    expect(pages.size).toBe(1 + 1 + 1 + 83 + 247);
    const targets = [...pages.values()].flatMap((html) =>
      [...html.matchAll(/<a [^>]*href="([^"#]+\.html)"/g)].map(([, href = '']) => href),
    );
    expect(targets.filter((href) => !pages.has(href))).toEqual([]);
    const linked = new Set([...page('index.html').matchAll(/href="([^"]+\.html)"/g)].map(([, href]) => href));
    expect([...pages.keys()].filter((name) => !linked.has(name))).toEqual([]);
  });

  it('writes nothing where one page shows what must not be published, and names the page and the kind', async () => {
    const folder = join(root, 'refused');
    const comparison = buildComparison({ portals: 2 });
    const [portal] = comparison.portals;
    const shown = portal?.portal.name.vi ?? '';
    const written = writeReport({
      comparison,
      folder,
      evidenceFolder: join(folder, 'evidence'),
      refuses: (text) => (text.includes(shown) ? ['citizen.phone'] : []),
    });
    await expect(written).rejects.toMatchObject({
      code: 'personal-data',
      faults: expect.arrayContaining(['index.html: citizen.phone', 'sweep.json: citizen.phone']),
    });
    await expect(written).rejects.not.toThrow(shown);
    expect((await readdir(root)).filter((name) => name.startsWith('refused'))).toEqual([]);
  });

  it('keeps the overview of 83 portals and 249 runs under 500 kB with all that it loads', async () => {
    const files = ['index.html', 'assets/report.css', 'assets/report.js'];
    const sizes = await Promise.all(files.map((name) => stat(join(root, 'full', name))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(500_000);
    expect(page('index.html')).not.toContain('<img');
  });

  it('asks for nothing outside its own folder', () => {
    for (const html of pages.values()) {
      const targets = [...html.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, target = '']) => target);
      expect(targets.filter((target) => /^(?:[a-z]+:|\/)/i.test(target))).toEqual([]);
      expect(html).toContain("default-src 'none'");
      expect(html).not.toMatch(/type="module"|@import|url\(/);
    }
  });

  it('marks every page, table and chart of a synthetic sweep', () => {
    for (const html of pages.values()) {
      expect(html).toContain('class="synthetic"');
      const marked = html.match(/<(caption|figcaption|svg)\b.*?<\/\1>/gs) ?? [];
      expect(marked.filter((part) => !part.includes('DỮ LIỆU GIẢ LẬP'))).toEqual([]);
      expect(html.match(/<table/g) ?? []).toHaveLength((html.match(/<caption/g) ?? []).length);
    }
  });

  it('names no vendor for a stand-in', () => {
    for (const html of pages.values()) {
      expect(html).not.toContain('Nhà cung cấp thật');
      expect(html).not.toContain('igate');
      expect(html).not.toContain('vendor name on the page');
    }
  });

  it('has no blank cell in the matrix, and a reason in each that did not pass', () => {
    const matrix = /<table class="matrix">.*?<\/table>/s.exec(page('index.html'))?.[0] ?? '';
    const cells = [...matrix.matchAll(/<td>(.*?)<\/td>/gs)].map((match) => match[1] ?? '');
    expect(cells).toHaveLength(83 * 3);
    expect(cells.filter((cell) => !/class="o o-/.test(cell))).toEqual([]);
    const unexplained = cells.filter(
      (cell) => !cell.includes('o-passed') && !/<small><span lang="vi">[^<]{4,}/.test(cell),
    );
    expect(unexplained).toEqual([]);
  });

  it('has a mark, a text and a link in every cell of the matrix of signing', () => {
    const matrix =
      /<table class="finding-matrix signing-matrix">.*?<\/table>/s.exec(page('index.html'))?.[0] ?? '';
    const cells = [...matrix.matchAll(/<td>(.*?)<\/td>/gs)].map((match) => match[1] ?? '');
    expect(cells).toHaveLength(83 * 7);
    const whole =
      /^<a class="cell" href="[^"]+\.html"><span class="o o-\w+">.*<small><span lang="vi">[^<]{4,}/;
    expect(cells.filter((cell) => !whole.test(cell))).toEqual([]);
  });

  it('has a mark, a text and a link in every cell of the matrix of data reuse', () => {
    const matrix =
      /<table class="finding-matrix reuse-matrix">.*?<\/table>/s.exec(page('reuse.html'))?.[0] ?? '';
    const cells = [...matrix.matchAll(/<td>(.*?)<\/td>/gs)].map((match) => match[1] ?? '');
    expect(cells).toHaveLength(83 * 9);
    const whole =
      /^<a class="cell" href="[^"]+\.html"><span class="o o-\w+">.*<small><span lang="vi">[^<]{4,}/;
    expect(cells.filter((cell) => !whole.test(cell))).toEqual([]);
  });

  it('tells on the page on asking once what declaring costs, what is published and which rules hold', () => {
    const html = page('reuse.html');
    expect(html).toContain('Gánh nặng khai báo: trung vị các cổng');
    expect(html).toContain('40.000 đồng');
    expect(html).toContain('chưa có nguồn: phí');
    expect(html).toContain('sổ hộ khẩu');
    expect(html).toContain('chưa: không dùng để kết luận');
  });

  it('shows on the page of a run what the form held and which papers were asked for', () => {
    const run = [...pages].find(([name]) => name.startsWith('run-ministry-01-residence'))?.[1] ?? '';
    expect(run).toContain('CỦA NGƯỜI KHÁC');
    expect(run).toContain('ĐÁNH DẤU SẴN');
    expect(run).toContain('Công sức của người dân, từng bước');
    const other = [...pages].find(([name]) => name.startsWith('run-ministry-01-find-service'))?.[1] ?? '';
    expect(other).not.toContain('Giấy tờ mà hồ sơ yêu cầu');
  });

  it('shows on the page of a run what was signed, verified and covered', () => {
    const run = [...pages].find(([name]) => name.startsWith('run-ministry-01-residence'))?.[1] ?? '';
    expect(run).toContain('Chữ ký hợp lệ, chưa rõ chứng thư số có bị thu hồi hay không');
    expect(run).toContain('<code>MODIFIED_AFTER_SIGNING</code>');
    expect(run).toContain('CCCD:********0017 – KHÔNG phải người được thử');
    expect(run).toContain('CA thử nghiệm ← Gốc thử nghiệm');
    expect(run).toContain('Trang tài liệu đã bị sửa đổi sau khi ký.');
    expect(run).toContain('Chưa kiểm tra: tệp không được giữ lại.');
    expect(run.match(/<figure class="coverage">/g)?.length).toBeGreaterThanOrEqual(4);
    const other = [...pages].find(([name]) => name.startsWith('run-ministry-01-find-service'))?.[1] ?? '';
    expect(other).not.toContain('class="signing"');
  });

  it('shows a score only where the comparison has one, and never a rank', () => {
    const index = page('index.html');
    expect(index).toContain('chưa đo đủ');
    const first = buildComparison().portals.flatMap(({ variants }) => variants);
    const shown = [...index.matchAll(/<td class="score"[^>]*><b>/g)];
    expect(shown).toHaveLength(first.filter(({ score }) => score !== null).length);
    expect(index).not.toMatch(/hạng \d|rank \d|#\d+<\/td>/i);
  });

  it('says how a failure stands in law, and never a breach under a doubtful one', () => {
    const findings = [...pages.values()].flatMap(
      (html) => html.match(/<article class="finding">.*?<\/article>/gs) ?? [],
    );
    const inLaw = (criterion: string): readonly boolean[] =>
      findings
        .filter((one) => one.includes(`${criterion} `))
        .map((one) => one.includes('văn bản pháp luật còn hiệu lực'));
    expect(new Set(inLaw('P1-12'))).toEqual(new Set([true]));
    for (const id of ['P1-11', 'P4-01', 'P4-02']) expect(new Set(inLaw(id))).toEqual(new Set([false]));
  });

  it('explains every criterion, with its check or that it has none', () => {
    const html = page('methodology.html');
    for (const { id } of CRITERIA.criteria) expect(html).toContain(`<code>${id}</code>`);
    expect(html).toContain('chưa có phép kiểm');
    expect(html).toContain('sign-in-returns v2');
  });

  it('opens in English where asked', async () => {
    const html = await readFile(join(await write('english', { portals: 4 }, 'en'), 'index.html'), 'utf8');
    expect(html).toContain('<html lang="en" class="en">');
    expect(html).toMatch(/<title[^>]*>Overview – PortalSweep<\/title>/);
  });

  it('leaves the mark off a sweep of real portals', async () => {
    const html = await readFile(
      join(await write('real', { portals: 4, synthetic: false }), 'index.html'),
      'utf8',
    );
    expect(html).not.toContain('GIẢ LẬP');
  });

  it('escapes whatever a portal sent', async () => {
    const sent = hostileSent();
    const folder = await write('hostile', {
      portals: 6,
      sent,
      edit: (portal) => ({
        ...portal,
        id: sent(portal.id),
        name: { vi: sent(portal.name.vi), en: sent(portal.name.en) },
        url: sent(portal.url),
      }),
    });
    const names = await readdir(folder);
    expect(names.filter((name) => name.startsWith('run-'))).toHaveLength(18);
    for (const name of names.filter((one) => one.endsWith('.html'))) {
      const html = await readFile(join(folder, name), 'utf8');
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(html.match(/<\/body>/g)).toHaveLength(1);
      expect(html.match(/<img src=x|<[^>]*\son[a-z]+=|href="javascript|\u0000|\u202e/gi)).toBeNull();
      expect(html.isWellFormed()).toBe(true);
    }
  });
});

describe('pointLatest', () => {
  it('leads to the sweep from beside it, without a link of the file system', async () => {
    await pointLatest(root, 'full');
    const latest = join(root, 'latest');
    const pointer = JSON.parse(await readFile(join(latest, 'latest.json'), 'utf8')) as {
      index: string;
      json: string;
    };
    expect((await stat(join(latest, pointer.index))).isFile()).toBe(true);
    expect((await stat(join(latest, pointer.json))).isFile()).toBe(true);
    expect(await readFile(join(latest, 'index.html'), 'utf8')).toContain('url=../full/index.html');
    expect((await stat(latest)).isSymbolicLink()).toBe(false);
  });
});
