import { ask } from './api.ts';

type Row = { readonly hexId: string; readonly code: string; readonly name: string; readonly sector: string };
type Found = { readonly content: readonly Row[]; readonly totalElements: number };
type Status = {
  readonly rows: readonly (readonly [string, string])[];
  readonly changes: readonly { readonly at: string; readonly text: string }[];
};

/** The search of the procedures page: the list is asked for anew and the address follows. */
export const startProcedureSearch = (): void => {
  const form = document.querySelector<HTMLFormElement>('form#procedureSearchForm');
  const list = document.querySelector<HTMLElement>('ul.services');
  const more = document.querySelector<HTMLButtonElement>('button.load-more');
  const template = document.querySelector<HTMLTemplateElement>('template#procedure-row');
  const total = document.querySelector('.total-elements');
  if (form === null || list === null || more === null || template === null) return;
  let page = 0;

  const row = (found: Row): Node => {
    const item = template.content.cloneNode(true) as DocumentFragment;
    const name = item.querySelector<HTMLAnchorElement>('.name a');
    if (name !== null) name.textContent = found.name;
    const facts = item.querySelector('small');
    if (facts !== null) facts.textContent = `${found.code} · ${found.sector}`;
    for (const link of item.querySelectorAll<HTMLAnchorElement>('a'))
      link.href = (link.getAttribute('href') ?? '').replace('000000000000000000000000', found.hexId);
    return item;
  };
  const load = async (at: number): Promise<void> => {
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const filters = query.toString();
    query.set('page', String(at));
    query.set('size', '10');
    query.set('spec', 'slice');
    list.setAttribute('aria-busy', 'true');
    // What follows the list makes room at the press already: moving it when the answer comes would be a jump.
    list.style.minHeight = `${list.offsetHeight + innerHeight}px`;
    more.hidden = true;
    if (at === 0) scrollTo(0, 0);
    const answer = await ask<Found>(`/pa/procedure/search?${query}`);
    list.removeAttribute('aria-busy');
    list.style.minHeight = '';
    if (answer.body === null) return;
    page = at;
    if (at === 0) list.replaceChildren();
    list.append(...answer.body.content.map(row));
    more.hidden = list.childElementCount >= answer.body.totalElements;
    if (total !== null)
      total.textContent =
        answer.body.totalElements === 0
          ? 'Không tìm thấy thủ tục nào'
          : `Tìm thấy ${answer.body.totalElements} thủ tục`;
    history.replaceState(null, '', `${location.pathname}?${filters}`);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void load(0);
  });
  more.addEventListener('click', () => void load(page + 1));
};

/** The public look-up of a dossier by its code. */
export const startDossierSearch = (): void => {
  const form = document.querySelector<HTMLFormElement>('form#dossierSearchForm');
  const place = document.querySelector<HTMLElement>('.dossier-search-result');
  if (form === null || place === null) return;
  const copyOf = (id: string): DocumentFragment => {
    const template = document.querySelector<HTMLTemplateElement>(`template#${id}`);
    return (template?.content.cloneNode(true) ?? document.createDocumentFragment()) as DocumentFragment;
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = String(new FormData(form).get('code') ?? '').trim();
    const query = new URLSearchParams({ page: '0', size: '10', spec: 'slice', code });
    void ask<{ content: readonly Status[] }>(`/pa/dossier-search/dvc?${query}`).then((answer) => {
      const found = answer.body?.content[0];
      if (found === undefined) {
        place.replaceChildren(copyOf('dossier-missing'));
        return;
      }
      const shown = copyOf('dossier-found');
      const facts = shown.querySelector('dl');
      for (const [label, value] of found.rows) {
        const term = document.createElement('dt');
        term.textContent = label;
        const text = document.createElement('dd');
        text.textContent = value;
        facts?.append(term, text);
      }
      const changes = shown.querySelector('tbody');
      for (const change of found.changes) {
        const line = changes?.insertRow();
        for (const value of [change.at, change.text]) line?.insertCell().append(value);
      }
      if (found.changes.length === 0) shown.querySelector('section')?.remove();
      place.replaceChildren(shown);
    });
  });
};
