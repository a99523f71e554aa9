import type { FieldFormat, FormItem } from '../procedures/procedure.ts';

/*
 * Also part of the families' front ends: it must not import anything but types.
 */

/** How a portal looks at what was typed. */
export type Validation = {
  /** `blank` lets everything pass but empty fields; `few` tests addresses of e-mail only. */
  readonly checks: 'all' | 'few' | 'blank' | 'none';
  readonly words: 'plain' | 'other' | 'english' | 'codes' | 'terse';
  /** Where the message stands: at the field, or above the form without naming it. */
  readonly place: 'field' | 'top' | 'top-named';
  /** What is left of the other fields after a fault was found. */
  readonly keeps: 'all' | 'nothing' | 'texts' | 'lists' | 'but-the-wrong';
};

export type Checked = Pick<FormItem, 'label' | 'required' | 'format'>;

const TESTS: { readonly [F in FieldFormat]: (value: string, today: string) => boolean } = {
  plain: () => true,
  personName: (value) => /^[^\d@#$%!?]{2,}$/.test(value),
  idNumber: (value) => /^(?:\d{9}|\d{12})$/.test(value),
  phone: (value) => /^(?:0|\+84)\d{9}$/.test(value.replaceAll(/[\s.]/g, '')),
  email: (value) => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value),
  taxCode: (value) => /^\d{10}(?:-?\d{3})?$|^\d{12}$/.test(value),
  date: (value) => isoOf(value) !== null,
  pastDate: (value, today) => (isoOf(value) ?? '9999') <= today,
};

const HINTS: { readonly [F in FieldFormat]: string } = {
  plain: '',
  personName: 'chỉ gồm chữ cái',
  idNumber: 'phải gồm 9 hoặc 12 chữ số',
  phone: 'phải gồm 10 chữ số và bắt đầu bằng 0',
  email: 'phải có dạng ten@example.com',
  taxCode: 'phải gồm 10 hoặc 13 chữ số',
  date: 'phải có dạng ngày/tháng/năm',
  pastDate: 'phải là một ngày đã qua, dạng ngày/tháng/năm',
};

/** `YYYY-MM-DD` of a real day written so or as `dd/MM/yyyy`; null for anything else. */
export const isoOf = (written: string): string | null => {
  const vietnamese = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(written.trim());
  const iso =
    vietnamese === null
      ? written.trim()
      : `${vietnamese[3]}-${vietnamese[2]?.padStart(2, '0')}-${vietnamese[1]?.padStart(2, '0')}`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || iso < '1850') return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
};

/** What the portal says of a value; null where it has nothing against it. `today` is `YYYY-MM-DD`. */
export const fieldFault = (
  { label, required, format }: Checked,
  value: string,
  { checks, words }: Validation,
  today: string,
): string | null => {
  if (checks === 'none') return null;
  if (value.trim() === '') return required ? blankWords(label, words) : null;
  if (checks === 'blank' || (checks === 'few' && format !== 'email')) return null;
  return TESTS[format](value.trim(), today) ? null : wrongWords(label, format, words);
};

/** What a fault found above the form says; empty where messages stand at their fields. */
export const topMessage = ({ place, words }: Validation, messages: readonly string[]): string => {
  if (messages.length === 0 || place === 'field') return '';
  if (place === 'top-named') return messages.join('. ');
  if (words === 'codes') return 'Lỗi 422';
  return words === 'other' ? 'Có lỗi, vui lòng thử lại.' : 'Thông tin nhập chưa đúng.';
};

const blankWords = (label: string, words: Validation['words']): string =>
  ({
    plain: `${label} không được để trống`,
    other: `Bạn chưa nhập ${label}`,
    english: 'This field is required',
    codes: 'ERR_REQUIRED',
    terse: 'Required',
  })[words];

const wrongWords = (label: string, format: FieldFormat, words: Validation['words']): string =>
  ({
    plain: `${label} không hợp lệ: ${HINTS[format]}`,
    other: `Vui lòng kiểm tra lại ${label}, ${HINTS[format]}`,
    english: 'Invalid value, please check the format',
    codes: `ERR_FORMAT_${format.toUpperCase()}`,
    terse: 'Invalid',
  })[words];
