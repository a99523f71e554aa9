import AdmZip from 'adm-zip';
import type { Redactor } from '#src/redact/redactor.ts';

/** Fields that are kept; `true` keeps all that is in one. */
type Kept = { readonly [field: string]: true | Kept };

const CALL: Kept = { type: true, callId: true };
const EVENT: Kept = { type: true, time: true, pageId: true };
const FAULT: Kept = { name: true, message: true };

/**
 * What of each kind of line is kept; other kinds, and fields that are not named, are left out: arguments and answers
 * of scripts, stored sessions, bodies, local paths, snapshots of pages (whose text is in pieces that no pattern finds).
 */
const LINES: Readonly<Record<string, Kept>> = {
  'context-options': {
    type: true,
    version: true,
    origin: true,
    browserName: true,
    playwrightVersion: true,
    platform: true,
    wallTime: true,
    monotonicTime: true,
    sdkLanguage: true,
    testIdAttributeName: true,
    options: { viewport: true, deviceScaleFactor: true, isMobile: true },
  },
  before: {
    ...CALL,
    startTime: true,
    title: true,
    class: true,
    method: true,
    pageId: true,
    parentId: true,
    params: {
      selector: true,
      url: true,
      state: true,
      waitUntil: true,
      timeout: true,
      waitTimeout: true,
      strict: true,
      force: true,
      button: true,
      clickCount: true,
    },
  },
  input: { ...CALL, point: true, box: true },
  log: { ...CALL, time: true, message: true },
  after: { ...CALL, endTime: true, point: true, error: FAULT },
  console: { ...EVENT, messageType: true, text: true, location: true },
  event: {
    ...EVENT,
    class: true,
    method: true,
    params: { pageId: true, error: { error: FAULT }, location: true },
  },
};

/** What a citizen types: never kept, also where no pattern knows it or it came a key at a time. */
const TYPED = '«typed»';
const TYPED_PARAMS = ['value', 'text', 'key'];
const TYPED_IN_LOG = /(\b(?:fill|type|press|insertText|pressSequentially)\()(?:"|').*$/s;

/**
 * A recording of Playwright without what is personal or secret: its lines of text go through the gate field by field,
 * everything else in the archive is left out.
 */
export const cleanTrace = (archive: Buffer, gate: Redactor): Buffer => {
  const clean = new AdmZip();
  for (const entry of new AdmZip(archive).getEntries()) {
    if (!/^[\w-]+\.(?:trace|network)$/.test(entry.entryName)) continue;
    const lines = entry
      .getData()
      .toString('utf8')
      .split('\n')
      .flatMap((line) => cleanLine(line, gate));
    clean.addFile(entry.entryName, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  }
  return clean.toBuffer();
};

const cleanLine = (line: string, gate: Redactor): readonly string[] => {
  if (line.trim() === '') return [];
  const event = JSON.parse(line) as { readonly type?: unknown; readonly params?: object };
  const kept = LINES[String(event.type)];
  if (kept === undefined) return [];
  const picked = pick(event, kept, gate.text) as { params?: Record<string, unknown>; message?: string };
  for (const name of TYPED_PARAMS)
    if (picked.params !== undefined && Object.hasOwn(event.params ?? {}, name)) picked.params[name] = TYPED;
  if (picked.message !== undefined) picked.message = picked.message.replace(TYPED_IN_LOG, `$1"${TYPED}")`);
  return [JSON.stringify(picked)];
};

const pick = (value: unknown, kept: true | Kept, map: (text: string) => string): unknown => {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((each) => pick(each, kept, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const inside = kept === true ? true : kept[name];
      return inside === undefined ? [] : [[name, pick(field, inside, map)]];
    }),
  );
};
