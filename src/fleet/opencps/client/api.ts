import type { AppData } from './wire.ts';

const data = document.getElementById('app-data')?.textContent ?? '';

/** What the server put into the page. */
export const app: AppData = JSON.parse(data) as AppData;

/** What the portal's interface answered; `status` 0 means that no answer came. */
export type Answer<T> = { readonly status: number; readonly body: T | null };

/** Asks the interface with the headers that Liferay gives its pages. */
export const ask = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
  const headers = { groupId: app.groupId, Token: app.token, ...init.headers };
  try {
    const answer = await fetch(path, { ...init, headers });
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, body: isJson ? ((await answer.json()) as T) : null };
  } catch {
    return { status: 0, body: null };
  }
};

export const send = <T>(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answer<T>> =>
  ask<T>(path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** Markup that the server draws; null where it answers nothing of the kind. */
export const askText = async (path: string): Promise<string | null> => {
  try {
    const answer = await fetch(path, { headers: { groupId: app.groupId, Token: app.token } });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
};
