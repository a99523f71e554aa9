import type { Locator } from 'playwright';
import type { DocumentKind } from '#src/model/datum.ts';
import type { ComponentEvidence } from '#src/model/filing.ts';
import { holding } from './name-match.ts';
import { documentKind, isFetchedByOffice, keepsInStore, keepsUnasked, namesStore } from './paper-words.ts';
import { limitIn } from './upload-limit.ts';

/** Where a platform keeps the rows of documents, and what opens the choice of a file. */
export type DocumentPlaces = {
  /** CSS of the rows, each for one document. */
  readonly rows: string;
  readonly choose: readonly string[];
};

/** One paper of the dossier as its row shows it. `index` counts what `rows` selects. */
export type PaperRow = Pick<
  ComponentEvidence,
  'label' | 'required' | 'fetchedByOffice' | 'uploads' | 'picks' | 'limit' | 'keep'
> & {
  readonly index: number;
  readonly text: string;
  readonly document: DocumentKind;
  readonly filled: boolean;
  /** Places among the row's boxes: the one that keeps the paper, and the one that stands for the paper itself. */
  readonly boxes: { readonly keep: number | null; readonly own: number | null };
};

export const BOXES = 'input[type="checkbox"], [role="checkbox"]';

type Box = {
  readonly words: string;
  readonly ticked: boolean;
  readonly open: boolean;
  readonly shown: boolean;
};

type Raw = {
  readonly index: number;
  readonly text: string;
  readonly label: string;
  readonly takes: boolean;
  readonly required: boolean;
  readonly filled: boolean;
  /** Names of what can be pressed or chosen in the row. */
  readonly controls: readonly string[];
  readonly boxes: readonly Box[];
  /** Stands in one list with rows that take files. */
  readonly besideRows: boolean;
  /** What the page says beside the rows, for all of them. */
  readonly around: string;
};

/** The papers that a documents page asks for or names, in its order. Asks the page once. */
export const readPapers = async (scope: Locator, places: DocumentPlaces): Promise<readonly PaperRow[]> => {
  const names = holding(...places.choose);
  const raw = await scope.locator(places.rows).evaluateAll(readRows, [names.source, names.flags] as const);
  return raw.filter((row) => row.takes || isNamedOnly(row)).map(paperRow);
};

/** A paper that is told to be fetched by the office, and no mere sentence of the page. */
const isNamedOnly = ({ text, label, besideRows }: Raw): boolean =>
  isFetchedByOffice(text) && (besideRows || documentKind(label) !== 'other');

/** Sorts what a row shows. Pure. */
export const paperRow = (raw: Raw): PaperRow => {
  const { index, text, label, takes, required, filled, controls, boxes, around } = raw;
  const keepAt = boxes.findIndex(({ words }) => keepsInStore(words));
  const ownAt = boxes.findIndex(({ shown }, at) => shown && at !== keepAt);
  const keeper = boxes[keepAt];
  const [own, common] = [limitIn(text), limitIn(around)];
  const unasked = keeper === undefined && (keepsUnasked(text) || keepsUnasked(around));
  return {
    index,
    text,
    label,
    document: documentKind(label),
    required,
    filled,
    fetchedByOffice: isFetchedByOffice(text),
    uploads: takes,
    picks: controls.some(namesStore),
    limit: { size: own.size ?? common.size, formats: own.formats ?? common.formats },
    keep: unasked || keeper?.ticked === true ? 'ticked' : keeper === undefined ? 'none' : 'unticked',
    boxes: {
      keep: keeper?.open === true && !keeper.ticked ? keepAt : null,
      own: ownAt === -1 ? null : ownAt,
    },
  };
};

