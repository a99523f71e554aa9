import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { Outcome } from '#src/model/outcome.ts';
import type { Language, Text } from '#src/model/text.ts';
import { sentText } from './sent-text.ts';
import { OUTCOME_LETTERS, OUTCOME_WORDS } from './words.ts';

/*
 * No template has a triple-stash: what is not escaped by Handlebars is made here, by helpers that escape, or is
 * an SVG of our own drawing (`picture`).
 */

const PAGES = ['overview', 'reuse', 'portal', 'run', 'methodology', 'latest'] as const;
const PARTS = [
  'layout',
  'step-bars',
  'step-pictures',
  'evidence-table',
  'signing',
  'signing-matrix',
  'finding-matrix',
] as const;

export type PageName = (typeof PAGES)[number];

const source = (name: string): string => readFileSync(new URL(`html/${name}.hbs`, import.meta.url), 'utf8');

const handlebars = Handlebars.create();
const escape = handlebars.escapeExpression;
const html = (markup: string): Handlebars.SafeString => new handlebars.SafeString(markup);

/** Both languages, of which the style sheet shows one; a text alike in both is written once. */
function said(text: Text): string {
  const [vi, en] = [escape(sentText(text.vi)), escape(sentText(text.en))];
  return vi === en ? vi : `<span lang="vi">${vi}</span><span lang="en">${en}</span>`;
}

const pair = ({ vi, en }: Text): string =>
  `data-vi="${escape(sentText(vi))}" data-en="${escape(sentText(en))}"`;

function inFirstLanguage(text: Text, options: Handlebars.HelperOptions): string {
  const { language } = options.data.root as { readonly language: Language };
  return escape(sentText(text[language]));
}

const helpers: Readonly<Record<string, Handlebars.HelperDelegate>> = {
  t: (text: Text) => html(said(text)),
  say: (vi: string, en: string) => html(said({ vi, en })),
  /** Text of an element that can hold no elements (title, option); `both` lets the script change it. */
  plain: (text: Text, options: Handlebars.HelperOptions) => html(inFirstLanguage(text, options)),
  both: (text: Text) => html(pair(text)),
  /** An attribute in the page's first language; the script changes it with the language. */
  attr: (name: string, text: Text, options: Handlebars.HelperOptions) =>
    html(`${name}="${inFirstLanguage(text, options)}" data-attr="${name}" ${pair(text)}`),
  label: (vi: string, en: string, options: Handlebars.HelperOptions) =>
    html(`aria-label="${inFirstLanguage({ vi, en }, options)}" data-attr="aria-label" ${pair({ vi, en })}`),
  is: (left: unknown, right: unknown) => left === right,
  /** Text that a portal sent: its own direction, its own language, never markup. */
  sent: (text: string) => html(`<bdi class="sent" lang="">${escape(sentText(text))}</bdi>`),
  outcome: (outcome: Outcome) =>
    html(
      `<span class="o o-${outcome}">${said(OUTCOME_LETTERS[outcome])}</span> ${said(OUTCOME_WORDS[outcome])}`,
    ),
  mark: (outcome: Outcome) => html(`<span class="o o-${outcome}">${said(OUTCOME_LETTERS[outcome])}</span>`),
  /** An SVG that this layer drew; never anything that came from a portal. */
  picture: (svg: string) => html(svg),
};

handlebars.registerHelper(helpers);
for (const part of PARTS) handlebars.registerPartial(part, source(part));

const options: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: Object.fromEntries(Object.keys(helpers).map((name) => [name, true])),
};

const compiled = new Map(PAGES.map((name) => [name, handlebars.compile(source(name), options)]));

/** What each page's template is given besides its own. */
export type Frame = {
  readonly language: Language;
  readonly title: Text;
  readonly here: PageName;
  readonly sweepId: string;
  readonly when: Text;
  readonly tool: string;
  /** Null where everything was measured on real portals. */
  readonly mark: Text | null;
};

/** One page as HTML. `view` must hold every name that the template asks for: a missing one throws. */
export function render(name: PageName, frame: Frame | null, view: object): string {
  const page = compiled.get(name);
  if (!page) throw new Error(`no template named ${name}`);
  return page({ ...frame, ...view });
}
