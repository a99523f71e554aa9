import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

/** What reached the unknown portal and could have changed something there. */
export type UnknownPortal = {
  readonly url: string;
  readonly stateChanges: readonly string[];
  readonly stop: () => Promise<void>;
};

/** Each attack is a button of this name on the home page; `script` is what pressing it does. */
export const ATTACKS: readonly { readonly name: string; readonly script: string }[] = [
  { name: 'form post', script: `post('')` },
  { name: 'form post in a new window', script: `post('_blank')` },
  { name: 'form post in a frame', script: `post('sink')` },
  { name: 'fetch post', script: `fetch('/file', { method: 'POST', body: 'x' })` },
  { name: 'xhr put', script: `const x = new XMLHttpRequest(); x.open('PUT', '/file'); x.send('x')` },
  { name: 'fetch delete', script: `fetch('/file/1', { method: 'DELETE' })` },
  { name: 'beacon', script: `navigator.sendBeacon('/beacon', 'x')` },
  {
    name: 'beacon while leaving',
    script: `addEventListener('pagehide', () => navigator.sendBeacon('/beacon', 'x')); location.href = '/other'`,
  },
  {
    name: 'keepalive while leaving',
    script: `addEventListener('pagehide', () => fetch('/file', { method: 'POST', body: 'x', keepalive: true })); location.href = '/other'`,
  },
  { name: 'link that deletes', script: `location.href = '/ho-so/xoa?id=1'` },
  { name: 'picture that deletes', script: `new Image().src = '/delete?id=2'` },
  { name: 'fetch that submits', script: `fetch('/dossier/submit?id=3')` },
  {
    name: 'web socket',
    script: `new WebSocket('ws://' + location.host + '/socket').onopen = (e) => e.target.send('file it')`,
  },
  {
    name: 'web socket of a frame',
    script: `const f = document.createElement('iframe'); document.body.append(f); new f.contentWindow.WebSocket('ws://' + location.host + '/socket')`,
  },
  {
    name: 'worker post',
    script: `new Worker(URL.createObjectURL(new Blob(["fetch('" + location.origin + "/file', {method:'POST',body:'x'})"])))`,
  },
  { name: 'worker file post', script: `new Worker('/worker.js')` },
  { name: 'shared worker post', script: `new SharedWorker('/worker.js')` },
  {
    name: 'worker of a frame',
    script: `const f = document.createElement('iframe'); document.body.append(f); new f.contentWindow.Worker('/worker.js')`,
  },
  { name: 'service worker', script: `navigator.serviceWorker.register('/service-worker.js')` },
  {
    name: 'frame that posts itself',
    script: `const f = document.createElement('iframe'); f.srcdoc = '<form method=post action=/file><input name=a></form><script>document.forms[0].submit()</' + 'script>'; document.body.append(f)`,
  },
  {
    name: 'window that posts',
    script: `const w = window.open('about:blank'); w.document.write('<form method=post action="' + location.origin + '/file"></form><script>document.forms[0].submit()</' + 'script>')`,
  },
  { name: 'link led on to what deletes', script: `location.href = '/r/deletes'` },
  { name: 'fetch led on to what deletes', script: `fetch('/r/deletes')` },
  { name: 'picture led on to what deletes', script: `new Image().src = '/r/deletes'` },
  {
    name: 'frame led on to what deletes',
    script: `const f = document.createElement('iframe'); f.src = '/r/deletes'; document.body.append(f)`,
  },
  { name: 'window led on to what deletes', script: `window.open('/r/deletes')` },
  { name: 'link led on twice', script: `location.href = '/r/twice'` },
  { name: 'link led elsewhere', script: `location.href = '/r/elsewhere'` },
  { name: 'window led elsewhere', script: `window.open('/r/elsewhere')` },
  {
    name: 'ping of a link',
    script: `const a = document.createElement('a'); a.href = '/other'; a.ping = '/ping'; document.body.append(a); a.click()`,
  },
];

/** What a portal may well do; each is a button like an attack. */
const HARMLESS: readonly { readonly name: string; readonly script: string }[] = [
  {
    name: 'frame of another host',
    script: `const f = document.createElement('iframe'); f.src = 'http://localhost:' + location.port + '/map'; document.body.append(f)`,
  },
  { name: 'link led on', script: `location.href = '/r/harmless'` },
];

const page = `<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width">
<title>Cổng thử</title><link rel="icon" href="data:,"><h1>Cổng thử</h1><iframe name="sink" title="sink" srcdoc=""></iframe>
<script>
const post = (target) => { const f = document.createElement('form'); f.method = 'post'; f.action = '/file'; f.target = target; document.body.append(f); f.submit(); };
</script>
${[...ATTACKS, ...HARMLESS].map(({ name, script }) => `<button onclick="${script.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">${name}</button>`).join('\n')}
</html>`;

/** Addresses that only redirect. */
const LED_ON: ReadonlyMap<string, { readonly status: number; readonly to: string }> = new Map([
  ['/r/deletes', { status: 302, to: '/ho-so/xoa?id=7' }],
  ['/r/twice', { status: 303, to: '/r/deletes' }],
  ['/r/elsewhere', { status: 302, to: '«elsewhere»/?q=1' }],
  ['/r/harmless', { status: 302, to: '/other' }],
]);

/** A portal without an adapter, on loopback, that counts whatever could change state. */
export const startUnknownPortal = async (): Promise<UnknownPortal> => {
  const stateChanges: string[] = [];
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '';
    const ledOn = LED_ON.get(url);
    if (ledOn !== undefined) {
      const port = request.socket.localPort ?? 0;
      response.writeHead(ledOn.status, {
        location: ledOn.to.replace('«elsewhere»', `http://localhost:${port}`),
      });
      response.end();
      request.resume();
      return;
    }
    if (request.headers.host?.startsWith('localhost') === true)
      stateChanges.push(`elsewhere ${request.method} ${url}`);
    else if (request.method !== 'GET' || /delete|xoa|submit/.test(url))
      stateChanges.push(`${request.method} ${url}`);
    request.resume();
    const script = url.endsWith('.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(script ? "fetch('/file', { method: 'POST', body: 'x' })" : page);
  });
  const upgraded: Duplex[] = [];
  server.on('upgrade', (request, socket) => {
    upgraded.push(socket);
    stateChanges.push(`upgrade ${request.url ?? ''}`);
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stateChanges,
    stop: async () => {
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
