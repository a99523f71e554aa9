import type { Page } from 'playwright';
import type { PlatformEvidence } from '#src/model/evidence.ts';
import { Obstacle, PortalFault } from '#src/model/errors.ts';
import type { ActName, Effect, PortalActs } from '#src/model/journey.ts';
import { ACT_EFFECTS } from '#src/model/journey.ts';
import type { Adapter, DeclaredRequest, PlatformActs, Stage } from '#src/platforms/adapter.ts';
import { typeInto } from '#src/platforms/controls.ts';
import { spend } from '#src/platforms/effort.ts';
import { detectPlatform } from '#src/platforms/index.ts';
import { heedFiling } from '#src/platforms/service-life/heed-filing.ts';
import { effectRank } from './mode.ts';
import { meetObstacle } from './obstacles.ts';

export type Acts = {
  readonly portal: PortalActs;
  readonly platform: () => PlatformEvidence | null;
  readonly declared: () => readonly DeclaredRequest[];
  /** Whether the citizen has begun to sign in and not signed out since. */
  readonly signedIn: () => boolean;
};

const TEXT_LIMIT = 200_000;

/**
 * A citizen's acts on one portal. The platform is recognised on the home page, which every act but
 * `open` finds open. An act that is stronger than the step that calls it is refused before it touches
 * the page.
 */
export const createActs = (stage: Stage, effect: () => Effect | null): Acts => {
  const { page } = stage;
  let signedIn = false;
  let found: { adapter: Adapter; acts: PlatformActs; evidence: PlatformEvidence } | null = null;

  const open = async (): Promise<void> => {
    await stage.wait(
      'open',
      async () => {
        const response = await page.goto(stage.portal.url, {
          waitUntil: 'domcontentloaded',
          timeout: stage.patienceMs,
        });
        await meetObstacle(page, response);
        const status = response?.status() ?? 0;
        if (status >= 400)
          throw new PortalFault('http-error', `Expected the home page; the portal answered ${status}.`);
      },
      async () => await page.locator('body').waitFor({ state: 'visible', timeout: stage.patienceMs }),
    );
    if (found === null) {
      const { adapter, detection } = await detectPlatform(page);
      found = {
        adapter,
        acts: heedFiling(stage, adapter.acts(stage)),
        evidence: { adapter: adapter.id, version: detection.version, detectedBy: detection.detectedBy },
      };
    }
  };

  const permit = (name: ActName): void => {
    const declared = effect();
    if (declared === null || effectRank(ACT_EFFECTS[name]) > effectRank(declared))
      throw new Obstacle(
        'effect-misdeclared',
        `The act "${name}" ${ACT_EFFECTS[name]}; the step declares ${declared ?? 'nothing (it is called outside a step)'}.`,
      );
  };

  const platform = async (name: ActOfPlatform): Promise<(...given: never[]) => Promise<unknown>> => {
    if (found === null) await open();
    const act = found?.acts[name];
    if (act === undefined)
      throw new Obstacle('adapter-cannot', `The adapter "${found?.adapter.id ?? ''}" cannot do "${name}".`);
    return act as (...given: never[]) => Promise<unknown>;
  };

  const by = (role: 'button' | 'link' | 'tab' | 'menuitem', name: string) =>
    page.getByRole(role, { name, exact: true });

  const byPlatform = Object.fromEntries(
    (Object.keys(ACT_EFFECTS) as ActName[])
      .filter(isOfPlatform)
      .map((name) => [name, async (...given: never[]) => await (await platform(name))(...given)]),
  ) as unknown as Pick<PortalActs, ActOfPlatform>;

  const acts: PortalActs = {
    open,
    ...byPlatform,
    press: async (name) => {
      if (found === null) await open();
      const pressable = by('button', name).or(by('link', name)).or(by('tab', name)).or(by('menuitem', name));
      await stage.wait(
        name,
        async () => {
          await pressable.filter({ visible: true }).first().click({ timeout: stage.patienceMs });
          spend(page, { presses: 1 });
        },
        async () => await settled(page, stage.patienceMs),
      );
    },
    fill: async (label, value) => {
      if (found === null) await open();
      const field = page.getByLabel(label, { exact: true }).filter({ visible: true }).first();
      await typeInto(field, value, stage.patienceMs);
    },
    read: async () => {
      if (found === null) await open();
      return (await page.locator('body').innerText({ timeout: stage.patienceMs })).slice(0, TEXT_LIMIT);
    },
  };
  const guarded = Object.fromEntries(
    (Object.entries(acts) as [ActName, (...given: never[]) => Promise<unknown>][]).map(([name, act]) => [
      name,
      async (...given: never[]) => {
        permit(name);
        if (name === 'signIn') signedIn = true;
        const value = await act(...given);
        if (name === 'signOut') signedIn = false;
        return value;
      },
    ]),
  ) as unknown as PortalActs;
  return {
    portal: guarded,
    platform: () => found?.evidence ?? null,
    declared: () => found?.adapter.requests ?? [],
    signedIn: () => signedIn,
  };
};

type ActOfPlatform = Exclude<keyof PlatformActs, 'open'>;

const EVERYWHERE: ReadonlySet<ActName> = new Set(['open', 'press', 'fill', 'read']);

const isOfPlatform = (name: ActName): name is ActOfPlatform => !EVERYWHERE.has(name);

/** After a press that may or may not lead away: the document that is shown is parsed. */
const settled = async (page: Page, timeout: number): Promise<void> => {
  await page.waitForLoadState('domcontentloaded', { timeout });
};
