import { describe, expect, it } from 'vitest';
import { signInReturns } from '#src/checks/sign-in-returns.ts';
import type { ConditionsEvidence, SignInEvidence, StepEvidence } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import { context, evidence, signIn, step } from './walked.ts';

describe('sign-in-returns', () => {
  const judge = (
    signIns: readonly SignInEvidence[],
    steps: readonly StepEvidence[] = [step(0), step(1, { effect: 'signsIn' })],
    effects: readonly Effect[] = ['reads', 'signsIn'],
    change: Partial<ConditionsEvidence> = {},
  ) =>
    signInReturns.judge(
      { steps, signIns, conditions: { ...evidence().conditions, ...change } },
      context({ operator: '==', value: true, unit: 'boolean + count' }, effects),
    );

  it('passes where one sign-in leads back', () => {
    expect(judge([signIn()])).toMatchObject({ outcome: 'passed', measured: 1 });
  });

  it.each([
    ['the service is forgotten', { sameService: false }],
    ['it is asked twice', { secondSignIn: true }],
    ['it is asked twice on a page of no service', { service: null, sameService: null, secondSignIn: true }],
    ['the e-ID is not offered', { eIdOffered: false }],
  ])('fails where %s', (_name, change) => {
    expect(judge([signIn(), signIn(change)])).toMatchObject({ outcome: 'failed', measured: 0 });
  });

  it('asks for no service where the citizen stood on none', () => {
    expect(judge([signIn({ service: null, sameService: null })]).outcome).toBe('passed');
  });

  it('cannot tell where the page returned to is not recognised, or signing in broke off', () => {
    expect(judge([signIn({ sameService: null })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
    expect(
      judge([], [step(0), step(1, { effect: 'signsIn', outcome: 'failed', reason: 'timeout' })]),
    ).toMatchObject({
      outcome: 'cantTell',
      reason: 'timeout',
    });
    expect(judge([], [step(0, { outcome: 'cantTell', reason: 'captcha' })]).outcome).toBe('cantTell');
  });

  it('is inapplicable where the journey came with the session of an earlier one', () => {
    const steps = [step(0), step(1, { effect: 'signsIn' })];
    expect(judge([], steps, ['reads', 'signsIn'], { sessionReused: true }).outcome).toBe('inapplicable');
    expect(judge([], steps).outcome).not.toBe('inapplicable');
  });

  it('is inapplicable without a sign-in or where the mode allows none, untested where it was not reached', () => {
    expect(judge([], [step(0)], ['reads']).outcome).toBe('inapplicable');
    expect(judge([], [step(0), step(1, { outcome: 'inapplicable', reason: 'mode' })])).toMatchObject({
      outcome: 'inapplicable',
      reason: 'mode',
    });
    expect(judge([], [step(0, { outcome: 'failed', reason: 'timeout' })])).toMatchObject({
      outcome: 'untested',
      reason: 'step-not-reached',
    });
  });
});
