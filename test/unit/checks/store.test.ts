import { describe, expect, it } from 'vitest';
import { noDefaultConsent } from '#src/checks/no-default-consent.ts';
import { storeConsent } from '#src/checks/store-consent.ts';
import { storePicker } from '#src/checks/store-picker.ts';
import { storePresent } from '#src/checks/store-present.ts';
import { storeRoundTrip } from '#src/checks/store-round-trip.ts';
import type {
  ComponentEvidence,
  ConsentEvidence,
  RoundTripEvidence,
  StoreEvidence,
} from '#src/model/filing.ts';
import { component, consent, roundTrip, store } from './filings.ts';
import { context, step } from './walked.ts';

const steps = [step(0)];

describe('store-present', () => {
  const judge = (stores: readonly StoreEvidence[]) =>
    storePresent.judge({ steps, stores }, context({ operator: '>=', value: 2, unit: 'of 4' }));

  it('wants personal data and results', () => {
    expect(judge([store()])).toMatchObject({ outcome: 'passed', measured: 3 });
    expect(judge([store({ kinds: ['components', 'copies', 'results'] })])).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(judge([store({ kinds: [] })])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge([store({ kinds: [] }), store()])).toMatchObject({ outcome: 'passed' });
  });

  it('tells no way to a store from a store that did not open', () => {
    expect(judge([store({ path: [], opened: false, kinds: [] })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
    expect(judge([store({ opened: false, kinds: [] })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([store({ opened: false, gone: true, kinds: [] })])).toMatchObject({
      outcome: 'failed',
      measured: 0,
    });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('store-picker', () => {
  const judge = (components: readonly ComponentEvidence[]) =>
    storePicker.judge({ steps, components }, context({ operator: '>=', value: 80, unit: '%' }));

  it('is the share of papers that a store can hold', () => {
    expect(
      judge([
        component(),
        component({ label: 'b', picks: false }),
        component({ label: 'Tờ khai', document: 'declaration', picks: false }),
        component({ label: 'Ảnh', document: 'photo', picks: false }),
        component({ label: 'c', picks: false, fetchedByOffice: true }),
        component({ label: 'd', document: 'other', picks: false }),
      ]),
    ).toMatchObject({ outcome: 'failed', measured: 50, places: [{ detail: 'b' }] });
    expect(judge([component(), component()])).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it('asks nothing of a dossier without such papers, and cannot tell papers that it does not know', () => {
    expect(judge([component({ document: 'photo', picks: false })])).toMatchObject({
      outcome: 'inapplicable',
    });
    expect(judge([component({ document: 'other', picks: false })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('store-round-trip', () => {
  const judge = (roundTrips: readonly RoundTripEvidence[]) =>
    storeRoundTrip.judge({ steps, roundTrips }, context({ operator: '>=', value: 90, unit: '%' }));

  it('wants the same bytes again', () => {
    expect(judge([roundTrip()])).toMatchObject({ outcome: 'passed', measured: 100 });
    const changed = judge([roundTrip({ returned: 'b'.repeat(64) })]);
    expect(changed).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(changed.seen.en).toContain('SHA-256');
    expect(judge([roundTrip({ found: false, returned: null })]).seen.en).toContain('did not find');
  });

  it('cannot tell where no file came back to compare', () => {
    expect(judge([roundTrip({ returned: null })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([roundTrip({ returned: null }), roundTrip()])).toMatchObject({ outcome: 'passed' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('store-consent', () => {
  const judge = (
    components: readonly ComponentEvidence[],
    stores: readonly StoreEvidence[],
    consents: readonly ConsentEvidence[] = [],
  ) =>
    storeConsent.judge(
      { steps, components, stores, consents },
      context({ operator: '==', value: 2, unit: 'of 2' }),
    );

  it('wants a box that is not ticked and a way to remove', () => {
    expect(judge([component()], [store()])).toMatchObject({ outcome: 'passed', measured: 2 });
    expect(judge([component({ keep: 'ticked' })], [store()])).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(judge([component()], [store({ removes: false })])).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(judge([component()], [store({ removes: null })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([component()], [store({ removes: null }), store()])).toMatchObject({ outcome: 'passed' });
    expect(judge([], [store()], [consent({ tickedBefore: true })])).toMatchObject({ outcome: 'failed' });
  });

  it('decides nothing on one half alone', () => {
    expect(judge([component()], [])).toMatchObject({ outcome: 'untested' });
    expect(judge([], [store()])).toMatchObject({ outcome: 'untested' });
    expect(judge([component()], [store({ items: 0, removes: false })])).toMatchObject({
      outcome: 'untested',
    });
    expect(judge([component({ keep: 'none' })], [])).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([], [])).toMatchObject({ outcome: 'inapplicable' });
  });
});

describe('no-default-consent', () => {
  const judge = (consents: readonly ConsentEvidence[], components: readonly ComponentEvidence[] = []) =>
    noDefaultConsent.judge({ steps, consents, components }, context({ operator: '==', value: 0 }));

  it('counts distinct boxes that came ticked', () => {
    expect(judge([consent(), consent({ label: 'b' })])).toMatchObject({ outcome: 'passed', measured: 0 });
    const ticked = consent({ label: 'Tôi đồng ý', about: 'privacy', tickedBefore: true });
    expect(judge([ticked, ticked, consent()])).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(judge([], [component({ keep: 'ticked' })])).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(judge([], [component({ keep: 'none' })])).toMatchObject({ outcome: 'inapplicable' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });
});
