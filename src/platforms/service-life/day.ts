const WRITTEN = [
  /(?<![\d/.-])(?<day>\d{1,2})(?<sign>[/.-])(?<month>\d{1,2})\k<sign>(?<year>\d{4})(?![\d/])/gu,
  /(?<![\d/.-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d/-])/gu,
  /(?<!\d)(?<day>\d{1,2}) tháng (?<month>\d{1,2}) năm (?<year>\d{4})(?!\d)/giu,
];

/** The first day that a text names as Vietnamese write it, `YYYY-MM-DD`; null where it names none that exists. */
export const dayIn = (text: string): string | null => {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ');
  const found = WRITTEN.flatMap((pattern) => [...plain.matchAll(pattern)]).toSorted(
    (a, b) => a.index - b.index,
  );
  for (const { groups } of found) {
    const [year, month, day] = [groups?.['year'], groups?.['month'], groups?.['day']].map(Number);
    const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
    const exists = date.getUTCMonth() + 1 === month && date.getUTCDate() === day && (year ?? 0) >= 1900;
    if (exists) return date.toISOString().slice(0, 10);
  }
  return null;
};
