import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG of made-up hills under a pale sky, RGB, with grain. The grain matters: browsers leave pictures with
 * less than 0.05 bits per pixel out of the largest contentful paint.
 */
export const picture = (width: number, height: number): Uint8Array<ArrayBuffer> => {
  const stride = width * 3 + 1;
  const pixels = Buffer.alloc(stride * height);
  let grain = 1;
  for (let x = 0; x < width; x += 1) {
    const ridges = HILLS.map(
      ({ top, swing, length }) => height * (top + swing * ridge((x / width) * length)),
    );
    for (let y = 0; y < height; y += 1) {
      grain = (grain * 1_103_515_245 + 12_345) % 2_147_483_648;
      const hill = HILLS[ridges.findLastIndex((edge) => y >= edge)];
      const colour = hill?.colour ?? [
        250 - (y / height) * 20,
        226 - (y / height) * 40,
        196 - (y / height) * 40,
      ];
      const noise = (grain >> 16) % 4;
      pixels.set(
        colour.map((part) => part + noise),
        y * stride + 1 + x * 3,
      );
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', size),
      chunk('IDAT', deflateSync(pixels)),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
};

/** From far to near; heights are shares of the picture's height, measured from its top. */
const HILLS = [
  { top: 0.42, swing: 0.12, length: 9, colour: [226, 170, 122] },
  { top: 0.58, swing: 0.14, length: 6, colour: [198, 120, 84] },
  { top: 0.74, swing: 0.12, length: 11, colour: [158, 78, 60] },
  { top: 0.88, swing: 0.07, length: 15, colour: [116, 46, 42] },
] as const;

const ridge = (at: number): number => Math.sin(at) * 0.6 + Math.sin(at * 2.3 + 1) * 0.4;

const chunk = (name: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
