import { createHash } from 'node:crypto';

/** A file name that no id can lead out of the folder with; ids that differ never share one. */
function safe(id: string): string {
  const readable = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80);
  if (readable !== '' && readable === id) return readable;
  return `${readable}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
}

export function portalFile(portalId: string): string {
  return `portal-${safe(portalId)}.html`;
}

export function runFile(runId: string): string {
  return `run-${safe(runId)}.html`;
}
