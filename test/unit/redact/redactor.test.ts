import { nothingNoted } from '#src/model/evidence.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#src/model/evidence.ts';
import type { Citizen } from '#src/model/journey.ts';
import { citizenSecrets, LONGEST_TEXT, redactor } from '#src/redact/redactor.ts';

const citizen: Citizen = {
  id: 'an',
  fullName: 'Nguyễn Thị Đỗ Quyên',
  idNumber: '001199000001',
  birthDate: '1999-01-02',
  sex: 'female',
  situation: 'adult',
  nationality: 'Việt Nam',
  ethnicity: null,
  parents: { father: 'Nguyễn Văn Giả Định', mother: 'Trần Thị Giả Định' },
  stateHolds: [],
  idIssuedOn: '2021-05-01',
  idIssuedBy: 'Cục Cảnh sát quản lý hành chính về trật tự xã hội',
  phone: '0912000345',
  email: 'quyen+thu@example.test',
  address: { province: 'Hà Nội', ward: 'Phường Giả Định', street: 'Số 1 ngõ Giả Định' },
  documents: [],
  organisation: {
    name: 'CÔNG TY TNHH Giả Định Quyên',
    taxCode: '0090000345',
    address: 'Số 3 đường Giả Định',
  },
  credentials: {
    username: 'quyen.thu',
    password: 'Mật-khẩu/"1&',
    oneTimeCode: { kind: 'fixed', code: '246810' },
    passcode: '135791',
  },
};
const secrets = citizenSecrets(citizen);
const { text, evidence } = redactor(secrets);

const emptyEvidence: Evidence = {
  steps: [],
  requests: [],
  console: [],
  pageErrors: [],
  pages: [],
  layouts: [],
  ...nothingNoted(),
  refused: [],
  platform: null,
  conditions: {
    device: 'phone',
    mode: 'sandbox',
    browser: 'Chromium 156',
    concurrency: 1,
    traced: false,
    intercepted: false,
    cpuPressure: null,
    cpuStarved: false,
  },
  catalogue: null,
};
const withConsole = (...texts: string[]): Evidence => ({
  ...emptyEvidence,
  console: texts.map((one, index) => ({ step: 0, level: 'log', text: one, atMs: index })),
});

const noMarks = (value: string): string =>
  value.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

