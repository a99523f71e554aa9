/* A classic script: module scripts do not load from file://. Runs in <head>, so the language is right at first paint. */
(() => {
  'use strict';
  const root = document.documentElement;
  const KEY = 'portalsweep-language';

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function keep(language) {
    try {
      localStorage.setItem(KEY, language);
    } catch {
      /* Storage can be refused for file:// pages; the choice then lasts for this page. */
    }
  }

  function known(language) {
    return language === 'vi' || language === 'en' ? language : null;
  }

  const asked = known(new URLSearchParams(location.search).get('lang'));
  if (asked) keep(asked);
  let language = asked || known(kept()) || root.lang;

  function show() {
    root.lang = language;
    root.className = language;
    document.querySelectorAll('[data-' + language + ']').forEach((element) => {
      const text = element.getAttribute('data-' + language);
      const attribute = element.getAttribute('data-attr');
      if (attribute) element.setAttribute(attribute, text);
      else element.textContent = text;
    });
    document.querySelectorAll('[data-language]').forEach((button) => {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
    });
  }

  function plain(text) {
    return text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase();
  }

  function value(row, column) {
    const cell = row.cells[column];
    const text = cell.hasAttribute('data-v') ? cell.getAttribute('data-v') : cell.textContent.trim();
    return text !== '' && isFinite(text) ? Number(text) : text;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), language);
  }

  /* The columns of a two-row head, in the order of the cells of the body. */
  function columnHeads(table) {
    const rows = table.tHead.rows;
    const second = Array.from(rows[1] ? rows[1].cells : []);
    return Array.from(rows[0].cells).flatMap((head) => {
      return head.scope === 'colgroup' ? second.splice(0, head.colSpan) : [head];
    });
  }

  function makeSortable(table) {
    const heads = columnHeads(table);
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener('click', () => {
        let next = head.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
        if (!head.hasAttribute('aria-sort') && column < 2) next = 'ascending';
        heads.forEach((other) => {
          other.removeAttribute('aria-sort');
        });
        head.setAttribute('aria-sort', next);
        const sign = next === 'ascending' ? 1 : -1;
        const body = table.tBodies[0];
        Array.from(body.rows)
          .map((row) => {
            return { row: row, value: value(row, column) };
          })
          .sort((a, b) => {
            return sign * compare(a.value, b.value);
          })
          .forEach((one) => {
            body.append(one.row);
          });
      });
    });
  }

  function makeFilter(form) {
    const rows = Array.from(document.querySelectorAll('tr[data-p]'));
    const league = rows.filter((row) => {
      return row.closest('.league');
    });
    const texts = new Map(
      rows.map((row) => {
        return [row, plain(row.cells[0].textContent)];
      }),
    );
    function apply() {
      const words = plain(form.words.value).split(/\s+/).filter(Boolean);
      rows.forEach((row) => {
        const text = texts.get(row);
        row.hidden = !(
          words.every((word) => {
            return text.includes(word);
          }) &&
          (form.platform.value === '' || row.getAttribute('data-p') === form.platform.value) &&
          (form.region.value === '' || row.getAttribute('data-r') === form.region.value) &&
          (!form.failed.checked || Number(row.getAttribute('data-f')) > 0)
        );
      });
      form.querySelector('.shown').textContent = league.filter((row) => {
        return !row.hidden;
      }).length;
      form.querySelector('.all').textContent = league.length;
    }
    form.addEventListener('input', apply);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    form.hidden = false;
    apply();
  }

  root.lang = language;
  root.className = language;
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.languages').forEach((group) => {
      group.hidden = false;
      group.addEventListener('click', (event) => {
        const chosen = event.target.closest('[data-language]');
        if (!chosen) return;
        language = chosen.getAttribute('data-language');
        keep(language);
        show();
      });
    });
    document.querySelectorAll('table.sortable').forEach(makeSortable);
    document.querySelectorAll('form.filters').forEach(makeFilter);
    show();
  });
})();
