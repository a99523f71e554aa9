import { describe, expect, it } from 'vitest';
import { rehearse } from '#src/cli/rehearse.ts';
import { UsageError } from '#src/model/errors.ts';
import type { Effect, Journey } from '#src/model/journey.ts';
import type { Text } from '#src/model/text.ts';

const made = (walk: Journey['walk']): Journey => ({
  id: 'made-up/journey',
  title: { vi: 'Hành trình', en: 'Journey' },
  service: null,
  audience: 'citizen',
  walk,
});
const OPEN: Text = { vi: 'Mở', en: 'Open' };
const FILE: Text = { vi: 'Nộp', en: 'File' };

describe('rehearse', () => {
  it('lists the steps in their order', async () => {
    const { steps } = await rehearse(
      made(async ({ portal, step }) => {
        await step(OPEN, 'reads', () => portal.open());
        await step(FILE, 'submits', () => portal.submit());
      }),
    );
    expect(steps).toEqual([
      { name: OPEN, effect: 'reads' },
      { name: FILE, effect: 'submits' },
    ]);
  });

  it('lists the labels that it names answers for', async () => {
    const { labels } = await rehearse(
      made(async ({ citizen, portal, step }) => {
        await step(OPEN, 'drafts', () => portal.fillApplicant(citizen, { 'Nơi chết': 'Hà Nội' }));
        await step(OPEN, 'drafts', () => portal.fillApplicant(citizen));
      }),
    );
    expect(labels).toEqual(['Nơi chết']);
  });

  it('gives a script something for every value that it uses', async () => {
    const { steps } = await rehearse(
      made(async ({ citizen, portal, step }) => {
        const code = await step(FILE, 'submits', () => portal.submit());
        const status = await step(OPEN, 'reads', () => portal.lookUp(`${code.trim().toUpperCase()}`));
        await step(OPEN, 'drafts', async () => {
          for (const { base64 } of citizen.documents)
            await portal.fill('Tệp', Buffer.from(base64, 'base64').toString('hex'));
          await portal.fill('Họ và tên', citizen.address.ward.normalize('NFC'));
        });
        if (status.changes?.[0]?.includes('x')) await step(OPEN, 'reads', () => portal.open());
      }),
    );
    expect(steps.map(({ name }) => name)).toEqual([FILE, OPEN, OPEN, OPEN]);
  });

  it.each<[string, unknown, unknown, RegExp]>([
    ['no name', undefined, 'reads', /step 1 to be named/],
    ['a name in one language', { vi: 'Mở' }, 'reads', /step 1 to be named/],
    ['no effect', OPEN, undefined, /declare one of reads, .*, found undefined/],
    ['an unknown effect', OPEN, 'deletes', /declare one of reads, .*, found "deletes"/],
  ])('refuses a step with %s', async (_name, name, effect, message) => {
    const rehearsed = rehearse(
      made(async ({ step }) => step(name as Text, effect as Effect, async () => undefined)),
    );
    await expect(rehearsed).rejects.toThrow(UsageError);
    await expect(rehearsed).rejects.toThrow(message);
  });

  it('passes on what the script throws', async () => {
    const broken = rehearse(
      made(async () => {
        throw new TypeError('a slip');
      }),
    );
    await expect(broken).rejects.toThrow(new TypeError('a slip'));
  });

  it.each<[string, Journey['walk'], RegExp]>([
    [
      'an act that does not exist',
      async ({ portal, step }) =>
        step(
          OPEN,
          'drafts',
          () =>
            (portal as unknown as Record<string, () => Promise<void>>)['fillAplicant']?.() as Promise<void>,
        ),
      /expected an act of the portal, found "fillAplicant"; near: fillApplicant,/,
    ],
    [
      'an act stronger than its step',
      async ({ portal, step }) => step(OPEN, 'reads', () => portal.startDossier()),
      /expected step "Mở" to declare 'drafts' or stronger for the act "startDossier", found 'reads'/,
    ],
    [
      'an act outside a step',
      async ({ portal, step }) => {
        await portal.open();
        await step(OPEN, 'reads', () => portal.read());
      },
      /the act "open" is called outside a step/,
    ],
    [
      'an unknown service',
      async ({ portal, step }) => step(OPEN, 'reads', () => portal.openService('ESS-93')),
      /openService: expected service to be a code of the registry, found "ESS-93"; near: ESS-03/,
    ],
    [
      'another service than its own',
      async ({ portal, step }) => step(OPEN, 'reads', () => portal.openService('ESS-04')),
      /expected a step that opens the journey's own service, ESS-03; its steps open ESS-04/,
    ],
    [
      'a name that nothing has',
      async ({ step }) =>
        step(OPEN, 'reads', async () => {
          throw new ReferenceError('portl is not defined');
        }),
      /portl is not defined/,
    ],
    [
      'a step that is not awaited',
      async ({ portal, step }) => {
        const first = step(OPEN, 'reads', () => portal.open());
        await step(FILE, 'submits', () => portal.submit());
        await first;
      },
      /step "Nộp" is begun inside step "Mở", or before it ended/,
    ],
    [
      'a step without an act',
      async ({ step }) => step(OPEN, 'reads', undefined as never),
      /expected step "Mở" to be given what it does/,
    ],
  ])('refuses %s', async (_name, walk, message) => {
    const rehearsed = rehearse({ ...made(walk), service: 'ESS-03' }, { services: ['ESS-03', 'ESS-04'] });
    await expect(rehearsed).rejects.toThrow(UsageError);
    await expect(rehearsed).rejects.toThrow(message);
  });

  it('ends a step that waits for what an empty page never shows', async () => {
    const { steps } = await rehearse(
      made(async ({ portal, step }) => {
        await step(OPEN, 'reads', async () => {
          while ((await portal.read()).includes('Đang tải')) await portal.press('Tải lại');
        });
        await step(FILE, 'submits', () => portal.submit());
      }),
    );
    expect(steps).toHaveLength(2);
  });
});
