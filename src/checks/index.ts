import type { Check } from '#src/model/check.ts';
import { brokenLinks } from './broken-links.ts';
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
import { signInReturns } from './sign-in-returns.ts';
import { statusFields } from './status-fields.ts';
import { stepTime } from './step-time.ts';
import { viewportDeclared } from './viewport-declared.ts';

/** Every question that is asked, in the order in which reports show them. */
export const checks: readonly Check[] = [
  journeyCompletes,
  phoneJourney,
  signInReturns,
  dossierCodeTime,
  statusFields,
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
