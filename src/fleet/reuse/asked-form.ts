import { procedureOf } from '../procedures.ts';
import type { DocumentKind } from '#src/model/datum.ts';
import type { FormItem, FormSection, Paper } from '../procedures/procedure.ts';
import { type FleetPortal, type OfferedService, variantOf } from '../state.ts';
import type { FaultId, FaultVariant } from '../fault.ts';

/** The e-form beside the applicant's block and the papers, as one portal asks for them. */
export type AskedForm = {
  readonly sections: readonly FormSection[];
  readonly papers: readonly Paper[];
  /** Words and link of a blank form to be fetched; null where there is none. */
  readonly blank: { readonly text: string; readonly label: string } | null;
};

export const askedForm = (portal: FleetPortal, offered: OfferedService): AskedForm => {
  const healthy = procedureOf(offered.service.id);
  const sections = [...healthy.sections, ...askedAgain(portal)];
  const papers = withOverAsked(portal, offered, healthy.papers);
  const variant = variantOf(portal, 'form-only-as-file');
  if (variant === null) return { sections, papers, blank: null };
  const label = { a: 'Tải mẫu đơn (Word)', b: 'Tải mẫu tờ khai (PDF)', c: 'Mẫu đơn', ok: 'Mẫu tham khảo' }[
    variant
  ];
  if (variant === 'ok')
    return { sections, papers, blank: { label, text: 'Có thể xem trước mẫu tờ khai, không phải nộp lại.' } };
  const form: Paper = {
    ...PAPER,
    id: 'to-khai',
    label: `Tờ khai ${offered.service.name.vi} (tải mẫu về, điền và tải lên)`,
    document: 'declaration',
    formats: ['doc', 'docx', 'pdf'],
  };
  return {
    sections: [],
    papers: [form, ...papers],
    blank: { label, text: 'Công dân tải mẫu đơn về máy, điền đầy đủ thông tin rồi tải lên tại đây.' },
  };
};

const PAPER: Omit<Paper, 'id' | 'label' | 'document'> = {
  required: true,
  formats: ['pdf', 'jpg', 'png'],
  mostMb: 5,
  fetchedByOffice: false,
};

type OverAsk = {
  readonly fault: FaultId;
  readonly document: DocumentKind;
  /** Services that it concerns; all that take papers where absent. */
  readonly services?: readonly string[];
  readonly labels: { readonly [V in Exclude<FaultVariant, 'ok'>]: string };
  /** What the look-alike shows: asked of somebody else, or not asked for at all. */
  readonly ok: Partial<Paper> & Pick<Paper, 'label'>;
};

const OVER_ASKS: readonly OverAsk[] = [
  {
    fault: 'over-ask-id-card',
    document: 'id-card',
    labels: {
      a: 'Bản chụp thẻ căn cước công dân (2 mặt)',
      b: 'Bản sao CMND/CCCD của người nộp hồ sơ',
      c: 'Ảnh chụp mặt trước và mặt sau thẻ căn cước',
    },
    ok: { label: 'Hộ chiếu nước ngoài của người được bảo lãnh (nếu có)', document: 'other', required: false },
  },
  {
    fault: 'over-ask-household-book',
    document: 'household-book',
    labels: {
      a: 'Bản sao sổ hộ khẩu',
      b: 'Sổ hộ khẩu hoặc sổ tạm trú (bản chụp)',
      c: 'Bản chụp tất cả các trang của sổ hộ khẩu gia đình',
    },
    ok: { label: 'Sổ hộ khẩu', required: false, fetchedByOffice: true },
  },
  {
    fault: 'over-ask-marriage-certificate',
    document: 'marriage-certificate',
    services: ['ESS-09', 'ESS-15'],
    labels: {
      a: 'Giấy chứng nhận kết hôn của cha mẹ',
      b: 'Bản sao giấy đăng ký kết hôn của cha và mẹ trẻ',
      c: 'Trích lục kết hôn của cha mẹ',
    },
    ok: { label: 'Giấy chứng nhận kết hôn', required: false, fetchedByOffice: true },
  },
  {
    fault: 'over-ask-residence-confirmation',
    document: 'residence-confirmation',
    labels: {
      a: 'Giấy xác nhận thông tin về cư trú (mẫu CT07)',
      b: 'Giấy xác nhận nơi cư trú của công an cấp xã',
      c: 'Thông báo số định danh và xác nhận cư trú (mẫu CT08)',
    },
    ok: { label: 'Xác nhận thông tin về cư trú', required: false, fetchedByOffice: true },
  },
];

const withOverAsked = (
  portal: FleetPortal,
  offered: OfferedService,
  papers: readonly Paper[],
): readonly Paper[] => {
  const asked = OVER_ASKS.find(({ fault }) => portal.fault?.fault === fault);
  const variant = asked === undefined ? null : variantOf(portal, asked.fault);
  if (asked === undefined || variant === null || papers.length === 0) return papers;
  if (asked.services?.includes(offered.service.id) === false) return papers;
  const rest = papers.filter(({ document }) => document !== asked.document);
  const paper: Paper = { ...PAPER, id: 'doi-them', document: asked.document, label: '' };
  if (variant === 'ok')
    return [...papers.filter((each) => each.document !== asked.document), { ...paper, ...asked.ok }];
  return [{ ...paper, label: asked.labels[variant] }, ...rest];
};

/** Items that ask for what the State holds of the applicant as if it held nothing. */
const askedAgain = (portal: FleetPortal): readonly FormSection[] => {
  const variant = variantOf(portal, 'over-ask-fields');
  if (variant === null) return [];
  const items: { readonly [V in FaultVariant]: readonly FormItem[] } = {
    a: [
      again('cha', 'Họ và tên cha (người nộp hồ sơ)', 'fatherName'),
      again('me', 'Họ và tên mẹ (người nộp hồ sơ)', 'motherName'),
    ],
    b: [
      again('tinh', 'Tỉnh/Thành phố nơi thường trú', 'province'),
      again('xa', 'Phường/Xã nơi thường trú', 'ward'),
      again('nha', 'Địa chỉ thường trú', 'address'),
    ],
    c: [
      again('ngay', 'Ngày cấp căn cước', 'idIssuedOn'),
      again('noi', 'Nơi cấp căn cước', 'idIssuedBy'),
      again('toc', 'Dân tộc của người nộp hồ sơ', 'ethnicity'),
    ],
    ok: [{ ...again('lienHe', 'Người liên hệ khi cần', 'fullName'), datum: null, required: false }],
  };
  return [{ title: 'Thông tin bổ sung', items: items[variant] }];
};

const again = (name: string, label: string, datum: NonNullable<FormItem['datum']>): FormItem => ({
  name: `boSung_${name}`,
  label,
  datum,
  kind: 'text',
  format: 'plain',
  required: true,
  options: [],
  askedAgain: true,
});
