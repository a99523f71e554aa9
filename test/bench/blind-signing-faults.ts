/**
 * Faults of digital signing, written from a citizen's words alone, without sight of the checks that are to
 * find them. Each turns what a healthy stand-in portal of the family `igate-v1` sends (pages, answers to its
 * script, files) into what a faulty one would send; whatever the fault does not touch comes back as it is.
 * No function keeps anything between calls.
 */
import { appendRevision, firstPage, pdfStream, readPdf } from '#src/fleet/signing/pdf/pdf-file.ts';
import { isArray, isDictionary, isReference, writePdfValue } from '#src/fleet/signing/pdf/pdf-value.ts';
import { vietnameseFont } from '#src/fleet/signing/pdf/vietnamese-font.ts';

/** What was asked; `sent` is the body of the request, empty where it had none. */
type Context = { url: URL; method: string; sent: Buffer };

/** What the portal answers; names of headers are in lower case. */
export type Answer = { status: number; headers: Record<string, string | string[]>; body: Buffer };

export type BlindSigningFault = {
  id: string;
  description: string;
  citizenHurtIn:
    | 'provider-choice'
    | 'signing'
    | 'no-file'
    | 'wrong-file'
    | 'certificate'
    | 'bad-files'
    | 'published'
    | 'duty'
    | 'phone';
  /** `bodyOf` is the path of another address of the portal, whose body comes in place of the answer's own. */
  apply: (answer: Answer, context: Context) => Answer | { bodyOf: string; answer: Answer };
};

const typeOf = ({ headers }: Answer): string => String(headers['content-type'] ?? '');

const inPage = (answer: Answer, change: (html: string) => string): Answer =>
  typeOf(answer).includes('text/html')
    ? { ...answer, body: Buffer.from(change(answer.body.toString('utf8'))) }
    : answer;

type Told = Record<string, unknown>;

const inJson = (answer: Answer, change: (told: Told) => Told): Answer =>
  typeOf(answer).includes('json')
    ? {
        ...answer,
        body: Buffer.from(JSON.stringify(change(JSON.parse(answer.body.toString('utf8')) as Told))),
      }
    : answer;

const isPdf = (answer: Answer): boolean =>
  answer.status === 200 && typeOf(answer).includes('application/pdf');

/** A file that came out of a signing, from the signing itself or from the store. */
const isSignedFile = (answer: Answer, { url }: Context): boolean =>
  isPdf(answer) && /\/(?:ky-so|ho-so-dien-tu)\/[0-9a-f]+\/tep$/.test(url.pathname);

const STORE = /\/ho-so-dien-tu$/;

const foreverLoading = (answer: Answer): Answer =>
  inPage(answer, (html) =>
    html.replace(
      /<select class="form-control" id="don-vi-ky-so"[\s\S]*?<\/select>/,
      `<select class="form-control" id="don-vi-ky-so" name="donViKySo" disabled aria-busy="true"><option value="">Đang tải danh sách đơn vị ký số...</option></select>
<p><span class="spinner" aria-hidden="true"></span> Vui lòng chờ trong giây lát</p>`,
    ),
  );

/** The order reaches the citizen's phone all the same. */
const signedOutBySigning = (answer: Answer, { url, method }: Context): Answer =>
  method === 'POST' && url.pathname.endsWith('/ky-so')
    ? {
        status: 401,
        headers: {
          ...answer.headers,
          'content-type': 'application/json',
          'set-cookie': 'phien=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax',
        },
        body: Buffer.from(
          JSON.stringify({ message: 'Phiên làm việc đã hết hạn. Vui lòng đăng nhập lại để tiếp tục.' }),
        ),
      }
    : answer;

const somebodysDecision: BlindSigningFault['apply'] = (answer, context) =>
  isSignedFile(answer, context)
    ? {
        bodyOf: context.url.pathname.replace(
          /\/(?:ky-so|ho-so-dien-tu)\/.*$/,
          '/ket-qua-giai-quyet/quyet-dinh.pdf',
        ),
        answer,
      }
    : answer;