const SPELLINGS: Readonly<Record<string, (value: string) => string>> = {
  'as it is': (value) => value,
  'in capitals': (value) => value.toUpperCase(),
  'in small letters': (value) => value.toLowerCase(),
  decomposed: (value) => value.normalize('NFD'),
  'without marks': noMarks,
  'without marks, in capitals': (value) => noMarks(value).toUpperCase(),
  'percent-encoded': encodeURIComponent,
  'percent-encoded in small letters': (value) =>
    encodeURIComponent(value).replaceAll(/%../g, (code) => code.toLowerCase()),
  'percent-encoded twice': (value) => encodeURIComponent(encodeURIComponent(value)),
  'as a form': (value) => new URLSearchParams({ x: value }).toString().slice(2),
  'escaped as JSON': (value) => JSON.stringify(value).slice(1, -1),
  'escaped as ASCII JSON': (value) =>
    JSON.stringify(value)
      .slice(1, -1)
      .replaceAll(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`),
  'escaped as HTML': (value) =>
    value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('/', '&#x2F;'),
};

describe('the citizen’s own values', () => {
  for (const [spelling, spell] of Object.entries(SPELLINGS)) {
    it(`are replaced ${spelling}`, () => {
      for (const { placeholder, value } of secrets) {
        expect(text(`<b>${spell(value)}</b>`)).toBe(`<b>${placeholder}</b>`);
        expect(text(`/path/${spell(value)}?x=${spell(value)}`)).toBe(`/path/${placeholder}?x=${placeholder}`);
      }
    });
  }

  it('are replaced however the portal groups them', () => {
    expect(text('Số: 0912 000 345, 0912.000.345, +84 912 000 345, +84912000345')).toBe(
      'Số: «citizen.phone», «citizen.phone», «citizen.phone», «citizen.phone»',
    );
    expect(text('001 199 000 001')).toBe('«citizen.idNumber»');
    expect(text('nguyenthidoquyen, nguyen-thi-do-quyen, Nguyễn\u00a0 Thị Đỗ\nQuyên')).toBe(
      '«citizen.fullName», «citizen.fullName», «citizen.fullName»',
    );
  });

  it('are replaced inside another address that is an address’ parameter', () => {
    const inner = encodeURIComponent('https://portal.example.test/x?ten=Nguyễn Thị Đỗ Quyên&otp=246810');
    const redacted = text(`https://sso.example.test/?next=${inner}`);
    expect(redacted).not.toMatch(/246810|Quy/);
    expect(redacted).toContain('«citizen.fullName»');
  });

  it('are left alone when they are short and part of something longer', () => {
    expect(text('app.1246810.js x246810y 2468101')).toBe('app.1246810.js x246810y 2468101');
    expect(text('mã 246810.')).toBe('mã «citizen.oneTimeCode».');
    expect(text(String.raw`"a\n246810"`)).toBe(String.raw`"a\n«citizen.oneTimeCode»"`);
  });

  it('may be words of the placeholders themselves', () => {
    const odd = redactor([
      { placeholder: '«citizen.username»', value: 'username' },
      { placeholder: '«citizen.password»', value: 'secret' },
    ]);
    expect(odd.text('username secret ?token=1')).toBe(
      '«citizen.username» «citizen.password» ?token=«secret»',
    );
    expect(odd.text(odd.text('username secret'))).toBe('«citizen.username» «citizen.password»');
  });

  it('are what codes are drawn from, too', () => {
    const secret = 'GEZDGNBVGY3TQOJQ';
    const drawing: Citizen = {
      ...citizen,
      credentials: { ...citizen.credentials, oneTimeCode: { kind: 'totp', secret } },
    };
    expect(redactor(citizenSecrets(drawing)).text(`otpauth: ${secret.toLowerCase()}`)).toBe(
      'otpauth: «citizen.oneTimeSecret»',
    );
  });

  it('may be empty', () => {
    expect(redactor([{ placeholder: '«citizen.phone»', value: ' ' }]).text('a b')).toBe('a b');
  });
});

describe('secrets by their name', () => {
  it.each([
    [
      'https://a.test/cb?code=aB3.x-9&state=zz%26y&session_state=1',
      'code=«secret»&state=«secret»&session_state=«secret»',
    ],
    ['https://a.test/#access_token=abc&id_token=d.e.f', '#access_token=«secret»&id_token=«secret»'],
    ['https://a.test/x;jsessionid=A1B2?id=7', ';jsessionid=«secret»?id=7'],
    [
      '/apply?sid=9f8e&SAMLResponse=PHNhbWw%2B&maTTHC=1.004222',
      'sid=«secret»&SAMLResponse=«secret»&maTTHC=1.004222',
    ],
    ['/go?next=https%3A%2F%2Fb.test%2F%3Fticket%3DST-1-x%26id%3D7', '%3Fticket%3D«secret»%26id%3D7'],
    [
      '{"accessToken":"a\\"b","otp":998877,"code":"E_404"}',
      '{"accessToken":"«secret»","otp":«secret»,"code":"E_404"}',
    ],
    ['body {\\"password\\":\\"x y\\",\\"a\\":1}', '{\\"password\\":\\"«secret»\\",\\"a\\":1}'],
    ['Authorization: Bearer abc.def', 'Authorization: «secret»'],
    ['sent Bearer abcdefgh12 twice', 'sent Bearer «secret» twice'],
    ['Set-Cookie: JSESSIONID=1; Path=/', 'Set-Cookie: «secret»'],
    ['https://id.test/the?tx=QmFuaE1pQ2h1YURhdQ1', '?tx=«secret»'],
    ['https://id.test/oauth2/authorize/QmFuaE1p_Q2h1YURhdQ x', '/oauth2/authorize/«secret» x'],
    ['https://a.test/sso/dang-nhap-mot-lan-cho-tat-ca', '/sso/dang-nhap-mot-lan-cho-tat-ca'],
    ['got eyJhbGciOi.eyJzdWIiOiIx.c2ln end', 'got «secret» end'],
  ])('%s', (given, kept) => {
    expect(text(given)).toContain(kept);
  });

  it('does not take a dossier’s or a procedure’s code for a one-time code', () => {
    for (const url of [
      '/dvc?page=0&code=H49.22-261121-0001',
      '/x?code=1.004946.000.00.00.H51',
      '/x?code=1.012817',
    ]) {
      expect(text(url)).toBe(url);
    }
  });
});