/** In the page. */
const readRows = (nodes: Element[], [source, flags]: readonly [string, string]): Raw[] => {
  const chooses = new RegExp(source, flags);
  const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const linesOf = (node: Element): string[] =>
    (node instanceof HTMLElement ? node.innerText : (node.textContent ?? ''))
      .split(/[\n\t]/)
      .map(one)
      .filter((line) => line !== '');
  const nameOf = (node: Element): string => {
    const labels = node instanceof HTMLInputElement ? [...(node.labels ?? [])].map((l) => l.textContent) : [];
    const own = [
      node.getAttribute('aria-label'),
      ...labels,
      node.closest('label')?.textContent,
      node.textContent,
    ];
    const by = (node.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
    return one(
      [...own, ...by.map((id) => document.getElementById(id)?.textContent)].find((t) => one(t) !== ''),
    );
  };
  const isOpen = (node: Element): boolean => !node.matches(':disabled, [aria-disabled="true"]');
  const LIMITS = /định dạng|dung lượng|tối đa|\d\s*(?:kb|mb)/iu;

  const rows = nodes.flatMap((node, index) => {
    if (!node.checkVisibility()) return [];
    const inputs = [...node.querySelectorAll<HTMLInputElement>('input[type="file"]')];
    if (inputs.length > 1 && node.querySelector('tr, li') !== null) return [];
    const pressed = [...node.querySelectorAll('button, a, label, option, [role="button"], [role="option"]')];
    const takes =
      inputs.some(isOpen) || pressed.some((each) => isOpen(each) && chooses.test(each.textContent ?? ''));
    // A row that holds rows, or stands in a menu, is no paper that takes no file.
    if (
      !takes &&
      (node.querySelector('tr, li, [role="row"]') ?? node.closest('nav, header, footer')) !== null
    )
      return [];
    const controls = pressed.filter(isOpen).map(nameOf);
    const boxes = [...node.querySelectorAll('input[type="checkbox"], [role="checkbox"]')].map((box) => ({
      words: nameOf(box),
      ticked: box instanceof HTMLInputElement ? box.checked : box.getAttribute('aria-checked') === 'true',
      open: isOpen(box),
      shown: box.checkVisibility({ visibilityProperty: true }),
    }));
    const head = node instanceof HTMLTableRowElement ? node.closest('table')?.tHead?.rows[0] : undefined;
    const column = [...(head?.cells ?? [])].findIndex((cell) =>
      /giấy tờ|thành phần|tên/iu.test(cell.innerText.normalize('NFC')),
    );
    const cell = node instanceof HTMLTableRowElement ? node.cells[column] : undefined;
    const names = new Set([...controls, ...boxes.map(({ words }) => words)]);
    const isLabel = (line: string): boolean =>
      (line.match(/\p{L}/gu)?.length ?? 0) > 3 && !names.has(line) && !LIMITS.test(line.normalize('NFC'));
    const lines = linesOf(node);
    const label = [...(cell === undefined ? [] : linesOf(cell)), ...lines].find(isLabel) ?? lines[0] ?? '';
    const text = lines.join('\n');
    return [
      {
        index,
        text,
        label: label
          .replace(/\s*\*\s*$/, '')
          .replace(/^\d{1,2}[.)]\s+/, '')
          .slice(0, 200),
        takes,
        required:
          inputs.some((input) => input.matches(':required, [aria-required="true"]')) ||
          // The star of these classes is drawn by the style sheet; the row's own lists may carry one too.
          [...node.querySelectorAll('.required, .field-required')].some((mark) =>
            one(mark.textContent).includes(label.slice(0, 40)),
          ) ||
          // A star that starts the name of a file ("*.pdf") or ends a kind of files ("image/*") obliges to nothing.
          lines.some(
            (line) => (line === label && /(?<!\/)\*(?!\s*\.\s*\w)/.test(line)) || /^\(?\*\)?$/.test(line),
          ),
        filled: inputs.some((input) => (input.files?.length ?? 0) > 0),
        controls,
        boxes,
        node,
      },
    ];
  });
  const first = rows.find(({ takes }) => takes)?.node;
  const place = first?.closest('form, [role="tabpanel"], [role="dialog"], main') ?? document.body;
  const inRows = new Set(rows.flatMap(({ text }) => text.split('\n')));
  const around =
    first === undefined
      ? []
      : linesOf(place).filter((line) => LIMITS.test(line.normalize('NFC')) && !inRows.has(line));
  const lists = new Set(rows.flatMap(({ takes, node }) => (takes ? [node.parentElement] : [])));
  return rows.map(({ node, ...row }) => ({
    ...row,
    besideRows: lists.has(node.parentElement),
    around: around.join('\n').slice(0, 2000),
  }));
};
