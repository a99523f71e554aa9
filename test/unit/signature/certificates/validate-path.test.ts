import { describe, expect, it } from 'vitest';
import type { Certificate } from '#src/signature/certificates/certificate.ts';
import { ANY_POLICY } from '#src/signature/certificates/extensions.ts';
import { PATH_OPTIONS, type PathOptions, validatePath } from '#src/signature/certificates/validate-path.ts';
import type { Name } from '../../../signing/certificate.ts';
import { bits, boolean, implicit, integer, oid, sequence } from '../../../signing/der.ts';
import { bareCertificate } from './bare-certificate.ts';
import type { Extension } from './bare-crl.ts';

const AT = new Date('2026-06-01T00:00:00Z');
const [ROOT, CA, SUB, LEAF] = ['Root', 'CA', 'Sub', 'An'].map((cn): Name => [['CN', cn]]) as [
  Name,
  Name,
  Name,
  Name,
];

const authority = (pathLength?: number): Extension => [
  '2.5.29.19',
  sequence(boolean(true), ...(pathLength === undefined ? [] : [integer(pathLength)])),
  true,
];
const policies = (...ids: readonly string[]): Extension => [
  '2.5.29.32',
  sequence(...ids.map((id) => sequence(oid(id)))),
];
const mappings = (...pairs: readonly (readonly [string, string])[]): Extension => [
  '2.5.29.33',
  sequence(...pairs.map((pair) => sequence(...pair.map(oid)))),
  true,
];
const small = (value: number): Uint8Array => Uint8Array.of(value);
const requireExplicit = (skip: number): Extension => ['2.5.29.36', sequence(implicit(0, small(skip))), true];
const inhibitMapping = (skip: number): Extension => ['2.5.29.36', sequence(implicit(1, small(skip))), true];
const inhibitAny = (skip: number): Extension => ['2.5.29.54', integer(skip), true];

const root = bareCertificate({ subject: ROOT, extensions: [authority()] });
const below = (issuer: Name, subject: Name, ...extensions: readonly Extension[]): Certificate =>
  bareCertificate({ subject, issuer, extensions });
/** Of the authority's own name and key, as at a change of keys. */
const selfIssued = (name: Name, ...extensions: readonly Extension[]): Certificate =>
  below(name, name, ...extensions);

/** From the anchor down, as it is read best. */
const verdict = (path: readonly Certificate[], options: Partial<PathOptions> = {}): string => {
  const fault = validatePath([root, ...path].reverse(), AT, 'signing', { ...PATH_OPTIONS, ...options });
  return fault === null ? 'ok' : `${fault.reason.code}: ${fault.reason.detail ?? ''}`;
};

describe('critical statements on a qualified certificate', () => {
  const leafWith = (...ids: readonly string[]): Certificate =>
    below(ROOT, LEAF, ['1.3.6.1.5.5.7.1.3', sequence(...ids.map((id) => sequence(oid(id)))), true]);

  it('are understood, each of them', () => {
    expect(verdict([leafWith('0.4.0.1862.1.1', '0.4.0.1862.1.4', '1.3.6.1.5.5.7.11.2')])).toBe('ok');
    expect(verdict([leafWith('0.4.0.1862.1.1', '1.2.3.4')])).toBe('path-critical-extension: An: 1.2.3.4');
  });
});

describe('path length', () => {
  const leaf = below(SUB, LEAF);
  const sub = below(CA, SUB, authority());

  it('counts authorities between', () => {
    expect(verdict([below(ROOT, CA, authority(1)), sub, leaf])).toBe('ok');
    expect(verdict([below(ROOT, CA, authority(0)), sub, leaf])).toBe(
      'path-constraint: Sub: pathLenConstraint',
    );
    expect(verdict([below(ROOT, CA, authority(0)), below(CA, LEAF)])).toBe('ok');
  });

  it('does not count self-issued ones, and never grows', () => {
    const again = selfIssued(CA, authority(9));
    expect(verdict([below(ROOT, CA, authority(0)), again, below(CA, LEAF)])).toBe('ok');
    expect(verdict([below(ROOT, CA, authority(0)), again, sub, leaf])).toBe(
      'path-constraint: Sub: pathLenConstraint',
    );
  });
});

