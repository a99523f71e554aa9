import { describe, expect, it } from 'vitest';
import { badValuesCaught } from '#src/checks/bad-values-caught.ts';
import { draftRestored } from '#src/checks/draft-restored.ts';
import { stepsAndSummary } from '#src/checks/steps-and-summary.ts';
import { uploadLimits } from '#src/checks/upload-limits.ts';
import type {
  BadValueEvidence,
  ComponentEvidence,
  DraftEvidence,
  ReviewEvidence,
  UploadLimitEvidence,
} from '#src/model/filing.ts';
import { badValue, badValues, component, draft, review, uploadLimit } from './filings.ts';
import { context, step } from './walked.ts';

const steps = [step(0)];

describe('bad-values-caught', () => {
  const judge = (given: readonly BadValueEvidence[]) =>
    badValuesCaught.judge({ steps, badValues: given }, context({ operator: '>=', value: 8, unit: 'of 10' }));
  const spoilt = (change: Partial<BadValueEvidence>, howMany: number) =>
    badValues().map((each, at) => (at < howMany ? { ...each, ...change } : each));

  it('wants a Vietnamese message at the field and nothing lost', () => {
    expect(judge(badValues())).toMatchObject({ outcome: 'passed', measured: 10 });
    for (const message of ['Email sai', 'Vui long nhap so dien thoai'])
      expect(judge(badValues({ message }))).toMatchObject({ outcome: 'passed', measured: 10 });
    for (const change of [
      { stopped: false },
      { message: null },
      { message: 'Please fill out this field.' },
      { beside: false },
      { kept: false },
    ]) {
      expect(judge(spoilt(change, 2))).toMatchObject({ outcome: 'passed', measured: 8 });
      expect(judge(spoilt(change, 3))).toMatchObject({ outcome: 'failed', measured: 7 });
    }
    expect(judge(spoilt({ stopped: false }, 3)).seen.vi).toContain('3 giá trị sai lọt qua');
  });

  it('takes a few for the rest, and one slip among them for nothing', () => {
    expect(judge([badValue()])).toMatchObject({ outcome: 'cantTell' });
    expect(judge(badValues().slice(0, 4))).toMatchObject({ outcome: 'passed', measured: 10 });
    expect(judge(badValues().slice(0, 3))).toMatchObject({ outcome: 'cantTell' });
    expect(judge(spoilt({ stopped: false }, 1).slice(0, 4))).toMatchObject({ outcome: 'cantTell' });
    expect(judge(spoilt({ stopped: false }, 2).slice(0, 4))).toMatchObject({
      outcome: 'failed',
      measured: 5,
    });
    expect(judge(spoilt({ stopped: false }, 2).slice(0, 3))).toMatchObject({ outcome: 'cantTell' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('draft-restored', () => {
  const judge = (...drafts: readonly DraftEvidence[]) =>
    draftRestored.judge({ steps, drafts }, context({ operator: '==', value: 100, unit: '%' }));

  it('counts values and files, and wants a way to print', () => {
    expect(judge(draft())).toMatchObject({ outcome: 'passed', measured: 100 });
    expect(judge(draft({ fields: 9, restored: 8, files: { given: 1, restored: 1 } }))).toMatchObject({
      outcome: 'failed',
      measured: 90,
    });
    expect(judge(draft({ files: { given: 1, restored: 0 } }))).toMatchObject({ outcome: 'failed' });
    const unprinted = judge(draft({ prints: false }));
    expect(unprinted).toMatchObject({ outcome: 'failed', measured: 99 });
    expect(unprinted.seen.en).toContain('neither printed');
  });

  it('tells no draft, a lost draft, one that does not open and an empty one apart', () => {
    expect(judge(draft({ saved: false }))).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge(draft({ found: false })).seen.vi).toContain('không tìm thấy');
    expect(judge(draft({ opened: false, restored: 0 })).seen.vi).toContain('không mở được');
    expect(judge(draft({ fields: 0, restored: 0, files: { given: 0, restored: 0 } }))).toMatchObject({
      outcome: 'cantTell',
    });
    expect(judge()).toMatchObject({ outcome: 'inapplicable' });
  });

  it('takes what was seen last', () => {
    expect(judge(draft({ found: false }), draft())).toMatchObject({ outcome: 'passed' });
  });
});

describe('upload-limits', () => {
  const judge = (components: readonly ComponentEvidence[], tries: readonly UploadLimitEvidence[] = []) =>
    uploadLimits.judge(
      { steps, components, uploadLimits: tries },
      context({ operator: '>=', value: 90, unit: '%' }),
    );
  const over = uploadLimit({ given: 'over-limit', accepted: false, message: 'Tệp quá lớn' });

  it('fails controls that state nothing, without trying them', () => {
    expect(judge([component({ limit: { size: null, formats: 'PDF' } })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });

  it('cannot tell whether stated limits are kept where nothing was tried', () => {
    expect(judge([component()])).toMatchObject({ outcome: 'untested', reason: 'no-evidence' });
    expect(judge([component()], [uploadLimit()])).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
  });

  it('wants files under the limit taken and files above refused with a message', () => {
    expect(judge([component()], [uploadLimit(), over])).toMatchObject({ outcome: 'passed', measured: 100 });
    for (const wrong of [
      uploadLimit({ accepted: false, message: 'x' }),
      { ...over, accepted: true },
      { ...over, message: null },
      uploadLimit({ given: 'stated-format', accepted: false, message: 'x' }),
      uploadLimit({ given: 'other-format', accepted: true }),
    ])
      expect(judge([component()], [uploadLimit(), over, wrong])).toMatchObject({
        outcome: 'failed',
        measured: 0,
      });
    expect(judge([component({ uploads: false })])).toMatchObject({ outcome: 'inapplicable' });
  });

  it('does not lose controls that state their limits and were not tried beside one that states none', () => {
    const silent = component({ label: 'Ảnh', limit: { size: null, formats: null } });
    const stating = Array.from({ length: 19 }, (_, at) => component({ label: `Giấy tờ ${at}` }));
    expect(judge([...stating, silent])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([component(), silent])).toMatchObject({ outcome: 'failed' });
  });
});

describe('steps-and-summary', () => {
  const judge = (...reviews: readonly ReviewEvidence[]) =>
    stepsAndSummary.judge({ steps, reviews }, context({ operator: '==', value: 2, unit: 'of 2' }));

  it('counts both parts of the poorest review', () => {
    expect(judge(review())).toMatchObject({ outcome: 'passed', measured: 2 });
    expect(judge(review(), review({ stepsShown: false }))).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(judge(review({ stepsShown: false, summary: false }))).toMatchObject({ measured: 0 });
    expect(judge()).toMatchObject({ outcome: 'inapplicable' });
  });

  it('takes no page for a summary that shows nothing of what was entered', () => {
    expect(judge(review({ values: { given: 6, shown: 0 } }))).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(judge(review({ values: { given: 0, shown: 0 } }))).toMatchObject({ outcome: 'passed' });
  });
});
