import type { CheckContext } from '#src/model/check.ts';
import type { OverAskRule } from '#src/model/references.ts';
import type { Text } from '#src/model/text.ts';

/** The rule by which a service may not ask for something; one with a source before one without; null where none speaks. */
export const ruleAgainst = (
  asked: OverAskRule['asks'],
  { journey, references }: Pick<CheckContext, 'journey' | 'references'>,
): OverAskRule | null => {
  const speaking = references.overAskRules.filter(
    ({ asks, services }) =>
      asks === asked &&
      (services === null || (journey.service !== null && services.includes(journey.service))),
  );
  return speaking.find(({ sourced }) => sourced) ?? speaking[0] ?? null;
};

/** The rules cited, each once. */
export const cited = (rules: readonly OverAskRule[]): Text => {
  const by = (language: keyof Text): string =>
    [...new Set(rules.map(({ citation }) => citation[language]))].join('; ');
  return { vi: by('vi'), en: by('en') };
};
