import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageSize } from '#src/report/image-size.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'image-size-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function sizeOf(...parts: readonly (readonly number[] | string)[]): Promise<unknown> {
  const bytes = Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
  const path = join(folder, 'picture');
  await writeFile(path, Buffer.concat([bytes, Buffer.alloc(16)]));
  return imageSize(path);
}

const SIZE = { width: 390, height: 844 };

describe('imageSize', () => {
  it('reads PNG, JPEG behind other segments, and the three kinds of WebP', async () => {
    expect(await sizeOf('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 134, 0, 0, 3, 76])).toEqual(
      SIZE,
    );
    expect(await sizeOf([255, 216, 255, 224, 0, 4, 1, 2], [255, 192, 0, 17, 8, 3, 76, 1, 134])).toEqual(SIZE);
    const riff = ['RIFF', [0, 0, 0, 0], 'WEBP'] as const;
    expect(await sizeOf(...riff, 'VP8 ', [0, 0, 0, 0, 0, 0, 0, 157, 1, 42, 134, 1, 76, 3])).toEqual(SIZE);
    const lossless = 389 | (843 << 14);
    const packed = [0, 8, 16, 24].map((shift) => (lossless >>> shift) & 255);
    expect(await sizeOf(...riff, 'VP8L', [0, 0, 0, 0, 47, ...packed])).toEqual(SIZE);
    expect(await sizeOf(...riff, 'VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 133, 1, 0, 75, 3, 0])).toEqual(SIZE);
  });

  it('is null for anything else', async () => {
    expect(await sizeOf('no picture at all')).toBeNull();
    expect(await sizeOf([255, 216, 0, 0])).toBeNull();
    expect(await imageSize(join(folder, 'absent'))).toBeNull();
  });
});
