import { describe, expect, it } from 'vitest';
import { maskedId } from '#src/model/masked-id.ts';

describe('maskedId', () => {
  it.each([
    ['CCCD:000190000017', 'CCCD:********0017'],
    ['MST:0090000017', 'MST:******0017'],
    ['MST:0100686209-199', 'MST:**********-199'],
    ['000190000017', '********0017'],
    ['CMND:1234', 'CMND:****'],
    ['HC:', 'HC:'],
    ['', ''],
  ])('%s', (id, masked) => expect(maskedId(id)).toBe(masked));
});
