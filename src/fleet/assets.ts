import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { picture } from './picture.ts';

/** A file that never changes while the fleet runs, served as `/assets/<name>` on every host. */
export type Asset = { readonly name: string; readonly type: string; readonly body: string | Uint8Array };

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  html: 'text/html; charset=utf-8',
};

const FILES = [
  'portal.css',
  'portal.js',
  'sign-in.css',
  'sign-in.js',
  'platform-a.js',
  'signing.js',
  'assistant.js',
  'store-picker.js',
  'applicant-button.js',
  'late-notice.js',
  'keyboard-fault.js',
  'statistics.js',
  'note.html',
  'emblem.svg',
] as const;

/** The main picture of home and service pages. */
export const heroPicture = (): Uint8Array<ArrayBuffer> => picture(960, 320);

/** The files of src/fleet/assets and the main picture. */
export const sharedAssets = async (hero: Uint8Array<ArrayBuffer>): Promise<readonly Asset[]> => {
  const files = FILES.map(async (name) => ({
    name,
    type: TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
    body: await readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8'),
  }));
  return [...(await Promise.all(files)), { name: 'hero.png', type: 'image/png', body: hero }];
};

/** Serves assets with a long lifetime and an ETag, without any latency. */
export const assetRoutes = (assets: readonly Asset[]): Hono => {
  const app = new Hono();
  const byName = new Map(assets.map((asset) => [asset.name, served(asset)]));
  const answer = (name: string, ifNoneMatch: string | undefined): Response => {
    const asset = byName.get(name);
    if (asset === undefined) return new Response('Không có tệp này', { status: 404 });
    if (ifNoneMatch === asset.headers.etag)
      return new Response(null, { status: 304, headers: asset.headers });
    return new Response(asset.body, { headers: asset.headers });
  };
  app.get('/assets/:name', (c) => answer(c.req.param('name'), c.req.header('if-none-match')));
  app.get('/favicon.ico', (c) => answer('emblem.svg', c.req.header('if-none-match')));
  return app;
};

const served = (asset: Asset) => {
  const body = Buffer.from(asset.body);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return {
    body,
    headers: { 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable', etag },
  };
};
