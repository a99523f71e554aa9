import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import { formPdf } from '../signing/pdf/form-pdf.ts';
import { type FileFlaw, signedFile } from '../signing/pdf/flawed-pdf.ts';
import { localSigner } from '../signing/pdf/local-signer.ts';
import { signPdf } from '../signing/pdf/sign-pdf.ts';
import { type FleetPortal, variantOf } from '../state.ts';
import type { SigningPaths } from './signing-paths.ts';
import { stampLines } from './stamp-lines.ts';
import { vietnamDate } from './vietnam-date.ts';

/** Results that every portal publishes; all made up. */
const RESULTS = [
  { name: 'giay-xac-nhan', title: 'Giấy xác nhận thông tin cư trú (giả lập)', number: '01', daysAgo: 9 },
  { name: 'quyet-dinh', title: 'Quyết định giải quyết thủ tục (giả lập)', number: '02', daysAgo: 6 },
  { name: 'thong-bao', title: 'Thông báo kết quả thẩm định (giả lập)', number: '03', daysAgo: 2 },
] as const;

const DAY_MS = 86_400_000;

/** The public list of results. */
export const resultsPage = (
  portal: FleetPortal,
  paths: SigningPaths,
): Markup => html`<h1>Kết quả giải quyết</h1>
<p>Kết quả giải quyết thủ tục hành chính được công khai dưới dạng tệp PDF do cán bộ có thẩm quyền ký.</p>
<table class="table"><thead><tr><th scope="col">Số</th><th scope="col">Tên kết quả</th><th scope="col">Ngày ký</th><th scope="col">Người ký</th><th scope="col">Tải tệp</th></tr></thead><tbody>${RESULTS.map(
  ({
    name,
    title,
    number,
    daysAgo,
  }) => html`<tr><td data-label="Số">${number}/KQ-GL</td><td data-label="Tên kết quả">${title}</td>
<td data-label="Ngày ký">${vietnamDate(new Date(Date.now() - daysAgo * DAY_MS))}</td><td data-label="Người ký">${portal.signing.officer.name}</td>
<td data-label="Tải tệp"><a href="${paths.results}/${name}.pdf">Tải tệp</a></td></tr>`,
)}</tbody></table>`;

/** The file of a result, made when it is first asked for; null for a name that is none. */
export const resultFile = async (portal: FleetPortal, name: string): Promise<Buffer | null> => {
  const result = RESULTS.find((each) => each.name === name);
  if (result === undefined) return null;
  const made = portal.signing.results.get(name) ?? makeResult(portal, result);
  portal.signing.results.set(name, made);
  return made;
};

const makeResult = async (portal: FleetPortal, result: (typeof RESULTS)[number]): Promise<Buffer> => {
  const { pki, officer } = portal.signing;
  const at = new Date();
  const pdf = formPdf({
    title: result.title,
    body: `${portal.row.name.vi} (giả lập)`,
    rows: [
      { label: 'Số', value: `${result.number}/KQ-GL` },
      { label: 'Người đề nghị', value: 'Người Nộp Mẫu (giả lập)' },
      { label: 'Nội dung', value: 'Kết quả giải quyết do máy tạo ra để kiểm thử.' },
    ],
    closing: ['Tệp này không có giá trị pháp lý.'],
    madeOn: at,
  });
  const variant = variantOf(portal, 'results-unsigned');
  if (variant === 'ok') {
    const signer = localSigner(await pki.leaf(officer, 'good'));
    const stamp = stampLines(officer, at);
    return (await signPdf(pdf, signer, { at, subFilter: 'adbe.pkcs7.detached', stamp })) ?? pdf;
  }
  const flaws: { readonly [V in 'a' | 'b' | 'c']: FileFlaw } = {
    a: 'stamp-picture',
    b: 'saved-again',
    c: 'changed-after-signing',
  };
  const order = { pki, pdf, holder: officer, other: officer, at, timeStamp: true, stamp: true };
  return (await signedFile(order, variant === null ? null : flaws[variant])) ?? pdf;
};
