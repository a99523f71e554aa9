import { describe, expect, it } from 'vitest';
import { newAnswer } from '#src/platforms/service-life/answer-words.ts';

describe('newAnswer', () => {
  const hello = 'Xin chào, quý khách cần hỏi gì?';
  it.each([
    [[hello], [hello, 'Lệ phí bao nhiêu?', 'Lệ phí là 10.000 đồng.'], 'Lệ phí là 10.000 đồng.'],
    [[hello], [hello, 'Bạn', 'Lệ phí bao nhiêu?', '10:05', 'Trợ lý ảo', 'Miễn phí.'], 'Miễn phí.'],
    [[hello], [hello, 'Bạn: Lệ phí bao nhiêu?', 'Không rõ.'], 'Không rõ.'],
    [[hello], [hello, 'Lệ phí bao nhiêu?'], null],
    [[hello], [hello, 'Lệ phí bao nhiêu?', 'Đang trả lời...'], null],
    [[hello], [hello, 'Lệ phí bao nhiêu?', '...'], null],
    [[hello], [hello], null],
    [[hello, 'Miễn phí.'], [hello, 'Miễn phí.', 'Lệ phí bao nhiêu?', 'Miễn phí.'], 'Miễn phí.'],
    [[hello], [hello, 'Lệ phí bao nhiêu?', 'Gồm:', 'Tờ khai', 'Ảnh'], 'Gồm:\nTờ khai\nẢnh'],
    [[], [], null],
  ])('%j %j', (before, now, answer) => {
    expect(newAnswer(before, now, 'Lệ phí bao nhiêu?')).toBe(answer);
  });
});
