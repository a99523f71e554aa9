import { ambiguousCases } from './cases/ambiguous-cases.ts';
import { cmsCases } from './cases/cms-cases.ts';
import type { OwnCase } from './cases/own-case.ts';
import { pdfCases } from './cases/pdf-cases.ts';
import { pdfCoverCases } from './cases/pdf-cover-cases.ts';
import { pdfStructureCases } from './cases/pdf-structure-cases.ts';
import { pdfTableCases } from './cases/pdf-table-cases.ts';
import { pdfUpdateCases } from './cases/pdf-update-cases.ts';
import { revocationCases } from './cases/revocation-cases.ts';
import { pdfWriterCases } from './cases/pdf-writer-cases.ts';
import { xmlCases } from './cases/xml-cases.ts';
import { xmlFrameCases } from './cases/xml-frame-cases.ts';
import { xmlInvoiceCases } from './cases/xml-invoice-cases.ts';
import { xmlKeyInfoCases } from './cases/xml-key-info-cases.ts';

/** Every rule of the verifier with a file that keeps it or breaks it, made anywhere without the corpus. */
export const ownCases: readonly OwnCase[] = [
  ...pdfCases,
  ...pdfUpdateCases,
  ...pdfTableCases,
  ...pdfCoverCases,
  ...pdfStructureCases,
  ...pdfWriterCases,
  ...xmlCases,
  ...xmlFrameCases,
  ...xmlKeyInfoCases,
  ...xmlInvoiceCases,
  ...cmsCases,
  ...ambiguousCases,
  ...revocationCases,
];
