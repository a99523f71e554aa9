import { citizen, organisation } from '../authority.ts';
import { append, blankPdf, form, OBJECT, page, type PdfStream, signPdf, stream } from '../pdf-file.ts';
import { detachedOver } from './cms-cases.ts';
import { type OwnCase, SIGNED_AT } from './own-case.ts';

/** Fields that were there when a file was signed, and are signed or filled afterwards with a look that hides the page. */

const FIRST = 10;
const SECOND = 20;
const LOOK = 30;
const WHOLE_PAGE = '0 0 300 200';
const CORNER = '200 0 280 40';

type Objects = readonly (readonly [number, string | PdfStream])[];

const opaque: readonly [number, PdfStream] = [
  LOOK,
  stream('1 g 0 0 300 200 re f', '<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] >>'),
];
const WITH_LOOK = `/AP << /N ${LOOK} 0 R >>`;

const widget = (number: number, kind: string, rect: string, rest = ''): readonly [number, string] => [
  number,
  `<< /Type /Annot /Subtype /Widget ${kind} /T (Field${number}) /P ${OBJECT.page} 0 R /Rect [${rect}] /F 4 ${rest} >>`,
];

/** Signed with the fields `before` in it, then signed again by another one with `after` in their place. */
const between = (before: Objects, after: Objects, second = SECOND): Buffer => {
  const fields = before.map(([number]) => number).filter((number) => number < FIRST);
  const prepared = append(blankPdf('Quyet dinh TEST: tu choi'), {
    objects: new Map<number, string | PdfStream>([
      [OBJECT.page, page(fields)],
      [OBJECT.form, form(fields, 0)],
      ...before,
    ]),
  });
  const file = signPdf(
    prepared,
    { field: FIRST, before: fields, claimedAt: SIGNED_AT },
    detachedOver(organisation()),
  );
  const all = [...fields, FIRST];
  const inTurn =
    second === SECOND
      ? []
      : ([
          [OBJECT.page, page(all)],
          [OBJECT.form, form(all)],
        ] as const);
  return signPdf(
    file,
    { field: second, before: all, claimedAt: SIGNED_AT, objects: new Map([...inTurn, ...after]) },
    detachedOver(citizen()),
  );
};

/** The second signer signs a field that was there. */
const signedInPlace = (rect: string, rest: string): Buffer =>
  between(
    [widget(7, '/FT /Sig', rect)],
    // The signature is the object behind the field's number.
    [widget(7, '/FT /Sig /V 8 0 R', rect, rest), ...(rest === '' ? [] : [opaque])],
    7,
  );

const text = (number: number, rect: string, value: string, rest = ''): readonly [number, string] =>
  widget(number, `/FT /Tx /V (${value})`, rect, rest);

const box = (rect: string, state: string): readonly [number, string] =>
  widget(7, `/FT /Btn /V /${state}`, rect, `/AS /${state} /AP << /N << /Yes ${LOOK} 0 R >> >>`);

const pdf = (id: string, rest: Omit<OwnCase, 'id' | 'format'>): OwnCase => ({
  id: `pdf-cover/${id}`,
  format: 'pdf',
  ...rest,
});

const BOTH = { verdict: 'valid', ids: [['MST:0100000001-001'], ['CCCD:001200000001']] } as const;
const FORM_CHANGED = {
  verdict: 'invalid',
  because: ['MODIFIED_AFTER_SIGNING'],
  codes: ['pdf-form-changed'],
} as const;
const COVERED = {
  verdict: 'indeterminate',
  because: ['SIG_CONSTRAINTS_FAILURE'],
  codes: ['pdf-fields-cover-page'],
} as const;
const STRIPS = [0, 1, 2].map((index) => `0 ${index * 40} 300 ${index * 40 + 20}`);

export const pdfCoverCases: readonly OwnCase[] = [
  pdf('field-signed', { make: () => signedInPlace(CORNER, WITH_LOOK), ...BOTH }),
  pdf('field-over-the-page-signed', { make: () => signedInPlace(WHOLE_PAGE, WITH_LOOK), ...FORM_CHANGED }),
  pdf('field-over-the-page-signed-without-a-look', { make: () => signedInPlace(WHOLE_PAGE, ''), ...BOTH }),
  pdf('text-filled', {
    make: () => between([text(7, CORNER, '')], [text(7, CORNER, 'x', WITH_LOOK), opaque]),
    ...BOTH,
  }),
  pdf('text-over-the-page-filled', {
    make: () => between([text(7, WHOLE_PAGE, '')], [text(7, WHOLE_PAGE, '.', WITH_LOOK), opaque]),
    ...COVERED,
  }),
  pdf('texts-that-cover-the-page-together-filled', {
    make: () =>
      between(
        STRIPS.map((rect, index) => text(7 + index, rect, '')),
        [...STRIPS.map((rect, index) => text(7 + index, rect, '.', WITH_LOOK)), opaque],
      ),
    ...COVERED,
  }),
  pdf('box-ticked', {
    make: () => between([box(CORNER, 'Off'), opaque], [box(CORNER, 'Yes')]),
    ...BOTH,
  }),
  pdf('box-over-the-page-ticked', {
    make: () => between([box(WHOLE_PAGE, 'Off'), opaque], [box(WHOLE_PAGE, 'Yes')]),
    ...COVERED,
  }),
];
