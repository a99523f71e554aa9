import type { Check } from '#src/model/check.ts';
import { badFilesRefused } from './bad-files-refused.ts';
import { brokenLinks } from './broken-links.ts';
import { certificateShown } from './certificate-shown.ts';
import { dossierCodeTime } from './dossier-code-time.ts';
import { failedRequests } from './failed-requests.ts';
import { firstByte } from './first-byte.ts';
import { journeyCompletes } from './journey-completes.ts';
import { largestPaint } from './largest-paint.ts';
import { layoutStability } from './layout-stability.ts';
import { mixedContent } from './mixed-content.ts';
import { noSidewaysScroll } from './no-sideways-scroll.ts';
import { pageErrors } from './page-errors.ts';
import { phoneJourney } from './phone-journey.ts';
import { publishedResultsSigned } from './published-results-signed.ts';
import { signInReturns } from './sign-in-returns.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';
import { signedFileValid } from './signed-file-valid.ts';
import { signingCompletes } from './signing-completes.ts';
import { signingDutyAnnounced } from './signing-duty-announced.ts';
import { signingProviders } from './signing-providers.ts';
import { statusFields } from './status-fields.ts';
import { stepTime } from './step-time.ts';
import { timeStamp } from './time-stamp.ts';
import { viewportDeclared } from './viewport-declared.ts';

/** Every question that is asked, in the order in which reports show them. */
export const checks: readonly Check[] = [
  journeyCompletes,
  phoneJourney,
  signInReturns,
  dossierCodeTime,
  statusFields,
  signingDutyAnnounced,
  signingCompletes,
  signingProviders,
  certificateShown,
  signedFileValid,
  signatureAlgorithms,
  timeStamp,
  badFilesRefused,
  publishedResultsSigned,
  stepTime,
  firstByte,
  largestPaint,
  layoutStability,
  viewportDeclared,
  noSidewaysScroll,
  failedRequests,
  mixedContent,
  pageErrors,
  brokenLinks,
];
