/** Classes of octets (ISO 32000-2, 7.2.3, tables 1 and 2). */
const CLASS: Uint8Array = new Uint8Array(256);
for (const octet of [0, 9, 10, 12, 13, 32]) CLASS[octet] = 1;
for (const octet of Buffer.from('()<>[]{}/%')) CLASS[octet] = 2;

export const isSpace = (octet: number): boolean => CLASS[octet] === 1;
/** Neither white space nor a delimiter. */
export const isRegular = (octet: number): boolean => CLASS[octet] === 0;
export const isDigit = (octet: number): boolean => octet >= 0x30 && octet <= 0x39;

/** The hexadecimal digit's value; -1 where it is none. */
export const hexDigit = (octet: number): number => {
  if (isDigit(octet)) return octet - 0x30;
  const lower = octet | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
};

export const skipSpace = (bytes: Uint8Array, from: number, end: number): number => {
  let at = from;
  while (at < end && isSpace(bytes[at] ?? 0)) at += 1;
  return at;
};

export const startsWith = (bytes: Uint8Array, at: number, text: string): boolean => {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
};
