import { BoxplotChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Text } from '#src/model/text.ts';
import type { Distribution } from './distributions.ts';
import { quantile } from './distributions.ts';

use([BoxplotChart, ScatterChart, GridComponent, SVGRenderer]);

/*
 * Drawn in grey alone, so that print and greyscale lose nothing; the style sheet recolours these very values
 * for the dark theme. The library writes text in one language, so labels are drawn as keys and each key's
 * element is then doubled, one for either language, and the page shows one.
 */
const INK = '#1d2733';
const SOFT = '#5b6775';
const RULE = '#d5dae0';
const BOX = '#e4e9ef';

const WIDTH = 470;
const ROW_HEIGHT = 58;
/** Fewer values than this make no box: the dots say it all. */
const LEAST_FOR_A_BOX = 5;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Dots of one group lie on lanes around the row's middle, by rank: no chance, so the same data draw the same. */
const lane = (index: number): number => [0, 9, -9, 16, -16][index % 5] ?? 0;

function withTexts(svg: string, labels: ReadonlyMap<string, Text>): string {
  return svg.replace(/<text([^>]*)>(@\d+)<\/text>/g, (whole: string, attributes: string, key: string) => {
    const label = labels.get(key);
    if (!label) return whole;
    return `<text lang="vi"${attributes}>${escaped(label.vi)}</text><text lang="en"${attributes}>${escaped(label.en)}</text>`;
  });
}

/** Leaves out what a still picture does not need: the library's hover rules, marks for its client, fixed size. */
function still(svg: string, labelledBy: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:ecmeta_[a-z_]+|class|pointer-events|baseProfile|version|xmlns:xlink)="[^"]*"/g, '')
    .replace(/<rect[^>]*fill="none"><\/rect>/, '')
    .replace(/^<svg width="\d+" height="\d+"/, `<svg role="img" aria-labelledby="${labelledBy}"`)
    .replaceAll('\n', '');
}

/**
 * A box (quartiles; whiskers to the least and the greatest value) and a dot for each value, as an SVG element
 * without script. `labelledBy` is the id of the element that names the picture. Null where nothing was measured.
 */
export function distributionChart(
  { groups }: Distribution,
  labelledBy: string,
  mark: Text | null,
): string | null {
  if (groups.length === 0) return null;
  const height = groups.length * ROW_HEIGHT + 56;
  const labels = new Map<string, Text>();
  const key = (label: Text): string => {
    const made = `@${labels.size}`;
    labels.set(made, label);
    return made;
  };
  const rows = groups.map(({ label, values }) => {
    const [body = label.vi, machine = ''] = label.vi.split(' · ');
    const [bodyEn = label.en, machineEn = ''] = label.en.split(' · ');
    const size = ` (n = ${values.length})`;
    return `${key({ vi: body, en: bodyEn })}\n${key({ vi: machine + size, en: machineEn + size })}`;
  });
  const greatest = Math.max(...groups.flatMap((group) => group.values));
  const digits = greatest < 1 ? 2 : greatest < 10 ? 1 : 0;
  const tick = (seconds: number): string =>
    key({ vi: seconds.toFixed(digits).replace('.', ','), en: seconds.toFixed(digits) });
  const boxes = groups.map(({ values }) =>
    values.length < LEAST_FOR_A_BOX ? [] : [0, 0.25, 0.5, 0.75, 1].map((share) => quantile(values, share)),
  );

  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit', fontSize: 14, color: INK },
      grid: { left: 146, right: 18, top: mark ? 26 : 8, bottom: 44, containLabel: false },
      xAxis: {
        type: 'value',
        min: 0,
        splitNumber: 4,
        name: key({ vi: 'giây', en: 'seconds' }),
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: SOFT, fontSize: 13 },
        axisLabel: { color: SOFT, fontSize: 13, formatter: tick, hideOverlap: true },
        splitLine: { lineStyle: { color: RULE } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: SOFT } },
        axisLabel: { color: INK, fontSize: 13, lineHeight: 17, interval: 0 },
      },
      series: [
        {
          type: 'boxplot',
          silent: true,
          boxWidth: [26, 26],
          itemStyle: { color: BOX, borderColor: INK, borderWidth: 1.25 },
          data: boxes,
        },
        ...groups.map(({ values }, row) => ({
          type: 'scatter' as const,
          silent: true,
          symbolSize: 4.5,
          itemStyle: { color: SOFT, opacity: 0.85 },
          data: values.map((value, index) => ({ value: [value, row], symbolOffset: [0, lane(index)] })),
        })),
      ],
    });
    const drawn = still(withTexts(chart.renderToSVGString(), labels), labelledBy);
    if (!mark) return drawn;
    // Inside the picture, so that it stays when the picture is copied out of the page.
    const stamp = withTexts(
      `<text x="${WIDTH - 18}" y="16" text-anchor="end" font-size="12" fill="${INK}">@0</text>`,
      new Map([['@0', mark]]),
    );
    return drawn.replace(/<\/svg>$/, `${stamp}</svg>`);
  } finally {
    chart.dispose();
  }
}
