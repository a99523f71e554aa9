import { setTimeout as wait } from 'node:timers/promises';
import type { Http2Bindings, HttpBindings } from '@hono/node-server';
import { Hono, type MiddlewareHandler } from 'hono';
import type { CarriedFault } from './fault.ts';
import { picture } from './picture.ts';
import { type FleetPortal, variantOf } from './state.ts';

const FIRST_BYTE_MS = { a: 2200, b: 3000, c: 4000, ok: 500 };

/** Portals that answered their one 503; keyed by the fault itself, so that setting it anew begins anew. */
const excused = new WeakSet<CarriedFault>();

/** Stands before everything else of a portal: `portal-dead`. */
export const deadPortal =
  (portal: FleetPortal): MiddlewareHandler =>
  async (c, next) => {
    const variant = variantOf(portal, 'portal-dead');
    if (variant === 'a') await new Promise(() => {});
    if (variant === 'b') return c.html(ERROR_PAGE, 500);
    if (variant === 'c') {
      closeConnection(c.env);
      await new Promise(() => {});
    }
    if (variant === 'ok' && portal.fault !== null && !excused.has(portal.fault)) {
      excused.add(portal.fault);
      return c.html(BUSY_PAGE, 503, { 'retry-after': '1' });
    }
    return next();
  };

/** The portal's own latency on every dynamic answer, and `slow-first-byte` on every page. */
export const latency =
  (portal: FleetPortal): MiddlewareHandler =>
  async (c, next) => {
    const variant = variantOf(portal, 'slow-first-byte');
    // Of post-backs too, which draw a page like any other.
    const page = /\bdocument\b|^$/.test(c.req.header('sec-fetch-dest') ?? '');
    // The look-alike answers after half a second in all: beside a slow portal's own latency it would be slow itself.
    const more =
      variant === 'ok'
        ? Math.max(0, FIRST_BYTE_MS.ok - portal.latencyMs)
        : variant === null
          ? 0
          : FIRST_BYTE_MS[variant];
    await pause(portal.latencyMs + (page ? more : 0));
    return next();
  };

/** Addresses that only pages of a faulty portal name; `hero` is the main picture of all portals. */
export const faultyAssets = (hero: Uint8Array<ArrayBuffer>): Hono => {
  const app = new Hono();
  const dot = picture(64, 40);
  app.get('/khac/bo-sung.css', (c) => c.text('Không có tệp này', 404));
  app.get('/khac/thong-ke.js', (c) => c.text('Lỗi máy chủ', 500));
  app.get('/khac/lien-ket.png', async (c) => {
    closeStream(c.env as HttpBindings | Http2Bindings);
    return new Promise<Response>(() => {});
  });
  app.get('/khac/dem.gif', (c) => c.body(null, 204));
  app.get('/khac/trang-sau.html', async (c) => {
    await pause(8000);
    return c.html('<!doctype html><html lang="vi"><title>Trang sau</title></html>');
  });
  app.get('/khac/anh-bia.png', async (c) => {
    await pause(5000);
    return c.body(hero, 200, { 'content-type': 'image/png' });
  });
  app.get('/khac/bieu-trung.png', async (c) => {
    await pause(5000);
    return c.body(dot, 200, { 'content-type': 'image/png' });
  });
  app.get('/khac/giao-dien.css', async (c) => {
    await pause(5000);
    return c.body('.hero-picture{border-radius:6px}', 200, { 'content-type': 'text/css; charset=utf-8' });
  });
  app.get('/khac/loi-chao.js', async (c) => {
    await pause(5000);
    return c.body(GREETING_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' });
  });
  return app;
};

const closeConnection = (env: HttpBindings | Http2Bindings): void => {
  const { incoming } = env;
  if ('stream' in incoming && incoming.stream.session !== undefined) incoming.stream.session.destroy();
  else incoming.socket.destroy();
};

// Of an HTTP/2 connection only the one stream: the rest of the page shall come.
const closeStream = (env: HttpBindings | Http2Bindings): void => {
  const { incoming } = env;
  if ('stream' in incoming) incoming.stream.close(2);
  else incoming.socket.destroy();
};

// Not referenced: a stopped fleet must not wait for an answer that nobody reads any more.
const pause = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

const plain = (title: string, text: string): string => `<!doctype html><html lang="vi"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title></head>
<body><h1>${title}</h1><p>${text}</p><p>DỮ LIỆU GIẢ LẬP</p></body></html>`;
const ERROR_PAGE = plain('Lỗi máy chủ', 'Cổng dịch vụ công đang gặp sự cố.');
const BUSY_PAGE = plain('Hệ thống đang bận', 'Vui lòng thử lại sau ít giây.');

const GREETING_SCRIPT = `document.getElementById('loi-chao').textContent =
  'Chào mừng đến với cổng dịch vụ công giả lập: nộp hồ sơ, tra cứu và nhận kết quả trực tuyến tại một nơi.';`;
