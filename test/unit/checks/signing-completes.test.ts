import { describe, expect, it } from 'vitest';
import { signingCompletes } from '#src/checks/signing-completes.ts';
import type { Mode } from '#src/model/portal.ts';
import type { SigningEvidence } from '#src/model/signing.ts';
import { signing } from '../report/signing-builder.ts';
import { context, evidence, step } from './walked.ts';

describe('signing-completes', () => {
  const judge = (signings: readonly SigningEvidence[], mode: Mode = 'sandbox', steps = [step(0)]) => {
    const { conditions } = evidence();
    return signingCompletes.judge(
      { steps, signings, conditions: { ...conditions, mode } },
      context({ operator: '>=', value: 95, unit: '%' }),
    );
  };
  const rejects = (end: SigningEvidence['end']): SigningEvidence => signing({ answer: 'rejects', end });

  it('passes where a signed file came back, or a rejection was told', () => {
    for (const each of [signing(), rejects('declined'), rejects('error')])
      expect(judge([each])).toMatchObject({ outcome: 'passed', measured: 100 });
  });

  it.each([
    signing({ end: 'hung' }),
    signing({ end: 'error' }),
    signing({ end: 'declined' }),
    signing({ end: 'told-only' }),
    signing({ end: 'not-offered', what: 'document' }),
    signing({ end: 'not-offered', demanded: false, announced: true }),
    rejects('hung'),
    rejects('signed'),
    rejects('told-only'),
  ])('fails where a citizen who $answer meets the end $end', (each) => {
    expect(judge([signing(), each])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge([signing(), each]).places).toHaveLength(1);
  });

  it.each([
    ['agent-missing', 'agent-missing'],
    ['prompt', 'access-prompt'],
    ['unanswered', 'no-account'],
  ] as const)('never holds the end %s against the portal', (end, reason) => {
    expect(judge([signing({ end })])).toMatchObject({ outcome: 'cantTell', reason, measured: null });
    expect(judge([signing({ end }), signing()]).outcome).toBe('passed');
    expect(judge([signing({ end }), signing({ end: 'hung' })]).outcome).toBe('failed');
  });

  it('measures nothing where no sandbox exists, but believes a file that came', () => {
    expect(judge([signing({ end: 'hung' })], 'account')).toMatchObject({
      outcome: 'cantTell',
      reason: 'mode',
    });
    expect(judge([signing({ end: 'not-offered', what: 'document' })], 'account')).toMatchObject({
      outcome: 'cantTell',
      reason: 'not-offered',
    });
    expect(judge([signing()], 'account').outcome).toBe('passed');
  });

  it('is inapplicable where the form need not be signed', () => {
    const none = signing({ end: 'not-offered', demanded: false, announced: false });
    expect(judge([none])).toMatchObject({ outcome: 'inapplicable', reason: null });
    expect(judge([]).outcome).toBe('inapplicable');
    expect(judge([], 'sandbox', [step(0, { outcome: 'failed', reason: 'timeout' })]).outcome).toBe(
      'untested',
    );
  });
});
