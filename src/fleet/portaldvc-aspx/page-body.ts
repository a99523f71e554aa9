import type { Context } from 'hono';
import type { Markup } from '../markup.ts';

/** What a page of this family puts into the shell. */
export type PageBody = {
  readonly title: string;
  readonly body: Markup;
  /** What has a form of its own and stands below the page's one form. */
  readonly after?: Markup;
  readonly hero?: boolean;
  /** The page signs, opens an e-form that does, or picks from the store. */
  readonly signs?: boolean;
  readonly status?: 200 | 404;
};

export type ShowPage = (c: Context, page: PageBody) => Response | Promise<Response>;
