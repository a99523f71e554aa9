import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { Markup } from '../markup.ts';
import { sessionOf } from '../portal-sign-in.ts';
import type { FleetPortal } from '../state.ts';
import { type Controls, clientId, makeControls, type Registered, shortId, uniqueName } from './controls.ts';
import { delta } from './delta.ts';
import type { PageBody, ShowPage } from './page-body.ts';
import { signInFrom } from './paths.ts';
import { DONE, MESSAGE, withoutShown } from './shown-once.ts';
import type { ControlState, Seal } from './view-state.ts';
import { validationError } from './validation-error.ts';

/** What a post-back brings: who raised it and the files of its fields. */
export type PostBack = {
  /** Short id of the control, and its argument. */
  readonly target: string;
  readonly argument: string;
  readonly files: ReadonlyMap<string, File>;
  /** Values that are never kept in the view state: passwords. */
  readonly secrets: Readonly<Record<string, string>>;
};

/** A page that lives by post-backs: what it is first, what an event makes of it, and how it is drawn. */
export type WebPage = {
  readonly path: string;
  /** Whoever is not signed in is sent to the sign-in and back, before anything is read. */
  readonly needsSession?: true;
  readonly load: (c: Context) => ControlState | Response | Promise<ControlState | Response>;
  readonly raise: (
    c: Context,
    state: ControlState,
    event: PostBack,
  ) => ControlState | Response | Promise<ControlState | Response>;
  readonly draw: (
    c: Context,
    state: ControlState,
    controls: Controls,
  ) => PageBody | Response | Promise<PageBody | Response>;
};

/** Mounts a page: GET loads it, POST takes its post-backs, whole or partial. */
export const webForm = (portal: FleetPortal, seal: Seal, show: ShowPage, page: WebPage): Hono => {
  const app = new Hono();
  // A view state holds for one page and one session, as with ViewStateUserKey.
  const boundTo = (c: Context): string => `${page.path}\n${sessionOf(c, portal)?.id ?? ''}`;
  const answer = async (c: Context, state: ControlState, partial: boolean): Promise<Response> => {
    const controls = makeControls(state);
    const body = await page.draw(c, state, controls);
    if (body instanceof Response) return body;
    const hidden = {
      __VIEWSTATE: seal.seal(withoutShown(state), boundTo(c)),
      __VIEWSTATEGENERATOR: generatorOf(page.path),
      __EVENTVALIDATION: seal.seal(controls.registered(), `${boundTo(c)}\nevents`),
    };
    if (partial) return delta(controls.panels(), hidden);
    const { pathname, search } = new URL(c.req.url);
    const form = formOf(`.${pathname.slice(pathname.lastIndexOf('/'))}${search}`, hidden, body.body, {
      text: state[MESSAGE] ?? '',
      byScript: speaksByScript(portal),
      done: state[DONE] ?? '',
    });
    return show(c, { ...body, body: html`${form}${body.after ?? ''}` });
  };

  if (page.needsSession)
    app.use(page.path, async (c, next) => {
      const { pathname, search } = new URL(c.req.url);
      return sessionOf(c, portal) === null ? c.redirect(signInFrom(`${pathname}${search}`)) : next();
    });
  app.get(page.path, async (c) => {
    const state = await page.load(c);
    return state instanceof Response ? state : answer(c, state, false);
  });
  app.post(page.path, async (c) => {
    const posted = await c.req.parseBody();
    const field = (name: string): string => String(posted[name] ?? '');
    const state = seal.open(field('__VIEWSTATE'), boundTo(c)) as ControlState | null;
    const allowed = seal.open(field('__EVENTVALIDATION'), `${boundTo(c)}\nevents`) as Registered | null;
    if (state === null || allowed === null) return validationError('viewstate');
    const named = shortId(field('__EVENTTARGET'));
    const pressed = Object.keys(posted).flatMap((name) => shortId(name) ?? []);
    const target = named ?? pressed.find((id) => allowed.buttons.includes(id));
    const argument = field('__EVENTARGUMENT');
    if (target === undefined || !allowed.events.includes(`${target}|${argument}`))
      return validationError('event');
    const now: Record<string, string> = { ...state };
    const secrets: Record<string, string> = {};
    for (const [id, kind] of Object.entries(allowed.inputs)) {
      const value = posted[uniqueName(id)];
      if (kind === 'tick') now[id] = value === undefined ? '' : 'on';
      else if (typeof value !== 'string') continue;
      else if (kind === 'secret') secrets[id] = value;
      else if (kind !== 'text' && !kind.includes(value)) return validationError('event');
      else now[id] = value;
    }
    const files = new Map(
      Object.entries(posted).flatMap(([name, value]) => {
        const id = shortId(name);
        return id !== null && value instanceof File && value.size > 0 ? [[id, value] as const] : [];
      }),
    );
    const next = await page.raise(c, now, { target, argument, files, secrets });
    const partial = field('__ASYNCPOST') === 'true';
    if (next instanceof Response) return partial ? redirectByDelta(next) : next;
    return answer(c, next, partial);
  });
  return app;
};

/** Some installations tell of errors by `alert()`, others in a label. */
const speaksByScript = (portal: FleetPortal): boolean => portal.draw % 2 === 0;

const redirectByDelta = async (answer: Response): Promise<Response> => {
  const to = answer.headers.get('location');
  return to === null ? answer : delta(new Map(), {}, to);
};

const generatorOf = (path: string): string =>
  Buffer.from(path)
    .reduce((sum, octet) => (sum * 31 + octet) >>> 0, 7)
    .toString(16)
    .toUpperCase()
    .padStart(8, '0');

const formOf = (
  action: string,
  hidden: Readonly<Record<string, string>>,
  body: Markup,
  message: { readonly text: string; readonly byScript: boolean; readonly done: string },
): Markup => html`<form method="post" action="${action}" id="aspnetForm" enctype="multipart/form-data">
<div class="aspNetHidden">
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="">
<input type="hidden" name="__EVENTARGUMENT" id="__EVENTARGUMENT" value="">
${Object.entries(hidden).map(
  ([name, value]) => html`<input type="hidden" name="${name}" id="${name}" value="${value}">
`,
)}</div>
<script>
//<![CDATA[
var theForm = document.forms['aspnetForm'];
function __doPostBack(eventTarget, eventArgument) {
  if (!theForm.onsubmit || (theForm.onsubmit() != false)) {
    theForm.__EVENTTARGET.value = eventTarget;
    theForm.__EVENTARGUMENT.value = eventArgument;
    theForm.submit();
  }
}
//]]>
</script>
<p class="alert" role="alert" id="${clientId('lblThongBao')}">${message.byScript ? '' : message.text}</p>
<p class="alert alert-success" role="status" id="${clientId('lblThanhCong')}">${message.done}</p>
${body}
${message.byScript && message.text !== '' ? html`<script>alert(${raw(scriptText(message.text))});</script>` : ''}
</form>`;

/** A string of JavaScript that cannot end its script element. */
const scriptText = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');
