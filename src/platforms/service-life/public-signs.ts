import type { PublicSignEvidence } from '#src/model/filing.ts';
import { foldName } from '../name-match.ts';
import { sentencesOf } from '../sentences.ts';
import { signingDutyIn } from '../signing-duty-words.ts';

export type PublicSign = Pick<PublicSignEvidence, 'about' | 'says' | 'words'>;

/** Providers of signing certificates by the names that portals give them. */
const PROVIDERS =
  /smart ?ca|mysign|my-sign|fpt[ .-]?ca|bkav[ -]?ca|misa e?sign|easy ?ca|trust ?ca|nc[ -]ca|lcs[ -]ca|newtel[ -]ca|viettel[ -]ca|vnpt[ -]ca|ca2(?!\d)|intrust|i-ca(?!\w)|usb ký số|sim ký số|usb token|ban cơ yếu/u;
const STORE =
  /kho (?:dữ liệu|tài liệu|giấy tờ|quản lý dữ liệu|lưu trữ)(?: \p{L}+){0,3} (?:điện tử|cá nhân|số|riêng)|(?<!nộp )hồ sơ điện tử(?: cá nhân)?$|kho (?:điện tử|cá nhân)/u;
const SIGNING = /ký số|chữ ký số/u;
const DENIED =
  /(?<!\p{L})(?:không|chưa)(?: \p{L}+){0,3} (?:hỗ trợ|cung cấp|triển khai|áp dụng|sử dụng|có|ký số|dùng)(?!\p{L})/u;

/**
 * Papers of what the State's registers hold (Luật 20/2023/QH15 Điều 41, Nghị định 45/2020/NĐ-CP Điều 4): the identity
 * card, the household book, confirmations of residence, and what the civil register keeps.
 */
const HELD =
  /(?:bản sao|bản chụp|bản chính|ảnh|photo)(?: \p{L}+){0,5} (?:căn cước|cccd|cmnd|chứng minh nhân dân)|sổ hộ khẩu|sổ tạm trú|(?:giấy )?xác nhận (?:thông tin )?(?:về )?cư trú|ct0[78]|giấy chứng nhận kết hôn|giấy khai sinh|bản sao trích lục/u;
const SPARED =
  /(?<!\p{L})(?:không (?:yêu cầu|phải|cần|bắt buộc)|miễn|thay thế|khai thác|tra cứu trên cơ sở dữ liệu|cơ quan(?: \p{L}+){0,4} tự (?:tra cứu|lấy|kiểm tra))(?!\p{L})/u;

const signOf = (about: PublicSign['about'], says: PublicSign['says'], words: string): PublicSign => ({
  about,
  says,
  words: words.replace(/\s+/g, ' ').trim().slice(0, 240),
});

/** Signs on a service's own page. `papers` are those that its dossier asks for. */
export const serviceSigns = (lines: readonly string[], papers: readonly string[]): readonly PublicSign[] => {
  const duty = signingDutyIn(lines);
  const provider = lines.find((line) => PROVIDERS.test(foldName(line)));
  const asked = papers.find((paper) => HELD.test(foldName(paper)) && !SPARED.test(foldName(paper)));
  const spared = lines
    .flatMap(sentencesOf)
    .find((sentence) => HELD.test(foldName(sentence)) && SPARED.test(foldName(sentence)));
  return [
    ...(duty === null ? [] : [signOf('signing-duty', duty.says, duty.words)]),
    ...(provider === undefined ? [] : [signOf('signing-providers', 'announced', provider)]),
    ...(asked === undefined ? [] : [signOf('over-ask', 'announced', asked)]),
    ...(asked === undefined && spared !== undefined ? [signOf('over-ask', 'contradicted', spared)] : []),
  ];
};

/** Signs on the portal's own pages: its menus, and what leads to guides. */
export const portalSigns = (
  links: readonly { readonly text: string }[],
  lines: readonly string[],
): readonly PublicSign[] => {
  const entry = links.find(({ text }) => STORE.test(foldName(text)) && !/hướng dẫn/u.test(foldName(text)));
  const guide = (about: RegExp): string | undefined =>
    links.find(({ text }) => /hướng dẫn|cẩm nang/u.test(foldName(text)) && about.test(foldName(text)))?.text;
  const signing = guide(SIGNING);
  const store = guide(/kho|hồ sơ điện tử|giấy tờ điện tử/u);
  const provider = [...links.map(({ text }) => text), ...lines].find((text) =>
    PROVIDERS.test(foldName(text)),
  );
  const denied = (about: RegExp): string | undefined =>
    lines.flatMap(sentencesOf).find((line) => about.test(foldName(line)) && DENIED.test(foldName(line)));
  const noStore = entry === undefined ? denied(/kho (?:dữ liệu|tài liệu|giấy tờ)/u) : undefined;
  const noSigning = provider === undefined ? denied(SIGNING) : undefined;
  return [
    ...(entry === undefined ? [] : [signOf('store-entry', 'announced', entry.text)]),
    ...(noStore === undefined ? [] : [signOf('store-entry', 'contradicted', noStore)]),
    ...(store === undefined ? [] : [signOf('store-guide', 'announced', store)]),
    ...(signing === undefined ? [] : [signOf('signing-guide', 'announced', signing)]),
    ...(provider === undefined ? [] : [signOf('signing-providers', 'announced', provider)]),
    ...(noSigning === undefined ? [] : [signOf('signing-providers', 'contradicted', noSigning)]),
  ];
};
