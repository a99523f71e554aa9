import { html, raw } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { ControlState } from './view-state.ts';

/** Naming container of every control, as master pages make it. */
const CONTAINER = 'ctl00$ContentPlaceHolder1$';

export const uniqueName = (id: string): string => `${CONTAINER}${id}`;
export const clientId = (id: string): string => uniqueName(id).replaceAll('$', '_');
/** Short id of a posted name; null where it is no control of the page. */
export const shortId = (name: string): string | null =>
  name.startsWith(CONTAINER) ? name.slice(CONTAINER.length) : null;

/** The mark of what is required, as text: style sheets come and go. */
export const STAR: Markup = html` <span class="star">(*)</span>`;

export type Choice = { readonly value: string; readonly text: string };

type Labelled = {
  readonly label: string;
  readonly required?: boolean;
  /** What a validator says of it. */
  readonly fault?: string;
};

/** What may come back from a page: events with their arguments, and each list's entries. Sealed as `__EVENTVALIDATION`. */
export type Registered = {
  /** `id|argument`. */
  readonly events: readonly string[];
  /** Ids of what posts by its own name: a browser sends file fields by theirs too. */
  readonly buttons: readonly string[];
  readonly inputs: Readonly<Record<string, 'text' | 'secret' | 'tick' | readonly string[]>>;
};

/**
 * Draws server controls and registers what each may post. A fresh set draws one page; values are taken from the
 * page's state by the control's short id.
 */
export type Controls = {
  readonly text: (
    id: string,
    parts: Labelled & {
      readonly type?: string;
      readonly locked?: boolean;
      readonly lines?: number;
      readonly placeholder?: string;
    },
  ) => Markup;
  /** `posts`: a choice posts the page back at once. */
  readonly list: (
    id: string,
    choices: readonly Choice[],
    parts: Labelled & { readonly posts?: boolean; readonly prompt?: string },
  ) => Markup;
  readonly radios: (
    id: string,
    choices: readonly Choice[],
    parts: Labelled & { readonly posts?: boolean },
  ) => Markup;
  readonly tick: (
    id: string,
    label: string,
    parts?: { readonly required?: boolean; readonly disabled?: boolean; readonly fault?: string },
  ) => Markup;
  /** `posts`: choosing a file posts the page back at once. */
  readonly file: (
    id: string,
    parts: { readonly label: string; readonly posts: boolean; readonly accept: string },
  ) => Markup;
  readonly button: (
    id: string,
    text: string,
    parts?: { readonly primary?: boolean; readonly part?: string; readonly confirms?: string },
  ) => Markup;
  /** A link that posts back. */
  readonly link: (id: string, text: string, argument?: string, style?: string) => Markup;
  /** A part of the page that a post-back from within it renews alone. */
  readonly panel: (id: string, body: Markup) => Markup;
  /** Registers an event that the page's script raises. */
  readonly event: (id: string, argument?: string) => string;
  readonly registered: () => Registered;
  readonly panels: () => ReadonlyMap<string, Markup>;
};