/** One more page in a further revision, as a portal does that files its receipt with the citizen's paper. */
const withReceipt = (pdf: Buffer): Buffer => {
  const file = readPdf(pdf);
  const parent = file === null ? undefined : firstPage(file)?.page.get('Parent');
  const pages = file?.resolve(parent);
  if (file === null || !isReference(parent) || !isDictionary(pages)) return pdf;
  const kids = file.resolve(pages.get('Kids'));
  const list = isArray(kids) ? kids : [];
  const pageAt = file.nextObject;
  const font = vietnameseFont();
  const lines = ['PHIẾU TIẾP NHẬN (giả lập)', 'Tài liệu đã được hệ thống tiếp nhận và lưu trữ.'].map(
    (line, at) => `BT /F1 14 Tf 62 ${760 - at * 24} Td ${font.write(line)} Tj ET`,
  );
  const page = `<< /Type /Page /Parent ${parent.object} 0 R /MediaBox [0 0 595 842] /Contents ${pageAt + 1} 0 R /Resources << /Font << /F1 ${pageAt + 2} 0 R >> >> >>`;
  return appendRevision(file, {
    objects: new Map([
      [pageAt, page],
      [pageAt + 1, pdfStream(lines.join('\n'))],
      ...font.objects(pageAt + 2).map((object, at) => [pageAt + 2 + at, object] as const),
      [
        parent.object,
        writePdfValue(
          new Map([
            ...pages,
            ['Kids', [...list, { object: pageAt, generation: 0 }]] as const,
            ['Count', list.length + 1] as const,
          ]),
        ),
      ],
    ]),
  });
};

const receiptBehind = (answer: Answer, context: Context): Answer =>
  isSignedFile(answer, context) ? { ...answer, body: withReceipt(answer.body) } : answer;

/** The name of another person with an account, as it stands in the list behind the one asked for. */
const neighbour = (name: string): string =>
  name.includes('Trần Đức Kiểm Thử') || name.includes('TRẦN ĐỨC KIỂM THỬ')
    ? 'Nguyễn Thị Thử Nghiệm'
    : 'Trần Đức Kiểm Thử';

const neighboursCertificate = (answer: Answer, { url }: Context): Answer =>
  url.pathname.endsWith('/ky-so/chung-thu')
    ? inJson(answer, (told) => {
        const rows = told['rows'] as [string, string][] | undefined;
        if (rows === undefined) return told;
        return {
          ...told,
          rows: rows.map(([label, value]) => [label, label === 'Người ký' ? neighbour(value) : value]),
        };
      })
    : answer;

const maintenanceForFile = (answer: Answer, context: Context): Answer => {
  if (!isSignedFile(answer, context)) return answer;
  const { 'content-disposition': _, ...headers } = answer.headers;
  return {
    status: 200,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(`<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Hệ thống lưu trữ</title></head>
<body><h1>Hệ thống lưu trữ đang được nâng cấp</h1><p>Vui lòng quay lại sau ít phút.</p></body></html>`),
  };
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Row of a file that the portal behind never took, under the names that the citizen gave. */
const keptRow = ({ url }: Context): string =>
  `<tr><td data-label="Tên giấy tờ">${escaped(url.searchParams.get('ten') ?? '')}<br><small>${escaped(url.searchParams.get('tep') ?? '')}</small></td>
<td data-label="Ngày lưu">hôm nay</td><td data-label="Chữ ký số">Đã có chữ ký khi tải lên</td>
<td data-label="Tải tệp"><a href="${url.pathname}/000000000000/tep">Tải tệp</a></td></tr>`;

/** The id of a file that the portal behind refused is its name, so that the list can show it. */
const idOf = (upload: Buffer): string =>
  Buffer.from(/ filename="([^"]*)"/.exec(upload.toString('utf8'))?.[1] ?? '').toString('hex');

const takesAnything = (answer: Answer, context: Context): Answer => {
  const { url, method, sent } = context;
  if (method === 'POST' && url.pathname.endsWith('/ky-so/tep'))
    return inJson(answer, ({ id }) => ({
      id: id ?? idOf(sent),
      text: 'Chữ ký số trong tệp hợp lệ.',
      tone: 'good',
    }));
  if (!STORE.test(url.pathname)) return answer;
  if (method === 'POST' && answer.status === 200) {
    const form = new URLSearchParams(sent.toString('utf8'));
    const named = new URLSearchParams({
      'da-luu': '1',
      ten: form.get('tenGiayTo') ?? '',
      tep: Buffer.from(form.get('tep') ?? '', 'hex').toString('utf8'),
    });
    return {
      status: 302,
      headers: { 'content-type': 'text/plain', location: `${url.pathname}?${named.toString()}` },
      body: Buffer.alloc(0),
    };
  }
  return inPage(answer, (html) => {
    const signed = html.replaceAll('Chưa ký số', 'Đã có chữ ký khi tải lên');
    if (!url.searchParams.has('ten')) return signed;
    const row = keptRow(context);
    return signed
      .replace('<tbody>', () => `<tbody>${row}`)
      .replace('<p>Chưa có tài liệu nào.</p>', () => `<table class="table"><tbody>${row}</tbody></table>`);
  });
};

