import type { DocumentFile } from '../../src/model/journey.ts';

/** Size that upload limits of real portals accept and that is not trivially small, bytes. */
const SIZE = 40_000;

/** A valid one-page PDF that says, in so many words, that it is a test file. */
const testPdf = (line: string): string => {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${line.length + 40} >>\nstream\nBT /F1 18 Tf 60 760 Td (${line}) Tj ET${' '.repeat(11)}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = `%PDF-1.4\n%${'synthetic test file '.repeat(SIZE / 20)}\n`;
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1').toString(
    'base64',
  );
};

export const declaration: DocumentFile = {
  id: 'declaration',
  kind: 'declaration',
  name: { vi: 'Tờ khai', en: 'Declaration' },
  fileName: 'to-khai-thu-nghiem.pdf',
  mimeType: 'application/pdf',
  base64: testPdf('PORTALSWEEP TEST FILE - DECLARATION'),
};

export const residenceProof: DocumentFile = {
  id: 'residence-proof',
  kind: 'residence-proof',
  name: { vi: 'Giấy tờ chứng minh chỗ ở hợp pháp', en: 'Proof of lawful residence' },
  fileName: 'cho-o-thu-nghiem.pdf',
  mimeType: 'application/pdf',
  base64: testPdf('PORTALSWEEP TEST FILE - RESIDENCE'),
};
