import type { Comparison, PortalComparison } from '#src/model/comparison.ts';
import type { BodyKind } from '#src/model/portal.ts';
import type { Text } from '#src/model/text.ts';
import { portalFile } from './page-file.ts';
import { platformName } from './platform-name.ts';
import { sentText } from './sent-text.ts';

/** In the order in which tables show them. */
export const KINDS: readonly BodyKind[] = ['ministry', 'province'];
export const NO_PLATFORM: Text = { vi: 'chưa nhận ra', en: 'not recognised' };
export const NO_REGION: Text = { vi: 'Trung ương', en: 'Central' };

const collator = new Intl.Collator('vi');

/** What a filter compares by. */
export const keyOf = (name: Text): string => sentText(name.en, 120);

export type PortalRow = {
  readonly href: string;
  readonly name: Text;
  readonly platformKey: string;
  readonly regionKey: string;
  readonly failures: number;
};

/** What every row of a portal begins with. */
export function rowOf(comparison: Comparison, one: PortalComparison): PortalRow {
  return {
    href: portalFile(one.portal.id),
    name: { vi: sentText(one.portal.name.vi, 120), en: sentText(one.portal.name.en, 120) },
    platformKey: keyOf(platformName(comparison, one) ?? NO_PLATFORM),
    regionKey: keyOf(one.portal.region ?? NO_REGION),
    failures: one.findings.failed + one.runs.failed,
  };
}

/** A name's first words that the alphabet does not go by. */
export const WITHOUT_PREFIX: RegExp = /^(?:Bộ|Tỉnh|Thành phố|Ngân hàng) /u;

/** By name, without `Tỉnh`, `Bộ` and the like. */
export const ordered = (portals: readonly PortalComparison[]): readonly PortalComparison[] => {
  const nameOf = ({ portal }: PortalComparison): string => portal.name.vi.replace(WITHOUT_PREFIX, '');
  return portals.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)));
};
