import { describe, expect, it } from 'vitest';
import { paperRow } from '#src/platforms/read-papers.ts';

const raw = (more: Partial<Parameters<typeof paperRow>[0]>) =>
  paperRow({
    index: 0,
    text: 'Bản sao Căn cước',
    label: 'Bản sao Căn cước',
    takes: true,
    required: false,
    filled: false,
    controls: ['Chọn tệp tin'],
    boxes: [],
    besideRows: true,
    around: '',
    ...more,
  });
const box = (words: string, more: { ticked?: boolean; open?: boolean; shown?: boolean } = {}) => ({
  words,
  ticked: false,
  open: true,
  shown: true,
  ...more,
});

describe('paperRow', () => {
  it('names the kind of paper and whether the store is offered', () => {
    expect(raw({ controls: ['Chọn tệp tin', 'Lấy từ kho'] })).toMatchObject({
      document: 'id-card',
      uploads: true,
      picks: true,
    });
    expect(raw({})).toMatchObject({ picks: false, keep: 'none' });
  });

  it('tells the box that keeps from the one that stands for the paper', () => {
    const boxes = [box('Chọn giấy tờ'), box('Lưu vào kho dữ liệu điện tử')];
    expect(raw({ boxes })).toMatchObject({ keep: 'unticked', boxes: { keep: 1, own: 0 } });
  });

  it('leaves a box that is ticked or shut, and says so', () => {
    const shut = box('Lưu vào kho dữ liệu điện tử', { ticked: true, open: false });
    expect(raw({ boxes: [shut] })).toMatchObject({ keep: 'ticked', boxes: { keep: null, own: null } });
  });

  it('takes keeping without a box for a ticked one', () => {
    expect(raw({ text: 'Giấy tờ được tự động lưu vào kho tài liệu điện tử' }).keep).toBe('ticked');
  });

  it('reads the limits of the row before those of the page', () => {
    const around = 'Dung lượng tối đa: 10 MB. Định dạng: pdf, jpg';
    expect(raw({ around }).limit).toEqual({ size: 'Dung lượng tối đa: 10 MB', formats: 'pdf, jpg' });
    expect(raw({ around, text: 'Ảnh (không quá 2 MB)' }).limit).toEqual({
      size: 'không quá 2 MB',
      formats: 'pdf, jpg',
    });
  });
});
