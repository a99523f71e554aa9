/** One line of what is owed below the given checkout; null when node_modules holds what the lock asks for. */
export declare function dependenciesOwed(root: string): string | null;
