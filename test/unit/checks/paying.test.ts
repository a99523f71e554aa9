import { describe, expect, it } from 'vitest';
import { feePayable } from '#src/checks/fee-payable.ts';
import { paymentTold } from '#src/checks/payment-told.ts';
import type { PaymentEvidence, ProcedureEvidence } from '#src/model/filing.ts';
import { payment, procedure } from './filings.ts';
import { context, evidence, step } from './walked.ts';

const steps = [step(0)];

describe('fee-payable', () => {
  const judge = (
    payments: readonly PaymentEvidence[],
    procedures: readonly ProcedureEvidence[] = [procedure()],
    sourced = true,
  ) =>
    feePayable.judge(
      { steps, payments, procedures, conditions: evidence().conditions },
      {
        ...context({ operator: '>=', value: 95, unit: '%' }),
        references: {
          overAskRules: [],
          lawMadeDuties: [],
          services: [
            {
              id: 'ESS-03',
              name: { vi: '', en: '' },
              ministry: '',
              audience: 'citizen',
              signing: { needed: false, basis: '', sourced: true },
              fee: { bearing: true, basis: '', sourced },
              expectedLevel: 'full',
            },
          ],
        },
      },
    );

  it('holds no amount against a fee that is told as a rate, and misses no payment of what is free online', () => {
    const perPage = [procedure({ fee: '2.000 đồng/trang' })];
    expect(judge([payment({ amountVnd: 6000 })], perPage)).toMatchObject({ outcome: 'cantTell' });
    expect(judge([payment({ amountVnd: 2000 })], perPage)).toMatchObject({ outcome: 'passed' });
    const free = [procedure({ fee: '20.000 đồng; miễn phí khi nộp trực tuyến' })];
    expect(judge([payment({ amountVnd: 0 })], free)).toMatchObject({ outcome: 'passed' });
  });

  it('wants the published amount and the charges told', () => {
    expect(judge([payment()])).toMatchObject({ outcome: 'passed', measured: 100 });
    const dear = judge([payment({ amountVnd: 25_000 })]);
    expect(dear).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(dear.seen.vi).toContain('25.000 đồng, mức công bố là 20.000 đồng');
    expect(judge([payment({ chargesShown: false })])).toMatchObject({ outcome: 'failed', measured: 0 });
  });

  it('takes any of several published amounts, and the national one where the portal gives none', () => {
    expect(judge([payment()], [procedure({ fee: '30.000 đồng; trực tuyến: 20.000 đồng' })])).toMatchObject({
      outcome: 'passed',
    });
    const silent = procedure({ fee: null });
    const national = procedure({ origin: 'national', fee: '15.000 đồng' });
    expect(judge([payment()], [silent, national])).toMatchObject({ outcome: 'failed' });
    expect(judge([payment()], [procedure({ fee: 'Miễn phí' })])).toMatchObject({ outcome: 'failed' });
  });

  it('cannot tell without an amount or a published fee', () => {
    expect(judge([payment({ amountVnd: null })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([payment()], [])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([payment()], [procedure({ service: 'ESS-09' })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([payment({ providers: [], chargesShown: false })])).toMatchObject({ outcome: 'cantTell' });
    expect(judge([])).toMatchObject({ outcome: 'inapplicable' });
  });

  it('fails a sandbox that publishes a fee and shows no way to pay it, and no other portal', () => {
    const walked = (mode: 'sandbox' | 'account', fee: string, reason: 'not-offered' | 'timeout') =>
      feePayable.judge(
        {
          steps: [step(0, { effect: 'pays', outcome: 'cantTell', reason })],
          payments: [],
          procedures: [procedure({ fee })],
          conditions: { ...evidence().conditions, mode },
        },
        context({ operator: '>=', value: 95, unit: '%' }),
      );
    expect(walked('sandbox', '20.000 đồng', 'not-offered')).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(walked('account', '20.000 đồng', 'not-offered')).toMatchObject({ outcome: 'cantTell' });
    expect(walked('sandbox', 'Miễn phí', 'not-offered')).toMatchObject({ outcome: 'cantTell' });
    expect(walked('sandbox', '20.000 đồng', 'timeout')).toMatchObject({ outcome: 'cantTell' });
  });

  it('says where no source confirms the fee', () => {
    expect(judge([payment()], [procedure()], false).seen.vi).toContain('chưa có nguồn');
    expect(judge([payment()]).seen.vi).not.toContain('chưa có nguồn');
  });
});

describe('payment-told', () => {
  const judge = (...payments: readonly PaymentEvidence[]) =>
    paymentTold.judge({ steps, payments }, context({ operator: '==', value: 0, unit: 'count' }));

  it('counts what the portal tells otherwise than it ended', () => {
    expect(judge(payment(), payment({ ended: 'paid', told: 'paid' }))).toMatchObject({
      outcome: 'passed',
      measured: 0,
    });
    expect(judge(payment({ told: 'paid' }))).toMatchObject({ outcome: 'failed', measured: 1 });
    expect(judge(payment({ ended: 'paid', told: 'unpaid' })).seen.en).toContain('does not say so');
    expect(judge(payment({ ended: 'left', told: 'paid' }))).toMatchObject({ outcome: 'failed' });
    expect(judge(payment({ ended: 'paid', told: 'nothing' }))).toMatchObject({
      outcome: 'failed',
      measured: 1,
    });
    expect(judge(payment({ ended: 'paid', told: null }))).toMatchObject({ outcome: 'cantTell' });
  });

  it('says nothing of a page that was only read, and cannot tell silence', () => {
    expect(judge(payment({ ended: 'shown', told: null }))).toMatchObject({ outcome: 'inapplicable' });
    expect(judge(payment({ told: 'nothing' }))).toMatchObject({ outcome: 'cantTell' });
  });
});
