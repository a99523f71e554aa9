/** Lower case without Vietnamese marks, white space folded, for comparing what people type. */
export const foldMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[\s\u200b]+/g, ' ')
    .trim();
