import { ANY_POLICY } from './extensions.ts';

/*
 * The valid policies of a path, kept as the graph of RFC 9618 (a tree as in RFC 5280, 6.1.2 may grow exponentially
 * on hostile certificates). A level holds one node a policy.
 */

type PolicyNode = { expected: ReadonlySet<string>; readonly parents: ReadonlySet<string> };

type Level = Map<string, PolicyNode>;

export type PolicyGraph = {
  /** RFC 5280, 6.1.3 (d) and (e). `policies` is null where the certificate names none. */
  add(policies: readonly string[] | null, anyAllowed: boolean): void;
  /** RFC 5280, 6.1.4 (b). */
  map(mappings: readonly (readonly [string, string])[], mappingAllowed: boolean): void;
  isEmpty(): boolean;
  /** Whether a policy of `initial` (null: any) reaches the end (RFC 5280, 6.1.5 (g)). */
  allows(initial: readonly string[] | null): boolean;
};

export function policyGraph(): PolicyGraph {
  const levels: Level[] = [new Map([[ANY_POLICY, { expected: new Set([ANY_POLICY]), parents: new Set() }]])];
  let empty = false;

  /** A node without children cannot reach the end. Works from the last level up. */
  const prune = (): void => {
    for (let depth = levels.length - 2; depth >= 0; depth -= 1) {
      const used = new Set([...(levels[depth + 1]?.values() ?? [])].flatMap(({ parents }) => [...parents]));
      const level = levels[depth];
      for (const policy of level?.keys() ?? []) if (!used.has(policy)) level?.delete(policy);
    }
    if (levels.some((level) => level.size === 0)) empty = true;
  };

  return {
    add(policies, anyAllowed) {
      if (empty) return;
      const above = levels.at(-1) ?? new Map<string, PolicyNode>();
      if (policies === null) {
        empty = true;
        return;
      }
      const expecting = new Map<string, Set<string>>();
      for (const [parent, { expected }] of above) {
        for (const policy of expected) {
          const parents = expecting.get(policy) ?? new Set<string>();
          expecting.set(policy, parents.add(parent));
        }
      }
      const level: Level = new Map();
      for (const policy of policies) {
        if (policy === ANY_POLICY) continue;
        const parents = expecting.get(policy) ?? (above.has(ANY_POLICY) ? new Set([ANY_POLICY]) : null);
        if (parents !== null) level.set(policy, { expected: new Set([policy]), parents });
      }
      if (anyAllowed && policies.includes(ANY_POLICY)) {
        for (const [policy, parents] of expecting) {
          if (!level.has(policy)) level.set(policy, { expected: new Set([policy]), parents });
        }
      }
      levels.push(level);
      prune();
    },

    map(mappings, mappingAllowed) {
      const level = levels.at(-1);
      if (empty || level === undefined || mappings.length === 0) return;
      const targets = new Map<string, Set<string>>();
      for (const [issuer, subject] of mappings) {
        targets.set(issuer, (targets.get(issuer) ?? new Set()).add(subject));
      }
      for (const [policy, subjects] of targets) {
        const node = level.get(policy);
        if (!mappingAllowed) level.delete(policy);
        else if (node !== undefined) node.expected = subjects;
        else if (level.has(ANY_POLICY))
          level.set(policy, { expected: subjects, parents: new Set([ANY_POLICY]) });
      }
      prune();
    },

    isEmpty: () => empty,

    allows(initial) {
      if (empty) return false;
      if (initial === null || initial.includes(ANY_POLICY)) return true;
      // Policies whose parent is anyPolicy are those of the first domain; what descends from an unwanted one is unwanted.
      let wanted = new Set([ANY_POLICY]);
      for (const level of levels.slice(1)) {
        wanted = new Set(
          [...level].flatMap(([policy, { parents }]) => {
            if (policy === ANY_POLICY) return [policy];
            const root = parents.has(ANY_POLICY);
            const reached = [...parents].some((parent) => parent !== ANY_POLICY && wanted.has(parent));
            return (root && initial.includes(policy)) || reached ? [policy] : [];
          }),
        );
      }
      return wanted.size > 0;
    },
  };
}
