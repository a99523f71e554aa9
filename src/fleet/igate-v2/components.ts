import { html } from 'hono/html';
import type { Markup } from '../markup.ts';
import type { Choice } from '../places.ts';

/** A Material select, drawn by the client's mat-select.ts. `name` is its formcontrolname. */
export const matSelect = (select: {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly choices?: readonly Choice[];
  readonly value?: string;
  readonly disabled?: boolean;
  readonly hidden?: boolean;
}): Markup => html`<mat-form-field class="mat-form-field"${select.hidden ? html` hidden` : ''}>
<label class="mat-form-field-label required" id="${select.id}-label">${select.label}</label>
<mat-select class="mat-select" role="combobox" tabindex="0" id="${select.id}" formcontrolname="${select.name}"
 aria-labelledby="${select.id}-label ${select.id}-value" aria-haspopup="listbox" aria-expanded="false" aria-required="true"
 aria-disabled="${String(select.disabled === true)}" aria-describedby="${select.id}-error" data-label="${select.label}"
 data-placeholder="Chọn" data-value="${select.value ?? ''}" data-choices="${JSON.stringify(select.choices ?? [])}"><span
 class="mat-select-value mat-select-placeholder" id="${select.id}-value">Chọn</span><span class="mat-select-arrow" aria-hidden="true"></span></mat-select>
<mat-error id="${select.id}-error" class="field-error"></mat-error></mat-form-field>`;

type Field = {
  /** Form.io key: the control's name is `data[<key>]`. */
  readonly key: string;
  readonly label: string;
  readonly value?: string;
  readonly required?: boolean;
  readonly hidden?: boolean;
  /** What the value must look like, tested in the browser. */
  readonly format?: string;
  /** Not to be changed by the citizen. */
  readonly locked?: boolean;
};

const component = (field: Field, control: Markup, labelled = html` for="f-${field.key}"`): Markup => html`<div
 class="form-group formio-component formio-component-${field.key}" data-label="${field.label}"${
   field.required ? html` data-required="true"` : ''
 }${field.format === undefined ? '' : html` data-format="${field.format}"`}${field.hidden ? html` hidden` : ''}>
<label id="l-${field.key}"${labelled}${field.required ? html` class="required"` : ''}>${field.label}</label>
${control}
<div class="formio-errors field-error" id="e-${field.key}" role="status"></div></div>`;

export const textField = (field: Field & { readonly type?: string }): Markup =>
  component(
    field,
    html`<input class="form-control" id="f-${field.key}" name="data[${field.key}]" type="${field.type ?? 'text'}" value="${
      field.value ?? ''
    }" autocomplete="off" aria-describedby="e-${field.key}" aria-required="${String(field.required === true)}"${field.locked ? html` readonly` : ''}>`,
  );

export const textArea = (field: Field): Markup =>
  component(
    field,
    html`<textarea class="form-control" id="f-${field.key}" name="data[${field.key}]" rows="3" aria-describedby="e-${field.key}" aria-required="${String(field.required === true)}">${field.value ?? ''}</textarea>`,
  );

/** As flatpickr leaves it: the named field is hidden and holds yyyy-MM-dd, the visible one takes dd/MM/yyyy. */
export const dateField = (field: Field): Markup =>
  component(
    field,
    html`<input type="hidden" class="flatpickr-input" name="data[${field.key}]" value="${field.value ?? ''}">
<input class="form-control flatpickr-visible" id="f-${field.key}" type="text" inputmode="numeric" placeholder="dd/MM/yyyy"
 autocomplete="off" aria-describedby="e-${field.key}" aria-required="${String(field.required === true)}"${field.locked ? html` readonly` : ''}>`,
  );

/** A box to be ticked. */
export const tickField = (field: Field & { readonly ticked: boolean }): Markup => html`<div
 class="form-group formio-component formio-component-${field.key}" data-label="${field.label}"${
   field.required ? html` data-required="true"` : ''
 }><label class="check" for="f-${field.key}"><input type="checkbox" id="f-${field.key}" name="data[${field.key}]" aria-describedby="e-${field.key}"
 aria-required="${String(field.required === true)}"${field.ticked ? html` checked` : ''}> <span${field.required ? html` class="required"` : ''}>${field.label}</span></label>
<div class="formio-errors field-error" id="e-${field.key}" role="status"></div></div>`;

/** As Choices.js draws a single select: the named `select` is hidden, the list opens in place. */
export const choicesField = (
  field: Field & { readonly choices?: readonly Choice[]; readonly waits?: boolean },
): Markup =>
  component(
    field,
    html`<div class="choices" role="combobox" tabindex="0" aria-haspopup="listbox" aria-expanded="false" aria-disabled="${String(field.waits === true)}"
 aria-labelledby="l-${field.key} v-${field.key}" aria-controls="o-${field.key}" aria-describedby="e-${field.key}" aria-required="${String(field.required === true)}" data-type="select-one"
 data-name="data[${field.key}]" data-placeholder="Chọn" data-value="${field.value ?? ''}" data-waits="${String(field.waits === true)}"
 data-choices="${JSON.stringify(field.choices ?? [])}"><div class="choices__inner"><select name="data[${field.key}]" class="choices__input" hidden tabindex="-1"
 aria-label="${field.label}"></select><div class="choices__list choices__list--single" id="v-${field.key}">Chọn</div></div>
<div class="choices__list choices__list--dropdown" hidden><input type="search" class="choices__input choices__input--cloned" autocomplete="off"
 aria-label="Tìm trong danh sách"><div class="choices__list" role="listbox" id="o-${field.key}" aria-label="${field.label}"></div></div></div>`,
    html``,
  );
