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

  const bytesOf = (text) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
  const textOf = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');

  const assertion = async () => {
    const { challenge, rpId } = await send('/api/passkey/challenge', {});
    const { id, response } = await navigator.credentials.get({
      publicKey: { challenge: bytesOf(challenge), rpId, userVerification: 'required', timeout: 60000 },
    });
    return {
      id,
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: textOf(response.userHandle),
    };
  };
  const passkey = document.getElementById('passkey');
  passkey.addEventListener('click', async () => {
    const error = passkey.parentElement.querySelector('.error');
    error.textContent = '';
    passkey.disabled = true;
    try {
      const answer = await send('/api/passkey', await assertion());
      if (answer.ok) show('consent');
      else error.textContent = answer.message;
    } catch {
      error.textContent = 'Thiết bị này không có khóa truy cập nào dùng được ở đây.';
    } finally {
      passkey.disabled = false;
    }
  });

  wire(document.getElementById('login'), '/api/login', 'otp');
  wire(document.querySelector('#otp form'), '/api/otp', 'consent');
  wire(document.querySelector('#consent form'), '/api/consent', 'passcode');
  wire(document.querySelector('#passcode form'), '/api/passcode', null);
})();
