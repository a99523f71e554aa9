import { foldName } from './name-match.ts';

/** Labels behind which a signer, or the state of the signature, stands. */
const LABEL =
  /^(?:(?:người|cán bộ|lãnh đạo|cơ quan|đơn vị) (?:đã )?ký(?: số)?(?: văn bản| duyệt)?|(?:đã |được )*ký (?:số )?bởi|(?:trạng thái |tình trạng )?(?:chữ )?ký số|(?:trạng thái|tình trạng) (?:ký|chữ ký)|chữ ký|signed by|signer|signature)\s*:?$/;
/** Values that say that there is none: "-", "Chưa ký", "Không". */
const NONE = /^[^\p{L}]*$|^(?:không|chưa|n\/a|none|no|not|unsigned|pending)(?!\p{L})|:$/u;
const WITH_NAME =
  /(?:người ký(?: số)?|(?:đã |được )*ký (?:số )?bởi|signed by|signer)\s*:?\s+(?!không|chưa|-)\p{L}/gu;
const SIGNED =
  /(?<!\p{L})(?:đã (?:được )?ký số|được ký số|có chữ ký số|chữ ký số hợp lệ|digitally signed)(?!\p{L})/gu;
const NEGATED = /(?:không|chưa|not|sẽ|nếu)(?: \p{L}+){0,2} ?$/u;

const says = (folded: string, pattern: RegExp): boolean =>
  [...folded.matchAll(pattern)].some(({ index }) => !NEGATED.test(folded.slice(0, index)));

/**
 * Whether what a list says of a file claims a signature: a signer's name behind its label ("Người ký"), "Ký bởi …",
 * "đã ký số". A label without a value claims nothing, nor does "chưa ký".
 * @param pieces as `entryPieces` gives them: a label comes right before its value
 */
export const claimsSignature = (pieces: readonly string[]): boolean => {
  const folded = pieces.map(foldName);
  return folded.some((piece, at) => {
    if (LABEL.test(piece)) {
      const value = folded[at + 1] ?? '';
      return !NONE.test(value) && !LABEL.test(value);
    }
    // Of a name with these words in it ("thay đổi người ký hợp đồng"), only a label within the line counts.
    const named = /người ký|signer/.test(piece) ? /(?:người ký(?: số)?|signer)\s*:/.test(piece) : true;
    return (named && says(piece, WITH_NAME)) || says(piece, SIGNED);
  });
};
