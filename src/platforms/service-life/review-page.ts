import type { Page } from 'playwright';
import { DATA, type Datum } from '#src/model/datum.ts';
import type { Citizen } from '#src/model/journey.ts';
import type { ReviewEvidence } from '#src/model/filing.ts';
import type { Stage } from '../adapter.ts';
import { valueOf } from '../applicant.ts';
import { contentControl } from '../controls.ts';
import { foldName } from '../name-match.ts';

/** Asked for by every form; where nothing was noted of the form's own fields. */
const ALWAYS: readonly Datum[] = ['fullName', 'idNumber', 'phone'];

/** Who files at each page. */
const citizens = new WeakMap<Page, Citizen>();

export const rememberCitizen = (page: Page, citizen: Citizen): void => {
  citizens.set(page, citizen);
};

type Review = Omit<ReviewEvidence, 'step'>;

/** Reads the page as the last one before filing: the steps with the current one, and what was entered. Null before anybody entered anything. */
export const readReview = async (stage: Stage): Promise<Review | null> => {
  const citizen = citizens.get(stage.page);
  if (citizen === undefined) return null;
  const fields = stage.noted('fields').filter(({ done, before }) => done !== 'left' || before === 'own');
  const asked = DATA.filter((each) => fields.some(({ datum }) => datum === each));
  const values = (asked.length > 0 ? asked : ALWAYS)
    .map((datum) => valueOf(datum, citizen))
    .filter((value) => value !== null)
    .map((value) => spellings(value));
  const shown = await valuesShown(stage.page, values);
  return {
    stepsShown: await showsSteps(stage.page),
    // One name in a greeting is no summary.
    summary: values.length > 0 && shown >= Math.ceil(values.length / 2),
    values: { given: values.length, shown },
  };
};

/** Buttons that file; where the page says only "go on", another page may follow. */
const FILES = ['Nộp hồ sơ', 'Gửi hồ sơ', 'Lưu và nộp hồ sơ', 'Hoàn thành'];

/** Notes the page that is open, where it surely is the last one before filing. */
export const noteReview = async (stage: Stage): Promise<void> => {
  const review = await readReview(stage);
  if (review === null) return;
  if (review.summary || (await contentControl(stage.page, ...FILES).isVisible()))
    stage.note('reviews', { step: stage.stepIndex(), ...review });
};

/** How a page may write a value: days in either order, numbers with or without gaps. */
const spellings = (value: string): readonly string[] => {
  const folded = foldName(value);
  const day = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(folded);
  return day === null
    ? [folded]
    : [
        folded,
        `${day[3]}-${day[2]}-${day[1]}`,
        `${day[1]}-${day[2]}-${day[3]}`,
        `${day[1]}.${day[2]}.${day[3]}`,
      ];
};

/** How many of the values stand on the page where nobody types; compared in the page, and only the number leaves it. */
const valuesShown = async (page: Page, values: readonly (readonly string[])[]): Promise<number> => {
  const shown = await Promise.all(
    page.frames().map((frame) =>
      frame
        .evaluate((wanted) => {
          const outside = 'nav, header, footer, [role="banner"], script, style, select, textarea';
          const fold = (text: string): string =>
            text.normalize('NFC').toLocaleLowerCase('vi').replace(/\s+/g, ' ').trim();
          const texts: string[] = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
            if (
              node.parentElement?.closest(outside) === null &&
              node.parentElement.checkVisibility({ visibilityProperty: true })
            )
              texts.push(node.textContent ?? '');
          for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
            'input, textarea',
          ))
            if ((field.readOnly || field.disabled) && field.checkVisibility({ visibilityProperty: true }))
              texts.push(field.value);
          const whole = fold(texts.join(' '));
          const digits = whole.replace(/(?<=\d)[\s.-](?=\d)/g, '');
          const has = (value: string): boolean =>
            /^\d{6,}$/.test(value)
              ? new RegExp(`(?<!\\d)${value}(?!\\d)`).test(digits)
              : value.length > 0 && whole.includes(value);
          return wanted.map((ways) => ways.some(has));
        }, values)
        .catch(() => values.map(() => false)),
    ),
  );
  return values.filter((_, at) => shown.some((frame) => frame[at] === true)).length;
};

/** Whether the page shows the steps of the filing and which of them is the current one. */
const showsSteps = (page: Page): Promise<boolean> =>
  page
    .evaluate(() => {
      const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
      const current =
        '[aria-current="step"], [aria-current="true"], [aria-selected="true"], .active, .current, .selected, .is-active, .is-current, .mat-step-header-selected';
      const lists = document.querySelectorAll(
        '[role="tablist"], [class*="step" i], [class*="wizard" i], [class*="progress" i], [class*="buoc" i], ol, mat-horizontal-stepper',
      );
      for (const list of lists) {
        if (!shown(list) || list.closest('nav, header, footer') !== null) continue;
        const items = [...list.querySelectorAll(':scope > *, [role="tab"], li')].filter(
          (item) => shown(item) && (item.textContent ?? '').trim() !== '',
        );
        const names = new Set(items.map((item) => (item.textContent ?? '').trim()));
        const marked = items.filter((item) => item.matches(current) || item.querySelector(current) !== null);
        if (names.size >= 3 && marked.length >= 1 && marked.length < items.length) return true;
      }
      return /bước\s+\d\s*(?:\/|trên)\s*\d/iu.test((document.body.innerText ?? '').normalize('NFC'));
    })
    .catch(() => false);
