'use strict';
(() => {
  const element = (name, parts, ...children) => {
    const made = Object.assign(document.createElement(name), parts);
    made.append(...children);
    return made;
  };
  const answerOf = async (url, init) => {
    try {
      const response = await fetch(url, init);
      return await response.json();
    } catch {
      return { message: 'Không kết nối được kho tài liệu, vui lòng thử lại.' };
    }
  };

  const open = async (opener) => {
    const { storePicker: address, token } = opener.dataset;
    const said = element('p', { className: 'alert', role: 'alert' });
    const list = element('ul', { className: 'services store-list' });
    const shut = element('button', { type: 'button', className: 'btn', textContent: 'Đóng' });
    const dialog = element(
      'div',
      { className: 'modal store-picker', role: 'dialog', ariaModal: 'true', ariaLabel: 'Chọn từ kho' },
      element(
        'div',
        { className: 'modal-content' },
        element('h2', { textContent: 'Kho tài liệu điện tử của tôi' }),
        said,
        list,
        element('div', { className: 'btn-row' }, shut),
      ),
    );
    const close = () => {
      dialog.remove();
      opener.focus();
    };
    shut.addEventListener('click', close);
    dialog.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
    });
    document.body.append(dialog);
    shut.focus();

    const choose = async (item) => {
      const answer = await answerOf(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': token },
        body: JSON.stringify({ taiLieu: item.id }),
      });
      if (answer.message !== undefined) {
        said.textContent = answer.message;
        return;
      }
      close();
      opener.dispatchEvent(
        new CustomEvent('store-picked', { bubbles: true, detail: { files: answer.files } }),
      );
    };
    const { items = [], message = '' } = await answerOf(address);
    said.textContent = message;
    if (items.length === 0 && message === '')
      list.append(element('li', { textContent: 'Kho chưa có tài liệu nào.' }));
    for (const item of items) {
      const pick = element('button', {
        type: 'button',
        className: 'btn btn-primary',
        textContent: 'Chọn',
        ariaLabel: `Chọn ${item.fileName}`,
      });
      pick.addEventListener('click', () => void choose(item));
      const name = element(
        'span',
        { className: 'name' },
        item.name,
        element('small', { textContent: item.fileName }),
      );
      list.append(element('li', {}, name, pick));
    }
  };

  document.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.dataset.keep === undefined) return;
    const { keep, token } = target.dataset;
    void answerOf(keep, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': token },
      body: JSON.stringify({ giu: target.checked }),
    });
  });
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element && event.target.closest('button[data-store-picker]');
    if (opener) void open(opener);
  });
})();
