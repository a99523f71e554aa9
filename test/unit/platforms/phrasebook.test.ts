import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Word } from '#src/model/word.ts';
import { phrasebook } from '#src/platforms/phrasebook.ts';

const data = new URL('../../../src/registry/data/portal-screens.json', import.meta.url);
const { labels } = JSON.parse(readFileSync(data, 'utf8')) as { labels: Word[] };

describe('phrasebook', () => {
  const book = phrasebook(labels);

  it('leads on, and neither back nor to a preview that changes nothing', () => {
    expect(book.next).toEqual(expect.arrayContaining(['Tiếp tục', 'Bước tiếp theo', 'Đồng ý và tiếp tục']));
    expect(book.next).not.toContain('Quay lại');
  });

  it('files, and neither saves a draft nor pays', () => {
    expect(book.file).toEqual(expect.arrayContaining(['Nộp hồ sơ', 'Gửi hồ sơ', 'Lưu và nộp hồ sơ']));
    expect(book.file).not.toContain('Lưu hồ sơ');
    expect(book.file).not.toContain('Thanh toán');
    expect(book.pay).toContain('Thanh toán');
  });

  it('has a word for every place that an act must find', () => {
    for (const names of [book.signposts.search, book.signposts.details, book.ways.signIn, book.ways.eId])
      expect(names.length).toBeGreaterThan(0);
    expect(book.lookUp.menus).toContain('Tra cứu hồ sơ');
    expect(book.lookUp.field).toContain('Mã hồ sơ');
    expect(Object.values(book.fields.labels)).toEqual(
      expect.arrayContaining(['fullName', 'idNumber', 'phone']),
    );
  });

  it('leaves out wordings that were seen in regulations only', () => {
    const all = JSON.stringify(book);
    expect(all).not.toContain('Lấy từ kho');
  });

  it('knows nothing without a vocabulary', () => {
    const empty = phrasebook([]);
    expect(empty.next).toEqual([]);
    expect(empty.file).toEqual([]);
  });
});
