import { UsageError } from '#src/model/errors.ts';
import { OUTCOMES } from '#src/model/outcome.ts';
import type { StoredSweep } from '#src/model/sweep.ts';

/**
 * A rule for continuous integration: `failed`, `cantTell>10%`, `notRun>0`, `check:largest-paint`,
 * `check:largest-paint>3`, or a budget on what a check measured, `measured:first-byte>800`.
 */
export type Rule = {
  readonly text: string;
  readonly what: 'runs' | 'check' | 'measured';
  readonly name: string;
  readonly limit: number;
  readonly percent: boolean;
};

const SHAPE = /^(?:(check|measured):)?([A-Za-z-]+)(?:>(\d+(?:\.\d+)?)(%?))?$/;

/** @throws UsageError `fail-on` with every rule that cannot be read. */
export const parseRules = (texts: readonly string[], checkIds: readonly string[]): readonly Rule[] => {
  const faults: string[] = [];
  const rules = texts.flatMap((text): Rule[] => {
    const [, kind, name = '', limit = '0', percent = ''] = SHAPE.exec(text.trim()) ?? [];
    const what = kind === 'check' || kind === 'measured' ? kind : 'runs';
    const names: readonly string[] = what === 'runs' ? [...OUTCOMES, 'notRun'] : checkIds;
    if (!names.includes(name) || (what === 'measured' && (!text.includes('>') || percent !== ''))) {
      faults.push(
        `--fail-on "${text.slice(0, 80)}": expected an outcome (${OUTCOMES.join(', ')}, notRun), check:ID or measured:ID>NUMBER, with an optional >N or >N%`,
      );
      return [];
    }
    return [{ text, what, name, limit: Number(limit), percent: percent === '%' }];
  });
  if (faults.length > 0) throw new UsageError('fail-on', faults);
  return rules;
};

/** The rules that a sweep broke, each with what was found. */
export const brokenRules = (stored: StoredSweep, rules: readonly Rule[]): readonly string[] =>
  rules.flatMap((rule) => {
    const findings = stored.runs.flatMap((run) => run.findings).filter(({ check }) => check === rule.name);
    if (rule.what === 'measured') {
      const worst = findings.reduce(
        (most, { measured }) => Math.max(most, measured ?? most),
        Number.NEGATIVE_INFINITY,
      );
      return worst > rule.limit ? [`${rule.text}: measured ${worst}`] : [];
    }
    const [count, of] =
      rule.what === 'check'
        ? [findings.filter(({ outcome }) => outcome === 'failed').length, findings.length]
        : rule.name === 'notRun'
          ? [stored.notRun.length, stored.planned.length]
          : [stored.runs.filter(({ outcome }) => outcome === rule.name).length, stored.runs.length];
    const value = rule.percent ? (count / Math.max(of, 1)) * 100 : count;
    return value > rule.limit ? [`${rule.text}: ${count} of ${of}`] : [];
  });
