import type { SignatureCoverage } from '#src/model/signature.ts';
import type { Text } from '#src/model/text.ts';
import { type CoverageSegment, coverageSegments } from './coverage-segments.ts';
import { number, percent } from './format.ts';
import { sentText } from './sent-text.ts';

/*
 * The style sheet recolours by class; the attributes hold where the picture is copied out of the page. Offsets and
 * paths come from strangers' files: offsets are clamped, paths escaped and cut.
 */

const WIDTH = 360;
const BAR = 30;
const LINE = 20;
const INK = '#17212c';
const SOFT = '#55616e';
const SIGNED = '#14507a';

/** Narrower than this nobody sees a segment. */
const LEAST_WIDTH = 3;
const MOST_PATHS = 10;
/** Signs of 12 px that fit beside the bullet. */
const PATH_LENGTH = 46;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const label = (
  x: number,
  y: number,
  text: Text,
  more: { readonly anchor?: 'end' | 'middle'; readonly soft?: boolean } = {},
): string => {
  const attributes = `x="${x.toFixed(1)}" y="${y}" font-size="12" fill="${more.soft === true ? SOFT : INK}"${more.soft === true ? ' class="soft"' : ''}${more.anchor === undefined ? '' : ` text-anchor="${more.anchor}"`}`;
  return text.vi === text.en
    ? `<text ${attributes}>${escaped(text.vi)}</text>`
    : `<text lang="vi" ${attributes}>${escaped(text.vi)}</text><text lang="en" ${attributes}>${escaped(text.en)}</text>`;
};

const octets = (count: number): Text => {
  const written = number(count);
  return { vi: `${written.vi} B`, en: `${written.en} B` };
};

type Kind = CoverageSegment['kind'] | 'unsigned';

const KINDS: { readonly [K in Kind]: { readonly name: Text; readonly paint: string } } = {
  signed: {
    name: { vi: 'được ký', en: 'signed' },
    paint: `class="covered" fill="${SIGNED}"`,
  },
  value: {
    name: { vi: 'chừa ra cho giá trị chữ ký', en: 'left out for the signature value' },
    paint: `class="value" fill="none" stroke="${INK}"`,
  },
  later: {
    name: { vi: 'thêm vào sau chữ ký này', en: 'added after this signature' },
    paint: `class="later" fill="none" stroke="${SOFT}" stroke-dasharray="3 3"`,
  },
  unsigned: {
    name: { vi: 'không được ký', en: 'not signed' },
    paint: `class="later" fill="none" stroke="${SOFT}" stroke-dasharray="3 3"`,
  },
};

/** Stripes beside the outline, so that print without colours tells them apart. */
const STRIPE = 5;

const box = (kind: Kind, x: number, y: number, width: number, height: number): string => {
  const stripes =
    kind === 'value'
      ? Array.from(
          { length: Math.floor((width - 1) / STRIPE) },
          (_, at) => `M${(x + (at + 1) * STRIPE).toFixed(1)} ${y}v${height}`,
        ).join('')
      : '';
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" ${KINDS[kind].paint}/>${stripes === '' ? '' : `<path class="value" d="${stripes}" stroke="${INK}"/>`}`;
};

type Stretch = { readonly from: number; readonly to: number; readonly kind: Kind };

/** Neighbours of one kind become one: revisions are drawn as ticks. */
const stretches = (segments: readonly CoverageSegment[], signsNothing: boolean): readonly Stretch[] => {
  const found: Stretch[] = [];
  for (const { from, to, kind: seen } of segments) {
    const kind: Kind = signsNothing ? 'unsigned' : seen;
    const last = found.at(-1);
    if (last?.kind === kind) found[found.length - 1] = { ...last, to };
    else found.push({ from, to, kind });
  }
  return found;
};

/** From an offset to a place on the bar, on which even the shortest stretch is seen. */
const placer = (drawn: readonly Stretch[], fileBytes: number): ((offset: number) => number) => {
  const least = Math.min(LEAST_WIDTH, WIDTH / Math.max(1, drawn.length));
  const wished = drawn.map(({ from, to }) => (WIDTH * (to - from)) / fileBytes);
  const spare = wished.reduce((sum, width) => sum + Math.max(0, width - least), 0);
  const missing = WIDTH - least * drawn.length;
  let at = 0;
  const placed = drawn.map((stretch, index) => {
    const extra = spare === 0 ? 0 : (missing * Math.max(0, (wished[index] ?? 0) - least)) / spare;
    const x = at;
    at += least + extra;
    return { ...stretch, x, width: least + extra };
  });
  return (offset) => {
    const stretch = placed.find(({ to }) => offset <= to) ?? placed.at(-1);
    if (stretch === undefined) return 0;
    const length = Math.max(1, stretch.to - stretch.from);
    return stretch.x + (stretch.width * Math.min(Math.max(offset - stretch.from, 0), length)) / length;
  };
};

