import { setTimeout as delay } from 'node:timers/promises';
import type { Frame, Locator } from 'playwright';
import { Obstacle } from '#src/model/errors.ts';
import type { Desk } from '../ask.ts';
import { control, pressHere, typeInto } from '../controls.ts';
import { openHome } from '../find-service.ts';
import { holding } from '../name-match.ts';
import { newAnswer } from './answer-words.ts';
import { asksForSecrets } from './secret-request-words.ts';

/** What opens an assistant, what its field is called, and what sends. */
const LAUNCHERS = [
  'Trợ lý ảo',
  'Trợ lý',
  'Chatbot',
  'Chat bot',
  'Hỏi đáp trực tuyến',
  'Tư vấn trực tuyến',
  'Trò chuyện',
  'Chat',
];
const FIELD = holding('câu hỏi', 'tin nhắn', 'Nhập nội dung', 'Hỏi trợ lý', 'trợ lý', 'chat', 'message');
const SEND = ['Gửi câu hỏi', 'Gửi', 'Hỏi', 'Send'];
const FIELDS = 'textarea, input[type="text"], input:not([type]), [contenteditable="true"], [role="textbox"]';
const TALK =
  'details, dialog, [role="dialog"], [role="region"], aside, [class*="chat" i], [class*="assistant" i], [class*="bot" i], [id*="chat" i], [id*="bot" i]';

/** An answer that stands for so long is whole. */
const WHOLE_MS = 900;

/**
 * Asks the portal's assistant one question and notes what it answers.
 * @returns the answer; null where there is no assistant or it says nothing
 * @throws Obstacle where the guard refused what the assistant needs
 */
export const askAssistant = async (
  desk: Desk,
  question: string,
  asked: string,
  expected: string | null,
): Promise<string | null> => {
  const { stage, watch } = desk;
  let field = await openTalk(desk);
  if (field === null) {
    await openHome(desk);
    field = await openTalk(desk);
  }
  const answer = field === null ? null : await answerFrom(desk, field, asked);
  if (answer === null && watch.refused())
    throw new Obstacle(
      'blocked',
      'expected an answer of the assistant, but the guard refused a request that it needs',
    );
  stage.note('answers', {
    step: stage.stepIndex(),
    question,
    asked,
    answer,
    expected,
    asksForSecrets: answer !== null && asksForSecrets(answer),
  });
  return answer;
};

/** The field that takes questions, in the page or one of its frames; opened by its launcher where need be. */
const openTalk = async (desk: Desk): Promise<Locator | null> => {
  const { page, patienceMs } = desk.stage;
  const open = await talkField(desk);
  if (open !== null) return open;
  const name = holding(...LAUNCHERS);
  for (const frame of page.frames()) {
    const launcher = frame
      .getByRole('button', { name })
      .or(frame.getByRole('link', { name }))
      .or(frame.locator('summary').filter({ hasText: name }))
      .or(frame.getByTitle(name).and(frame.locator(':not(iframe)')))
      .filter({ visible: true })
      .last();
    if (!(await launcher.isVisible().catch(() => false))) continue;
    await pressHere(launcher, Math.min(3000, patienceMs)).catch(() => undefined);
    for (const until = desk.stage.nowMs() + 5000; desk.stage.nowMs() < until; await delay(100)) {
      const field = await talkField(desk);
      if (field !== null) return field;
    }
  }
  return null;
};

const talkField = async (desk: Desk): Promise<Locator | null> => {
  const { page } = desk.stage;
  for (const frame of page.frames().toReversed()) {
    const own = frame !== page.mainFrame() && (await isTalkFrame(frame));
    const fields = frame.locator(FIELDS);
    const named = frame.getByLabel(FIELD).or(frame.getByPlaceholder(FIELD)).and(fields);
    const within = frame.locator(TALK).locator(FIELDS);
    for (const candidate of own ? [fields] : [named.and(within), named]) {
      const field = candidate.filter({ visible: true }).last();
      if (await field.isVisible().catch(() => false)) return field;
    }
  }
  return null;
};

const isTalkFrame = async (frame: Frame): Promise<boolean> => {
  const element = await frame.frameElement().catch(() => null);
  const title = await element?.getAttribute('title').catch(() => null);
  return /chat|bot|assistant/i.test(frame.url()) || holding(...LAUNCHERS).test(title ?? '');
};

const answerFrom = (desk: Desk, field: Locator, asked: string): Promise<string | null> => {
  const { stage, watch } = desk;
  const lines = (): Promise<readonly string[]> => field.evaluate(talkLines, TALK).catch(() => []);
  let before: readonly string[] = [];
  return stage.wait(
    'assistant',
    async () => {
      before = await lines();
      watch.begin();
      await typeInto(field, asked, stage.patienceMs);
      await field.press('Enter', { timeout: stage.patienceMs });
      await delay(200);
      const left = await field
        .evaluate((node) =>
          node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement
            ? node.value
            : (node.textContent ?? ''),
        )
        .catch(() => '');
      if (left.trim() !== asked.trim()) return;
      const send = control(
        field.locator('xpath=ancestor::*[.//button or .//input[@type="submit"]][1]'),
        ...SEND,
      );
      if (await send.isVisible()) await pressHere(send, stage.patienceMs);
    },
    async () => {
      let answer: string | null = null;
      let since = stage.nowMs();
      for (
        const until = since + stage.patienceMs;
        stage.nowMs() < until && !watch.refused();
        await delay(100)
      ) {
        const now = newAnswer(before, await lines(), asked);
        if (now !== answer) since = stage.nowMs();
        answer = now;
        if (answer !== null && stage.nowMs() - since >= WHOLE_MS && watch.pending() === 0) break;
      }
      return answer;
    },
  );
};

/** In the page: visible lines of the talk that the field belongs to, up to the part that holds more than the field. */
const talkLines = (field: Element, talk: string): string[] => {
  const root = field.closest(talk) ?? field.ownerDocument.body;
  let part: Element = root;
  // A form alone holds no talk.
  while (
    part.parentElement !== null &&
    part.querySelector('[role="log"], ol, ul, p, [class*="message" i]') === null
  )
    part = part.parentElement;
  return (part instanceof HTMLElement ? part.innerText : (part.textContent ?? ''))
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
};
