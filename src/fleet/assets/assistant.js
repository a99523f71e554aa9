'use strict';
(() => {
  const assistant = document.querySelector('details.assistant');
  const talk = assistant?.querySelector('.talk');
  const form = assistant?.querySelector('form.ask');
  if (!assistant || !talk || !form) return;
  const say = (text, kind) => {
    const line = document.createElement('p');
    line.className = kind;
    line.textContent = text;
    talk.append(line);
    line.scrollIntoView({ block: 'nearest' });
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const field = form.elements.cauHoi;
    const question = field.value.trim();
    if (question === '') return;
    field.value = '';
    say(question, 'asked');
    try {
      const answer = await fetch(assistant.dataset.address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ cauHoi: question, trang: location.pathname + location.search }),
      });
      say((await answer.json()).traLoi, 'answered');
    } catch {
      say('Trợ lý ảo đang bận, quý khách vui lòng thử lại.', 'answered');
    }
  });
})();