describe('numbers of strangers', () => {
  it.each([
    ['CCCD 079088001234.', 'CCCD «someone.idNumber».'],
    ['079 088 001 234', '«someone.idNumber»'],
    [
      'gọi 0987654321 hoặc +84987654321 hoặc 098 765 4321',
      'gọi «someone.phone» hoặc «someone.phone» hoặc «someone.phone»',
    ],
    ['tel=%2B84987654321&x=1', 'tel=«someone.phone»&x=1'],
    ['Mã số thuế: 3101234567', 'Mã số thuế: «someone.taxNumber»'],
    ['MST: 3101234567-001', 'MST: «someone.taxNumber»'],
    ['{"taxCode":"3101234567001"}', '{"taxCode":"«someone.taxNumber»"}'],
  ])('%s', (given, masked) => {
    expect(text(given)).toBe(masked);
    expect(text(given.normalize('NFD'))).toBe(masked.normalize('NFD'));
  });

  it.each([
    'Mã hồ sơ: H49.22-261121-0001',
    'G22.99.08-261121-000123',
    '000.00.22.H49-261121-0001',
    'lượt xem 3101234567',
    'Tổng đài 1900 1234, cố định 024 3825 1234',
    '0.012345678901 và 1763733600123',
    'ab/0123456789012345678901234567890123456789.jpg',
    'Ngày 21/11/2026 08:30:00',
  ])('leaves %s', (given) => {
    expect(text(given)).toBe(given);
  });
});

