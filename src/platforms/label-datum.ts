import type { Datum } from '#src/model/datum.ts';
import { foldName } from './name-match.ts';

/** What stands in a label beside its words. */
const foldLabel = (label: string): string =>
  foldName(label)
    .replace(/\(.*?\)/g, ' ')
    .replace(/[*:]/g, ' ')
    .replace(/^\s*\d{1,2}[.)]\s+/, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Words for whoever files, in labels and headings. */
const FILER = 'nộp|yêu cầu|khai|kê khai|đề nghị|làm đơn|đăng ký(?! cùng)';

/** Someone whose data a form asks for beside the applicant's: any person or owner but the one who files. */
const OTHERS = new RegExp(
  `(?<!\\p{L})(?:con|trẻ|cha|mẹ|bố|vợ|chồng|bên nam|bên nữ|thành viên|chủ(?! hồ sơ)|người(?! (?:${FILER})))(?!\\p{L})`,
  'u',
);
/** Numbers and days of papers that are not the identity card in force. */
const OTHER_PAPERS =
  /giấy phép|giấy chứng nhận(?! căn cước)|quyết định|bằng lái|đã (?:được )?cấp(?!\p{L})|(?<!\p{L})cũ(?!\p{L})/u;
/** Papers that stand for the card where a form leaves the choice: "Số CMND/CCCD/Hộ chiếu". */
const OTHER_IDENTITY = /chứng minh nhân dân|hộ chiếu/u;
const OWN_CARD = /căn cước|cccd|định danh cá nhân|giấy tờ tùy thân/u;

const isOfOtherPaper = (words: string): boolean =>
  OTHER_PAPERS.test(words) || (OTHER_IDENTITY.test(words) && !OWN_CARD.test(words));
const CHILD = /(?<!\p{L})(?:con|trẻ|người được khai sinh)(?!\p{L})/u;

const NAME = 'họ(?: và|,)? ?(?:chữ đệm,?(?: và)? )?tên';
const APPLICANT =
  '(?: (?:của )?(?:người (?:nộp|yêu cầu|khai|kê khai|đề nghị|làm đơn)(?: hồ sơ| đơn)?|chủ hồ sơ|công dân))?';

/** The first that fits counts. Words of the forms annexed to the decrees and circulars of each procedure. */
const ASKS: readonly (readonly [Datum, RegExp])[] = [
  ['organisationAddress', /^(?:địa chỉ )?trụ sở|^địa chỉ (?:của )?(?:tổ chức|doanh nghiệp)/],
  ['organisationName', /^tên (?:cơ quan[,/] ?)?(?:tổ chức|doanh nghiệp|công ty)/],
  ['taxCode', /^mã số (?:thuế|doanh nghiệp)|^mst(?!\p{L})/u],
  ['fatherName', new RegExp(`^${NAME} (?:của )?(?:cha|bố)(?: đẻ)?$`, 'u')],
  ['motherName', new RegExp(`^${NAME} (?:của )?mẹ(?: đẻ)?$`, 'u')],
  ['fullName', new RegExp(`^${NAME}${APPLICANT}$`, 'u')],
  ['fullName', /^tên (?:người nộp|công dân|chủ hồ sơ)(?: hồ sơ)?$/],
  ['idIssuedOn', /^(?:ngày cấp|cấp ngày)(?!\p{L})/u],
  ['idIssuedBy', /^(?:nơi|cơ quan) cấp(?!\p{L})/u],
  ['birthDate', /^ngày(?:,? tháng,?(?: và)? năm)? sinh(?!\p{L})/u],
  [
    'idNumber',
    /^(?:số )?(?:căn cước|cccd|cmnd|chứng minh nhân dân|hộ chiếu|định danh cá nhân|giấy tờ tùy thân)(?!\p{L})/u,
  ],
  ['sex', new RegExp(`^giới tính${APPLICANT}$`, 'u')],
  ['nationality', new RegExp(`^quốc tịch(?: hiện nay)?${APPLICANT}$`, 'u')],
  ['ethnicity', new RegExp(`^dân tộc${APPLICANT}$`, 'u')],
  ['phone', /^(?:số )?(?:điện thoại|di động|đtdđ)(?!\p{L})/u],
  ['email', /^(?:địa chỉ )?(?:e-?mail|thư điện tử)(?!\p{L})/u],
  [
    'province',
    /^(?:tỉnh|thành phố)(?:\s*[/,]\s*(?:tỉnh|thành phố))?(?: (?:nơi )?(?:thường trú|cư trú|ở hiện nay))?$/,
  ],
  [
    'ward',
    /^(?:phường|xã)(?:\s*[/,]\s*(?:phường|xã|thị trấn|đặc khu))*(?: (?:nơi )?(?:thường trú|cư trú|ở hiện nay))?$/,
  ],
  [
    'address',
    /^(?:địa chỉ(?: chi tiết| liên hệ| thường trú| cư trú| hiện nay)?|nơi (?:thường trú|cư trú|ở hiện nay)|số nhà)(?!\p{L})/u,
  ],
];

