/** `dd/MM/yyyy` in Vietnam, which keeps UTC+7 all year round. */
export const vietnamDate = (date: Date): string =>
  new Date(date.getTime() + 7 * 3_600_000).toISOString().slice(0, 10).split('-').reverse().join('/');
