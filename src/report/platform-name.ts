import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import type { Text } from '#src/model/text.ts';

const UNNAMED: Text = { vi: 'Nền tảng chưa đặt tên', en: 'Unnamed platform' };

/**
 * What the sweep calls a portal's platform; null where none was recognised. Adapters carry vendors' names, so an
 * adapter's id is shown only for a real portal: a stand-in without a name in `platformNames` stays unnamed.
 */
export function platformName({ sweep }: Comparison, { platform, portal }: PortalComparison): Text | null {
  if (platform === null) return null;
  const named = Object.hasOwn(sweep.platformNames, platform.adapter)
    ? sweep.platformNames[platform.adapter]
    : undefined;
  if (named) return named;
  if (sweep.synthetic || portal.synthetic) return UNNAMED;
  return { vi: platform.adapter, en: platform.adapter };
}
