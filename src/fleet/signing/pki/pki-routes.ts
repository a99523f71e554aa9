import { Hono } from 'hono';
import { AUTHORITY_IDS, type AuthorityId } from './authority.ts';
import type { Pki } from './pki.ts';

/** CRLs, issuers' certificates, OCSP (POST and GET, RFC 6960 appendix A) and time stamps (RFC 3161, 3.4). */
export const pkiRoutes = (pki: Pki): Hono => {
  const app = new Hono();
  app.get('/crl/:file', async (c) => {
    const id = authorityOf(c.req.param('file'), '.crl');
    return id === null ? c.notFound() : bytes(await pki.crl(id), 'application/pkix-crl');
  });
  app.get('/crt/:file', async (c) => {
    const id = authorityOf(c.req.param('file'), '.crt');
    return id === null ? c.notFound() : bytes((await pki.authority(id)).der, 'application/pkix-cert');
  });
  app.post('/ocsp/:id', async (c) => {
    const id = authorityOf(c.req.param('id'), '');
    if (id === null) return c.notFound();
    return bytes(await pki.status(id, await body(c.req.raw)), 'application/ocsp-response');
  });
  app.get('/ocsp/:id/:request{.+}', async (c) => {
    const id = authorityOf(c.req.param('id'), '');
    if (id === null) return c.notFound();
    const request = Buffer.from(c.req.param('request'), 'base64');
    return bytes(await pki.status(id, request), 'application/ocsp-response');
  });
  app.post('/tsa', async (c) => bytes(await pki.stamp(await body(c.req.raw)), 'application/timestamp-reply'));
  return app;
};

const authorityOf = (file: string, ending: string): AuthorityId | null =>
  AUTHORITY_IDS.find((id) => `${id}${ending}` === file) ?? null;

const body = async (request: Request): Promise<Uint8Array> => new Uint8Array(await request.arrayBuffer());

const bytes = (content: Buffer, type: string): Response =>
  new Response(new Uint8Array(content), { headers: { 'content-type': type } });
