import { type FleetPortal, variantOf } from '../state.ts';
import type { LifePaths } from './life-paths.ts';

export const HOTLINE = '1900 0000';
/** A mail host that cannot exist, so that nobody is written to. */
export const mailOf = (portal: FleetPortal): string => `ho-tro@${portal.row.id}.fleet.invalid`;

export type HelpKind = 'hotline' | 'email' | 'questions' | 'guide';

const ALL: readonly HelpKind[] = ['hotline', 'email', 'questions', 'guide'];

/** Ways to be helped that this portal has. */
export const helpKinds = (portal: FleetPortal): readonly HelpKind[] => {
  const variant = variantOf(portal, 'help-missing');
  if (variant === null) return ALL;
  return (
    {
      a: ['hotline'],
      b: ['hotline', 'email'],
      c: ['email'],
      ok: ['hotline', 'email', 'questions'],
    } as const
  )[variant];
};

/** The same as links of a service's page. */
export const helpLinks = (
  portal: FleetPortal,
  paths: LifePaths,
): readonly { readonly label: string; readonly href: string }[] => {
  const links: { readonly [K in HelpKind]: { readonly label: string; readonly href: string } } = {
    hotline: {
      label: `Đường dây nóng: ${HOTLINE} (giả lập)`,
      href: `tel:${HOTLINE.replaceAll(' ', '')}`,
    },
    email: { label: `Thư điện tử: ${mailOf(portal)}`, href: `mailto:${mailOf(portal)}` },
    questions: { label: 'Câu hỏi thường gặp', href: paths.questions },
    guide: { label: 'Hướng dẫn sử dụng', href: paths.guide },
  };
  return helpKinds(portal).map((kind) => links[kind]);
};
