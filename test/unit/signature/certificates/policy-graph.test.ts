import { describe, expect, it } from 'vitest';
import { ANY_POLICY } from '#src/signature/certificates/extensions.ts';
import { type PolicyGraph, policyGraph } from '#src/signature/certificates/policy-graph.ts';

const after = (...steps: readonly ((graph: PolicyGraph) => void)[]): PolicyGraph => {
  const graph = policyGraph();
  for (const step of steps) step(graph);
  return graph;
};
const cert =
  (policies: readonly string[] | null, anyAllowed = true) =>
  (graph: PolicyGraph): void =>
    graph.add(policies, anyAllowed);
const mapping =
  (allowed: boolean, ...pairs: readonly (readonly [string, string])[]) =>
  (graph: PolicyGraph): void =>
    graph.map(pairs, allowed);

describe('policyGraph', () => {
  it('keeps what every certificate names', () => {
    const graph = after(cert(['1.1', '1.2']), cert(['1.2', '1.3']));
    expect(graph.isEmpty()).toBe(false);
    expect([graph.allows(null), graph.allows(['1.2']), graph.allows(['1.1']), graph.allows(['1.3'])]).toEqual(
      [true, true, false, false],
    );
  });

  it('is empty once a certificate names none, or no common one', () => {
    expect(after(cert(['1.1']), cert(null)).isEmpty()).toBe(true);
    expect(after(cert(['1.1']), cert(['1.2'])).isEmpty()).toBe(true);
    expect(after(cert(['1.1']), cert(['1.2']), cert(['1.1'])).allows(null)).toBe(false);
  });

  it('takes anyPolicy for every policy, where it is not inhibited', () => {
    expect(after(cert([ANY_POLICY]), cert(['1.1'])).allows(['1.1'])).toBe(true);
    expect(after(cert(['1.1']), cert([ANY_POLICY])).allows(['1.1'])).toBe(true);
    expect(after(cert(['1.1']), cert([ANY_POLICY])).allows(['1.2'])).toBe(false);
    expect(after(cert([ANY_POLICY]), cert([ANY_POLICY])).allows(['1.9'])).toBe(true);
    expect(after(cert([ANY_POLICY], false), cert(['1.1'])).isEmpty()).toBe(true);
  });

  it('answers in the words of the first domain after a mapping', () => {
    const graph = after(cert(['1.1']), mapping(true, ['1.1', '2.1']), cert(['2.1']));
    expect([graph.allows(['1.1']), graph.allows(['2.1'])]).toEqual([true, false]);
    expect(after(cert(['1.1']), mapping(true, ['1.1', '2.1']), cert(['1.1'])).isEmpty()).toBe(true);
    expect(after(cert(['1.1']), mapping(false, ['1.1', '2.1']), cert(['2.1'])).isEmpty()).toBe(true);
    const fromAny = after(cert([ANY_POLICY]), mapping(true, ['1.1', '2.1']), cert(['2.1']));
    expect(fromAny.allows(['1.1'])).toBe(true);
  });

  it('stays small where a tree would double at every level', () => {
    const both = ['1.1', '1.2'];
    const crossed = both.flatMap((from) => both.map((to) => [from, to] as const));
    const graph = policyGraph();
    for (let level = 0; level < 64; level += 1) {
      graph.add(both, true);
      graph.map(crossed, true);
    }
    graph.add(both, true);
    expect(graph.allows(['1.2'])).toBe(true);
  });
});
