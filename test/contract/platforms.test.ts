import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PageMarks } from '#src/platforms/adapter.ts';
import { oneSpelling } from '#src/platforms/name-match.ts';
import { adapters, platformOf } from '#src/platforms/index.ts';
import { LIFE_ELSEWHERE, LIFE_LANGUAGE, LIFE_PROSE } from './service-life-words.ts';
import { REUSE_LANGUAGE, REUSE_PROSE } from './reuse-language.ts';

type Screens = {
  readonly platforms: readonly {
    readonly id: string;
    readonly urlPatterns?: readonly string[];
    readonly pageStructure?: readonly string[];
  }[];
};

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8').normalize('NFC');
const screens = JSON.parse(read('src/registry/data/portal-screens.json')) as Screens;

/** Every text of a JSON value, keys left out. */
const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
};
const fold = (text: string): string =>
  text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();

const known = [...texts(screens), ...texts(JSON.parse(read('src/registry/data/criteria.json')))].map(fold);
const holds = (words: string): boolean =>
  known.some((text) =>
    new RegExp(`(?<!\\p{L})${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u').test(text),
  );

/** Words of the law and of browsers that no label of the screens data has, with where they come from. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ...LIFE_ELSEWHERE,
  nữ: 'the sex on every Vietnamese identity card',
  'cán bộ': 'Nghị định 61/2018/NĐ-CP: those who receive and settle dossiers',
  'công chức': 'Nghị định 61/2018/NĐ-CP',
  'viên chức': 'Nghị định 61/2018/NĐ-CP',
  'bộ phận': 'Nghị định 61/2018/NĐ-CP: Bộ phận Một cửa',
  'kết quả giải quyết': 'Nghị định 45/2020/NĐ-CP: kết quả giải quyết thủ tục hành chính',
  'hiệu lực': 'Luật Giao dịch điện tử 20/2023/QH15: thời hạn có hiệu lực của chứng thư',
  'hết hạn': 'Nghị định 130/2018/NĐ-CP: chứng thư hết hạn',
  'chứng thực': 'Luật Giao dịch điện tử 20/2023/QH15: tổ chức cung cấp dịch vụ chứng thực',
  'toàn vẹn': 'Luật Giao dịch điện tử 20/2023/QH15: tính toàn vẹn',
  'khóa truy cập': 'how Windows and Android call a passkey in Vietnamese',
};

/**
 * Files that judge what a page says in whole sentences, and find nothing on it by these words. A portal may write
 * any Vietnamese there, so their words are the language's own: how it denies, obliges, warns and attributes.
 */
const PROSE = [
  'signature-warning.ts',
  'signing-claim.ts',
  'signing-duty-words.ts',
  'sentences.ts',
  ...REUSE_PROSE,
  ...LIFE_PROSE,
];
const LANGUAGE: ReadonlySet<string> = new Set([
  ...REUSE_LANGUAGE,
  ...LIFE_LANGUAGE,
  ...[
    'bắt buộc, nhất thiết, đòi hỏi, áp dụng, miễn, khỏi, nào, này, hề, chả, chẳng, còn, sẽ, nhưng, nên, vì, chứa',
    'bác bỏ, cảnh báo, can thiệp, chỉnh sửa, sửa, sửa đổi, thay đổi, giả mạo, quá hạn, quá yếu, thiếu, thu hồi',
    'tự ký, khác với, người khác, thuộc, chấp nhận, được chấp nhận, được tiếp nhận, công nhận, xác minh',
    'có giá trị, hợp pháp, nguyên vẹn, đáng tin, khớp, trùng khớp, tồn tại, chữ ký số hợp lệ, được ký, được ký số',
    'lãnh đạo, trạng thái, tập tin, văn bản',
  ].flatMap((line) => line.split(', ')),
]);

/** Without comments; letters that are written as escapes are read all the same. */
const plain = (source: string): string =>
  source
    .replace(/\\u([0-9a-f]{4})/gi, (written, code: string) =>
      Number.parseInt(code, 16) > 0xff ? String.fromCodePoint(Number.parseInt(code, 16)) : written,
    )
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

/** Runs of Vietnamese words (with at least one letter of its own) in a source file. */
const vietnamese = (source: string): string[] =>
  [
    ...plain(source)
      .normalize('NFC')
      .matchAll(/\p{L}+(?: \p{L}+)*/gu),
  ]
    .map(([run]) => run)
    .filter((run) => /[àáâãèéêìíòóôõùúýăđĩũơưạ-ỹ]/u.test(run.toLocaleLowerCase('vi')));

const files = readdirSync(new URL('src/platforms/', root), { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts'),
);

describe('words of the adapters', () => {
  // In the pages themselves nothing is folded: there both spellings stand side by side.
  it.each(files.filter((name) => name !== 'service-life/own-dossiers.ts'))(
    '%s writes them in the spelling that texts are folded to',
    (name) => {
      const source = plain(read(`src/platforms/${name}`));
      expect(vietnamese(source).filter((run) => oneSpelling(run) !== run)).toEqual([]);
    },
  );

  it('are found at all, so that the next test can fail', () => {
    expect(vietnamese(read('src/platforms/igate-v1.ts'))).toContain('Nộp hồ sơ');
    expect(vietnamese("const a = 'Nút bịa đặt';")).toEqual(['Nút bịa đặt']);
    expect(vietnamese("const a = 'N\\u1ed9p';")).toEqual(['Nộp']);
    expect(holds(fold('Nút bịa đặt'))).toBe(false);
  });

  it.each(files)('%s holds only words that the real platforms or the law use', (name) => {
    const unknown = vietnamese(read(`src/platforms/${name}`)).filter(
      (run) =>
        !(fold(run) in ELSEWHERE) && !holds(fold(run)) && !(PROSE.includes(name) && LANGUAGE.has(fold(run))),
    );
    expect(unknown).toEqual([]);
  });

  it.each(PROSE)('%s reads text and touches no page', (name) => {
    const imports = [...read(`src/platforms/${name}`).matchAll(/^import (type )?.* from '([^']+)'/gm)]
      .filter(([, typeOnly]) => typeOnly === undefined)
      .map(([, , from = '']) => from);
    const elsewhere = imports.filter(
      (from) =>
        !from.startsWith('#src/model/') &&
        !PROSE.some((each) => each.split('/').at(-1) === from.split('/').at(-1)) &&
        !from.endsWith('/name-match.ts'),
    );
    expect(elsewhere).toEqual([]);
  });
});

/** A platform's home page as far as the screens data describes it. */
const marksOf = (id: string): PageMarks => {
  const platform = screens.platforms.find((each) => each.id === id);
  const addresses = (platform?.urlPatterns ?? []).map((pattern) =>
    pattern
      .replaceAll('<tenant>', 'dich-vu-cong')
      .replace(/<[^>]+>/g, '123')
      .replaceAll('…', ''),
  );
  return { addresses: ['/', ...addresses], fits: new Set(), version: null };
};

describe('recognition', () => {
  it.each(adapters.slice(0, -1).map(({ id }) => id))(
    '%s is told by its own addresses, and by nobody else',
    (id) => {
      const claiming = adapters.slice(0, -1).filter((adapter) => adapter.recognise(marksOf(id)) !== null);
      expect(claiming.map((adapter) => adapter.id)).toEqual([id]);
    },
  );

  const others = screens.platforms
    .map(({ id }) => id)
    .filter((id) => !adapters.some((each) => each.id === id));
  it.each(others.filter((id) => id !== 'others'))('%s is left to the generic adapter', (id) => {
    expect(platformOf(marksOf(id)).adapter.id).toBe('generic');
  });

  it('a bare page is left to the generic adapter', () => {
    expect(platformOf({ addresses: ['/'], fits: new Set(), version: null }).adapter.id).toBe('generic');
  });

  it('passes the version on where the page shows one', () => {
    expect(platformOf({ ...marksOf('igate-v1'), version: '1.4' }).detection.version).toBe('1.4');
  });
});

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('adapter %s', (_, adapter) => {
  it('has an id of its own and can open a portal', () => {
    expect(adapters.filter(({ id }) => id === adapter.id)).toHaveLength(1);
  });

  it('sends to the national sign-in nothing but the sign-in', () => {
    for (const request of adapter.requests.filter(({ to }) => to === 'signIn'))
      expect(request.effect).toBe('signsIn');
  });

  it('declares no request that would pass for a draft and could file', () => {
    const filing = ['nhap-le-phi-ho-so?sid=1', 'xac-nhan-thong-tin-nop?sid=1'].map(
      (page) => `/dich-vu-cong/tiep-nhan-online/${page}`,
    );
    const drafts = adapter.requests.filter(
      ({ effect, to }) => to === 'portal' && effect !== 'submits' && effect !== 'pays',
    );
    const passing = [...filing, '/gui-ho-so', '/vi/padsvc/apply-online', '/'].filter((address) =>
      drafts.some(({ path }) => path.test(address)),
    );
    expect(passing).toEqual([]);
  });

  it('knows its requests by patterns without a memory', () => {
    for (const { path } of adapter.requests) expect(path.flags).not.toMatch(/[gy]/);
  });
});

it('the generic adapter comes last and sends nothing to the portal itself', () => {
  const last = adapters.at(-1);
  expect(last?.id).toBe('generic');
  expect(last?.requests.filter(({ to }) => to === 'portal')).toEqual([]);
});
