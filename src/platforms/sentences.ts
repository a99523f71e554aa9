/** Sentences of a text, trimmed; a dot within a number or a code ends none. */
export const sentencesOf = (text: string): readonly string[] =>
  text
    .split(/[.!?;](?:\s|$)/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** Clauses of a folded sentence: between commas, colons, brackets, dashes and the words that turn round. */
export const clausesOf = (sentence: string): readonly string[] =>
  sentence.split(/[,:()]|\s-\s|\s(?:nhưng|(?<!(?:không|chưa) )còn|mà)\s/).map((each) => each.trim());
