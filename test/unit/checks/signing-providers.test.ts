import { describe, expect, it } from 'vitest';
import { signingProviders } from '#src/checks/signing-providers.ts';
import type { Mode } from '#src/model/portal.ts';
import type { SigningEvidence, SigningWay } from '#src/model/signing.ts';
import { signing } from '../report/signing-builder.ts';
import { context, evidence, step } from './walked.ts';

describe('signing-providers', () => {
  const judge = (signings: readonly SigningEvidence[], mode: Mode = 'sandbox') =>
    signingProviders.judge(
      { steps: [step(0)], signings, conditions: { ...evidence().conditions, mode } },
      context({ operator: '>=', value: 2, unit: 'count + boolean' }),
    );
  const offering = (ways: readonly SigningWay[], change: Partial<SigningEvidence> = {}): SigningEvidence =>
    signing({ providers: ways.map((way, at) => ({ name: `Nhà cung cấp ${at}`, way })), ...change });

  it('passes with two providers of which one can be used on a phone', () => {
    expect(judge([offering(['remote', 'token'])])).toMatchObject({ outcome: 'passed', measured: 2 });
    expect(judge([offering(['remote']), offering(['remote', 'e-id', 'sim'])])).toMatchObject({
      outcome: 'passed',
      measured: 3,
    });
  });

  it('fails with one, and counts the same name once', () => {
    expect(judge([offering(['remote'])])).toMatchObject({ outcome: 'failed', measured: 1 });
    const twice = ['Nhà  cung cấp', 'NHÀ CUNG CẤP'].map((name) => ({ name, way: 'remote' as const }));
    expect(judge([signing({ providers: twice })])).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('fails where nothing works on a phone, however long the list', () => {
    expect(judge([offering(['token', 'token', 'token'])])).toMatchObject({ outcome: 'failed', measured: 1 });
  });

  it('decides nothing on a list of tokens without a token', () => {
    expect(judge([offering(['token'], { end: 'agent-missing' })])).toMatchObject({
      outcome: 'cantTell',
      reason: 'agent-missing',
    });
  });

  it('decides nothing on ways that it does not know', () => {
    expect(judge([offering(['other', 'other'])])).toMatchObject({
      outcome: 'cantTell',
      reason: 'no-evidence',
    });
  });

  it('fails where a citizen finds no way to sign at all, and only then', () => {
    const none = signing({ providers: [], end: 'not-offered', what: 'document' });
    expect(judge([none])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge([{ ...none, signsAs: 'organisation' }]).outcome).toBe('inapplicable');
    expect(judge([{ ...none, what: 'e-form', demanded: false, announced: null }]).outcome).toBe(
      'inapplicable',
    );
    expect(judge([signing({ providers: [] })])).toMatchObject({ outcome: 'cantTell', reason: 'no-evidence' });
    expect(judge([]).outcome).toBe('inapplicable');
  });

  it('fails on a list that stayed empty in a sandbox, unless the end is not the portal’s', () => {
    const barren = signing({ providers: [], listStayedEmpty: true, end: 'hung' });
    expect(judge([barren])).toMatchObject({ outcome: 'failed', measured: 0 });
    expect(judge([{ ...barren, end: 'error' }]).outcome).toBe('failed');
    expect(judge([barren], 'account').outcome).toBe('cantTell');
    for (const end of ['agent-missing', 'prompt', 'unanswered', 'signed'] as const)
      expect(judge([{ ...barren, end }]).outcome).toBe('cantTell');
    expect(judge([signing({ providers: [], end: 'hung' })]).outcome).toBe('cantTell');
    expect(judge([barren, offering(['remote', 'token'])]).outcome).toBe('passed');
  });
});
