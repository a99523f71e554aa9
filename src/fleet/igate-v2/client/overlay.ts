/** The `div.cdk-overlay-container` at the end of the body, made when first needed. */
const container = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>('div.cdk-overlay-container');
  if (found !== null) return found;
  const made = document.createElement('div');
  made.className = 'cdk-overlay-container';
  document.body.append(made);
  return made;
};

/** Lays `content` over the page; pressing beside it calls `dismiss`, if given. Returns what removes it. */
export const openOverlay = (
  content: HTMLElement,
  backdrop: 'dark' | 'clear',
  dismiss?: () => void,
): (() => void) => {
  const shade = document.createElement('div');
  shade.className = `cdk-overlay-backdrop cdk-overlay-${backdrop === 'dark' ? 'dark' : 'transparent'}-backdrop`;
  if (dismiss !== undefined) shade.addEventListener('click', dismiss);
  container().append(shade, content);
  return () => {
    shade.remove();
    content.remove();
  };
};

/** A message at the foot of the page that goes away by itself. */
export const showSnackBar = (text: string): void => {
  document.querySelector('snack-bar-container')?.remove();
  const bar = document.createElement('snack-bar-container');
  bar.className = 'mat-snack-bar-container';
  bar.setAttribute('role', 'alert');
  bar.textContent = text;
  container().append(bar);
  setTimeout(() => bar.remove(), 6000);
};

/** Opens what a `<template>` holds as a modal dialog; Tab stays inside. Returns the dialog and what closes it. */
export const openDialog = (
  templateId: string,
): { readonly dialog: HTMLElement; readonly close: () => void } => {
  const template = document.querySelector<HTMLTemplateElement>(`template#${templateId}`);
  const dialog = template?.content.firstElementChild?.cloneNode(true);
  if (!(dialog instanceof HTMLElement))
    throw new Error(`expected a template #${templateId} with one element`);
  const before = document.activeElement;
  const page = [...document.body.children].filter((e) => !e.classList.contains('cdk-overlay-container'));
  const removeOverlay = openOverlay(dialog, 'dark');
  for (const part of page) part.toggleAttribute('inert', true);
  dialog.querySelector<HTMLElement>('[tabindex="0"], input, button')?.focus();
  return {
    dialog,
    close: () => {
      for (const part of page) part.toggleAttribute('inert', false);
      removeOverlay();
      if (before instanceof HTMLElement) before.focus();
    },
  };
};
