import { Hono } from 'hono';

/** A third party that counts visitors: it answers everything and keeps nothing. */
export const analyticsApp = (): Hono => new Hono().all('*', (c) => c.body(null, 204));
