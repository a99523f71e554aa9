import type { Holder } from '../signing/pki/holder.ts';

/** Lines of the visible stamp that the fleet's portals put on what is signed. */
export const stampLines = (holder: Holder, at: Date): readonly string[] => [
  `Ký bởi: ${holder.name}`,
  holder.ids.join(', '),
  `Thời gian ký: ${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`,
  'DỮ LIỆU GIẢ LẬP',
];
