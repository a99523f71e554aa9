import type { Locator } from 'playwright';
import type { SigningProvider } from '#src/model/signing.ts';
import { holding } from './name-match.ts';
import { signingWay, SIGNING_WORDS as WORDS } from './signing-words.ts';

/** The visible list of providers, whatever it is made of: a select, radios, or a list that opens over the page. */
export const providerField = (scope: Locator): Locator => {
  const name = holding(...WORDS.provider);
  return scope
    .getByLabel(name)
    .or(scope.getByRole('combobox', { name }))
    .or(scope.getByRole('radiogroup', { name }))
    .or(scope.getByRole('group', { name }))
    .or(scope.locator('mat-select').filter({ hasText: name }))
    .filter({ visible: true })
    .first();
};

export type ProviderList = {
  readonly providers: readonly SigningProvider[];
  readonly choose: (index: number) => Promise<void>;
};

const named = (names: readonly string[]): readonly SigningProvider[] =>
  names.map((name) => ({ name, way: signingWay(name) }));

/** Reads the list of providers; opens it where it must be opened. Null where the scope shows none. */
export const readProviders = async (scope: Locator, patienceMs: number): Promise<ProviderList | null> => {
  const field = providerField(scope);
  if (!(await field.isVisible())) return null;
  const page = scope.page();
  const timeout = patienceMs;
  const shape = await field.evaluate((node) => ({
    select: node instanceof HTMLSelectElement,
    radio: node instanceof HTMLInputElement && node.type === 'radio',
    holdsRadios: node.querySelector('input[type="radio"], [role="radio"]') !== null,
    group: node instanceof HTMLInputElement ? node.name : '',
  }));
  if (shape.select) {
    const options = await field.evaluate((node) =>
      node instanceof HTMLSelectElement
        ? [...node.options].flatMap(({ value, disabled, textContent }) =>
            value === '' || disabled
              ? []
              : [{ value, text: (textContent ?? '').replace(/\s+/g, ' ').trim() }],
          )
        : [],
    );
    return {
      providers: named(options.map(({ text }) => text)),
      choose: async (index) => {
        await field.selectOption(options[index]?.value ?? '', { timeout });
      },
    };
  }
  if (shape.radio || shape.holdsRadios) {
    const radios = (
      shape.radio ? scope.locator(`input[type="radio"][name="${shape.group}"]`) : field.getByRole('radio')
    ).filter({ visible: true });
    const names = await radios.evaluateAll((nodes) =>
      nodes.map((node) => {
        const label = node instanceof HTMLInputElement ? node.labels?.[0]?.textContent : null;
        return (label ?? node.getAttribute('aria-label') ?? node.textContent ?? '')
          .replace(/\s+/g, ' ')
          .trim();
      }),
    );
    return {
      providers: named(names),
      choose: async (index) => await radios.nth(index).check({ timeout, force: true }),
    };
  }
  const entries = page
    .getByRole('option')
    .or(page.locator('mat-option, [cmdk-item]'))
    .and(page.locator(':not([aria-disabled="true"]):not(option)'))
    .filter({ visible: true });
  const open = async (): Promise<void> => {
    if (await entries.first().isVisible()) return;
    await field.click({ timeout });
    await entries.first().waitFor({ timeout });
  };
  try {
    await open();
  } catch {
    // Opened, and nothing in it.
    await page.keyboard.press('Escape');
    return { providers: [], choose: () => Promise.resolve() };
  }
  const texts = (await entries.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
  const real = texts.flatMap((text, index) => (/^(?:--|$)|^chọn\b/iu.test(text) ? [] : [{ text, index }]));
  await page.keyboard.press('Escape');
  await entries
    .first()
    .waitFor({ state: 'hidden', timeout: 1500 })
    .catch(() => undefined);
  return {
    providers: named(real.map(({ text }) => text)),
    choose: async (index) => {
      await open();
      await entries.nth(real[index]?.index ?? 0).click({ timeout });
      await entries
        .first()
        .waitFor({ state: 'hidden', timeout: 1500 })
        .catch(() => undefined);
    },
  };
};
