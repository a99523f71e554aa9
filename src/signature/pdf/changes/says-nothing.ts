import { decodeStream } from '../decode-stream.ts';
import type { PdfFile } from '../file.ts';
import { PdfRefusal } from '../refusal.ts';
import { as, numberOf, type PdfDict } from '../value.ts';

/** Width and height of a look, in its own units; it begins at 0, 0. */
type Box = { readonly width: number; readonly height: number };

/**
 * Operators that draw nothing that could be read (ISO 32000-2, annex A): state, colour, clipping, painting of paths that
 * are looked at one by one, and text that has no characters. Images, forms, patterns, curves and dashes could be writing,
 * and what is moved or scaled is not measured.
 */
const SILENT = new Set(
  'q Q w J j M i g G rg RG k K h S s f F f* B B* b b* n W W* BMC BDC EMC BT ET Tf Td TD Tm Tr Tz Tc Tw TL Ts T* Tj TJ'.split(
    ' ',
  ),
);

const TOKEN = /\(\)|<<|>>|<>|\/[^\s/<>()[\]]*|[[\]]|[^\s/<>()[\]]+|[()<>]/g;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** A number, a name, a bracket, a string without a character; a space may be drawn by its font. */
const OPERAND = /^(?:\/.*|[[\]]|<<|>>|\(\)|<>)$/;

const NO_DASH = /\[\s*\]\s*0\s+d\b/g;

/** Longest content that is looked at, in tokens: frames take a few dozen. */
const TOKEN_LIMIT = 400;

/** A frame lies this near to the edges, and a background takes this much of both sides. */
const NEAR = 0.12;
const NEAR_UNITS = 3;
const SPANS = 0.7;

const isNear = (at: number, end: number): boolean => {
  const reach = Math.max(NEAR_UNITS, end * NEAR);
  return Math.abs(at) <= reach || Math.abs(end - at) <= reach;
};

/** Whether a drawing is no more than a frame and a background: nothing that a signer could have read. */
const isFrame = (content: string, { width, height }: Box): boolean => {
  const tokens = content.replaceAll(NO_DASH, ' ').match(TOKEN) ?? [];
  if (tokens.length > TOKEN_LIMIT) return false;
  let numbers: number[] = [];
  for (const token of tokens) {
    if (NUMBER.test(token)) {
      numbers.push(Number(token));
      continue;
    }
    if (OPERAND.test(token)) continue;
    const operands = numbers;
    numbers = [];
    if (token === 're') {
      const [wide = NaN, high = NaN] = operands.slice(-2);
      if (!(Math.abs(wide) >= width * SPANS && Math.abs(high) >= height * SPANS)) return false;
    } else if (token === 'm' || token === 'l') {
      const [x = NaN, y = NaN] = operands.slice(-2);
      if (!isNear(x, width) && !isNear(y, height)) return false;
    } else if (!SILENT.has(token)) return false;
  }
  return true;
};

/** Null where it is not the plain box of a form field. */
const boxOf = (file: PdfFile, { entries }: PdfDict, at: number): Box | null => {
  const items = as('array', file.resolve(entries.get('BBox'), at))?.items.map(numberOf) ?? [];
  const [left, low, width, height] = items;
  if (left !== 0 || low !== 0 || typeof width !== 'number' || typeof height !== 'number') return null;
  return width > 0 && height > 0 && !entries.has('Matrix') ? { width, height } : null;
};

/**
 * Whether a widget showed nothing that can be read. The look of its present state is asked; one that cannot be decoded
 * may have said anything. @throws PdfRefusal only where a limit is reached
 */
export function saidNothing(file: PdfFile, widget: PdfDict, at: number): boolean {
  const held = widget.entries.get('AP');
  if (held === undefined) return true;
  const looks = file.dict(held, at);
  if (looks === null) return false;
  const normal = file.resolve(looks.entries.get('N'), at);
  // The looks of a box by its states stay as they are: which of them is shown is a question of its value.
  if (as('dict', normal) !== null) return true;
  const stream = as('stream', normal);
  if (stream === null) return normal === null;
  try {
    const content = Buffer.from(decodeStream(stream, file.budget)).toString('latin1');
    if (content.trim() === '') return true;
    const box = boxOf(file, stream.dict, at);
    return box !== null && isFrame(content, box);
  } catch (error) {
    if (!(error instanceof PdfRefusal) || error.failure.subIndication === 'LIMIT_EXCEEDED') throw error;
    return false;
  }
}
