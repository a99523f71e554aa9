import type { html } from 'hono/html';

/** HTML whose interpolated text is escaped: what `html` of hono/html returns. */
export type Markup = ReturnType<typeof html>;
