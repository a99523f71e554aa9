import type { Paper } from '../procedures/procedure.ts';
import { type FleetPortal, variantOf } from '../state.ts';

const MEGABYTE = 1_000_000;

/** Magic first bytes of the file kinds that portals take. */
const BEGINNINGS: Readonly<Record<string, readonly string[]>> = {
  pdf: ['%PDF-'],
  png: ['\u0089PNG'],
  jpg: ['\u00ff\u00d8\u00ff'],
  doc: ['\u00d0\u00cf', '{\\rtf'],
  docx: ['PK'],
};

/** What stands beside an upload on its limits; empty where the portal says nothing. */
export const limitWords = (portal: FleetPortal, { formats, mostMb }: Paper): string => {
  const kinds = formats.join(', ');
  const variant = variantOf(portal, 'limit-not-stated');
  if (variant === null) return `Định dạng: ${kinds}. Dung lượng tối đa: ${mostMb} MB`;
  return {
    a: '',
    b: `Định dạng: ${kinds}`,
    c: 'Dung lượng và định dạng tệp theo quy định',
    ok: `Chỉ nhận tệp ${kinds.toLocaleUpperCase('vi')} không quá ${mostMb} MB`,
  }[variant];
};

/** For the `accept` of a file input. */
export const acceptOf = ({ formats }: Paper): string =>
  formats.flatMap((format) => (format === 'jpg' ? ['.jpg', '.jpeg'] : [`.${format}`])).join(',');

/** Why a file is not taken for this paper: what is said, and with which status. Null where it is. */
export type Refusal = { readonly status: 200 | 413; readonly text: string; readonly silent: boolean };

export const refusalOf = (portal: FleetPortal, paper: Paper, name: string, bytes: Buffer): Refusal | null => {
  const ending = (name.split('.').at(-1) ?? '').toLowerCase().replace('jpeg', 'jpg');
  const isKnown = (BEGINNINGS[ending] ?? []).some((begin) =>
    bytes.toString('latin1', 0, 8).startsWith(begin),
  );
  if (!paper.formats.includes(ending) || !isKnown)
    return {
      status: 200,
      silent: false,
      text: `Tệp tin không đúng định dạng, chỉ nhận ${paper.formats.join(', ')}`,
    };
  const most = paper.mostMb * MEGABYTE;
  const text = `Tệp tin quá lớn: vượt quá dung lượng tối đa ${paper.mostMb} MB`;
  const variant = variantOf(portal, 'limit-not-honoured');
  if (variant === 'a') return null;
  if (variant === 'b' && bytes.length > most * 0.8) return { status: 200, silent: false, text };
  if (bytes.length <= most) return null;
  return { status: variant === 'ok' ? 413 : 200, silent: variant === 'c', text };
};