describe('evidence', () => {
  it('is redacted in every text and nowhere else', () => {
    const given: Evidence = {
      ...withConsole('xin chào NGUYỄN THỊ ĐỖ QUYÊN'),
      requests: [
        {
          step: 1,
          method: 'GET',
          url: 'https://a.test/?cccd=001199000001',
          type: 'document',
          status: 200,
          failure: null,
          bytes: 1199000001,
          startedAtMs: 0,
          ttfbMs: 1.5,
          durationMs: null,
          own: true,
          mixed: false,
        },
      ],
      signIns: [
        {
          step: 1,
          service: 'ESS-03',
          from: '/a',
          hops: ['/b?code=xyz'],
          landed: '/c',
          sameService: null,
          secondSignIn: false,
          eIdOffered: true,
        },
      ],
      lookUps: [
        { step: 2, status: { found: true, person: 'Nguyễn Thị Đỗ Quyên', changes: ['gọi 0912000345'] } },
      ],
    };
    expect(evidence(given)).toEqual({
      ...given,
      console: [{ ...given.console[0], text: 'xin chào «citizen.fullName»' }],
      requests: [{ ...given.requests[0], url: 'https://a.test/?cccd=«citizen.idNumber»' }],
      signIns: [{ ...given.signIns[0], hops: ['/b?code=«secret»'] }],
      lookUps: [
        { step: 2, status: { found: true, person: '«citizen.fullName»', changes: ['gọi «citizen.phone»'] } },
      ],
    });
  });

  it('tells why nothing was taken back without what the portal said, and why the guard refused', () => {
    const refused = (['state-changing', 'foreign-host', 'web-socket', 'known-action', 'robots'] as const).map(
      (why) => ({ step: 0, method: 'GET', url: 'https://a.test/', why, atMs: 1 }),
    );
    const left = { step: 1, made: 'dossier', code: null, done: false, why: 'Xin chào Nguyễn Thị Đỗ Quyên' };
    const given = { ...emptyEvidence, refused, cleanUps: [left] } as Evidence;
    const kept = redactor(citizenSecrets(citizen)).evidence(given);
    expect(kept.cleanUps[0]?.why).toBe('Xin chào «citizen.fullName»');
    expect(kept.refused).toEqual(refused);
  });

  it('holds no datum of a filing, and keeps our own words of it', () => {
    const label = 'Họ và tên của Nguyễn Thị Đỗ Quyên';
    const url = 'https://a.test/ho-so?ten=Nguyen+Thi+Do+Quyen';
    const given: Evidence = {
      ...emptyEvidence,
      fields: [
        {
          step: 1,
          url,
          label,
          datum: 'phone',
          stateHolds: true,
          kind: 'text',
          required: true,
          locked: false,
          before: 'own',
          done: 'left',
          typed: 0,
        },
      ],
      components: [
        {
          step: 2,
          url,
          label: 'Giấy khai sinh của Trần Thị Giả Định',
          document: 'birth-certificate',
          required: true,
          fetchedByOffice: false,
          uploads: true,
          picks: false,
          limit: { size: null, formats: null },
          keep: 'none',
          given: 'upload',
          sha256: '026112100012'.padEnd(64, 'a'),
          fileName: 'nguyen-thi-do-quyen.pdf',
        },
      ],
      badValues: [
        {
          step: 3,
          value: 'short-phone',
          label: 'Di động',
          stopped: true,
          message: '0912000345 không hợp lệ (Số 1 ngõ Giả Định, sinh 02/01/1999)',
          beside: true,
          kept: true,
        },
      ],
      answers: [
        {
          step: 4,
          question: 'fee',
          asked: 'Lệ phí?',
          answer: 'Chào Nguyễn Thị Đỗ Quyên, số 001199000001',
          expected: null,
          asksForSecrets: false,
        },
      ],
      leaks: [{ step: 5, datum: 'phone', where: 'url', host: 'a.test' }],
    };
    const { evidence: redacted } = redactor([
      ...secrets,
      { placeholder: '«citizen.password»', value: 'phone' },
    ]);
    const kept = redacted(given);
    for (const { value } of secrets.filter((secret) => secret.value.length > 7))
      expect(JSON.stringify(kept)).not.toContain(value);
    expect(kept.fields[0]).toMatchObject({ datum: 'phone', label: 'Họ và tên của «citizen.fullName»' });
    expect(kept.components[0]).toMatchObject({
      label: 'Giấy khai sinh của «citizen.motherName»',
      sha256: given.components[0]?.sha256,
      fileName: '«citizen.fullName».pdf',
    });
    expect(kept.badValues[0]?.message).toBe(
      '«citizen.phone» không hợp lệ («citizen.address», sinh «citizen.birthDate»)',
    );
    expect(kept.answers[0]?.answer).toBe('Chào «citizen.fullName», số «citizen.idNumber»');
    expect(kept.leaks).toEqual(given.leaks);
  });

  it('keeps what a signing needs and masks whom it names', () => {
    const digest = '026112100012'.padEnd(64, 'a');
    const given: Evidence = {
      ...emptyEvidence,
      signings: [
        {
          step: 1,
          what: 'document',
          signsAs: 'organisation',
          answer: 'confirms',
          providers: [{ name: 'Nhà cung cấp A', way: 'remote' }],
          announced: null,
          demanded: false,
          shown: { signer: true, issuer: true, validity: true },
          end: 'signed',
          told: 'Ký thay CÔNG TY TNHH GIẢ ĐỊNH QUYÊN (0090000345): Nguyễn Thị Đỗ Quyên',
          toldInVietnamese: true,
          waitedMs: 900,
        },
      ],
      signedFiles: [
        {
          step: 1,
          origin: 'signed',
          url: 'https://a.test/tep/000199000001',
          bytes: 10,
          sha256: digest,
          kept: digest,
          stamped: null,
          expectedSigner: 'MST:******0345',
          verdict: null,
        },
      ],
    };
    const { signings, signedFiles } = evidence(given);
    expect(signings).toEqual([
      {
        ...given.signings[0],
        told: 'Ký thay «citizen.organisation» («citizen.taxCode»): «citizen.fullName»',
      },
    ]);
    expect(signedFiles).toEqual([
      { ...given.signedFiles[0], url: expect.not.stringContaining('000199000001') },
    ]);
  });

  it('keeps its words when a secret is one of them', () => {
    const { evidence: ofPhone } = redactor([{ placeholder: '«citizen.password»', value: 'phone' }]);
    expect(ofPhone(withConsole('phone'))).toEqual(withConsole('«citizen.password»'));
  });

  const submitted = (code: string, ...texts: string[]): Evidence => ({
    ...withConsole(...texts),
    submissions: [{ step: 4, pressedAtMs: 1, codeAfterMs: 5, code, waitedMs: 5 }],
  });

  it('keeps this run’s dossier code, even one that looks like a person’s number', () => {
    const given = submitted('026112100012', 'đã nhận 026112100012', '/tra-cuu?code=026112100012');
    expect(evidence(given)).toEqual(given);
  });

  it('does not keep a citizen’s number that a portal shows as a code', () => {
    expect(evidence(submitted('001199000001')).submissions[0]?.code).toBe('«citizen.idNumber»');
  });

  it('cuts long texts, never through a placeholder', () => {
    for (let before = LONGEST_TEXT - 30; before <= LONGEST_TEXT + 1; before += 1) {
      const [only] = evidence(withConsole(`${'.'.repeat(before)}001199000001${'.'.repeat(50)}`)).console;
      expect(only?.text.length).toBeLessThanOrEqual(LONGEST_TEXT);
      expect(only?.text).toMatch(/^\.+(«citizen\.idNumber»)?\.*…$/);
    }
  });

  it('does not store half of a secret that stands where reading ends', () => {
    for (const shrink of ['', '?token=']) {
      const long = `${shrink}${'x'.repeat(65_536 - 6 - shrink.length)} 001199000001`;
      expect(evidence(withConsole(long)).console[0]?.text).not.toContain('0011');
    }
  });
});

