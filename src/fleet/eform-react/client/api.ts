/** What the portal's interface answered; `status` 0 means that no answer came. */
export type Answer<T> = { readonly status: number; readonly body: T | null };

export const ask = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
  try {
    const answer = await fetch(path, init);
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    return { status: answer.status, body: isJson ? ((await answer.json()) as T) : null };
  } catch {
    return { status: 0, body: null };
  }
};

export const post = <T>(path: string, token: string, body: unknown): Promise<Answer<T>> =>
  ask<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': token },
    body: JSON.stringify(body),
  });
