import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { type Draft, type FleetPortal, type OfferedService, variantOf } from '../state.ts';

/** The one part that services ask to be signed. */
const SIGNED_PART = 'Tờ khai điện tử (E-Form)';

/** Which services demand a signature follows from the registry's essential services. */
const demandsSigning = ({ service }: OfferedService): boolean => service.signing.needed;

/** What a service's public page says of the duty to sign; null where it says nothing. */
export const announcedDuty = (
  portal: FleetPortal,
  offered: OfferedService,
): { readonly title: string; readonly text: string } | null => {
  if (!demandsSigning(offered)) return null;
  const variant = variantOf(portal, 'signing-duty-late');
  if (variant === null) return { title: 'Thành phần phải ký số', text: SIGNED_PART };
  return variant === 'ok'
    ? { title: 'Lưu ý', text: 'Người nộp dùng chữ ký số cá nhân hoặc tổ chức để ký tờ khai điện tử.' }
    : null;
};

export const dutyNotice = (portal: FleetPortal, offered: OfferedService): Markup => {
  const duty = announcedDuty(portal, offered);
  return duty === null ? html`` : html`<h2>${duty.title}</h2><ul><li>${duty.text}</li></ul>`;
};

/** Where the citizen hears of the duty while filing: beside the e-form, within it, or only when going on. */
export const dutyShown = (
  portal: FleetPortal,
  offered: OfferedService,
): 'section' | 'dialog' | 'end' | null => {
  if (!demandsSigning(offered)) return null;
  const variant = variantOf(portal, 'signing-duty-late');
  if (variant === null || variant === 'ok') return 'section';
  return ({ a: 'section', b: 'dialog', c: 'end' } as const)[variant];
};

export const DUTY = 'Tờ khai điện tử (E-Form) phải ký số trước khi nộp hồ sơ.';

/** Why a draft may not go on from its documents; null where it may. */
export const lacksSignature = (portal: FleetPortal, draft: Draft): string | null => {
  const isSigned = [...portal.signing.errands.values()].some(
    ({ draftId, signed }) => draftId === draft.id && signed !== null,
  );
  return demandsSigning(draft.service) && !isSigned ? DUTY : null;
};
