'use strict';
(() => {
  const form = document.getElementById('mainForm');
  if (!form) return;
  const next = document.getElementById('btn-next');
  const token = form.elements.tokencsrf.value;
  const error = document.getElementById('loi');

  const json = async (url, body) => {
    const response = await fetch(url, body ? { method: 'POST', body } : {});
    if (response.status === 413) return { ok: false, message: 'Tệp tin quá lớn (413)' };
    return response.json();
  };

  const options = (select, values, chosen) => {
    for (const option of [...select.options].slice(1)) option.remove();
    for (const value of values) select.add(new Option(value, value, false, value === chosen));
  };

  const agency = document.getElementById('coQuan');
  if (agency) {
    const cases = document.getElementById('truongHop');
    agency.addEventListener('change', async () => {
      cases.disabled = true;
      const url = `${agency.dataset.cases}&co-quan=${encodeURIComponent(agency.value)}`;
      options(cases, agency.value ? await json(url) : [], null);
      cases.disabled = false;
      if (cases.options.length === 2) cases.selectedIndex = 1;
    });
  }

  for (const select of form.querySelectorAll('select[data-load]')) {
    json(select.dataset.load).then((values) => options(select, values, select.dataset.value));
  }

  // The mask of the platform's dates: typing digits alone is enough.
  for (const date of form.querySelectorAll('input[placeholder="dd/mm/yyyy"]'))
    date.addEventListener('input', ({ inputType = '' }) => {
      if (!inputType.startsWith('insert') || !/^[\d/]*$/.test(date.value)) return;
      const digits = date.value.replaceAll('/', '').slice(0, 8);
      date.value = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)].filter(Boolean).join('/');
    });

  const table = document.getElementById('giay-to-kem-theo');
  if (table) {
    const dialog = document.getElementById('hop-thoai-tep');
    const input = document.getElementById('tep');
    const alert = dialog.querySelector('.alert');
    const busy = dialog.querySelector('.busy');
    let row = null;

    const list = (files) => {
      for (const line of table.querySelectorAll('tr[data-slot]')) {
        const box = line.querySelector('.files');
        box.replaceChildren(
          ...files
            .filter((file) => file.slot === line.dataset.slot)
            .map((file) => {
              const item = document.createElement('li');
              item.dataset.file = file.id;
              const remove = document.createElement('button');
              remove.type = 'button';
              remove.className = 'btn remove-file';
              remove.textContent = 'Xóa';
              item.append(`${file.name} `, remove);
              return item;
            }),
        );
      }
    };
    table.addEventListener('click', async (event) => {
      const opener = event.target.closest('.open-files');
      const remover = event.target.closest('.remove-file');
      if (opener) {
        row = opener.closest('tr');
        row.querySelector('input[type=checkbox]').checked = true;
        alert.textContent = '';
        input.accept = row.dataset.accept;
        dialog.querySelector('.limits').textContent = row.querySelector('.limits').textContent;
        dialog.hidden = false;
        dialog.querySelector('.pick-file').focus();
      }
      if (remover) {
        const body = new FormData();
        body.set('tokencsrf', token);
        body.set('tep', remover.closest('li').dataset.file);
        list((await json(table.dataset.remove, body)).files);
      }
    });
    table.addEventListener('store-picked', (event) => {
      event.target.closest('tr').querySelector('input[type=checkbox]').checked = true;
      list(event.detail.files);
    });
    dialog.querySelector('.close-files').addEventListener('click', () => {
      dialog.hidden = true;
    });
    dialog.querySelector('.pick-file').addEventListener('click', () => input.click());
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (!file) return;
      alert.textContent = '';
      busy.textContent = 'Đang tải...';
      const body = new FormData();
      body.set('tokencsrf', token);
      body.set('slot', row.dataset.slot);
      body.set('tep', file);
      const answer = await json(table.dataset.upload, body);
      busy.textContent = '';
      input.value = '';
      if (!answer.ok) {
        alert.textContent = answer.message;
        row.querySelector('.field-error').textContent = answer.message;
        return;
      }
      row.querySelector('.field-error').textContent = '';
      list(answer.files);
      dialog.hidden = true;
    });
  }

  const receipt = document.getElementById('hinhThucNhan');
  const price = async () => {
    const [fee, post] = [document.getElementById('le-phi'), document.getElementById('cuoc-phat')];
    next.disabled = true;
    fee.textContent = 'Đang tính...';
    post.textContent = 'Đang tính...';
    const amounts = await json(`${receipt.dataset.fee}&hinh-thuc=${receipt.value}`);
    fee.textContent = amounts.fee;
    post.textContent = amounts.post;
    next.disabled = false;
  };
  if (receipt) {
    receipt.addEventListener('change', price);
    price();
  }

  form.addEventListener('submit', (event) => {
    // The server looks at the applicant's page, and a draft may have gaps.
    if (event.submitter?.name === 'viec' || form.querySelector('.form-section')) return;
    const blank = [...form.querySelectorAll('[required]')].filter((field) => field.value.trim() === '');
    if (blank.length > 0) {
      event.preventDefault();
      error.textContent = 'Vui lòng nhập các thông tin bắt buộc (*).';
      blank[0].focus();
      return;
    }
    next.disabled = true;
  });
  if (!next.hasAttribute('data-waits')) next.disabled = false;
})();

(() => {
  const waiting = document.getElementById('cho-ma-ho-so');
  if (!waiting) return;
  fetch(waiting.dataset.url)
    .then((response) => response.json())
    .then(({ code }) => {
      waiting.innerHTML = '<p class="alert alert-success">Nộp hồ sơ thành công</p>';
      document.getElementById('ma-ho-so').textContent = code;
      document.getElementById('ket-qua').hidden = false;
    });
})();
