import { describe, expect, it } from 'vitest';
import { brokenRules, parseRules } from '#src/cli/fail-on.ts';
import type { Finding } from '#src/model/check.ts';
import { finding, portal, run, stored } from '../scoring/stored.ts';

const IDS = ['made-up', 'other'];

describe('parseRules', () => {
  it.each([
    ['failed', { what: 'runs', name: 'failed', limit: 0, percent: false }],
    ['cantTell>10%', { what: 'runs', name: 'cantTell', limit: 10, percent: true }],
    ['notRun>2', { what: 'runs', name: 'notRun', limit: 2, percent: false }],
    ['check:made-up', { what: 'check', name: 'made-up', limit: 0, percent: false }],
    ['check:made-up>3', { what: 'check', name: 'made-up', limit: 3, percent: false }],
    [' measured:made-up>0.25 ', { what: 'measured', name: 'made-up', limit: 0.25, percent: false }],
  ])('reads %s', (text, rule) => {
    expect(parseRules([text], IDS)).toEqual([{ text, ...rule }]);
  });

  it('tells every rule that cannot be read at once', () => {
    const wrong = [
      '',
      'broken',
      'failed>',
      'failed<3',
      'failed>-1',
      'failed>1e3',
      'check:',
      'check:unknown',
      'check:failed',
      'made-up',
      'measured:made-up',
      'measured:unknown>3',
      'measured:made-up>3%',
      'failed>3 notRun>2',
    ];
    const faults = wrong.map((text) => expect.stringContaining(`--fail-on "${text}": expected an outcome`));
    expect(() => parseRules(['failed', ...wrong], IDS)).toThrow(
      expect.objectContaining({ name: 'UsageError', code: 'fail-on', faults }),
    );
  });
});

describe('brokenRules', () => {
  const failed = finding({ outcome: 'failed', measured: 900 });
  const passed = finding({ measured: 500 });
  const sweep = stored(
    ['a', 'b', 'c', 'd'].map((id) => portal(id)),
    [
      run('a', [failed, finding({ check: 'other', outcome: 'failed', measured: 5_000 })], {
        outcome: 'failed',
      }),
      run('b', [passed]),
      run('c', [finding({ outcome: 'untested', measured: null })], { outcome: 'cantTell' }),
    ],
    [{ portalId: 'd', journeyId: 'journey', device: 'phone', reason: 'stopped', detail: '' }],
  );
  const broken = (text: string) => brokenRules(sweep, parseRules([text], IDS));

  it.each([
    ['failed', ['failed: 1 of 3']],
    ['failed>1', []],
    ['failed>33%', ['failed>33%: 1 of 3']],
    ['failed>34%', []],
    ['inapplicable', []],
    ['notRun', ['notRun: 1 of 4']],
    ['notRun>25%', []],
    ['notRun>24.9%', ['notRun>24.9%: 1 of 4']],
    ['check:made-up', ['check:made-up: 1 of 3']],
    ['check:made-up>1', []],
    ['measured:made-up>899', ['measured:made-up>899: measured 900']],
    ['measured:made-up>900', []],
  ])('holds %s against the sweep', (text, found) => {
    expect(broken(text)).toEqual(found);
  });

  it('tells of each broken rule, in the order given', () => {
    const rules = parseRules(['notRun', 'failed>1', 'failed'], IDS);
    expect(brokenRules(sweep, rules)).toEqual(['notRun: 1 of 4', 'failed: 1 of 3']);
  });

  it.each(['failed', 'failed>0%', 'notRun>0%', 'check:made-up', 'measured:made-up>0'])(
    'finds nothing against %s in a sweep without runs',
    (text) => {
      expect(brokenRules(stored([], []), parseRules([text], IDS))).toEqual([]);
    },
  );

  it('finds no budget broken where nothing was measured', () => {
    const none: Finding = finding({ outcome: 'untested', measured: null });
    expect(
      brokenRules(stored([portal('a')], [run('a', [none])]), parseRules(['measured:made-up>0'], IDS)),
    ).toEqual([]);
  });
});
