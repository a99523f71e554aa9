import { expect, test } from '@playwright/test';
import { claimsSignature } from '#src/platforms/signing-claim.ts';
import { announcesSigning } from '#src/platforms/signing-duty-words.ts';
import { contentLines } from '#src/platforms/content-lines.ts';
import { entryPieces } from '#src/platforms/signing-page.ts';

const link = '<a href="/a.pdf">Tải tệp</a>';
const other = '<a href="/b.pdf">Tải tệp</a>';

test('what a list says of one file claims a signature only with a value of its own', async ({ page }) => {
  const claims: readonly (readonly [html: string, claimed: boolean])[] = [
    [
      `<table><tr><th>Tên</th><th>Người ký</th><th>Tệp</th></tr><tr><td>A</td><td>Lê Văn Mẫu</td><td>${link}</td></tr></table>`,
      true,
    ],
    [
      `<table><tr><th>Tên</th><th>Người ký</th><th>Tệp</th></tr><tr><td>A</td><td></td><td>${link}</td></tr><tr><td>B</td><td>Lê Văn Mẫu</td><td>${other}</td></tr></table>`,
      false,
    ],
    [`<table><tr><td>A</td><td data-label="Người ký">Lê Văn Mẫu</td><td>${link}</td></tr></table>`, true],
    [`<div class="card"><dl><dt>Người ký:</dt><dd>Lê Văn Mẫu</dd></dl>${link}</div>`, true],
    [`<div class="card"><dl><dt>Người ký:</dt><dd></dd></dl>${link}</div>`, false],
    [
      `<div><div><p>A</p><div>${link}</div></div><div><p>B, ký bởi Lê Văn Mẫu</p><div>${other}</div></div></div>`,
      false,
    ],
    [
      `<div><div><p>A, ký bởi Lê Văn Mẫu</p><div>${link}</div></div><div><p>B</p><div>${other}</div></div></div>`,
      true,
    ],
  ];
  for (const [html, claimed] of claims)
    for (const form of ['NFC', 'NFD'] as const) {
      await page.setContent(html.normalize(form));
      const pieces = await entryPieces(page.locator('a').first());
      expect(claimsSignature(pieces), html).toBe(claimed);
    }
});

test('a denial in the same row or under the same heading announces no duty', async ({ page }) => {
  const pages: readonly (readonly [html: string, announced: boolean])[] = [
    ['<h2>Thành phần phải ký số</h2><ul><li>Tờ khai</li></ul>', true],
    ['<h2>Chữ ký số</h2><ul><li>Không yêu cầu.</li></ul>', false],
    [
      '<table><tr><th>Giấy tờ</th><th>Chữ ký số</th></tr><tr><td>Tờ khai</td><td>Không</td></tr></table>',
      false,
    ],
    ['<table><tr><th>Giấy tờ</th><th>Chữ ký số</th></tr><tr><td>Tờ khai</td><td>Có</td></tr></table>', true],
    [
      '<table><tr><td>Lệ phí</td><td>Không yêu cầu</td></tr><tr><td>Chữ ký số</td><td>Không yêu cầu</td></tr></table>',
      false,
    ],
    ['<dl><dt>Chữ ký số</dt><dd>Không bắt buộc</dd></dl>', false],
  ];
  for (const [html, announced] of pages)
    for (const form of ['NFC', 'NFD'] as const) {
      await page.setContent(html.normalize(form));
      expect(announcesSigning(await contentLines(page)), html).toBe(announced);
    }
});
