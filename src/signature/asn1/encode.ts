/** One value of the distinguished encoding, up to 16 MiB: for keys that must be put together from parts. */
export function encodeDer(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const { length } = content;
  const octets = length < 0x80 ? [] : length < 0x100 ? [0x81] : length < 0x10000 ? [0x82] : [0x83];
  for (let shift = (octets.length === 0 ? 1 : (octets[0] ?? 0) & 0x7f) - 1; shift >= 0; shift -= 1) {
    octets.push((length >>> (shift * 8)) & 0xff);
  }
  return Buffer.concat([Uint8Array.from([tag, ...octets]), content]);
}

/** @param oid dotted decimal */
export function encodeOid(oid: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift((left % 128) | 0x80);
    return digits;
  });
  return encodeDer(0x06, Uint8Array.from(octets));
}
