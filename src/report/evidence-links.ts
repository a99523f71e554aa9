import { isAbsolute, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Comparison } from '#src/model/comparison.ts';
import type { ImageSize } from './image-size.ts';
import { imageSize } from './image-size.ts';

/** From a file under the sweep's evidence folder (with `/`) to what a page needs of it. */
export type EvidenceLinks = {
  readonly href: (file: string) => string;
  /** Null where the file is gone or no picture. */
  readonly size: (file: string) => ImageSize | null;
};

/** No segment can lead out of the evidence folder. */
const segments = (file: string): readonly string[] =>
  file.split(/[/\\]/).filter((segment) => !['', '.', '..'].includes(segment));

/** Relative to the report, so that both can be moved together; on another drive (Windows) a file URL. */
function baseOf(folder: string, evidenceFolder: string): string {
  const path = relative(folder, evidenceFolder);
  if (isAbsolute(path)) return pathToFileURL(evidenceFolder).href;
  return path.split(sep).map(encodeURIComponent).join('/') || '.';
}

/** Reads the size of every screenshot once, so that pages can be made without touching a file. */
export async function evidenceLinks(
  comparison: Comparison,
  folder: string,
  evidenceFolder: string,
): Promise<EvidenceLinks> {
  const base = baseOf(folder, evidenceFolder);
  const files = new Set(
    comparison.runs.flatMap((run) =>
      run.attempts.flatMap((attempt) => attempt.evidence.steps.flatMap((step) => step.screenshot ?? [])),
    ),
  );
  const sizes = new Map<string, ImageSize | null>();
  for (const file of files) sizes.set(file, await imageSize(join(evidenceFolder, ...segments(file))));
  return {
    href: (file) => [base, ...segments(file).map(encodeURIComponent)].join('/'),
    size: (file) => sizes.get(file) ?? null,
  };
}