export const makeControls = (state: ControlState): Controls => {
  const events: string[] = [];
  const buttons: string[] = [];
  const inputs: Record<string, Registered['inputs'][string]> = {};
  const panels = new Map<string, Markup>();
  const event = (id: string, argument = ''): string => {
    events.push(`${id}|${argument}`);
    return `__doPostBack('${uniqueName(id)}','${argument}')`;
  };
  const later = (id: string): Markup =>
    html` onchange="javascript:setTimeout('${event(id).replaceAll("'", "\\'")}', 0)"`;
  const named = (id: string): Markup => html`name="${uniqueName(id)}" id="${clientId(id)}"`;
  const label = (id: string, { label: text, required }: Labelled): Markup =>
    html`<label for="${clientId(id)}" id="${clientId(`lbl_${id}`)}">${text}${required ? STAR : ''}</label>`;
  const told = (id: string, fault: string | undefined): Markup =>
    html`<span class="field-error" id="${clientId(`rfv_${id}`)}" style="color:Red;">${fault ?? ''}</span>`;
  const aria = (id: string, { required, fault }: Omit<Labelled, 'label'>): Markup =>
    html`${required ? raw(' aria-required="true"') : ''}${
      (fault ?? '') === '' ? '' : html` aria-invalid="true" aria-describedby="${clientId(`rfv_${id}`)}"`
    }`;
  const value = (id: string): string => state[id] ?? '';

  return {
    event,
    registered: () => ({ events, buttons, inputs }),
    panels: () => panels,
    text: (id, parts) => {
      // What is locked is not the browser's to change.
      if (parts.locked !== true) inputs[id] = parts.type === 'password' ? 'secret' : 'text';
      const shown = parts.type === 'password' ? '' : value(id);
      const field =
        parts.lines === undefined
          ? html`<input ${named(id)} type="${parts.type ?? 'text'}" value="${shown}" class="form-control"${
              parts.placeholder === undefined ? '' : html` placeholder="${parts.placeholder}"`
            }${parts.locked ? raw(' readonly="readonly"') : ''}${aria(id, parts)}>`
          : html`<textarea ${named(id)} rows="${parts.lines}" class="form-control"${aria(id, parts)}>${shown}</textarea>`;
      return html`<div class="form-group">${label(id, parts)}${field}${told(id, parts.fault)}</div>`;
    },
    list: (id, choices, parts) => {
      inputs[id] = ['', ...choices.map((each) => each.value)];
      return html`<div class="form-group">${label(id, parts)}<select ${named(id)} class="form-control"${
        parts.posts ? later(id) : ''
      }${aria(id, parts)}><option value="">${parts.prompt ?? '-- Chọn --'}</option>${choices.map(
        (each) =>
          html`<option value="${each.value}"${each.value === value(id) ? raw(' selected="selected"') : ''}>${each.text}</option>`,
      )}</select>${told(id, parts.fault)}</div>`;
    },
    radios: (id, choices, parts) => {
      inputs[id] = ['', ...choices.map((each) => each.value)];
      return html`<div class="form-group" role="radiogroup" aria-labelledby="${clientId(`lbl_${id}`)}"${aria(id, parts)}><span id="${clientId(
        `lbl_${id}`,
      )}" class="label control-label">${parts.label}${parts.required ? STAR : ''}</span><table id="${clientId(id)}" class="choices" role="presentation"><tbody><tr>${choices.map(
        (each, at) =>
          html`<td><input type="radio" name="${uniqueName(id)}" id="${clientId(id)}_${at}" value="${each.value}"${
            each.value === value(id) ? raw(' checked="checked"') : ''
          }${parts.posts && each.value !== value(id) ? raw(` onclick="javascript:setTimeout('${event(id).replaceAll("'", "\\'")}', 0)"`) : ''}><label for="${clientId(id)}_${at}">${each.text}</label></td>`,
      )}</tr></tbody></table>${told(id, parts.fault)}</div>`;
    },
    tick: (id, text, { required, disabled, fault } = {}) => {
      // A disabled box is never posted: its state stays.
      if (disabled !== true) inputs[id] = 'tick';
      return html`<div class="check"><input type="checkbox" ${named(id)}${value(id) === 'on' ? raw(' checked="checked"') : ''}${
        disabled ? raw(' disabled="disabled"') : ''
      }${aria(id, { ...(required !== undefined && { required }), ...(fault !== undefined && { fault }) })}><label for="${clientId(id)}">${text}${required ? STAR : ''}</label></div>${told(id, fault)}`;
    },
    file: (id, { label: text, posts, accept }) =>
      html`<input type="file" ${named(id)} aria-label="${text}" accept="${accept}" class="form-control"${posts ? later(id) : ''}>`,
    button: (id, text, parts = {}) => {
      events.push(`${id}|`);
      buttons.push(id);
      return html`<input type="submit" ${named(id)} value="${text}" class="btn${parts.primary ? ' btn-primary' : ''}"${
        parts.part === undefined ? '' : html` data-part="${parts.part}"`
      }${parts.confirms === undefined ? '' : html` onclick="return confirm('${parts.confirms}');"`}>`;
    },
    link: (id, text, argument = '', style = '') =>
      html`<a id="${clientId(id)}" class="${style}" href="javascript:${event(id, argument)}">${text}</a>`,
    panel: (id, body) => {
      panels.set(id, body);
      return html`<div id="${clientId(id)}" data-update-panel>${body}</div>`;
    },
  };
};
