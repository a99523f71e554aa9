import { describe, expect, it } from 'vitest';
import { privacyNotice } from '#src/checks/privacy-notice.ts';
import { siteInformation } from '#src/checks/site-information.ts';
import { statisticsPublished } from '#src/checks/statistics-published.ts';
import type { PrivacyNoticeEvidence, SiteEvidence } from '#src/model/filing.ts';
import { notice, site } from './filings.ts';
import { context, step } from './walked.ts';

const steps = [step(0)];
const statistics = (sites: readonly SiteEvidence[]) =>
  statisticsPublished.judge({ steps, sites }, context({ operator: '==', value: 4, unit: 'of 4' }));
const information = (sites: readonly SiteEvidence[]) =>
  siteInformation.judge({ steps, sites }, context({ operator: '==', value: 3, unit: 'of 3' }));
const privacy = (privacyNotices: readonly PrivacyNoticeEvidence[]) =>
  privacyNotice.judge({ steps, privacyNotices }, context({ operator: '>=', value: 5, unit: 'of 6' }));

describe('statistics-published', () => {
  it('wants four figures not older than a month', () => {
    expect(statistics([site()])).toMatchObject({ outcome: 'passed', measured: 4 });
    expect(statistics([site({}, { updatedOn: '2026-10-21' })])).toMatchObject({ outcome: 'passed' });
    expect(statistics([site({}, { updatedOn: '2026-10-20' })])).toMatchObject({
      outcome: 'failed',
      measured: 3,
    });
    expect(statistics([site({}, { figures: ['received'] })])).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(statistics([site({}, { url: null, figures: [], updatedOn: null })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });

  it('cannot tell the age of figures without a day', () => {
    expect(statistics([site({}, { updatedOn: null })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
  });

  it('is inapplicable where no site was read', () => {
    expect(statistics([])).toMatchObject({ outcome: 'inapplicable' });
    expect(information([])).toMatchObject({ outcome: 'inapplicable' });
    expect(privacy([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('site-information', () => {
  it('counts footer, page and XML', () => {
    expect(information([site()])).toMatchObject({ outcome: 'passed', measured: 3 });
    const poor = information([site({ footer: false, siteMap: { page: true, xml: false } })]);
    expect(poor).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(poor.seen.vi).toContain('khối liên hệ ở chân trang, sơ đồ XML');
  });
});

describe('privacy-notice', () => {
  it('counts the items of the fullest notice', () => {
    expect(privacy([notice({ items: ['purposes'] }), notice()])).toMatchObject({
      outcome: 'passed',
      measured: 6,
    });
    expect(privacy([notice({ items: ['purposes', 'contact'] })])).toMatchObject({
      outcome: 'failed',
      measured: 2,
    });
  });

  it('fails a full notice that is more than one press away, and one that is not there', () => {
    expect(privacy([notice({ presses: 3 })])).toMatchObject({ outcome: 'failed', measured: 4 });
    expect(privacy([notice({ url: null, presses: null, items: [] })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
  });
});
