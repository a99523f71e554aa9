'use strict';
// Partial post-backs: what an UpdatePanel raises is sent by script, and the panels that come back are put in place.
(() => {
  const form = document.forms['aspnetForm'];
  if (!form) return;
  const whole = globalThis.__doPostBack;
  const panelOf = (name) =>
    document.getElementById(name.replaceAll('$', '_'))?.closest('[data-update-panel]') ?? null;

  /** `length|type|id|content|` over and over. */
  const partsOf = (text) => {
    const parts = [];
    for (let at = 0; at < text.length; ) {
      const [length, type, id] = text.slice(at, at + 400).split('|', 3);
      const start = at + length.length + type.length + id.length + 3;
      parts.push({ type, id, content: text.slice(start, start + Number(length)) });
      at = start + Number(length) + 1;
    }
    return parts;
  };
  const apply = ({ type, id, content }) => {
    if (type === 'pageRedirect') location.href = decodeURIComponent(content);
    if (type === 'hiddenField') form.elements[id].value = content;
    if (type === 'updatePanel') {
      const panel = document.getElementById(id);
      panel.innerHTML = content;
      panel.removeAttribute('aria-busy');
      setTimers(panel);
    }
  };
  const partial = async (panel, target, argument) => {
    const body = new FormData(form);
    // Only a whole post-back carries files.
    for (const field of form.querySelectorAll('input[type=file]')) body.delete(field.name);
    body.set('__EVENTTARGET', target);
    body.set('__EVENTARGUMENT', argument);
    body.set('__ASYNCPOST', 'true');
    panel.setAttribute('aria-busy', 'true');
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { 'X-MicrosoftAjax': 'Delta=true' },
      body,
    });
    if (!response.ok) throw new Error(`PageRequestManagerServerErrorException: ${response.status}`);
    for (const part of partsOf(await response.text())) apply(part);
  };
  globalThis.__doPostBack = (target, argument) => {
    const panel = panelOf(target);
    if (panel) void partial(panel, target, argument);
    else whole(target, argument);
  };
  const setTimers = (scope) => {
    for (const timer of scope.querySelectorAll('[data-timer]'))
      setTimeout(() => globalThis.__doPostBack(timer.dataset.timer, ''), Number(timer.dataset.interval));
  };
  setTimers(document);
  // What was picked from the store is in the dossier already; the page shows it after a post-back.
  document.addEventListener('store-picked', () => {
    const { picked } = document.querySelector('[data-picked]')?.dataset ?? {};
    const [, target] = /'([^']+)'/.exec(picked ?? '') ?? [];
    if (target) globalThis.__doPostBack(target, '');
  });
})();
