/**
 * The value of a promise, or null when it does not come in time: a page whose script never ends answers
 * nothing, and many of Playwright's calls wait for it without a limit.
 */
export const within = async <T>(ms: number, promise: Promise<T>): Promise<T | null> => {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), ms);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
};
