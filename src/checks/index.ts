import type { Check } from '#src/model/check.ts';
import { assistantAnswers } from './assistant-answers.ts';
import { badFilesRefused } from './bad-files-refused.ts';
import { brokenLinks } from './broken-links.ts';
import { certificateShown } from './certificate-shown.ts';
import { clicksToService } from './clicks-to-service.ts';
import { dossierCodeTime } from './dossier-code-time.ts';
import { failedRequests } from './failed-requests.ts';
import { firstByte } from './first-byte.ts';
import { helpChannels } from './help-channels.ts';
import { journeyCompletes } from './journey-completes.ts';
import { largestPaint } from './largest-paint.ts';
import { layoutStability } from './layout-stability.ts';
import { mixedContent } from './mixed-content.ts';
import { noSidewaysScroll } from './no-sideways-scroll.ts';
import { pageErrors } from './page-errors.ts';
import { partialReason } from './partial-reason.ts';
import { phoneJourney } from './phone-journey.ts';
import { privacyNotice } from './privacy-notice.ts';
import { procedureParts } from './procedure-parts.ts';
import { publishedResultsSigned } from './published-results-signed.ts';
import { searchFinds } from './search-finds.ts';
import { signInReturns } from './sign-in-returns.ts';
import { signatureAlgorithms } from './signature-algorithms.ts';
import { signedFileValid } from './signed-file-valid.ts';
import { signingCompletes } from './signing-completes.ts';
import { signingDutyAnnounced } from './signing-duty-announced.ts';
import { signingProviders } from './signing-providers.ts';
import { siteInformation } from './site-information.ts';
import { statisticsPublished } from './statistics-published.ts';
import { statusFields } from './status-fields.ts';
import { stepTime } from './step-time.ts';
import { timeStamp } from './time-stamp.ts';
import { timesToldBefore } from './times-told-before.ts';
import { viewportDeclared } from './viewport-declared.ts';

/** Every question that is asked, in the order in which reports show them. */
export const checks: readonly Check[] = [
  journeyCompletes,
  phoneJourney,
  clicksToService,
  searchFinds,
  signInReturns,
  dossierCodeTime,
  statusFields,
  assistantAnswers,
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
  privacyNotice,
  procedureParts,
  partialReason,
  statisticsPublished,
  helpChannels,
  siteInformation,
  timesToldBefore,
  failedRequests,
  mixedContent,
  pageErrors,
  brokenLinks,
];
