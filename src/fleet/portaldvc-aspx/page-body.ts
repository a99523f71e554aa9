import type { Context } from 'hono';
import type { Markup } from '../markup.ts';

/** What a page of this family puts into the shell. */
export type PageBody = {
  readonly title: string;
  readonly body: Markup;
  readonly hero?: boolean;
  /** The page signs, or opens an e-form that does. */
  readonly signs?: boolean;
  readonly status?: 200 | 404;
};

export type ShowPage = (c: Context, page: PageBody) => Response | Promise<Response>;