const svg = (height: number, labelledBy: string, mark: Text | null, inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="${escaped(labelledBy)}">${mark === null ? '' : label(WIDTH, height - 4, mark, { anchor: 'end', soft: true })}${inside}</svg>`;

/** Ticks over the ends of a file's revisions; a number stands only where it has room. */
const ticks = (revisions: readonly number[], place: (offset: number) => number, top: number): string => {
  let free = Number.NEGATIVE_INFINITY;
  return revisions
    .map((end, index) => {
      const x = Math.min(WIDTH - 0.5, Math.max(0.5, place(end)));
      const hasRoom = x - free >= 14;
      if (hasRoom) free = x;
      const text = String(index + 1);
      return `<path class="tick" d="M${x.toFixed(1)} ${top - 5}V${top + BAR + 3}" stroke="${INK}" fill="none"/>${hasRoom ? label(Math.min(x, WIDTH - 5), top - 8, { vi: text, en: text }, { anchor: 'middle' }) : ''}`;
    })
    .join('');
};

const bar = (coverage: SignatureCoverage, labelledBy: string, mark: Text | null): string => {
  const { fileBytes, ranges, revisions } = coverage;
  const drawn = stretches(coverageSegments(coverage), ranges.length === 0);
  const place = placer(drawn, fileBytes);
  const several = revisions.length > 1;
  const top = several ? 40 : 4;
  const parts = drawn.map(({ from, to, kind }) => {
    const [left, right] = [place(from), place(to)];
    return box(kind, left + 0.5, top, Math.max(1, right - left - 1), BAR);
  });
  const below = top + BAR + 16;
  const kinds = [...new Set(drawn.map(({ kind }) => kind))];
  const legend = kinds.map((kind, row) => {
    const sum = drawn.reduce((total, each) => total + (each.kind === kind ? each.to - each.from : 0), 0);
    const [size, share] = [octets(sum), percent(sum / fileBytes)];
    const y = below + 12 + row * LINE;
    const { name } = KINDS[kind];
    return `${box(kind, 1, y, 18, 11)}${label(26, y + 10, {
      vi: `${name.vi}: ${size.vi} (${share.vi})`,
      en: `${name.en}: ${size.en} (${share.en})`,
    })}`;
  });
  const height = below + 12 + kinds.length * LINE + (mark === null ? 4 : 20);
  return svg(
    height,
    labelledBy,
    mark,
    [
      several
        ? label(
            0,
            12,
            {
              vi: `tệp được lưu ${revisions.length} lần; vạch là chỗ kết thúc của từng bản`,
              en: `saved ${revisions.length} times; each tick is the end of a revision`,
            },
            { soft: true },
          )
        : '',
      ...parts,
      several ? ticks(revisions, place, top) : '',
      label(0, below - 2, { vi: '0', en: '0' }, { soft: true }),
      label(WIDTH, below - 2, octets(fileBytes), { anchor: 'end', soft: true }),
      ...legend,
    ].join(''),
  );
};

/** The end of a path tells most. */
const pathText = (path: string): string => {
  const shown = sentText(path, 400);
  return shown.length > PATH_LENGTH ? `…${shown.slice(1 - PATH_LENGTH)}`.toWellFormed() : shown;
};

const list = (coverage: SignatureCoverage, labelledBy: string, mark: Text | null): string => {
  const shown = coverage.elements.slice(0, MOST_PATHS);
  const more = coverage.elements.length - shown.length;
  const rows = shown.map((path, row) => {
    const y = 32 + row * LINE;
    const text = pathText(path);
    return `<rect x="1" y="${y}" width="11" height="11" class="covered" fill="${SIGNED}"/>${label(20, y + 10, { vi: text, en: text })}`;
  });
  const rest =
    more > 0
      ? label(
          20,
          42 + shown.length * LINE,
          { vi: `và ${more} thành phần khác`, en: `and ${more} more` },
          { soft: true },
        )
      : '';
  const height = 36 + (shown.length + (more > 0 ? 1 : 0)) * LINE + (mark === null ? 4 : 20);
  const head = coverage.whole
    ? { vi: 'Ký toàn bộ tài liệu XML:', en: 'The whole XML document is signed:' }
    : { vi: 'Chỉ những thành phần này được ký:', en: 'Only these elements are signed:' };
  return svg(height, labelledBy, mark, label(0, 14, head) + rows.join('') + rest);
};

const isOffset = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * What a signature covers, as an SVG element without script: a bar of the file, or the signed elements of an XML.
 * `labelledBy` is the id of the element that names the picture. Null where nothing is known.
 */
export function coverageDrawing(
  coverage: SignatureCoverage,
  labelledBy: string,
  mark: Text | null,
): string | null {
  if (coverage.elements.length > 0) return list(coverage, labelledBy, mark);
  if (!isOffset(coverage.fileBytes) || coverage.fileBytes === 0) return null;
  const inFile = (value: number): boolean => isOffset(value) && value <= coverage.fileBytes;
  return bar(
    {
      ...coverage,
      ranges: coverage.ranges.filter(({ from, to }) => inFile(from) && inFile(to) && from < to),
      revisions: coverage.revisions.filter(inFile),
    },
    labelledBy,
    mark,
  );
}
