import { describe, expect, it } from 'vitest';
import { timeStamp } from '#src/checks/time-stamp.ts';
import type { SignedFileEvidence } from '#src/model/signing.ts';
import { signedFile, signer, signing, verdict } from '../report/signing-builder.ts';
import { context, step } from './walked.ts';

describe('time-stamp', () => {
  const judge = (signedFiles: readonly SignedFileEvidence[], told = 'Ký số thành công') =>
    timeStamp.judge(
      { steps: [step(0)], signings: [signing({ told })], signedFiles },
      context({ operator: '>=', value: 0, unit: '%' }),
    );
  const bare = signedFile({ verdict: verdict({ signers: [signer({ timestamps: [] })] }) });
  const unread = signedFile({
    verdict: verdict({ signers: [signer({ timestamps: [], digest: null, algorithm: null })] }),
  });

  it('tells how many files carry one, and fails none for having none', () => {
    expect(judge([signedFile(), bare])).toMatchObject({ outcome: 'passed', measured: 50 });
    expect(judge([bare])).toMatchObject({ outcome: 'passed', measured: 0 });
  });

  it.each([
    'Ký số thành công, chữ ký đã gắn dấu thời gian.',
    'Thành công (chữ ký kèm dấu thời gian tin cậy).',
    'Đã đóng dấu thời gian'.normalize('NFD'),
    'Signed with a trusted timestamp',
  ])('fails where the portal tells of one that is missing: %s', (told) => {
    expect(judge([bare], told)).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge([signedFile()], told).outcome).toBe('passed');
  });

  it.each(['Chữ ký không có dấu thời gian.', 'Chưa gắn dấu thời gian', 'Signed, without a time stamp'])(
    'takes no denial for a promise: %s',
    (told) => expect(judge([bare], told).outcome).toBe('passed'),
  );

  it('accuses nobody over a signature that could not be read', () => {
    expect(judge([unread], 'Đã gắn dấu thời gian')).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
    expect(judge([signedFile({ verdict: null })])).toMatchObject({ reason: 'evidence-lost' });
  });
});
