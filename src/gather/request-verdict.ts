import type { RefusedRequest } from '#src/model/evidence.ts';
import type { Effect } from '#src/model/journey.ts';
import type { Mode } from '#src/model/portal.ts';
import type { DeclaredRequest } from '#src/platforms/adapter.ts';
import { allows, effectRank } from './mode.ts';

/** What the verdict needs of a request, whoever saw it. */
export type SeenRequest = {
  readonly url: string;
  readonly method: string;
  /** Whether it is to bring a document, of the page or of a frame. */
  readonly navigation: boolean;
  /** The browser's resource type in lower case: `document`, `xhr`, `fetch`, `image` … */
  readonly type: string;
};

export type VerdictRules = {
  readonly mode: Mode;
  /** Effect that the step under way declared; null between steps. */
  readonly effect: () => Effect | null;
  /** Requests that the platform in use declares; empty until it is known. */
  readonly declared: () => readonly DeclaredRequest[];
  readonly isPortal: (url: string) => boolean;
  readonly isNational: (url: string) => boolean;
  readonly isSignIn: (url: string) => boolean;
  /** Whether the address is on a host of the same owner that the row does not name. */
  readonly isSibling: (url: string) => boolean;
  /** Whether the owner's robots.txt lets the crawler open this document. */
  readonly robotsAllow: (url: string) => boolean;
};

const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * GET addresses whose wording says that they change something. Portals do exist where a plain link
 * deletes, files or pays; below `sandbox` such a request is refused unless the adapter declares it.
 * Liferay names its action phase in the query, whatever the action is called.
 */
const KNOWN_ACTIONS =
  /(^|[/?&=_.-])(submit|delete|remove|cancel|withdraw|approve|pay|payment|checkout|save|create|update|xoa|huy|(xoa|huy|rut|gui|luu)-?ho-?so|thanh-?toan|thuc-?hien-?nop)([/?&=_.-]|$)|[?&]p_p_lifecycle=1(&|$)/i;

/** The same words inside a name like `XoaHoSo` or `deleteDraft`, but not where they only qualify a datum (`createDate`). */
const ACTION_IN_NAME =
  /(^|[_.-])(submit|delete|remove|cancel|withdraw|approve|pay|payment|checkout|save|create|update|xoa|huy|rut-ho-so|gui-ho-so|luu-ho-so|thanh-toan|thuc-hien-nop)([_.-](?!(date|time|at|by|status|history|list|info)([_.-]|$))|$)/i;

/** A name that begins so asks for something: `getPaymentMethods`, `TraCuuThanhToan`. */
const READS_BY_NAME =
  /^(get|list|find|search|view|show|load|check|is|has|count|query|fetch|tra-cuu|xem|danh-sach|tim|lich-su|huong-dan|lay)([_.-]|$)/i;

const STATIC_FILE = /\.(js|mjs|css|map|png|jpe?g|gif|svg|webp|ico|woff2?|ttf)$/i;

/** Parameters whose value names an act: `_javax.portlet.action=cancelDossier`, `cmd=XoaHoSo`. */
const NAMES_AN_ACT = /(^|[._-])(action|act|cmd|command|do|op|task|method|handler|event|func|function)$/i;

const CALLS = new Set(['document', 'xhr', 'fetch']);

/** Why a request is refused below `sandbox`; null where it may go out. Fails closed. Pure but for the rules it is given. */
export const requestVerdict = (request: SeenRequest, rules: VerdictRules): RefusedRequest['why'] | null => {
  const { url, method, navigation } = request;
  const own = rules.isPortal(url) || rules.isNational(url);
  if (navigation && !own && /^(https?|ftp):/.test(url)) return 'foreign-host';
  if (navigation && !rules.robotsAllow(url)) return 'robots';
  const declared = rules.declared().filter((each) => fits(each, request, rules));
  if (declared.length > 0) {
    const effect = rules.effect();
    const least = Math.min(...declared.map((each) => effectRank(each.effect)));
    return effect !== null &&
      least <= effectRank(effect) &&
      declared.some((each) => allows(rules.mode, each.effect))
      ? null
      : 'state-changing';
  }
  if (!READ_METHODS.has(method)) return 'state-changing';
  return (own || (CALLS.has(request.type) && rules.isSibling(url))) && namesAnAction(url)
    ? 'known-action'
    : null;
};

/** Whether the wording of an address says that a plain GET changes something. Pure. */
export const namesAnAction = (url: string): boolean => {
  const path = pathOf(url);
  if (KNOWN_ACTIONS.test(path)) return true;
  const [before = '', query = ''] = path.split(/\?(.*)/s);
  const names = STATIC_FILE.test(before) ? [] : before.split('/');
  for (const [name, value] of new URLSearchParams(query)) if (NAMES_AN_ACT.test(name)) names.push(value);
  return names.map(wordsOf).some((words) => !READS_BY_NAME.test(words) && ACTION_IN_NAME.test(words));
};

/** `XoaHoSo` as `Xoa-Ho-So`. */
const wordsOf = (name: string): string => name.replaceAll(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, '-');

const pathOf = (url: string): string => {
  try {
    const { pathname, search } = new URL(url);
    return decodeURI(pathname + search);
  } catch {
    return url;
  }
};

const fits = (declared: DeclaredRequest, { url, method }: SeenRequest, rules: VerdictRules): boolean =>
  declared.method === method &&
  (declared.to === 'signIn' ? rules.isSignIn(url) : rules.isPortal(url)) &&
  declared.path.test(pathOf(url));
