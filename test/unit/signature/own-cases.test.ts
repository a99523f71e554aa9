import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../signing/authority.ts';
import { JUDGED_AT, type OwnCase, policyOf } from '../../signing/cases/own-case.ts';
import { pemOf } from '../../signing/certificate.ts';
import { ownCases } from '../../signing/own-cases.ts';
import { byteRanges } from '../../bench/signature/pdf-mutations.ts';
import type { FileVerdict } from '#src/model/signature.ts';
import { verify } from '#src/signature/verify.ts';

/** What a case states, and the same of the verdict; a sub-indication among those stated counts as the first. */
const compared = (of: OwnCase, verdict: FileVerdict) => {
  const ids = verdict.signers.filter(({ role }) => role === 'signer').map((each) => each.ids);
  const stated = {
    verdict: of.verdict,
    format: of.format,
    because: of.verdict === 'valid' ? null : (of.because?.[0] ?? 'any'),
    level: of.level === undefined ? 'any' : of.level,
    revocation: of.revocation ?? 'any',
    profile: of.profile ?? 'any',
    ids: of.ids ?? 'any',
  };
  const because =
    verdict.subIndication === null || of.because?.includes(verdict.subIndication) === false
      ? verdict.subIndication
      : (of.because?.[0] ?? 'any');
  const said = {
    verdict: verdict.verdict,
    format: verdict.format,
    because,
    level: stated.level === 'any' ? 'any' : verdict.level,
    revocation: stated.revocation === 'any' ? 'any' : verdict.revocation,
    profile: stated.profile === 'any' ? 'any' : verdict.profile,
    ids: stated.ids === 'any' ? 'any' : ids,
  };
  return { stated, said };
};

describe('the own cases', () => {
  it('have names of their own', () => {
    expect(new Set(ownCases.map(({ id }) => id)).size).toBe(ownCases.length);
    expect(ownCases.length).toBeGreaterThan(150);
  });

  it.each(ownCases.map((each) => [each.id, each] as const))('%s', async (_id, of) => {
    const verdict = await verify({ bytes: of.make(), content: of.content ?? null }, policyOf(of));
    const { stated, said } = compared(of, verdict);
    expect(said, JSON.stringify(verdict.reasons.map(({ code, detail }) => [code, detail]))).toEqual(stated);
    expect(verdict.reasons.length).toBeGreaterThan(0);
    expect(verdict.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining([...(of.codes ?? [])]));
    // Plain data: it is stored and comes back the same.
    expect(JSON.parse(JSON.stringify(verdict))).toEqual(verdict);
  });
});

const has = (tool: string): boolean => {
  try {
    execFileSync(tool, [tool === 'pdfsig' ? '-v' : tool === 'openssl' ? 'version' : '--version'], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
};

/** The bare signature of a case, checked by a program that knows nothing of ours; whether it holds. */
describe('second opinions', () => {
  let folder: string;
  const at = (name: string, bytes: string | Uint8Array): string => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'portalsweep-opinions-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const succeeds = (tool: string, args: readonly string[]): boolean => {
    try {
      execFileSync(tool, args, { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };

  const opensslHolds = (der: Uint8Array, content: Uint8Array | null): boolean =>
    succeeds(
      'openssl',
      [
        'cms -verify -binary -inform DER -purpose any -out'.split(' '),
        [join(folder, 'out'), '-in', at('signature.der', der)],
        content === null ? [] : ['-content', at('content', content)],
        ['-CAfile', at('root.pem', pemOf([root()])), '-attime', String(Date.parse(JUDGED_AT) / 1_000)],
      ].flat(),
    );

  // Its command line of version 3.0 cannot check EdDSA in CMS and gives up at a key that it cannot read; the others
  // hold anchors that it takes no path to.
  const beyondOpenssl = /ed25519|anchor|pinned|pem|base64|expired-but-stamped|without-a-key/;
  const cms = ownCases.filter(({ format, id }) => format === 'cms' && !beyondOpenssl.test(id));

  it
    .skipIf(!has('openssl'))
    .each(cms.filter(({ verdict }) => verdict === 'valid').map((each) => [each.id, each] as const))(
    'openssl accepts %s',
    (_id, of) => {
      expect(opensslHolds(of.make(), of.content ?? null)).toBe(true);
    },
  );

  it.skipIf(!has('openssl')).each(
    ownCases
      .filter(
        ({ format, because }) =>
          format === 'cms' &&
          because?.some((each) => each === 'SIG_CRYPTO_FAILURE' || each === 'NO_CERTIFICATE_CHAIN_FOUND') ===
            true,
      )
      .filter(({ policy, id }) => policy?.anchors === undefined && !/wrong-key-usage/.test(id))
      .map((each) => [each.id, each] as const),
  )('openssl refuses %s', (_id, of) => {
    expect(opensslHolds(of.make(), of.content ?? null)).toBe(false);
  });

  it
    .skipIf(!has('openssl'))
    .each(
      ownCases
        .filter(({ format, verdict }) => format === 'pdf' && verdict === 'valid')
        .map((each) => [each.id, each] as const),
    )('openssl accepts the first signature of %s', (_id, of) => {
    const file = of.make();
    const [, first = 0, second = 0, length = 0] = byteRanges(file)[0]?.numbers ?? [];
    expect(length).toBeGreaterThan(0);
    const der = Buffer.from(file.toString('latin1', first + 1, second - 1), 'hex');
    const covered = Buffer.concat([file.subarray(0, first), file.subarray(second, second + length)]);
    expect(opensslHolds(der, covered)).toBe(true);
  });

  it
    .skipIf(!has('pdfsig'))
    .each(ownCases.filter(({ format }) => format === 'pdf').map((each) => [each.id, each] as const))(
    'pdfsig finds no fault in the digest of %s where we find none',
    (_id, of) => {
      if (of.verdict !== 'valid') return;
      const said = execFileSync('pdfsig', ['-nocert', at('file.pdf', of.make())], { encoding: 'utf8' });
      expect(said).toContain('Signature is Valid');
      expect(said).not.toContain('Signature is Invalid');
    },
  );

  it
    .skipIf(!has('xmlsec1'))
    .each(
      ownCases
        .filter(({ format, verdict }) => format === 'xml' && verdict === 'valid')
        .map((each) => [each.id, each] as const),
    )('xmlsec1 accepts %s', (_id, of) => {
    expect(
      succeeds('xmlsec1', [
        '--verify',
        '--insecure',
        '--id-attr:Id',
        'SignedProperties',
        '--id-attr:Id',
        'Object',
        at('file.xml', of.make()),
      ]),
    ).toBe(true);
  });
});
