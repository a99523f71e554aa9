import { appendFileSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { Http2ServerResponse } from 'node:http2';

/*
 * Loaded by `node --import` into the processes of a sweep, of which the fleet's is the one that answers requests:
 * writes down, a line each, every cookie and every code or token of a redirect that a server hands out.
 */

const file = process.env['HANDED_OUT'];
if (file === undefined) throw new Error('HANDED_OUT: expected the file to write to');

const LEAST = 12;

const note = (name: string, value: unknown): void => {
  const values = (Array.isArray(value) ? value : [value]).map(String);
  const secrets =
    name.toLowerCase() === 'set-cookie'
      ? values.map((cookie) => /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '')
      : name.toLowerCase() === 'location'
        ? values.flatMap((url) =>
            [...url.matchAll(/[?&#](?:code|state|token|id_token|session)=([^&#]+)/g)].map(
              ([, found]) => found ?? '',
            ),
          )
        : [];
  for (const secret of secrets)
    if (secret.length >= LEAST) appendFileSync(file, `${decodeURIComponent(secret)}\n`);
};

for (const prototype of [ServerResponse.prototype, Http2ServerResponse.prototype] as {
  writeHead: (...given: unknown[]) => unknown;
  setHeader: (name: string, value: unknown) => unknown;
  appendHeader?: (name: string, value: unknown) => unknown;
}[]) {
  const { writeHead, setHeader, appendHeader } = prototype;
  prototype.writeHead = function (this: unknown, ...given) {
    for (const headers of given) {
      if (Array.isArray(headers))
        for (let at = 0; at + 1 < headers.length; at += 2) note(String(headers[at]), headers[at + 1]);
      else if (typeof headers === 'object' && headers !== null)
        for (const [name, value] of Object.entries(headers)) note(name, value);
    }
    return writeHead.apply(this, given);
  };
  prototype.setHeader = function (this: unknown, name, value) {
    note(name, value);
    return setHeader.call(this, name, value);
  };
  if (appendHeader !== undefined)
    prototype.appendHeader = function (this: unknown, name, value) {
      note(name, value);
      return appendHeader.call(this, name, value);
    };
}
