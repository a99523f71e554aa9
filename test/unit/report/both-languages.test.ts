import { describe, expect, it } from 'vitest';
import type { Finding } from '#src/model/check.ts';
import { sourceTitle } from '#src/report/criterion-view.ts';
import { placesView } from '#src/report/portal-page.ts';

describe('what the pages say in both languages', () => {
  it('is our words about a place; what a portal sent stays as it came', () => {
    const places = [
      { step: 0, url: null, detail: 'ESS-03: fee', detailVi: 'ESS-03: phí, lệ phí' },
      { step: 1, url: null, detail: 'Họ và tên' },
    ];
    expect(placesView({ places } as unknown as Finding).places).toEqual([
      { step: 1, url: null, detail: 'ESS-03: fee', words: { vi: 'ESS-03: phí, lệ phí', en: 'ESS-03: fee' } },
      { step: 2, url: null, detail: 'Họ và tên', words: null },
    ]);
  });

  it('is the title of a source, else its only title, else its key', () => {
    const title = 'project proposal of this report';
    expect(sourceTitle({ title, titleVi: 'đề xuất của dự án này', status: 'proposal' }, 'own')).toEqual({
      vi: 'đề xuất của dự án này',
      en: title,
    });
    expect(sourceTitle({ title, status: 'proposal' }, 'own').vi).toBe(title);
    expect(sourceTitle(undefined, 'own').vi).toBe('own');
  });
});
