import { decodeStream } from '../decode-stream.ts';
import type { PdfFile } from '../file.ts';
import { PdfRefusal } from '../refusal.ts';
import { as, type PdfDict } from '../value.ts';

/** Operators of a frame, a background and an empty text (ISO 32000-2, annex A); images, forms, patterns and curves could be writing. */
const FRAME = new Set(
  'q Q cm w J j M d i g G rg RG k K re m l h S s f F f* B B* b b* n W W* BMC BDC EMC BT ET Tf Td TD Tm Tr Tz Tc Tw TL Ts T* Tj TJ'.split(
    ' ',
  ),
);

/** What stands before an operator: a number, a name, a bracket, a string with nothing in it. */
const OPERAND = /^(?:[+-]?[\d.]+|\/[^\s/<>()[\]]*|[[\]]|<<|>>|\(\s*\)|<\s*>)$/;

const TOKEN = /\(\s*\)|<<|>>|<\s*>|\/[^\s/<>()[\]]*|[[\]]|[^\s/<>()[\]]+|[()<>]/g;

/** A frame, a background and a dozen dividers take fewer; more could be a word drawn with lines. */
const TOKEN_LIMIT = 250;

/** Whether a drawing is no more than a frame and a background: nothing that a signer could have read. */
const isFrame = (content: string): boolean => {
  const tokens = content.match(TOKEN) ?? [];
  if (tokens.length > TOKEN_LIMIT) return false;
  return tokens.every((token) => FRAME.has(token) || OPERAND.test(token));
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
    return isFrame(Buffer.from(decodeStream(stream, file.budget)).toString('latin1'));
  } catch (error) {
    if (!(error instanceof PdfRefusal) || error.failure.subIndication === 'LIMIT_EXCEEDED') throw error;
    return false;
  }
}
