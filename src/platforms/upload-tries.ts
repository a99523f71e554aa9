import type { UploadLimitEvidence } from '#src/model/filing.ts';
import type { Payload } from './file-payload.ts';
import { extensionsOf, octetsOf } from './upload-limit.ts';

/** One file to hand over, and what it tries. */
export type UploadTry = { readonly given: UploadLimitEvidence['given']; readonly file: Payload };

/** Larger stated limits are not tried: the file alone would cost portal and machine too much. */
const MOST_OCTETS = 25 * 1024 ** 2;

/** Beginnings by which files of each kind are known, and their MIME types. */
const MAKES: Readonly<Record<string, readonly [beginning: string, mimeType: string]>> = {
  pdf: ['%PDF-1.4\n%synthetic test file\n', 'application/pdf'],
  jpg: ['\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000', 'image/jpeg'],
  jpeg: ['\u00ff\u00d8\u00ff\u00e0\u0000\u0010JFIF\u0000', 'image/jpeg'],
  png: ['\u0089PNG\r\n\u001a\n', 'image/png'],
  doc: ['\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1', 'application/msword'],
  docx: ['PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  xml: ['<?xml version="1.0"?><test/>', 'application/xml'],
  txt: ['synthetic test file\n', 'text/plain'],
};

/** A file that says what it is and that it is a test, of so many octets. */
export const testFile = (extension: string, octets: number, name: string): Payload => {
  const [beginning, mimeType] = MAKES[extension] ?? ['synthetic test file\n', 'application/octet-stream'];
  const buffer = Buffer.alloc(Math.max(octets, beginning.length), 'synthetic test file ');
  buffer.write(beginning, 0, 'latin1');
  if (extension === 'pdf') buffer.write('\n%%EOF\n', buffer.length - 7, 'latin1');
  return { name: `${name}.${extension}`, mimeType, buffer };
};

const SMALL = 2_000;
/** Formats that no portal lists for papers; the first that is not stated is tried. */
const UNUSUAL = ['txt', 'exe'];

/** What to hand to a control with this stated limit; nothing where it states neither size nor formats. Pure. */
export const uploadTries = (limit: {
  readonly size: string | null;
  readonly formats: string | null;
}): readonly UploadTry[] => {
  const stated = limit.formats === null ? [] : extensionsOf(limit.formats).filter((each) => each in MAKES);
  const most = limit.size === null ? null : octetsOf(limit.size);
  const extension = stated[0] ?? 'pdf';
  const sized: readonly UploadTry[] =
    most === null || most > MOST_OCTETS
      ? []
      : [
          { given: 'under-limit', file: testFile(extension, Math.floor(most * 0.95), 'thu-95-phan-tram') },
          { given: 'over-limit', file: testFile(extension, Math.ceil(most * 1.05), 'thu-105-phan-tram') },
        ];
  const other = UNUSUAL.find((each) => !stated.includes(each));
  return [
    ...sized,
    ...stated.map((each) => ({
      given: 'stated-format' as const,
      file: testFile(each, SMALL, 'thu-dinh-dang'),
    })),
    ...(stated.length === 0 || other === undefined
      ? []
      : [{ given: 'other-format' as const, file: testFile(other, SMALL, 'thu-dinh-dang-khac') }]),
  ];
};
