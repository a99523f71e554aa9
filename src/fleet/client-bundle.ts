import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Asset } from './assets.ts';

/**
 * Bundles a family's front end in memory, in production mode and minified, once per process. The asset's
 * name holds a hash of its content, because browsers keep assets for ever.
 */
export const clientBundle = (name: string, entry: URL): (() => Promise<Asset>) => {
  let made: Promise<Asset> | null = null;
  return () => {
    made ??= bundle(name, entry);
    return made;
  };
};

const bundle = async (name: string, entry: URL): Promise<Asset> => {
  const result = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    logLevel: 'silent',
  });
  const body = result.outputFiles[0]?.text ?? '';
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return { name: `${name}.${hash}.js`, type: 'text/javascript; charset=utf-8', body };
};
