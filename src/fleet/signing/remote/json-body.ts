import type { Context } from 'hono';

/** The members of a JSON object, none of them trusted; null where the body is no JSON object. */
export type JsonBody = Readonly<Record<string, unknown>>;

export const jsonBody = async (c: Context): Promise<JsonBody | null> => {
  const body = await c.req.json<unknown>().catch(() => null);
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonBody) : null;
};

export const textOf = (body: JsonBody, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

export const numberOf = (body: JsonBody, name: string): number => {
  const value = body[name];
  return typeof value === 'number' && Number.isInteger(value) ? value : Number.NaN;
};

/** Null where it is not a list of strings. */
export const textsOf = (body: JsonBody, name: string): readonly string[] | null => {
  const value = body[name];
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;
};

/** Octets of canonical base64; null for anything else. */
const fromBase64 = (text: string): Buffer | null => {
  const octets = Buffer.from(text, 'base64');
  return text !== '' && octets.toString('base64') === text ? octets : null;
};

export const allFromBase64 = (texts: readonly string[]): readonly Buffer[] | null => {
  const all = texts.map(fromBase64);
  return all.every((each) => each !== null) ? all : null;
};
