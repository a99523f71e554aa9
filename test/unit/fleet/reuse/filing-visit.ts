import type { CarriedFault } from '#src/fleet/fault.ts';
import { citizens } from '../../../../scenarios/identities/citizens.ts';
import { filledForm, hiddenIn, linkIn, type Page } from '../citizen-client.ts';
import { FILE_NAME, PDF, type PortalVisit } from '../signing-pages/portal-visit.ts';

/** Puts a fault on the portal and signs in again by the portal's own form, which is quicker than the e-ID. */
export const carry = async (visit: PortalVisit, fault: CarriedFault | null): Promise<void> => {
  await visit.fleet.setFault(visit.portal.id, fault);
  const form = await visit.get(linkIn(await visit.get('/'), 'Đăng nhập'));
  await visit.submit(form.url, {
    tokencsrf: hiddenIn(form, 'tokencsrf'),
    tenDangNhap: citizens[0]?.credentials.username ?? '',
    matKhau: citizens[0]?.credentials.password ?? '',
  });
};

/** The applicant's page of a new filing on the family that draws its pages on the server. */
export const applicantPage = async (visit: PortalVisit, service = 'Đăng ký thường trú'): Promise<Page> => {
  const search = new URL(linkIn(await visit.get('/'), 'NỘP HỒ SƠ TRỰC TUYẾN'));
  search.searchParams.set('tu-khoa', service);
  const detail = await visit.get(linkIn(await visit.get(search.href), 'Xem chi tiết'));
  const first = await visit.get(linkIn(detail, 'Nộp hồ sơ'));
  if (!first.url.includes('chon-truong-hop')) return first;
  const tokencsrf = hiddenIn(first, 'tokencsrf');
  return visit.submit(first.url, { tokencsrf, coQuan: '1', truongHop: '7 ngày' });
};

/** The page of papers of a new filing. */
export const papersPage = async (visit: PortalVisit, service?: string): Promise<Page> => {
  const applicant = await applicantPage(visit, service);
  return visit.submit(applicant.url, filledForm(applicant));
};

/** Hands a file to a paper's row; the answer of the portal. */
export const giveFile = async (
  visit: PortalVisit,
  papers: Page,
  slot: string,
  file: File = new File([new Uint8Array(PDF)], FILE_NAME),
): Promise<{
  readonly ok: boolean;
  readonly message?: string;
  readonly files?: readonly { id: string }[];
}> => {
  const url = papers.url.replace('nhap-thong-tin-ho-so', 'tai-tep');
  const answer = await visit.submit(url, { tokencsrf: hiddenIn(papers, 'tokencsrf'), slot, tep: file });
  return JSON.parse(answer.text) as Awaited<ReturnType<typeof giveFile>>;
};

/** Value and lock of each field of the page's form, by its name. */
export const fieldsOn = (
  page: Page,
): ReadonlyMap<string, { readonly value: string; readonly locked: boolean }> => {
  const values = filledForm({ ...page, text: page.text.replaceAll(/ required(?=[ >])/g, '') });
  const locked = new Set([...page.text.matchAll(/name="(\w+)"[^>]* readonly/g)].map(([, name]) => name));
  return new Map(Object.entries(values).map(([name, value]) => [name, { value, locked: locked.has(name) }]));
};

/** Address of the picker of a paper's row, and the token that it takes. */
export const pickerOf = (
  papers: Page,
  slot: string,
): { readonly address: string; readonly token: string } => {
  const found = new RegExp(`data-store-picker="([^"]+/${slot})" data-token="([^"]+)"`).exec(papers.text);
  return { address: found?.[1] ?? '', token: found?.[2] ?? '' };
};
