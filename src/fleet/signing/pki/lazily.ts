/** What is made at the first call and then kept; a failed attempt is not kept. */
export const lazily = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
};

/** The same, one for each key. */
export const lazilyEach = <K, T>(make: (key: K) => Promise<T>): ((key: K) => Promise<T>) => {
  const made = new Map<K, () => Promise<T>>();
  return (key) => {
    const one = made.get(key) ?? lazily(() => make(key));
    made.set(key, one);
    return one();
  };
};
