'use strict';
(() => {
  const root = document.querySelector('.identity');
  if (!root) return;
  const tx = root.dataset.tx;
  const dialogs = ['otp', 'consent', 'passcode'];

  const send = async (path, body) => {
    const response = await fetch(`${path}?tx=${encodeURIComponent(tx)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  };

  const show = (id) => {
    for (const other of dialogs) document.getElementById(other).hidden = other !== id;
    document.getElementById(id)?.querySelector('input').focus();
  };

  const wire = (form, path, next) => {
    const error = form.querySelector('.error');
    const button = form.querySelector('button[type=submit]');
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      error.textContent = '';
      button.disabled = true;
      try {
        const answer = await send(path, Object.fromEntries(new FormData(form)));
        if (!answer.ok) error.textContent = answer.message;
        else if (answer.redirect) location.href = answer.redirect;
        else show(next);
      } catch {
        error.textContent = 'Không kết nối được. Vui lòng thử lại.';
      } finally {
        button.disabled = false;
      }
    });
  };

  wire(document.getElementById('login'), '/api/login', 'otp');
  wire(document.querySelector('#otp form'), '/api/otp', 'consent');
  wire(document.querySelector('#consent form'), '/api/consent', 'passcode');
  wire(document.querySelector('#passcode form'), '/api/passcode', null);
})();
