import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyCommand, type VerifyFlags, verifyFiles } from '#src/cli/commands/verify.ts';
import { MAX_FILE_BYTES } from '#src/signature/limits.ts';
import { issuingAuthority, oldAuthority, root } from '../../signing/authority.ts';
import { JUDGED_AT } from '../../signing/cases/own-case.ts';
import { RECEIPT } from '../../signing/cases/cms-cases.ts';
import { pemOf } from '../../signing/certificate.ts';
import { ownCases } from '../../signing/own-cases.ts';

let folder: string;
const at = (name: string): string => join(folder, name);
const caseFile = (id: string): string => {
  const found = ownCases.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no case ${id}`);
  const file = at(`${id.replace('/', '-')}.${found.format}`);
  writeFileSync(file, found.make());
  return file;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'portalsweep-verify-'));
  mkdirSync(at('roots'));
  mkdirSync(at('empty'));
  writeFileSync(at('roots/root.pem'), pemOf([root()]));
  writeFileSync(at('roots/issuer.crt'), issuingAuthority().der);
  writeFileSync(at('roots/README.txt'), 'not a certificate');
  writeFileSync(at('root.pem'), pemOf([root()]));
  writeFileSync(at('receipt.json'), RECEIPT);
  writeFileSync(at('not-a-certificate.pem'), 'hello');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (
  files: readonly string[],
  flags: Partial<VerifyFlags> = {},
): Promise<{ readonly code: number; readonly out: string }> => {
  let out = '';
  const code = await verifyFiles(
    files,
    { lang: 'vi', at: JUDGED_AT, anchors: [at('root.pem')], ...flags },
    (text) => {
      out += text;
    },
  );
  return { code, out };
};

describe('portalsweep verify', () => {
  it('tells a valid file in one line, then who, when, what and why', async () => {
    const file = caseFile('pdf/b-t');
    const { code, out } = await run([file]);
    expect(code).toBe(0);
    const [first = '', ...rest] = out.split('\n');
    expect(first).toBe(`${file}: HỢP LỆ, chưa rõ chứng thư số có bị thu hồi hay không`);
    const text = rest.join('\n');
    expect(text).toContain('Người ký: Nguyễn Văn An TEST — HỢP LỆ');
    expect(text).toContain('CCCD:001200000001 (số định danh cá nhân 001200000001)');
    expect(text).toContain('09:00:00 ngày 20/05/2026 (giờ Việt Nam), dấu thời gian tin cậy xác nhận');
    expect(text).toContain('Mức chữ ký: B-T');
    expect(text).toContain('Phạm vi được ký: toàn bộ nội dung');
    expect(text).toContain('SHA-256');
    expect(text).toContain('TEST National Root CA');
    expect(out.normalize('NFC')).toBe(out);
  });

  it('says the same in English', async () => {
    const { out } = await run([caseFile('pdf/b-lt')], { lang: 'en', requireRevocation: true });
    expect(out.split('\n')[0]).toMatch(/: VALID$/);
    expect(out).toContain('Signed by: Nguyễn Văn An TEST — VALID');
    expect(out).toContain('Identifier: CCCD:001200000001 (personal identity number 001200000001)');
    expect(out).toContain('2026-05-20 09:00:00 (+07:00), proved by a trusted time stamp');
    expect(out).toContain('Revocation: proved not to be revoked');
  });

  it.each([
    ['pdf/page-content-replaced', /KHÔNG HỢP LỆ: .* sau khi ký.* \[MODIFIED_AFTER_SIGNING\]$/],
    ['pdf/expired', /CHƯA THỂ KẾT LUẬN: chứng thư số đã hết hạn .* \[OUT_OF_BOUNDS_NO_POE\]$/],
    ['pdf/not-signed', /: KHÔNG CÓ CHỮ KÝ SỐ \[NO_SIGNATURE\]$/],
    ['xml/content-changed', /KHÔNG HỢP LỆ: nội dung đã bị thay đổi sau khi ký \[HASH_FAILURE\]$/],
  ])('ends with 1 for %s', async (id, first) => {
    const { code, out } = await run([caseFile(id)]);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toMatch(first);
    expect(out).toMatch(/ • \S/);
  });

  it('ends with 1 if one of several is not valid, and tells of each', async () => {
    const { code, out } = await run([caseFile('pdf/b-b'), caseFile('pdf/one-octet-changed')], { json: true });
    expect(code).toBe(1);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ verdict }) => verdict)).toEqual(['valid', 'invalid']);
  });

  it('gives one JSON object a file', async () => {
    const file = caseFile('cms/staff-two-identifiers');
    const { code, out } = await run([file], { json: true, signer: 'CCCD:001200000013' });
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(JSON.parse(out)).toMatchObject({
      file,
      verdict: 'valid',
      subIndication: null,
      level: 'B-B',
      revocation: 'not-proved',
      signers: [{ ids: ['MST:0100000001', 'CCCD:001200000013'], name: 'Nguyễn Thị Phương TEST' }],
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'signature-valid' })]),
    });
  });

  it('takes the content of a detached signature, and anchors from a folder', async () => {
    const file = caseFile('cms/detached');
    const flags = { content: at('receipt.json'), anchors: [at('roots')] };
    expect((await run([file], flags)).code).toBe(0);
    writeFileSync(at('other.json'), '{}');
    expect((await run([file], { ...flags, content: at('other.json') })).code).toBe(1);
  });

  it('names the missing anchors where there are none', async () => {
    const { code, out } = await run([caseFile('pdf/b-b')], { anchors: [] });
    expect(code).toBe(1);
    expect(out).toContain('--anchors');
  });

  it('holds the file against the signer that was asked for', async () => {
    const { code, out } = await run([caseFile('pdf/b-b')], { signer: 'CCCD:001200000099' });
    expect(code).toBe(1);
    expect(out).toContain('SIGNER_IDENTITY_MISMATCH');
  });

  it('tells of whom was asked for, of the root that is missing, and of what --require-revocation lacks', async () => {
    const file = caseFile('pdf/b-b');
    expect((await run([file], { signer: 'CCCD:001200000099' })).out).toContain(
      '→ --signer: yêu cầu CCCD:001200000099',
    );
    writeFileSync(at('other-root.pem'), pemOf([oldAuthority()]));
    expect((await run([file], { anchors: [at('other-root.pem')] })).out).toMatch(
      /→ Chuỗi chứng thư số dẫn tới .* Root CA/,
    );
    expect((await run([file], { requireRevocation: true })).out).toContain('kiểm tra lại sau cũng vậy');
  });

  it('leaves out of a folder of roots what it cannot read, and verifies', async () => {
    mkdirSync(at('mixed'));
    writeFileSync(at('mixed/root.pem'), pemOf([root()]));
    writeFileSync(at('mixed/odd.pem'), 'hello');
    expect((await run([caseFile('pdf/b-b')], { anchors: [at('mixed')] })).code).toBe(0);
  });

  it('tells days as they are in Vietnam, in details too', async () => {
    const { out } = await run([caseFile('pdf/expired')]);
    expect(out).not.toMatch(/\dT\d/);
    expect(out).toMatch(/\d{2}:\d{2}:\d{2} ngày \d{2}\/\d{2}\/\d{4} \(giờ Việt Nam\)/);
  });

  it('refuses a file that is too large without reading it', async () => {
    writeFileSync(at('large.pdf'), Buffer.alloc(MAX_FILE_BYTES + 1));
    const { code, out } = await run([at('large.pdf')]);
    expect(code).toBe(1);
    expect(out).toContain('LIMIT_EXCEEDED');
    expect(out).toContain('64 MiB');
  });

  it('lets no name steer the terminal', async () => {
    const name = 'x\u001b[31m\u202e.pdf';
    writeFileSync(at(name), '');
    const shown = await run([at(name)]);
    const json = await run([at(name)], { json: true });
    for (const { out } of [shown, json]) expect(out).not.toMatch(/[\u001b\u202e]/);
    expect((JSON.parse(json.out) as { file: string }).file).toBe(at(name));
  });
});

describe('portalsweep verify refuses', () => {
  const refused = async (files: readonly string[], flags: Partial<VerifyFlags>): Promise<unknown> =>
    await run(files, flags).catch((error: unknown) => error);

  it('a missing file only after the others were verified', async () => {
    let out = '';
    const refusal = await verifyFiles(
      [at('none.pdf'), caseFile('pdf/b-b')],
      { lang: 'vi', at: JUDGED_AT, anchors: [at('root.pem')] },
      (text) => {
        out += text;
      },
    ).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'file', faults: [expect.stringContaining('none.pdf')] });
    expect(out).toContain('HỢP LỆ');
  });

  it('files that are missing, all at once', async () => {
    expect(await refused([at('none.pdf'), at('roots'), at('neither.pdf')], {})).toMatchObject({
      name: 'UsageError',
      code: 'file',
      faults: [
        expect.stringContaining('none.pdf'),
        expect.stringContaining('roots'),
        expect.stringContaining('neither.pdf'),
      ],
    });
  });

  it.each([
    ['yesterday'],
    ['2026-02-31'],
    ['2026-06-01T08:00'],
    ['2026-06-01T25:00:00Z'],
    ['01/06/2026'],
    [''],
  ])('the time "%s"', async (time) => {
    expect(await refused([caseFile('pdf/b-b')], { at: time })).toMatchObject({ code: 'time' });
  });

  it.each([['2026-06-01'], ['2026-06-01T08:00Z'], ['2026-06-01T08:00:00.5+07:00']])(
    'not the time "%s"',
    async (time) => {
      expect((await run([caseFile('pdf/b-b')], { at: time })).code).toBe(0);
    },
  );

  it('anchors that are none, all at once', async () => {
    const anchors = [at('not-a-certificate.pem'), at('empty'), at('nowhere.pem'), at('root.pem')];
    const error = await refused([caseFile('pdf/b-b')], { anchors });
    expect(error).toMatchObject({ code: 'anchors' });
    expect((error as { faults: string[] }).faults).toHaveLength(3);
  });

  it('an identifier without its type', async () => {
    expect(await refused([caseFile('pdf/b-b')], { signer: '001200000001' })).toMatchObject({
      code: 'signer',
    });
  });

  it('one content for several files', async () => {
    expect(
      await refused([caseFile('cms/detached'), caseFile('pdf/b-b')], { content: at('receipt.json') }),
    ).toMatchObject({ code: 'content' });
  });

  it('a missing content', async () => {
    expect(await refused([caseFile('cms/detached')], { content: at('none.json') })).toMatchObject({
      code: 'file',
    });
  });
});

describe('the help of verify', () => {
  it('shows an example and the exit codes', () => {
    let text = '';
    verifyCommand()
      .configureOutput({ writeOut: (part) => (text += part) })
      .outputHelp();
    expect(text).toMatch(/Examples:\n {2}npm run portalsweep -- verify /);
    expect(text).toContain(
      'Exit codes: 0 all are valid (revocation proved or not), 1 one is not or cannot be decided, 2 usage.',
    );
  });
});
