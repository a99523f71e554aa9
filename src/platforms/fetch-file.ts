import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import type { Desk } from './ask.ts';
import { pressHere } from './controls.ts';

/** A file that the portal handed out. */
export type FetchedFile = {
  readonly url: string | null;
  readonly bytes: Uint8Array;
  /** What the answer says that it is: its media type and file name, as far as told. */
  readonly told: string;
};

/** Why none came, for a message: `HTTP 404`, `a page instead of a file`. */
export type NoFile = { readonly problem: string };

/** Signed files of a citizen are small; more than this is not read. */
const MOST_BYTES = 20_000_000;

/** How long a press may take until the browser tells of a download. */
const DOWNLOAD_MS = 15_000;

/**
 * Fetches what a link or button hands out, within the page's own session: the link's address as the page itself
 * would ask for it, else by pressing and taking the download.
 */
export const fetchFile = async (desk: Desk, target: Locator): Promise<FetchedFile | NoFile> => {
  const { page, patienceMs } = desk.stage;
  const href = await target.evaluate((node) => {
    const link = node.closest('a[href]');
    return link instanceof HTMLAnchorElement && /^https?:/.test(link.href) && !link.href.endsWith('#')
      ? link.href
      : null;
  });
  if (href !== null) {
    const asked = await askInPage(page, href, patienceMs);
    if (asked !== null) return asked;
  }
  return byDownload(desk, target);
};

type Asked = { readonly status: number; readonly base64: string | null; readonly told: string };

/** Null where the page may not read the answer (another host, its own content policy): then the press decides. */
const askInPage = async (
  page: Page,
  url: string,
  patienceMs: number,
): Promise<FetchedFile | NoFile | null> => {
  const answer = await page
    .evaluate(
      async ({ url: address, most, ms }): Promise<Asked | null> => {
        try {
          const response = await fetch(address, {
            credentials: 'same-origin',
            signal: AbortSignal.timeout(ms),
          });
          const { status, headers } = response;
          const told = `${headers.get('content-type') ?? ''} ${headers.get('content-disposition') ?? ''}`;
          if (!response.ok) return { status, base64: null, told };
          const buffer = await response.arrayBuffer();
          if (buffer.byteLength > most) return { status, base64: null, told };
          const bytes = new Uint8Array(buffer);
          let binary = '';
          for (let at = 0; at < bytes.length; at += 32_768)
            binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
          return { status, base64: btoa(binary), told };
        } catch {
          return null;
        }
      },
      { url, most: MOST_BYTES, ms: patienceMs },
    )
    .catch(() => null);
  if (answer === null) return null;
  if (answer.status >= 400) return { problem: `HTTP ${answer.status}` };
  if (answer.base64 === null) return { problem: `more than ${MOST_BYTES} octets` };
  return asFile(url, Buffer.from(answer.base64, 'base64'), answer.told);
};

const byDownload = async (desk: Desk, target: Locator): Promise<FetchedFile | NoFile> => {
  const { page, patienceMs, download: stageDownload } = desk.stage;
  stageDownload.expected = true;
  try {
    const timeout = Math.min(DOWNLOAD_MS, patienceMs);
    const coming = page.waitForEvent('download', { timeout });
    coming.catch(() => undefined);
    await pressHere(target, patienceMs);
    const download = await coming.catch(() => null);
    if (download === null) return { problem: 'no download began' };
    const failure = await download.failure();
    if (failure !== null) return { problem: `the download ended with "${failure.slice(0, 80)}"` };
    const bytes = await readFile(await download.path());
    const url = /^https?:/.test(download.url()) ? download.url() : null;
    await download.delete().catch(() => undefined);
    return bytes.length > MOST_BYTES
      ? { problem: `more than ${MOST_BYTES} octets` }
      : asFile(url, new Uint8Array(bytes), download.suggestedFilename());
  } finally {
    stageDownload.expected = false;
  }
};

/** Whether a file has a signature at all, sound or not: a PDF's byte range, an XML signature, or CMS. */
export const hasSignature = ({ bytes }: FetchedFile): boolean => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (
    file.includes('/ByteRange') ||
    /<(?:\w+:)?Signature[\s>]/.test(file.toString('latin1')) ||
    file[0] === 0x30
  );
};

const asFile = (url: string | null, bytes: Uint8Array, told: string): FetchedFile | NoFile => {
  if (bytes.length === 0) return { problem: 'an empty file' };
  const begin = Buffer.from(bytes.subarray(0, 400)).toString('latin1').trimStart().toLowerCase();
  return /^(?:\ufeff|ï»¿)?(?:<!doctype html|<html)/.test(begin)
    ? { problem: 'a page instead of a file' }
    : { url, bytes, told };
};
