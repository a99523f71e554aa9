import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import type { Text } from '#src/model/text.ts';

const UNNAMED: Text = { vi: 'Nền tảng chưa đặt tên', en: 'Unnamed platform' };

/**
 * What the sweep calls a portal's platform; null where none was recognised. Adapters carry vendors' names, so an
 * adapter's id is shown only for a real portal: a stand-in without a name in `platformNames` stays unnamed.
 */
export function platformName({ sweep }: Comparison, { platform, portal }: PortalComparison): Text | null {
  return platform === null
    ? null
    : adapterName(sweep.platformNames, sweep.synthetic || portal.synthetic, platform.adapter);
}

/** The same for an adapter alone. */
export function adapterName(
  platformNames: Readonly<Record<string, Text>>,
  synthetic: boolean,
  adapter: string,
): Text {
  const named = Object.hasOwn(platformNames, adapter) ? platformNames[adapter] : undefined;
  return named ?? (synthetic ? UNNAMED : { vi: adapter, en: adapter });
}
