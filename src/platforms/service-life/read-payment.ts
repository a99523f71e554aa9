import type { Locator, Page } from 'playwright';
import type { PaymentEvidence } from '#src/model/filing.ts';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { Desk } from '../ask.ts';
import { cleanUrl, shortUrl } from '../clean-url.ts';
import { control, pressHere } from '../controls.ts';
import { labelled } from '../name-match.ts';
import { beside } from './beside.ts';
import { labelledLines } from './labelled-lines.ts';
import { openOwnDossier, ownPart } from './own-dossiers.ts';
import { isOwnPage } from './own-page.ts';
import { paymentFacts } from './payment-words.ts';

/** What leads to the payment. */
const PAY = [
  'Thanh toán trực tuyến',
  'Thanh toán',
  'Thanh toán phí, lệ phí',
  'Thanh toán lệ phí',
  'Nộp phí, lệ phí',
  'Thanh toán quốc gia',
];

export type PaymentPage = Pick<
  PaymentEvidence,
  'url' | 'amountVnd' | 'reference' | 'chargesShown' | 'providers'
>;

/**
 * Goes as far as the payment page, reads it and notes it; pays nothing. Before the dossier is filed only a plain link is
 * followed, in a tab of its own: on some platforms the button that says "pay" files.
 * @throws PortalFault where a service that surely bears a fee shows no way to pay it once filed; Obstacle elsewhere
 */
export const readPayment = async (desk: Desk): Promise<void> => {
  const { stage } = desk;
  const read = (await readHere(stage.page)) ?? (await wayThere(desk));
  if (read === null) throw notOffered(desk);
  stage.note('payments', { step: stage.stepIndex(), ...read, ended: 'shown', told: null });
};

/** Code of the dossier that this attempt filed last; null before. */
export const filedCode = ({ stage }: Desk): string | null =>
  stage.noted('submissions').findLast(({ code }) => code !== null)?.code ?? null;

const notOffered = (desk: Desk): Error => {
  const { page, service } = desk.stage;
  const message = `expected a way to pay the fee, but the page shows none (${shortUrl(page.url())})`;
  const owed = service.current?.fee.bearing === true && service.current.fee.sourced;
  return owed && filedCode(desk) !== null
    ? new PortalFault('not-offered', message)
    : new Obstacle('not-offered', message);
};

/** The payment page that is open: it names an amount and offers providers. Null where this is none. */
export const readHere = async (page: Page): Promise<PaymentPage | null> => {
  const providers = await readProviders(page);
  if (providers.length === 0) return null;
  const { labelled: told, lines } = await labelledLines(page);
  return { url: cleanUrl(page.url()), ...paymentFacts(told, lines), providers };
};

const wayThere = async (desk: Desk): Promise<PaymentPage | null> => {
  const { stage } = desk;
  const { page } = stage;
  const code = filedCode(desk);
  if (code !== null) return (await openPayment(desk)) ? readHere(page) : null;
  const link = await linkOf(page);
  return link !== null && isOwnPage(stage, link) ? beside(stage, link, readHere) : null;
};

const linkOf = (page: Page): Promise<string | null> =>
  page
    .getByRole('link', { name: labelled(...PAY) })
    .filter({ visible: true })
    .first()
    .evaluate((node) => (node instanceof HTMLAnchorElement ? node.href : null), undefined, { timeout: 500 })
    .catch(() => null);

/** Once the dossier is filed: opens its payment from where the citizen stands, else from the dossier's own page. */
export const openPayment = async (desk: Desk): Promise<boolean> => {
  const { stage } = desk;
  const { page, patienceMs } = stage;
  const code = filedCode(desk);
  const press = async (target: Locator): Promise<boolean> =>
    desk.ask({
      what: 'payment page',
      expected: 'the payment page with its amount',
      press: () => pressHere(target, patienceMs),
      ready: (signal) =>
        desk.lookOn(signal, async (last) =>
          (await readProviders(page)).length > 0 ? true : last ? false : undefined,
        ),
    });
  if ((await readProviders(page)).length > 0) return true;
  const here = control(page, ...PAY);
  if (await here.isVisible()) return press(here);
  if (code === null || !(await openOwnDossier(desk, code))) return false;
  const part = await ownPart(page, code);
  if (part === null) return false;
  const there = control(part, ...PAY);
  return (await there.isVisible()) && (await press(there));
};

/** Providers that the page offers to pay by: radios, options or tiles under such a heading. */
const readProviders = (page: Page): Promise<readonly string[]> =>
  page
    .evaluate(() => {
      const one = (text: string | null | undefined): string =>
        (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
      const shown = (node: Element): boolean => node.checkVisibility({ visibilityProperty: true });
      const about = /trung gian|thanh toán|ngân hàng|ví điện tử|payment/iu;
      // Paying at the counter is no provider.
      const counter = /trực tiếp|tiền mặt/iu;
      const brief = (text: string): string => one(text.split(/\s[\u2013\u2014-]\s|:|\(/u)[0]).slice(0, 80);
      const names: string[] = [];
      for (const group of document.querySelectorAll(
        'fieldset, [role="radiogroup"], [role="group"], section, form, .form-group, .card',
      )) {
        const heading = group.querySelector('legend, h1, h2, h3, h4, h5, label:not(:has(input))');
        const title = one(group.getAttribute('aria-label') ?? heading?.textContent);
        if (!about.test(title) || !shown(group)) continue;
        for (const radio of group.querySelectorAll<HTMLInputElement>('input[type="radio"], [role="radio"]')) {
          const label = radio instanceof HTMLInputElement ? radio.labels?.[0] : radio;
          const text = one(label?.textContent ?? radio.getAttribute('aria-label'));
          if (text !== '' && !counter.test(text)) names.push(brief(text));
        }
        for (const option of group.querySelectorAll<HTMLOptionElement>('select option'))
          if (
            option.value !== '' &&
            !option.disabled &&
            about.test(one(option.closest('select')?.labels?.[0]?.textContent) || title)
          )
            names.push(brief(one(option.textContent)));
        for (const tile of group.querySelectorAll('button img[alt], a img[alt], label img[alt]'))
          names.push(brief(one(tile.getAttribute('alt'))));
      }
      return [...new Set(names.filter((name) => name !== ''))];
    })
    .catch(() => []);
