'use strict';
(() => {
  const ASK_AGAIN_MS = 700;
  const LOST = 'Ký số không thành công: hệ thống không phản hồi.';
  const NO_AGENT =
    'Không kết nối được phần mềm ký số (plugin) trên máy tính. Vui lòng cài đặt plugin, cắm USB ký số rồi thử lại.';

  const answerOf = async (response) => {
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return isJson ? response.json() : { message: `Lỗi hệ thống (${response.status}).` };
  };
  const post = async (url, token, fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    try {
      return await answerOf(await fetch(url, { method: 'POST', headers: { 'x-csrf-token': token }, body }));
    } catch {
      return { message: LOST };
    }
  };
  const say = (place, text, tone) => {
    place.className = { good: 'alert alert-success', plain: 'alert alert-plain' }[tone] ?? 'alert';
    place.textContent = text;
  };

  /** The part of a page or dialog that signs. `subject` brings what is signed: `{tep}` or `{toKhai, …}`. */
  const bindPanel = (panel, subject, signed) => {
    const { signing, agent, token } = panel.dataset;
    const wait = panel.querySelector('.signing-wait');
    const waitText = wait.querySelector('p');
    const result = panel.querySelector('.signing-result');
    const certificate = panel.querySelector('.signing-certificate');
    const button = panel.querySelector('button.sign');
    const value = (name) =>
      panel.querySelector(`select[name=${name}], [name=${name}]:checked`)?.value ?? '';
    const tell = (text, tone) => {
      say(result, text, tone);
      if (text !== '') waitText.textContent = text;
    };
    wait.querySelector('button').addEventListener('click', () => {
      wait.hidden = true;
    });

    const callAgent = async (path, body) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${agent}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    };
    const show = (shown) => {
      certificate.replaceChildren();
      if (shown.message !== undefined) return tell(shown.message, 'bad');
      if (shown.rows === undefined && shown.sentence === undefined) return;
      const title = document.createElement('h3');
      title.textContent = 'Thông tin chứng thư số';
      certificate.append(title);
      if (shown.sentence !== undefined) {
        const text = document.createElement('p');
        text.textContent = shown.sentence;
        certificate.append(text);
        return;
      }
      const list = document.createElement('dl');
      list.className = 'facts';
      for (const [label, text] of shown.rows) {
        const term = document.createElement('dt');
        term.textContent = label;
        const own = document.createElement('dd');
        own.textContent = text;
        list.append(term, own);
      }
      certificate.append(list);
    };
    const readCertificate = async () => {
      const donVi = value('donViKySo');
      say(result, '', 'good');
      if (donVi === '') return show({});
      const fields = { donVi, tuCach: value('tuCach') };
      if (donVi === 'token') {
        try {
          const answer = await callAgent('/certificates', {});
          if (answer.code !== 0) return show({ message: answer.message });
          fields.chungThu = answer.certificates[0];
        } catch {
          return show({ message: NO_AGENT });
        }
      }
      const shown = await post(`${signing}/chung-thu`, token, fields);
      if (value('donViKySo') === donVi && value('tuCach') === fields.tuCach) show(shown);
    };
    panel.addEventListener('change', ({ target }) => {
      if (target.name === 'donViKySo' || target.name === 'tuCach') void readCertificate();
    });

    const poll = async (id) => {
      let now;
      try {
        now = await answerOf(await fetch(`${signing}/${id}`));
      } catch {
        now = { state: 'failed', message: LOST };
      }
      if (now.state === 'waiting') {
        setTimeout(() => void poll(id), ASK_AGAIN_MS);
        return;
      }
      button.disabled = false;
      const good = now.state === 'signed';
      tell(now.message, good ? 'good' : 'bad');
      if (good) signed(id, now);
    };
    const withToken = async (fields) => {
      const { pdf, message } = await post(`${signing}/can-ky`, token, fields);
      if (pdf === undefined) return { message };
      const pin = panel.querySelector('[name=maPin]').value;
      let answer;
      try {
        answer = await callAgent('/signPdf', { pdf, pin, reason: 'Ký hồ sơ điện tử (giả lập)' });
      } catch {
        return { message: NO_AGENT };
      }
      if (answer.code !== 0) return { message: answer.message };
      return post(`${signing}/thiet-bi`, token, { ...fields, daKy: answer.data });
    };
    const sign = async () => {
      say(result, '', 'good');
      const donVi = value('donViKySo');
      if (donVi === '') return tell('Vui lòng chọn đơn vị ký số', 'bad');
      button.disabled = true;
      const what = await subject();
      if (what.message !== undefined) {
        button.disabled = false;
        return tell(what.message, 'bad');
      }
      const fields = { ...what, donVi, tuCach: value('tuCach') };
      const opened = donVi === 'token' ? await withToken(fields) : await post(signing, token, fields);
      if (opened.id === undefined) {
        button.disabled = false;
        return tell(opened.message, 'bad');
      }
      if (donVi !== 'token') {
        waitText.textContent =
          'Yêu cầu ký số đã gửi tới điện thoại của bạn. Vui lòng xác nhận trong ứng dụng của đơn vị ký số và chờ kết quả.';
        wait.hidden = false;
        wait.querySelector('button').focus();
      }
      void poll(opened.id);
    };
    button.addEventListener('click', () => void sign());
    const pin = panel.querySelector('.signing-pin');
    panel.addEventListener('change', () => {
      pin.hidden = value('donViKySo') !== 'token';
    });
  };

  const form = document.querySelector('form[data-document]');
  if (form) {
    const chosen = form.querySelector('input[type=file]');
    const note = form.querySelector('.upload-note');
    const panel = form.querySelector('.signing-panel');
    let upload = Promise.resolve(null);
    const send = async (file) => {
      say(note, '', 'good');
      const answer = await post(`${form.dataset.document}/tep`, form.elements.tokencsrf.value, { tep: file });
      form.elements.tep.value = answer.id ?? '';
      form.elements.kySo.value = '';
      if (answer.id === undefined) chosen.value = '';
      say(note, answer.message ?? answer.text, answer.tone);
      return answer;
    };
    chosen.addEventListener('change', () => {
      const [file] = chosen.files;
      if (file) upload = send(file);
    });
    if (panel)
      bindPanel(
        panel,
        async () => {
          const answer = await upload;
          return answer?.id === undefined ? { message: 'Chưa chọn tệp cần ký' } : { tep: answer.id };
        },
        (id) => {
          form.elements.kySo.value = id;
        },
      );
    form.addEventListener('submit', (event) => {
      if (form.elements.tep.value !== '' && form.elements.tenGiayTo.value.trim() !== '') return;
      event.preventDefault();
      say(note, 'Vui lòng nhập tên giấy tờ và chọn file đính kèm.', 'bad');
    });
  }

  const listSigned = (list, items) => {
    list.replaceChildren(
      ...items.map(({ name, url }) => {
        const item = document.createElement('li');
        const text = document.createElement('span');
        text.textContent = name;
        item.append(text);
        if (url !== null) {
          const link = document.createElement('a');
          link.href = url;
          link.textContent = 'Tải tệp';
          item.append(link);
        }
        return item;
      }),
    );
  };
  const openEForm = async (opener) => {
    const address = `${opener.dataset.eForm}/${opener.dataset.draft}`;
    const response = await fetch(address);
    const holder = document.createElement('div');
    holder.innerHTML = await response.text();
    const dialog = holder.firstElementChild;
    if (!response.ok || !dialog) return;
    document.body.append(dialog);
    const fields = dialog.querySelector('form');
    const { token } = dialog.dataset;
    const status = dialog.querySelector('.e-form-status');
    const list = dialog.querySelector('.files');
    let signed = [];
    const save = () => post(address, token, Object.fromEntries(new FormData(fields)));
    fields.addEventListener('submit', async (event) => {
      event.preventDefault();
      const answer = await save();
      say(status, answer.message, answer.ok ? 'good' : 'bad');
      if (!answer.ok) return;
      fields.querySelector('button').textContent = 'Cập nhật';
      dialog.querySelector('.print').hidden = false;
    });
    const panel = dialog.querySelector('.signing-panel');
    bindPanel(
      panel,
      async () => {
        const answer = await save();
        return answer.ok ? { toKhai: opener.dataset.draft } : { message: answer.message };
      },
      (_id, now) => {
        signed = now.file === undefined ? [] : [now.file];
        listSigned(list, signed);
      },
    );
    dialog.querySelector('button.close').addEventListener('click', () => {
      dialog.remove();
      const outside = opener.parentElement?.querySelector('.files');
      if (outside && signed.length > 0) listSigned(outside, signed);
      opener.focus();
    });
    fields.querySelector('textarea').focus();
  };
  document.addEventListener('click', (event) => {
    const opener = event.target instanceof Element ? event.target.closest('[data-e-form]') : null;
    if (opener) void openEForm(opener);
  });
})();
