import type { ComponentEvidence } from '#src/model/filing.ts';
import { foldName } from './name-match.ts';

type Limit = ComponentEvidence['limit'];

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const UNIT = String.raw`(?:kb|mb|gb|kilobyte|megabyte)s?(?!\p{L})`;
/** A size alone may be that of a file: it is a limit by the words before it. */
const SIZE = new RegExp(
  String.raw`(?:tối đa|dung lượng|kích thước|không (?:vượt )?quá|không lớn hơn|nhỏ hơn|dưới|giới hạn|max(?:imum)?|up to|≤|<)[^.;\n]{0,60}?${NUMBER}\s*${UNIT}`,
  'iu',
);

const EXTENSIONS = 'pdf|docx?|xlsx?|pptx?|odt|rtf|txt|xml|jpe?g|png|gif|bmp|tiff?|zip|rar|7z|mp4';
const FORMAT = String.raw`(?:\*?\.)?(?:${EXTENSIONS})(?![\p{L}\p{N}])`;
const LIST = String.raw`${FORMAT}(?:\s*(?:,|;|/|\||hoặc|và|-|\s)\s*${FORMAT})*`;
/** A list after words that announce it, or at least two formats in a row; never the end of a file's name. */
const FORMATS = [
  new RegExp(
    String.raw`(?:định dạng|loại (?:tệp|file)|kiểu (?:tệp|file)|chấp nhận|hỗ trợ|format|đuôi)[^.;\n]{0,40}?(?<![\p{L}\p{N}_-])(${LIST})`,
    'iu',
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}_-])(${FORMAT}(?:\s*(?:,|;|/|\||hoặc|và)\s*${FORMAT})+)`, 'iu'),
];

/** Words that tell the greatest size and the formats of an upload; null where there are none. Pure. */
export const limitIn = (text: string): Limit => {
  const line = text.normalize('NFC').replace(/\s+/g, ' ');
  const size = SIZE.exec(line)?.[0] ?? null;
  const formats = FORMATS.map((pattern) => pattern.exec(line)?.[1]).find((list) => list !== undefined);
  return { size, formats: formats ?? null };
};

const FACTORS: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

/** Octets of a stated size: 5 MB is 5 × 1024², as every such limit is programmed. Null where it is no size. Pure. */
export const octetsOf = (size: string): number | null => {
  const [, number, unit] = new RegExp(String.raw`(${NUMBER})\s*([kmg])`, 'iu').exec(size) ?? [];
  const factor = FACTORS[unit?.toLowerCase() ?? ''];
  if (number === undefined || factor === undefined) return null;
  return Math.round(Number(number.replace(',', '.')) * factor);
};

/** Extensions of stated formats, small letters, without the dot. Pure. */
export const extensionsOf = (formats: string): readonly string[] => [
  ...new Set([...foldName(formats).matchAll(new RegExp(EXTENSIONS, 'g'))].map(([extension]) => extension)),
];
