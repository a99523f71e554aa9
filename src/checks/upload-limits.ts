import type { Check } from '#src/model/check.ts';
import type { UploadLimitEvidence } from '#src/model/filing.ts';
import { bounded } from './bounded.ts';
import { placeOf } from './place-of.ts';
import { say } from './sentence.ts';
import { nothingMet } from './unseen.ts';
import { cantTell, untested } from './verdict.ts';

/** How a control met a file around its limit; null where it did as it says. */
const breach = ({ given, accepted, message }: UploadLimitEvidence): string | null => {
  if (given === 'under-limit' || given === 'stated-format')
    return accepted === false ? `${given} refused` : null;
  if (accepted === true) return `${given} accepted`;
  return accepted === false && (message ?? '').trim() === '' ? `${given} refused without a message` : null;
};

/** Tries without which a control is not judged: a file under and one over the limit. */
const told = (tries: readonly UploadLimitEvidence[]): boolean =>
  (['under-limit', 'over-limit'] as const).every((given) =>
    tries.some((each) => each.given === given && each.accepted !== null),
  );

/**
 * P1-08: upload controls state the greatest size and the formats, and keep to them. Measured per run: per cent of the
 * controls that could be told: those that state nothing, and those that files around the limit were handed to.
 */
export const uploadLimits: Check<'steps' | 'components' | 'uploadLimits'> = {
  id: 'upload-limits',
  criterion: 'P1-08',
  version: 2,
  title: { vi: 'Nêu và giữ đúng giới hạn tệp tải lên', en: 'Upload limits are stated and kept' },
  mend: {
    vi: 'Ghi dung lượng tối đa và định dạng nhận được ngay cạnh nút tải lên; nhận mọi tệp dưới giới hạn đó, từ chối tệp vượt kèm thông báo nói rõ giới hạn, ở cả trình duyệt, máy chủ web và ứng dụng.',
    en: 'State the greatest size and the formats beside the control; take every file under the limit and refuse those above with a message that names it, alike in browser, web server and application.',
  },
  needs: ['steps', 'components', 'uploadLimits'],
  aggregate: 'worst',
  judge: ({ steps, components, uploadLimits: tries }, { threshold, journey }) => {
    const controls = [
      ...new Map(components.filter(({ uploads }) => uploads).map((each) => [each.label, each])).values(),
    ];
    if (controls.length === 0)
      return nothingMet(steps, journey, {
        vi: 'Hành trình này không gặp ô tải tệp nào.',
        en: 'This journey meets no upload.',
      });
    const silent = controls.filter(({ limit }) => limit.size === null || limit.formats === null);
    const stating = controls.filter((each) => !silent.includes(each));
    const tried = stating
      .map((control) => ({ control, own: tries.filter(({ label }) => label === control.label) }))
      .filter(({ own }) => told(own) || own.some((each) => breach(each) !== null));
    if (tried.length + silent.length === 0) {
      const seen = {
        vi: `${stating.length} ô tải tệp đều ghi giới hạn, nhưng chưa thử được cổng có giữ đúng không.`,
        en: `All upload controls (${stating.length}) state their limits; whether the portal keeps them was not tried.`,
      };
      return tries.length === 0
        ? untested('no-evidence', seen)
        : cantTell(
            'no-evidence',
            seen,
            stating.map((each) => placeOf(steps, each, each.label)),
          );
    }
    const broken = tried.flatMap(({ control, own }) => {
      const why = own.map(breach).filter((each) => each !== null);
      return why.length === 0 ? [] : [{ control, why: why.join(', ') }];
    });
    const good = tried.length - broken.length;
    // Beside controls that say nothing, those that were not tried stay open; they do not vanish.
    const open = silent.length === 0 ? 0 : stating.length - tried.length;
    const all = tried.length + silent.length + open;
    return bounded(
      threshold,
      (100 * good) / all,
      (100 * open) / all,
      say({
        vi: (n) =>
          `Trong ${n(all)} ô tải tệp: ${n(silent.length)} ô không ghi đủ dung lượng và định dạng, ${n(broken.length)} ô không giữ đúng giới hạn đã ghi.`,
        en: (n) =>
          `Of ${n(all)} upload controls, ${n(silent.length)} do not state size and formats and ${n(broken.length)} do not keep what they state.`,
      }),
      [
        ...silent.map((each) =>
          placeOf(steps, each, {
            vi: `${each.label}: không ghi giới hạn`,
            en: `${each.label}: limit not stated`,
          }),
        ),
        ...broken.map(({ control, why }) => placeOf(steps, control, `${control.label}: ${why}`)),
      ],
    );
  },
};
