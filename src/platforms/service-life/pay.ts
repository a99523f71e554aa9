import type { Locator } from 'playwright';
import type { PaymentEvidence } from '#src/model/filing.ts';
import { Obstacle } from '#src/model/errors.ts';
import type { Desk } from '../ask.ts';
import { shortUrl } from '../clean-url.ts';
import { control, pressHere, tick } from '../controls.ts';
import { atPortal } from '../find-service.ts';
import { front } from '../front.ts';
import { labelledLines } from './labelled-lines.ts';
import { paymentTold } from './payment-words.ts';
import { openPayment, readHere } from './read-payment.ts';

const GO_ON = ['Thanh toán', 'Tiếp tục', 'Xác nhận thanh toán', 'Xác nhận'];
const YES = ['Xác nhận thanh toán', 'Xác nhận', 'Thanh toán', 'Đồng ý'];
const NO = ['Từ chối thanh toán', 'Hủy thanh toán', 'Hủy giao dịch', 'Từ chối', 'Hủy'];

const ENDED = { pays: 'paid', declines: 'declined', leaves: 'left' } as const;

/**
 * Answers the payment page, and notes what the portal then tells. For sandboxes only: the step must declare that it pays.
 * @throws Obstacle where no payment page is within reach; PortalFault where the answer leads nowhere
 */
export const pay = async (desk: Desk, answer: keyof typeof ENDED): Promise<void> => {
  const { stage } = desk;
  const { page } = stage;
  const read = (await openPayment(desk)) ? await readHere(page) : null;
  if (read === null)
    throw new Obstacle(
      'not-offered',
      `expected a payment page to answer, but the page shows none (${shortUrl(page.url())})`,
    );
  const at = page.url();
  await reachFront(desk);
  if (answer === 'leaves') await leave(desk, at);
  else await answerFront(desk, answer === 'pays' ? YES : NO);
  const { labelled, lines } = await labelledLines(page);
  const told: PaymentEvidence['told'] = paymentTold(labelled, lines);
  stage.note('payments', { step: stage.stepIndex(), ...read, ended: ENDED[answer], told });
};

/** Chooses the first provider and goes on to where it asks for the citizen's word. */
const reachFront = async (desk: Desk): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const radios = page.locator('form, fieldset, [role="radiogroup"]').getByRole('radio');
  const chosen = await radios.and(page.locator(':checked, [aria-checked="true"]')).count();
  if (chosen === 0 && (await radios.count()) > 0) await tick(radios.first(), patienceMs);
  const from = page.url();
  const button = control(await front(page), ...GO_ON);
  await desk.ask({
    what: 'payment front',
    expected: "the provider's question whether to pay",
    press: () => pressHere(button, patienceMs),
    ready: (signal) =>
      desk.lookOn(signal, async (last) => {
        const asks = await decline(desk).isVisible();
        return (asks && page.url() !== from) || (last && asks) ? true : undefined;
      }),
  });
};

const decline = (desk: Desk): Locator => control(desk.stage.page, ...NO);

const answerFront = async (desk: Desk, names: readonly string[]): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  const button = control(await front(page), ...names);
  const from = page.url();
  await desk.ask({
    what: 'answer to the payment',
    expected: 'what the portal tells of the payment',
    press: () => pressHere(button, patienceMs),
    // A refusal is what was asked for: it is no trouble of the portal's.
    ready: (signal) =>
      desk.lookOn(signal, async (last) =>
        last && atPortal(desk) && (page.url() !== from || !(await button.isVisible())) ? true : undefined,
      ),
  });
};

/** Walks away from the provider without a word, and looks at the portal's payment page again. */
const leave = (desk: Desk, at: string): Promise<void> => {
  const { page, patienceMs } = desk.stage;
  return desk
    .ask({
      what: 'payment page again',
      expected: 'the payment page of the portal',
      press: () => page.goto(at, { waitUntil: 'commit', timeout: patienceMs }),
      ready: (signal) => desk.lookOn(signal, async (last) => last || undefined),
    })
    .then(() => undefined);
};
