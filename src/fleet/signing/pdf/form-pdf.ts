import { pdfStream, writePdf } from './pdf-file.ts';
import { pdfDate, pdfText, type PdfValue, writePdfValue } from './pdf-value.ts';
import { vietnameseFont } from './vietnamese-font.ts';

/** What stands on a form or a result: one page of A4. */
export type FormText = {
  readonly title: string;
  /** For people: the body that it goes to or comes from. */
  readonly body: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly closing: readonly string[];
  readonly madeOn: Date;
};

const LEFT = 62;
const WIDTH = 595 - 2 * LEFT;

/**
 * A declaration or result as PDF 1.7 with real Vietnamese text, marked as made up. Whatever does not fit on
 * the page is left out.
 */
export const formPdf = (form: FormText): Buffer => {
  const font = vietnameseFont();
  let y = 810;
  const lines: string[] = [];
  const line = (text: string, size: number, where: 'left' | 'middle'): void => {
    for (const part of wrapped(text, WIDTH / size, font.width)) {
      y -= size * 1.6;
      const x = where === 'left' ? LEFT : (595 - font.width(part) * size) / 2;
      if (y > 60)
        lines.push(`BT /F1 ${size} Tf ${x.toFixed(2)} ${y.toFixed(2)} Td ${font.write(part)} Tj ET`);
    }
  };
  line('DỮ LIỆU GIẢ LẬP – không phải giấy tờ thật', 9, 'middle');
  line('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 13, 'middle');
  line('Độc lập - Tự do - Hạnh phúc', 12, 'middle');
  y -= 14;
  line(form.title.toLocaleUpperCase('vi'), 15, 'middle');
  line(`Kính gửi: ${form.body}`, 11, 'middle');
  y -= 10;
  for (const { label, value } of form.rows) line(`${label}: ${value}`, 11, 'left');
  y -= 6;
  for (const sentence of form.closing) line(sentence, 11, 'left');

  const fontAt = 6;
  const page = new Map<string, PdfValue>([
    ['Type', { name: 'Page' }],
    ['Parent', { object: 2, generation: 0 }],
    ['MediaBox', [0, 0, 595, 842]],
    ['Contents', { object: 4, generation: 0 }],
    ['Resources', new Map([['Font', new Map([['F1', { object: fontAt, generation: 0 }]])]])],
  ]);
  const information = new Map<string, PdfValue>([
    ['Title', pdfText(form.title)],
    ['Subject', pdfText('Tệp giả lập để kiểm thử')],
    ['Producer', { written: '(PortalSweep local fleet)' }],
    ['CreationDate', pdfDate(form.madeOn)],
  ]);
  return writePdf(
    [
      '<< /Type /Catalog /Pages 2 0 R /Lang (vi) >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      writePdfValue(page),
      pdfStream(lines.join('\n')),
      writePdfValue(information),
      ...font.objects(fontAt),
    ],
    new Map([
      ['Root', { object: 1, generation: 0 }],
      ['Info', { object: 5, generation: 0 }],
    ]),
  );
};

/** Lines of at most this width at size 1, broken at blanks. */
const wrapped = (text: string, width: number, widthOf: (text: string) => number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};
