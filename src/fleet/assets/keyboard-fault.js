'use strict';
// The faults (or their look-alikes) of whoever goes by keys alone.
(() => {
  const { fault, kind } = document.currentScript.dataset;
  const labelOf = (field) =>
    field.labels?.[0]?.textContent || field.getAttribute('aria-label') || field.placeholder || '';
  const isDate = (node) =>
    node instanceof HTMLInputElement &&
    node.closest('main, [role="dialog"], .v-dialog') !== null &&
    (node.type === 'date' || /^dd/i.test(node.placeholder) || /ngày/i.test(labelOf(node).normalize('NFC')));

  const calendar = () => {
    const box = document.createElement('div');
    box.className = 'btn-row';
    for (const words of ['Hôm nay', 'Ngày khác']) {
      const day = document.createElement('button');
      day.type = 'button';
      day.className = 'btn';
      day.textContent = words;
      box.append(day);
    }
    return box;
  };
  const holdIn = (box) => {
    const days = [...box.querySelectorAll('button')];
    box.addEventListener('keydown', (event) => {
      if (event.key !== 'Tab') return;
      event.preventDefault();
      days.find((day) => day !== document.activeElement)?.focus();
    });
    days[0]?.focus();
  };
  const trap = {
    a: () =>
      addEventListener('keydown', (event) => event.key === 'Tab' && isDate(event.target) && event.preventDefault(), true),
    b: () =>
      addEventListener('focusout', ({ target }) => isDate(target) && setTimeout(() => target.focus(), 0), true),
    c: () =>
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Tab' || !isDate(event.target)) return;
          event.preventDefault();
          const box = calendar();
          event.target.after(box);
          holdIn(box);
        },
        true,
      ),
    ok: () =>
      addEventListener(
        'focusin',
        ({ target }) => {
          if (!isDate(target) || target.title !== '') return;
          target.title = 'Nhập ngày theo dạng ngày/tháng/năm';
        },
        true,
      ),
  };

  const NEXT = '[data-part~="next"]';
  const setAll = (tabIndex) => {
    const look = () => {
      for (const button of document.querySelectorAll(NEXT))
        if (button.tabIndex !== tabIndex) button.tabIndex = tabIndex;
    };
    look();
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  };
  const whenFocused = (act) =>
    addEventListener('focusin', ({ target }) => target.closest(NEXT) && act(target), true);
  const unreachable = {
    a: () => whenFocused(() => document.querySelector('footer a')?.focus()),
    b: () => setAll(-1),
    c: () => whenFocused((button) => button.blur()),
    ok: () => setAll(1),
  };
  const begin = (fault === 'keyboard-trap' ? trap : unreachable)[kind];
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
  else begin();
})();