/**
 * The datum of the applicant that a label asks for, by Vietnamese words alone; null where it asks for something
 * else or for somebody else's. `section` is the heading over the field; with `aboutChild`, parents are the child's.
 */
export const labelDatum = (label: string, section = '', aboutChild = false): Datum | null => {
  const words = foldLabel(label);
  if (isOfOtherPaper(words)) return null;
  const found = ASKS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
  if (found === 'fatherName' || found === 'motherName')
    return saysFiler(label) || !(aboutChild || OTHERS.test(foldLabel(section))) ? found : null;
  return asksForElse(label, section) || standsUnderOtherPaper(found, label, section) ? null : found;
};

const OF_THE_CARD: ReadonlySet<Datum | null> = new Set(['idNumber', 'idIssuedOn', 'idIssuedBy']);

/** "Ngày cấp" under "Thông tin giấy phép lái xe" is the day of that paper, whatever the field is called inside. */
export const standsUnderOtherPaper = (datum: Datum | null, label: string, section: string): boolean =>
  OF_THE_CARD.has(datum) &&
  isOfOtherPaper(foldLabel(section)) &&
  !/cmnd/.test(foldLabel(label)) &&
  !OWN_CARD.test(foldLabel(label));

/** "Họ và tên cha (người nộp hồ sơ)" asks for the father of the one who files. */
const saysFiler = (label: string): boolean =>
  new RegExp(`\\((?:của )?người (?:${FILER})`, 'u').test(foldName(label));

/** Whether a field asks for the data of someone else than the applicant, or of another paper. */
export const asksForElse = (label: string, section = ''): boolean =>
  isOfOtherPaper(foldLabel(label)) || OTHERS.test(foldLabel(label)) || OTHERS.test(foldLabel(section));

export const tellsOfChild = (text: string): boolean => CHILD.test(foldLabel(text));

/** What a value must look like, whoever it is about; null where any text does. */
export const askedMake = (label: string): 'name' | 'idNumber' | 'birthDate' | 'phone' | 'email' | null => {
  const words = foldLabel(label);
  return MAKES.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
};

const MAKES: readonly (readonly ['name' | 'idNumber' | 'birthDate' | 'phone' | 'email', RegExp])[] = [
  ['idNumber', /^(?:số )?(?:căn cước|cccd|định danh cá nhân)(?!\p{L})/u],
  ['birthDate', /^ngày(?:,? tháng,?(?: và)? năm)? sinh(?!\p{L})/u],
  ['phone', /^(?:số )?(?:điện thoại|di động|đtdđ)(?!\p{L})/u],
  ['email', /^(?:địa chỉ )?(?:e-?mail|thư điện tử)(?!\p{L})/u],
  ['name', new RegExp(`^${NAME}(?!\\p{L})`, 'u')],
];
