/** Digits that a masked identifier still shows: enough to tell two test identities apart, too few to know a person. */
const SHOWN = 4;

/** A typed identifier of a certificate with its number masked: `CCCD:000190000017` becomes `CCCD:********0017`. */
export const maskedId = (id: string): string => {
  const [, type = '', value = ''] = /^([^:]*:)?(.*)$/s.exec(id) ?? [];
  const shown = value.length > SHOWN ? value.slice(-SHOWN) : '';
  return `${type}${'*'.repeat(value.length - shown.length)}${shown}`;
};
