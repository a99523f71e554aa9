import { randomInt } from 'node:crypto';

const LETTERS = 'abcdefghkmnprstuvwxyz23456789';

export const newCaptcha = (): string =>
  Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)] ?? 'a').join('');

/** A picture of the word, each letter turned and shifted. */
export const captchaPicture = (word: string): string => {
  const letters = [...word].map((letter, n) => {
    const turn = randomInt(50) - 25;
    const x = 18 + n * 26;
    const y = 30 + randomInt(14);
    return `<text x="${x}" y="${y}" transform="rotate(${turn} ${x} ${y})">${letter}</text>`;
  });
  const line = `M0 ${randomInt(50)} Q75 ${randomInt(50)} 150 ${randomInt(50)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50" font-family="serif" font-size="28" fill="#234">
<rect width="150" height="50" fill="#dde6f0"/>${letters.join('')}<path d="${line}" fill="none" stroke="#456"/></svg>`;
};
