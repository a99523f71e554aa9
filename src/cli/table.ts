/** Columns padded to their widest cell; the width of a text is counted in letters, marks apart. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const width = (text: string): number => [...text.normalize('NFC')].length;
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => width(row[at] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, at) =>
          at === row.length - 1 ? cell : cell + ' '.repeat((widths[at] ?? 0) - width(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
    .concat('\n');
};
