/* A classic script: module scripts do not load from file://. Runs in <head>, so the language is right at first paint. */
(function () {
  'use strict';
  var root = document.documentElement;
  var KEY = 'portalsweep-language';

  function kept() {
    try {
      return localStorage.getItem(KEY);
    } catch (error) {
      return null;
    }
  }

  function keep(language) {
    try {
      localStorage.setItem(KEY, language);
    } catch (error) {
      /* Storage can be refused for file:// pages; the choice then lasts for this page. */
    }
  }

  function known(language) {
    return language === 'vi' || language === 'en' ? language : null;
  }

  var asked = known(new URLSearchParams(location.search).get('lang'));
  if (asked) keep(asked);
  var language = asked || known(kept()) || root.lang;

  function show() {
    root.lang = language;
    root.className = language;
    document.querySelectorAll('[data-' + language + ']').forEach(function (element) {
      var text = element.getAttribute('data-' + language);
      var attribute = element.getAttribute('data-attr');
      if (attribute) element.setAttribute(attribute, text);
      else element.textContent = text;
    });
    document.querySelectorAll('[data-language]').forEach(function (button) {
      button.setAttribute('aria-pressed', String(button.getAttribute('data-language') === language));
    });
  }

  function plain(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd').toLowerCase();
  }

  function value(row, column) {
    var cell = row.cells[column];
    var text = cell.hasAttribute('data-v') ? cell.getAttribute('data-v') : cell.textContent.trim();
    return text !== '' && isFinite(text) ? Number(text) : text;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return String(a).localeCompare(String(b), language);
  }

  /* The columns of a two-row head, in the order of the cells of the body. */
  function columnHeads(table) {
    var rows = table.tHead.rows;
    var second = Array.from(rows[1] ? rows[1].cells : []);
    return Array.from(rows[0].cells).flatMap(function (head) {
      return head.scope === 'colgroup' ? second.splice(0, head.colSpan) : [head];
    });
  }

  function makeSortable(table) {
    var heads = columnHeads(table);
    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.append.apply(button, Array.from(head.childNodes));
      head.append(button);
      button.addEventListener('click', function () {
        var next = head.getAttribute('aria-sort') === 'descending' ? 'ascending' : 'descending';
        if (!head.hasAttribute('aria-sort') && column < 2) next = 'ascending';
        heads.forEach(function (other) {
          other.removeAttribute('aria-sort');
        });
        head.setAttribute('aria-sort', next);
        var sign = next === 'ascending' ? 1 : -1;
        var body = table.tBodies[0];
        Array.from(body.rows)
          .map(function (row) {
            return { row: row, value: value(row, column) };
          })
          .sort(function (a, b) {
            return sign * compare(a.value, b.value);
          })
          .forEach(function (one) {
            body.append(one.row);
          });
      });
    });
  }

  function makeFilter(form) {
    var rows = Array.from(document.querySelectorAll('tr[data-p]'));
    var league = rows.filter(function (row) {
      return row.closest('.league');
    });
    var texts = new Map(
      rows.map(function (row) {
        return [row, plain(row.cells[0].textContent)];
      }),
    );
    function apply() {
      var words = plain(form.words.value).split(/\s+/).filter(Boolean);
      rows.forEach(function (row) {
        var text = texts.get(row);
        row.hidden = !(
          words.every(function (word) {
            return text.includes(word);
          }) &&
          (form.platform.value === '' || row.getAttribute('data-p') === form.platform.value) &&
          (form.region.value === '' || row.getAttribute('data-r') === form.region.value) &&
          (!form.failed.checked || Number(row.getAttribute('data-f')) > 0)
        );
      });
      form.querySelector('.shown').textContent = league.filter(function (row) {
        return !row.hidden;
      }).length;
      form.querySelector('.all').textContent = league.length;
    }
    form.addEventListener('input', apply);
    form.addEventListener('submit', function (event) {
      event.preventDefault();
    });
    form.hidden = false;
    apply();
  }

  root.lang = language;
  root.className = language;
  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('.languages').forEach(function (group) {
      group.hidden = false;
      group.addEventListener('click', function (event) {
        var chosen = event.target.closest('[data-language]');
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