/** A red ring with a star's stead in it, drawn over the page: what a scanned seal looks like. */
const RING = `q 0.85 0.1 0.1 RG 0.85 0.1 0.1 rg 3 w
490 150 m 490 177.6 467.6 200 440 200 c 412.4 200 390 177.6 390 150 c 390 122.4 412.4 100 440 100 c 467.6 100 490 122.4 490 150 c S
425 150 m 440 165 l 455 150 l 440 135 l h f Q`;

const sealOnly = (pdf: Buffer): Buffer => {
  const end = pdf.indexOf('%%EOF\n') + '%%EOF\n'.length;
  const file = readPdf(pdf.subarray(0, end));
  const first = file === null ? null : firstPage(file);
  if (file === null || first === null) return pdf;
  const contents = first.page.get('Contents') ?? null;
  return appendRevision(file, {
    objects: new Map([
      [file.nextObject, pdfStream(RING)],
      [
        first.reference.object,
        writePdfValue(
          new Map([
            ...first.page,
            [
              'Contents',
              [...(isArray(contents) ? contents : [contents]), { object: file.nextObject, generation: 0 }],
            ] as const,
          ]),
        ),
      ],
    ]),
  });
};

const sealsForSignatures = (answer: Answer, { url }: Context): Answer =>
  isPdf(answer) && url.pathname.includes('/ket-qua-giai-quyet/')
    ? { ...answer, body: sealOnly(answer.body) }
    : answer;

/** The page of the service was written before the duty came. */
const toldNotNeeded = (answer: Answer): Answer =>
  inPage(answer, (html) =>
    html.replace(
      /<h2>Thành phần phải ký số<\/h2><ul>[\s\S]*?<\/ul>/,
      '<h2>Chữ ký số</h2><ul><li>Không yêu cầu. Người nộp không cần có chữ ký số.</li></ul>',
    ),
  );

/** The row of the sign button is laid out for wide screens, and what is too wide is cut off. */
const buttonBeyondEdge = (answer: Answer): Answer =>
  inPage(answer, (html) =>
    html.replace(
      '</head>',
      () => `<style>
@media (max-width: 760px) {
  .signing-panel { overflow-x: hidden; }
  .signing-panel > .btn-row { width: 52rem; justify-content: flex-end; }
  .signing-panel > .btn-row .btn { flex: 0 0 auto; }
}
</style>
</head>`,
    ),
  );

export const BLIND_SIGNING_FAULTS: readonly BlindSigningFault[] = [
  {
    id: 'providers-load-for-ever',
    description: 'The list of signing providers says that it is being loaded, and goes on saying so.',
    citizenHurtIn: 'provider-choice',
    apply: foreverLoading,
  },
  {
    id: 'signing-signs-out',
    description: 'Pressing "sign" ends the session: the citizen is told to sign in again, every time.',
    citizenHurtIn: 'signing',
    apply: signedOutBySigning,
  },
  {
    id: 'web-page-for-file',
    description: 'Signed, it says; the link of the signed file leads to a page about maintenance.',
    citizenHurtIn: 'no-file',
    apply: maintenanceForFile,
  },
  {
    id: 'somebodys-decision',
    description:
      'What comes down as the signed document is a decision about somebody else, well signed by an officer.',
    citizenHurtIn: 'wrong-file',
    apply: somebodysDecision,
  },
  {
    id: 'receipt-behind-signature',
    description: 'After the signing the portal adds a page of its own, its receipt, to the signed file.',
    citizenHurtIn: 'wrong-file',
    apply: receiptBehind,
  },
  {
    id: 'neighbours-certificate',
    description: 'The certificate shown before signing names another citizen than the one whose key signs.',
    citizenHurtIn: 'certificate',
    apply: neighboursCertificate,
  },
  {
    id: 'takes-anything',
    description: 'Every file handed over is called validly signed and kept, a changed or unsigned one too.',
    citizenHurtIn: 'bad-files',
    apply: takesAnything,
  },
  {
    id: 'seals-for-signatures',
    description: 'Published results, said to be signed by an officer, carry a picture of a red seal only.',
    citizenHurtIn: 'published',
    apply: sealsForSignatures,
  },
  {
    id: 'told-not-needed',
    description: 'The page of the service says that no signature is needed; the documents step demands one.',
    citizenHurtIn: 'duty',
    apply: toldNotNeeded,
  },
  {
    id: 'button-beyond-edge',
    description: 'On the phone the button that signs lies beyond the right edge, where nobody can see it.',
    citizenHurtIn: 'phone',
    apply: buttonBeyondEdge,
  },
];