describe('authorities', () => {
  it('must say that they are', () => {
    expect(verdict([below(ROOT, CA), below(CA, LEAF)])).toBe('path-issuer-not-authority: CA');
    const users: Extension = ['2.5.29.15', bits(Buffer.from([0x80]), 7), true];
    expect(verdict([below(ROOT, CA, authority(), users), below(CA, LEAF)])).toBe(
      'path-issuer-not-authority: CA',
    );
  });

  it('must stand in the right order', () => {
    const out = [below(CA, SUB, authority()), below(ROOT, CA, authority()), below(SUB, LEAF)];
    expect(verdict(out)).toMatch(/^path-signature-wrong/u);
  });

  it('with an extension that is not what RFC 5280 says end the path', () => {
    const broken: Extension = ['2.5.29.19', integer(1), true];
    expect(verdict([below(ROOT, CA, broken), below(CA, LEAF)])).toMatch(/^path-malformed/u);
    expect(verdict([below(ROOT, CA, authority(), policies('1.2.3', '1.2.3')), below(CA, LEAF)])).toMatch(
      /^path-malformed/u,
    );
  });
});

describe('policies', () => {
  const ca = (...extensions: readonly Extension[]): Certificate =>
    below(ROOT, CA, authority(), ...extensions);
  const leaf = (...extensions: readonly Extension[]): Certificate => below(CA, LEAF, ...extensions);
  const wrong = 'path-policy: An';

  it('need not agree unless somebody demands it', () => {
    const path = [ca(policies('1.2.1')), leaf(policies('1.2.2'))];
    expect(verdict(path)).toBe('ok');
    expect(verdict(path, { explicitPolicy: true })).toBe(wrong);
    expect(verdict([ca(policies('1.2.1'), requireExplicit(0)), leaf(policies('1.2.2'))])).toBe(wrong);
    expect(verdict([ca(policies('1.2.1'), requireExplicit(0)), leaf(policies('1.2.1'))])).toBe('ok');
    expect(verdict([ca(policies('1.2.1'), requireExplicit(2)), leaf(policies('1.2.2'))])).toBe('ok');
    expect(verdict([ca(), leaf(requireExplicit(0))])).toBe(wrong);
  });

  it('must be one of those asked for', () => {
    const path = [ca(policies('1.2.1')), leaf(policies('1.2.1'))];
    expect(verdict(path, { explicitPolicy: true, initialPolicies: ['1.2.1'] })).toBe('ok');
    expect(verdict(path, { explicitPolicy: true, initialPolicies: ['1.2.2'] })).toBe(wrong);
    expect(verdict(path, { initialPolicies: ['1.2.2'] })).toBe('ok');
  });

  it('are mapped where nobody inhibits it, and never from or to "any"', () => {
    const explicit = { explicitPolicy: true };
    const mapped = [ca(policies('1.2.1'), mappings(['1.2.1', '1.2.2'])), leaf(policies('1.2.2'))];
    expect(verdict(mapped, explicit)).toBe('ok');
    expect(verdict(mapped, { ...explicit, initialPolicies: ['1.2.1'] })).toBe('ok');
    expect(verdict(mapped, { ...explicit, initialPolicies: ['1.2.2'] })).toBe(wrong);
    expect(verdict(mapped, { ...explicit, inhibitMapping: true })).toBe(wrong);
    const sub = below(CA, SUB, authority(), policies('1.2.1'), mappings(['1.2.1', '1.2.2']));
    const inhibited = [ca(policies('1.2.1'), inhibitMapping(0)), sub, below(SUB, LEAF, policies('1.2.2'))];
    expect(verdict(inhibited, explicit)).toBe(wrong);
    const toAny = [ca(policies('1.2.1'), mappings(['1.2.1', ANY_POLICY])), leaf(policies('1.2.1'))];
    expect(verdict(toAny)).toBe('path-policy: CA: anyPolicy');
  });

  it('take "any" for all until it is inhibited; self-issued authorities may still say it', () => {
    const explicit = { explicitPolicy: true };
    expect(verdict([ca(policies(ANY_POLICY)), leaf(policies('1.2.1'))], explicit)).toBe('ok');
    expect(
      verdict([ca(policies(ANY_POLICY)), leaf(policies('1.2.1'))], { ...explicit, inhibitAnyPolicy: true }),
    ).toBe('path-policy: CA');
    const inhibiting = ca(policies('1.2.1'), inhibitAny(0));
    expect(verdict([inhibiting, leaf(policies(ANY_POLICY))], explicit)).toBe(wrong);
    const again = selfIssued(CA, authority(), policies(ANY_POLICY));
    expect(verdict([inhibiting, again, leaf(policies('1.2.1'))], explicit)).toBe('ok');
  });
});

describe('algorithms', () => {
  it('are judged by the rule of the caller', () => {
    expect(verdict([below(ROOT, LEAF)])).toBe('ok');
    const reason = { code: 'weak-key', text: { vi: '', en: '' }, detail: 'here' };
    expect(verdict([below(ROOT, LEAF)], { refused: ({ use }) => (use === 'key' ? reason : null) })).toBe(
      'weak-key: here',
    );
  });
});
