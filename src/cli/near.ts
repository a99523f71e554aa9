/** Names as typed without marks fit too: `Tây Nguyên`, `tay nguyen`. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

/** The nearest known words to a mistyped one, for an error message: `; near: …`, empty where none is known. */
export const near = (wrong: string, known: readonly string[], most = 3): string => {
  const close = known
    .map((each) => ({ each, distance: editDistance(plain(wrong), plain(each)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ each }) => each);
  return close.length === 0 ? '' : `; near: ${close.join(', ')}`;
};

/** Letters to add, leave out, change or swap with their neighbour. */
const editDistance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const of = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          of(i, j - 1) + 1,
          of(i - 1, j) + 1,
          of(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          swapped ? of(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return of(a.length, b.length);
};
