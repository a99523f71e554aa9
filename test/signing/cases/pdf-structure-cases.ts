import { citizen, organisation } from '../authority.ts';
import { append, blankPdf, catalog, OBJECT, signPdf } from '../pdf-file.ts';
import { detachedOver } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** Tagged PDFs: the second signer's program adds its field to the structure tree, as iText and Acrobat do. */

const FIRST = 10;
const SECOND = 12;
const [ROOT, DOCUMENT, PARENTS, ELEMENT] = [7, 8, 9, 14];
const TAGGED = ` /MarkInfo << /Marked true >> /StructTreeRoot ${ROOT} 0 R`;

type Objects = readonly (readonly [number, string])[];

const tree = (elements: string, numbers: string): Objects => [
  [ROOT, `<< /Type /StructTreeRoot /K ${DOCUMENT} 0 R /ParentTree ${PARENTS} 0 R /ParentTreeNextKey 1 >>`],
  [DOCUMENT, `<< /Type /StructElem /S /Document /P ${ROOT} 0 R /K [${elements}] >>`],
  [PARENTS, `<< /Nums [${numbers}] >>`],
];

const element = (rest = ''): Objects[number] => [
  ELEMENT,
  `<< /Type /StructElem /S /Form /P ${DOCUMENT} 0 R /Pg ${OBJECT.page} 0 R /K << /Type /OBJR /Obj ${SECOND} 0 R /Pg ${OBJECT.page} 0 R >>${rest} >>`,
];

const GROWN: Objects = [...tree(`${ELEMENT} 0 R`, `0 ${ELEMENT} 0 R`), element()];

const signed = (): Buffer =>
  signPdf(
    append(blankPdf('Quyet dinh TEST'), {
      objects: new Map([[OBJECT.catalog, catalog(TAGGED)], ...tree('', '')]),
    }),
    { field: FIRST, claimedAt: SIGNED_AT, catalogExtra: TAGGED },
    detachedOver(organisation()),
  );

const signedAgain = (objects: Objects, extra = TAGGED): Buffer =>
  signPdf(
    signed(),
    {
      field: SECOND,
      before: [FIRST],
      claimedAt: SIGNED_AT,
      catalogExtra: extra,
      objects: new Map(objects),
    },
    detachedOver(citizen()),
  );

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf-structure/${id}`,
  format: 'pdf',
  ...rest,
});

const RETOLD = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['pdf-structure-changed'],
} as const;
const MODIFIED = { verdict: 'invalid', because: ['MODIFIED_AFTER_SIGNING'] } as const;

export const pdfStructureCases: readonly OwnCase[] = [
  pdf('signed-twice', { make: () => signedAgain([]), verdict: 'valid' }),
  pdf('element-for-the-second-field', { make: () => signedAgain(GROWN), ...RETOLD }),
  pdf('element-that-reads-otherwise', {
    make: () => signedAgain([...GROWN.slice(0, -1), element(' /ActualText (chap thuan)')]),
    ...RETOLD,
  }),
  pdf('tree-taken-away', { make: () => signedAgain([], ''), ...MODIFIED }),
  // Whatever is drawn is held to the rules of the place where it is drawn.
  pdf('element-that-leads-to-another-font', {
    make: () =>
      signedAgain([
        ...GROWN.slice(0, -1),
        element(` /A ${OBJECT.font} 0 R`),
        [OBJECT.font, '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>'],
      ]),
    ...MODIFIED,
  }),
  pdf('tree-changed-after-the-last-signature', {
    make: () => append(signed(), { objects: new Map(tree('', '0 null')) }),
    ...MODIFIED,
    codes: ['pdf-changed-after-last-signature'],
  }),
];
