import type { Check } from '#src/model/check.ts';
import { assistantAnswers } from './assistant-answers.ts';
import { badFilesRefused } from './bad-files-refused.ts';
import { badValuesCaught } from './bad-values-caught.ts';
import { brokenLinks } from './broken-links.ts';
import { certificateShown } from './certificate-shown.ts';
import { clicksToService } from './clicks-to-service.ts';
import { dossierCodeTime } from './dossier-code-time.ts';
import { dossierDownloads } from './dossier-downloads.ts';
import { draftRestored } from './draft-restored.ts';
import { eFormFields } from './e-form-fields.ts';
import { failedRequests } from './failed-requests.ts';
import { feePayable } from './fee-payable.ts';
import { filingNotice } from './filing-notice.ts';
import { firstByte } from './first-byte.ts';
import { helpChannels } from './help-channels.ts';
import { journeyCompletes } from './journey-completes.ts';
import { keyboardOnly } from './keyboard-only.ts';
import { largestPaint } from './largest-paint.ts';
import { layoutStability } from './layout-stability.ts';
import { levelLabelTrue } from './level-label-true.ts';
import { mixedContent } from './mixed-content.ts';
import { noDefaultConsent } from './no-default-consent.ts';
import { noSidewaysScroll } from './no-sideways-scroll.ts';
import { overAskedFields } from './over-asked-fields.ts';
import { overAskedPapers } from './over-asked-papers.ts';
import { pageErrors } from './page-errors.ts';
import { partialReason } from './partial-reason.ts';
import { paymentTold } from './payment-told.ts';
import { personalDataLeaks } from './personal-data-leaks.ts';
import { phoneJourney } from './phone-journey.ts';
import { prefillRatio } from './prefill-ratio.ts';
import { prefillWrong } from './prefill-wrong.ts';
import { privacyNotice } from './privacy-notice.ts';
import { procedureParts } from './procedure-parts.ts';
import { publishedResultsSigned } from './published-results-signed.ts';
import { ratingOffered } from './rating-offered.ts';
import { resultInNationalStore } from './result-in-national-store.ts';
import { sameAsNational } from './same-as-national.ts';
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
import { stepsAndSummary } from './steps-and-summary.ts';
import { storeConsent } from './store-consent.ts';
import { storePicker } from './store-picker.ts';
import { storePresent } from './store-present.ts';
import { storeRoundTrip } from './store-round-trip.ts';
import { timeStamp } from './time-stamp.ts';
import { timesToldBefore } from './times-told-before.ts';
import { uploadLimits } from './upload-limits.ts';
import { viewportDeclared } from './viewport-declared.ts';
import { withdrawal } from './withdrawal.ts';

/** Every question that is asked, in the order in which reports show them. */
export const checks: readonly Check[] = [
  journeyCompletes,
  phoneJourney,
  clicksToService,
  searchFinds,
  levelLabelTrue,
  signInReturns,
  eFormFields,
  badValuesCaught,
  draftRestored,
  uploadLimits,
  stepsAndSummary,
  feePayable,
  dossierCodeTime,
  statusFields,
  dossierDownloads,
  ratingOffered,
  assistantAnswers,
  sameAsNational,
  signingDutyAnnounced,
  signingCompletes,
  signingProviders,
  certificateShown,
  signedFileValid,
  signatureAlgorithms,
  timeStamp,
  badFilesRefused,
  publishedResultsSigned,
  storePresent,
  storePicker,
  storeRoundTrip,
  prefillRatio,
  overAskedPapers,
  storeConsent,
  resultInNationalStore,
  stepTime,
  firstByte,
  largestPaint,
  layoutStability,
  viewportDeclared,
  noSidewaysScroll,
  keyboardOnly,
  privacyNotice,
  noDefaultConsent,
  personalDataLeaks,
  procedureParts,
  partialReason,
  statisticsPublished,
  helpChannels,
  siteInformation,
  timesToldBefore,
  brokenLinks,
  failedRequests,
  mixedContent,
  pageErrors,
  prefillWrong,
  overAskedFields,
  withdrawal,
  filingNotice,
  paymentTold,
];
