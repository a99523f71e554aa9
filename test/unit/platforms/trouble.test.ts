import { describe, expect, it } from 'vitest';
import { quote, tellsOfFailure } from '#src/platforms/trouble.ts';

describe('tellsOfFailure', () => {
  it.each([
    'Đang tính...',
    'Đang xử lý',
    'Nộp hồ sơ thành công',
    'GỬI HỒ SƠ THÀNH CÔNG',
    'Tải lên thành công!',
  ])('does not take %j for a failure', (text) => {
    expect(tellsOfFailure(text)).toBe(false);
    expect(tellsOfFailure(text.normalize('NFD'))).toBe(false);
  });

  it.each(['Permission denied', 'Tệp không đúng định dạng', 'Nộp hồ sơ không thành công'])(
    'takes %j for a failure',
    (text) => {
      expect(tellsOfFailure(text)).toBe(true);
    },
  );
});

describe('quote', () => {
  it('leaves out long numbers and addresses of people', () => {
    expect(quote('Số 001099000001 của a.b@example.com\n bị từ chối')).toBe('Số … của … bị từ chối');
  });

  it('is one line of at most 160 characters', () => {
    expect(quote('x '.repeat(200))).toHaveLength(158);
  });
});