describe('any text', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      ...secrets.map(({ value }) => value),
      ...Object.values(SPELLINGS).map((spell) => spell(citizen.fullName)),
    ),
    fc.constantFrom(
      '079088001234',
      '0987654321',
      'MST 3101234567',
      'H49.22-261121-0001',
      '?code=',
      '&token=',
      '«',
      '»',
      '…',
    ),
    fc.constantFrom(
      '"password":"',
      '\\"',
      '%26',
      '%3D',
      '%',
      ' ',
      'Cookie: ',
      'eyJabcdef.abc.',
      '«secret»',
      '«citizen.phone»',
      '\uD83D',
    ),
    fc.stringMatching(/^\d{1,13}$/),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const texts = fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join(''));

  it('redacted twice is as redacted once', () => {
    fc.assert(
      fc.property(texts, (one) => {
        const once = text(one);
        expect(text(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('redacted twice is as redacted once, where it is cut', () => {
    const long = fc.tuple(fc.integer({ min: LONGEST_TEXT - 120, max: LONGEST_TEXT }), texts, texts);
    fc.assert(
      fc.property(long, ([before, one, other]) => {
        const once = evidence(withConsole(`${'-'.repeat(before)}${one}${other}`));
        expect(evidence(once)).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no distinctive value of the citizen afterwards', () => {
    fc.assert(
      fc.property(texts, (one) => {
        const redacted = text(one);
        for (const { value } of secrets.filter((secret) => secret.value.length >= 8)) {
          expect(redacted).not.toContain(value);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['eyJ', 'eyJ'],
    ['0912 ', '0912 '],
    ['token', 'token'],
    ['x-x-', 'x-x-'],
    ['Nguyễn ', 'nguyen '],
    ['%20', '%20'],
    ['mã số thuế ', 'MST '],
    ['1.004222.', '0.'],
    ['"password":"\\', '\\'],
    ['&code%3D', '%253F'],
    ['0', '0'],
    ['«', '«citizen.'],
    ['e\u0302\u0301', 'e\u0302'],
  ])('of a megabyte of %j is read in time in proportion to it', (unit, other) => {
    const megabyte = `${unit.repeat(500_000 / unit.length)}${other.repeat(500_000 / other.length)}`;
    expect(typeof text(megabyte)).toBe('string');
  });
});
