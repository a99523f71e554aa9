'use strict';
// The fault (or its look-alike) of the button that leads on from the applicant page.
(() => {
  const kind = document.currentScript.dataset.kind;
  const selector = '[data-part~="applicant-next"]';
  const buttons = () => document.querySelectorAll(selector);
  const stop = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const guard = (onPress) => {
    const handle = (event) => {
      const pressed =
        event.type === 'submit' ? event.target.querySelector(selector) : event.target.closest(selector);
      if (!pressed) return;
      stop(event);
      onPress(pressed);
    };
    addEventListener('click', handle, true);
    addEventListener('submit', handle, true);
  };
  const hold = (until) => {
    let seenAt = null;
    const timer = setInterval(() => {
      const found = buttons();
      if (found.length > 0 && seenAt === null) seenAt = performance.now();
      const over = seenAt !== null && performance.now() - seenAt > until;
      for (const button of found) button.disabled = !over;
      if (over) clearInterval(timer);
    }, 40);
    for (const button of buttons()) button.disabled = true;
  };
  if (kind === 'a') guard(() => {});
  if (kind === 'b') hold(Number.POSITIVE_INFINITY);
  if (kind === 'ok') hold(1500);
  if (kind === 'c') {
    guard((button) => {
      button.setAttribute('aria-busy', 'true');
      button.innerHTML = '<span class="spinner" aria-hidden="true"></span> Đang xử lý...';
    });
  }
})();
