import type { Context } from 'hono';
import { html } from 'hono/html';
import { servicePage, shownName } from '../faults-services.ts';
import { afterFiling, afterFilingSection } from '../life-pages/after-filing.ts';
import { filingSession, sessionOf } from '../portal-sign-in.ts';
import { keepOffer } from '../reuse/keeping.ts';
import { isPhone, type Prefill, prefillFor } from '../reuse/prefill.ts';
import { type Draft, findOffered, type FleetPortal, openDraft } from '../state.ts';
import { agenciesFor } from './agencies.ts';
import { raiseInDraft } from './filing-events.ts';
import { initialValues } from './filing-items.ts';
import { drawStep, STEPS, stepOf } from './filing-steps.ts';
import { inRow, uploadsOf } from './papers-step.ts';
import { PATHS, signInFrom } from './paths.ts';
import { MISSING } from './public-pages.ts';
import { MESSAGE } from './shown-once.ts';
import type { ControlState } from './view-state.ts';
import type { WebPage } from './web-form.ts';

/** From the choice of the agency to the dossier code, at one address: `?ma=` of the procedure, `&hs=` of a saved draft. */
export const filingPage = (portal: FleetPortal): WebPage => {
  const offeredAt = (c: Context) => findOffered(portal, c.req.query('ma') ?? '');
  const ownDraft = (c: Context, id: string | undefined): Draft | null => {
    const draft = portal.drafts.get(id ?? '');
    return draft?.person.idNumber === sessionOf(c, portal)?.person.idNumber ? (draft ?? null) : null;
  };
  const prefillIn = (c: Context): Prefill => {
    const person = sessionOf(c, portal)?.person;
    return person === undefined
      ? () => ({ value: '', locked: false })
      : prefillFor(portal, person, isPhone(c.req.header('user-agent')));
  };
  /** The form of a draft as it is shown first. */
  const opened = (c: Context, draft: Draft): ControlState => {
    const ticked = keepOffer(portal).ticked ? 'on' : '';
    const boxes = uploadsOf(portal, draft.service).map(
      (_, row) => [inRow(row, 'chkLuuKho'), ticked] as const,
    );
    return {
      ...initialValues(portal, draft, prefillIn(c)),
      ...Object.fromEntries(boxes),
      txtNoiDung: draft.fields.get('txtNoiDung') ?? '',
      step: 'applicant',
      hs: draft.id,
    };
  };
  const begin = (c: Context): ControlState => {
    const offered = offeredAt(c);
    const person = sessionOf(c, portal)?.person;
    return offered === null || person === undefined ? {} : opened(c, openDraft(portal, offered, person));
  };
  return {
    path: PATHS.file,
    needsSession: true,
    load: (c) => {
      const offered = offeredAt(c);
      if (offered === null || servicePage(portal, offered) !== 'shown') return {};
      const saved = ownDraft(c, c.req.query('hs'));
      if (saved !== null && saved.dossierCode === null && saved.service === offered) return opened(c, saved);
      const here = new URL(c.req.url);
      if (filingSession(c, portal) === null) return c.redirect(signInFrom(`${here.pathname}${here.search}`));
      const [only, ...more] = agenciesFor(portal, offered);
      return more.length === 0 && only?.cases.length === 1 ? begin(c) : { step: 'agency' };
    },
    raise: async (c, state, event) => {
      const draft = ownDraft(c, state['hs']);
      if (draft !== null) return raiseInDraft({ portal, draft, prefill: prefillIn(c) }, state, event);
      const offered = offeredAt(c);
      const agency =
        offered === null
          ? undefined
          : agenciesFor(portal, offered).find(({ value }) => value === state['ddlCoQuan']);
      if (event.target === 'ddlCoQuan') {
        const [only, ...more] = agency?.cases ?? [];
        return { ...state, ddlTruongHop: more.length === 0 ? (only ?? '') : '' };
      }
      if (agency?.cases.includes(state['ddlTruongHop'] ?? '')) return begin(c);
      return { ...state, [MESSAGE]: 'Vui lòng chọn cơ quan và trường hợp giải quyết.' };
    },
    draw: (c, state, controls) => {
      const offered = offeredAt(c);
      const shown = offered === null ? 'missing' : servicePage(portal, offered);
      if (offered === null || shown === 'missing') return MISSING;
      if (shown === 'empty') return { title: shownName(portal, offered), body: html`` };
      const step = stepOf(state);
      const draft = ownDraft(c, state['hs']);
      return {
        title: STEPS[step],
        signs: step === 'papers',
        ...(step === 'result' &&
          draft !== null && { after: afterFilingSection(afterFiling(portal, PATHS.life, draft)) }),
        body: drawStep({ portal, offered, state, controls, prefill: prefillIn(c) }, draft),
      };
    },
  };
};
