import { describe, expect, it } from 'vitest';
import { dossierDownloads } from '#src/checks/dossier-downloads.ts';
import { filingNotice } from '#src/checks/filing-notice.ts';
import { ratingOffered } from '#src/checks/rating-offered.ts';
import { resultInNationalStore } from '#src/checks/result-in-national-store.ts';
import { withdrawal } from '#src/checks/withdrawal.ts';
import type { Check } from '#src/model/check.ts';
import type { AfterFilingEvidence } from '#src/model/filing.ts';
import { after } from './filings.ts';
import { context, step } from './walked.ts';

type Limit = Parameters<typeof context>[0];

const asking =
  (check: Check<'steps' | 'afterFiling'>, limit: Limit) =>
  (...afterFiling: readonly AfterFilingEvidence[]) =>
    check.judge({ steps: [step(0)], afterFiling }, context(limit));

const yes: Limit = { operator: '==', value: true, unit: 'boolean' };
const notice = asking(filingNotice, yes);
const withdraw = (...afterFiling: readonly AfterFilingEvidence[]) =>
  withdrawal.judge({ steps: [step(0)], afterFiling, cleanUps: [] }, context(yes));
const rating = asking(ratingOffered, yes);
const downloads = asking(dossierDownloads, { operator: '==', value: 100, unit: '%' });
const store = asking(resultInNationalStore, { operator: '<=', value: 24, unit: 'h' });

describe('what only some journeys do after filing', () => {
  it.each([notice, withdraw, rating, downloads, store])(
    'is inapplicable where it was not looked for',
    (judge) => {
      expect(judge()).toMatchObject({ outcome: 'inapplicable' });
    },
  );
});

describe('filing-notice', () => {
  it('wants a notice in the inbox', () => {
    expect(notice(after('notice'))).toMatchObject({ outcome: 'passed', measured: 1 });
    expect(notice(after('notice'), after('notice', { done: false }))).toMatchObject({ outcome: 'failed' });
    expect(notice(after('notice', { offered: false, done: null })).seen.en).toContain('no place');
  });
});

describe('withdrawal', () => {
  it('wants it offered, and done where it was carried out', () => {
    expect(withdraw(after('withdrawal'))).toMatchObject({ outcome: 'passed' });
    expect(withdraw(after('withdrawal', { done: null }))).toMatchObject({ outcome: 'passed' });
    expect(withdraw(after('withdrawal', { done: false }))).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(withdraw(after('withdrawal', { offered: false }))).toMatchObject({ outcome: 'failed' });
    expect(withdraw(after('notice'))).toMatchObject({ outcome: 'inapplicable' });
  });

  it('is not credited with what the end-of-run clean-up took back', () => {
    const cleanUps = [{ step: 0, made: 'dossier', code: 'H1', done: true, why: null }] as const;
    const failed = step(0, { outcome: 'failed', reason: 'timeout' });
    const afterFiling = [after('withdrawal', { step: 0 })];
    expect(withdrawal.judge({ steps: [failed], afterFiling, cleanUps }, context(yes))).toMatchObject({
      outcome: 'untested',
      reason: 'step-not-reached',
    });
    expect(withdrawal.judge({ steps: [step(0)], afterFiling, cleanUps }, context(yes))).toMatchObject({
      outcome: 'inapplicable',
    });
    const tried = [after('withdrawal', { step: 0, done: false }), ...afterFiling];
    expect(withdrawal.judge({ steps: [step(0)], afterFiling: tried, cleanUps }, context(yes))).toMatchObject({
      outcome: 'failed',
    });
  });
});

describe('dossier-downloads', () => {
  it('is the share of files that could be fetched', () => {
    expect(downloads(after('download', { parts: { expected: 3, had: 3 } }))).toMatchObject({
      outcome: 'passed',
      measured: 100,
    });
    expect(
      downloads(
        after('download', { parts: { expected: 3, had: 3 } }),
        after('download', { parts: { expected: 4, had: 1 } }),
      ),
    ).toMatchObject({ outcome: 'failed', measured: 25 });
    expect(downloads(after('download', { offered: false }))).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
    expect(downloads(after('download'))).toMatchObject({ outcome: 'cantTell' });
  });
});

describe('rating-offered', () => {
  const levels = (had: number) => ({ parts: { expected: 3, had } });
  it('wants three levels in one place', () => {
    expect(rating(after('rating', levels(3)))).toMatchObject({ outcome: 'passed', measured: 1 });
    expect(rating(after('rating', levels(5)), after('rating', { offered: false }))).toMatchObject({
      outcome: 'passed',
    });
    expect(rating(after('rating', levels(2)))).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(rating(after('rating', { ...levels(3), done: false }))).toMatchObject({ outcome: 'failed' });
    expect(rating(after('rating', { offered: false }))).toMatchObject({ outcome: 'failed' });
    expect(rating(after('rating'))).toMatchObject({ outcome: 'cantTell' });
  });
});

describe('result-in-national-store', () => {
  const HOUR = 3_600_000;
  it('measures hours to the finding', () => {
    expect(store(after('national-store', { afterMs: 2 * HOUR }))).toMatchObject({
      outcome: 'passed',
      measured: 2,
    });
    expect(store(after('national-store', { afterMs: 30 * HOUR }))).toMatchObject({
      outcome: 'failed',
      measured: 30,
    });
  });

  it('does not fail what was not there yet within the mark', () => {
    expect(store(after('national-store', { done: false, afterMs: HOUR }))).toMatchObject({
      outcome: 'cantTell',
    });
    expect(store(after('national-store', { done: false, afterMs: 25 * HOUR }))).toMatchObject({
      outcome: 'failed',
    });
    expect(store(after('national-store', { afterMs: null }))).toMatchObject({ outcome: 'cantTell' });
  });
});
