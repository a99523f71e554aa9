import { describe, expect, it } from 'vitest';
import type { DocumentFile } from '#src/model/journey.ts';
import { assign } from '#src/platforms/attach.ts';

const file = (id: string, vi: string): DocumentFile => ({
  id,
  kind: 'other',
  name: { vi, en: id },
  fileName: `${id}.pdf`,
  mimeType: 'application/pdf',
  base64: '',
});
const row = (index: number, text: string, more: { required?: boolean; filled?: boolean } = {}) => ({
  index,
  text,
  required: false,
  filled: false,
  ...more,
});
const form = file('form', 'Tờ khai');
const proof = file('proof', 'Giấy tờ chứng minh');
const plan = (rows: Parameters<typeof assign>[0], files: readonly DocumentFile[]): string[] =>
  assign(rows, files).map(({ row: { index }, document }) => `${index}:${document.id}`);

describe('assign', () => {
  it('gives a file to the row that names it', () => {
    expect(plan([row(0, 'Giấy tờ chứng minh'), row(1, '1. TỜ KHAI đăng ký')], [form, proof])).toEqual([
      '0:proof',
      '1:form',
    ]);
  });

  it('gives the others in order, required rows first', () => {
    expect(plan([row(0, 'A'), row(1, 'B *', { required: true })], [form])).toEqual(['1:form']);
  });

  it('uses a file again for a required row that is left', () => {
    expect(plan([row(0, 'A', { required: true }), row(1, 'B', { required: true })], [form])).toEqual([
      '0:form',
      '1:form',
    ]);
  });

  it('leaves rows alone that have a file, and optional rows without one', () => {
    expect(plan([row(0, 'A', { filled: true }), row(1, 'B'), row(2, 'C')], [form])).toEqual(['1:form']);
    expect(plan([row(0, 'A')], [])).toEqual([]);
  });
});
