import { describe, expect, it } from 'vitest';
import { fileAnswer, type FileHeard } from '#src/platforms/bad-file-answer.ts';

const heard = (change: Partial<FileHeard> = {}): FileHeard => ({
  notices: [],
  lines: [],
  afterKeeping: [],
  rows: [],
  onForm: false,
  errorStatus: null,
  ...change,
});
const PRAISE = 'Chữ ký số trong tệp hợp lệ.';
const WARNING = 'Chữ ký số không hợp lệ: nội dung tệp đã bị thay đổi sau khi ký.';
const SAVED = 'Lưu tài liệu thành công';

describe('fileAnswer', () => {
  it('takes praise for no warning', () => {
    expect(fileAnswer(heard({ notices: [PRAISE], rows: ['hôm nay Tải tệp'] })).answer).toBe('accepted');
    expect(fileAnswer(heard({ notices: [WARNING], rows: ['hôm nay Tải tệp'] }))).toEqual({
      answer: 'flagged',
      told: WARNING,
    });
  });

  it('reads a warning within the row of the file itself, in either Unicode form', () => {
    for (const row of ['Chữ ký không hợp lệ', 'Chữ ký không hợp lệ'.normalize('NFD')])
      expect(fileAnswer(heard({ rows: [row] })).answer).toBe('flagged');
  });

  it('calls refused what is not listed and was refused in words', () => {
    expect(fileAnswer(heard({ notices: [WARNING] })).answer).toBe('refused');
    expect(fileAnswer(heard({ lines: [WARNING] })).answer).toBe('refused');
    expect(fileAnswer(heard({ lines: ['Phiên làm việc đã hết hạn'] })).answer).toBe('unclear');
  });

  it('is told nothing clear where success was told and nothing is listed', () => {
    for (const notices of [[], [PRAISE], [WARNING]])
      expect(fileAnswer(heard({ notices: [...notices, SAVED], afterKeeping: [SAVED] })).answer).toBe(
        'unclear',
      );
    expect(fileAnswer(heard({ notices: [PRAISE] })).answer).toBe('unclear');
    expect(fileAnswer(heard()).answer).toBe('unclear');
  });

  it('takes an error answer to the upload for a refusal, unless it is about the sender or the moment', () => {
    for (const errorStatus of [400, 413, 422])
      expect(fileAnswer(heard({ errorStatus })).answer).toBe('refused');
    for (const errorStatus of [401, 403, 429, 500, 503])
      expect(fileAnswer(heard({ errorStatus })).answer).toBe('unclear');
  });

  it('takes a failure told on the form for a refusal, a request for another field not', () => {
    const failure = 'Không lưu tệp này';
    expect(fileAnswer(heard({ notices: [failure], onForm: true })).answer).toBe('refused');
    expect(fileAnswer(heard({ notices: [failure] })).answer).toBe('unclear');
    expect(fileAnswer(heard({ notices: ['Vui lòng nhập loại giấy tờ'], onForm: true })).answer).toBe(
      'unclear',
    );
    expect(fileAnswer(heard({ notices: [PRAISE], onForm: true })).answer).toBe('unclear');
  });
});
