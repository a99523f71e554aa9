import { expect, test } from '@playwright/test';
import type { Effect, Journey } from '#src/model/journey.ts';
import { ATTACKS, startUnknownPortal, type UnknownPortal } from './unknown-portal.ts';
import { openTestWalker, rowFor, type TestWalker } from './walk.ts';

let portal: UnknownPortal;
let walker: TestWalker;

test.beforeAll(async () => {
  portal = await startUnknownPortal();
  walker = await openTestWalker();
});

test.afterAll(async () => {
  await walker.close();
  await portal.stop();
});

const attack = (name: string, effect: Effect): Journey => ({
  id: 'test/attack',
  title: { vi: 'Tấn công', en: 'Attack' },
  service: null,
  audience: 'citizen',
  async walk({ portal: acts, step }) {
    await step({ vi: 'Mở', en: 'Open' }, 'reads', () => acts.open());
    await step({ vi: 'Bấm', en: 'Press' }, effect, () => acts.press(name));
    await step({ vi: 'Đọc', en: 'Read' }, 'reads', () => acts.read());
  },
});

for (const [mode, effect] of [
  ['observe', 'reads'],
  ['account', 'drafts'],
] as const)
  for (const { name } of ATTACKS)
    test(`${mode}: "${name}" pressed by a script changes nothing on an unknown portal`, async () => {
      const before = portal.stateChanges.length;
      const attempt = await walker.walk(rowFor(portal.url, mode), attack(name, effect));
      // The portal answers this last, so that whatever the browser sent has arrived.
      await (await fetch(portal.url)).text();
      expect(portal.stateChanges.slice(before)).toEqual([]);
      expect(attempt.outcome).not.toBe('failed');
    });

test('what the guard refused is evidence', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'observe'), attack('fetch post', 'reads'));
  expect(attempt.evidence.refused).toMatchObject([{ method: 'POST', why: 'state-changing' }]);
});

test('a redirect goes no further than an address that the portal gives itself', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'observe'), attack('link led on twice', 'reads'));
  expect(attempt.evidence.refused).toMatchObject([
    { method: 'GET', url: `${portal.url}ho-so/xoa?id=7`, why: 'known-action' },
  ]);
  const elsewhere = await walker.walk(rowFor(portal.url, 'observe'), attack('link led elsewhere', 'reads'));
  expect(elsewhere.evidence.refused).toMatchObject([{ why: 'foreign-host' }]);
  const led = await walker.walk(rowFor(portal.url, 'observe'), attack('link led on', 'reads'));
  expect([led.outcome, led.evidence.refused]).toEqual(['passed', []]);
});

for (const mode of ['observe', 'sandbox'] as const)
  test(`${mode}: a frame of another host stays empty, and the journey goes on`, async () => {
    const attempt = await walker.walk(rowFor(portal.url, mode), attack('frame of another host', 'reads'));
    expect(attempt.evidence.refused).toMatchObject([{ why: 'foreign-host' }]);
    expect(attempt.evidence.steps.map(({ outcome }) => outcome)).toEqual(['passed', 'passed', 'passed']);
  });

test('in sandbox the same press reaches the portal, so the attacks are real', async () => {
  const before = portal.stateChanges.length;
  await walker.walk(rowFor(portal.url, 'sandbox'), attack('fetch post', 'submits'));
  await walker.walk(rowFor(portal.url, 'sandbox'), attack('web socket', 'submits'));
  expect(portal.stateChanges.slice(before)).toEqual(['POST /file', 'upgrade /socket']);
});

test('a step above the mode ends the walk: it and the later ones are inapplicable', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'observe'), attack('fetch post', 'submits'));
  expect(attempt.outcome).toBe('inapplicable');
  expect(attempt.evidence.steps.map(({ outcome, reason }) => [outcome, reason])).toEqual([
    ['passed', null],
    ['inapplicable', 'mode'],
    ['inapplicable', 'mode'],
  ]);
});

/** A script that behaves while it is rehearsed, as one may whose course depends on the portal. */
const onceRehearsed = (misbehave: Journey['walk']): Journey['walk'] => {
  let rehearsed = false;
  return async (walk) => {
    if (rehearsed) return await misbehave(walk);
    rehearsed = true;
    await walk.step({ vi: 'Mở', en: 'Open' }, 'reads', () => walk.portal.open());
  };
};

test('an act that is stronger than its step is refused before it touches the page', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'sandbox'), {
    ...attack('x', 'reads'),
    walk: onceRehearsed(async ({ portal: acts, step }) => {
      await step({ vi: 'Nộp', en: 'File' }, 'reads', () => acts.submit());
    }),
  });
  expect([attempt.outcome, attempt.reason]).toEqual(['cantTell', 'effect-misdeclared']);
});

test('an act outside any step is refused', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'sandbox'), {
    ...attack('x', 'reads'),
    walk: onceRehearsed(async ({ portal: acts, step }) => {
      await step({ vi: 'Mở', en: 'Open' }, 'reads', () => acts.open());
      await acts.press('fetch post');
    }),
  });
  expect([attempt.outcome, attempt.reason]).toEqual(['cantTell', 'effect-misdeclared']);
});

test('a script that throws, or swallows what ended its walk, is our fault and not the portal’s', async () => {
  const attempt = await walker.walk(rowFor(portal.url, 'observe'), {
    ...attack('x', 'reads'),
    walk: async ({ portal: acts, step }) => {
      await step({ vi: 'Mở', en: 'Open' }, 'reads', () => acts.open());
      try {
        await step({ vi: 'Nộp', en: 'File' }, 'submits', () => acts.submit());
      } catch {
        await step({ vi: 'Lại', en: 'Again' }, 'reads', () => acts.press('fetch post'));
      }
    },
  });
  expect(attempt.outcome).toBe('inapplicable');
  expect(attempt.evidence.refused).toEqual([]);
});
