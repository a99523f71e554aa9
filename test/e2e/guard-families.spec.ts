import { expect, test } from '@playwright/test';
import { openWorld, type World } from '#src/cli/world.ts';
import { families } from '#src/fleet/families.ts';
import type { Journey, PortalActs, Walk } from '#src/model/journey.ts';
import type { Mode, Portal } from '#src/model/portal.ts';
import type { Attempt } from '#src/model/sweep.ts';
import { journey as registerPermanent } from '../../scenarios/residence/register-permanent.journey.ts';
import { reachService, signInAtService } from '../../scenarios/steps/reach-service.ts';
import { openTestWalker, type TestWalker } from './walk.ts';

/** Every press of a missing button waits so long; what walks a healthy page needs the longer one. */
const PATIENCE_MS = 6_000;
const PRESS_PATIENCE_MS = 1_500;

// Each press of a missing button is a wait, so these share the workers rather than stand in line.
test.describe.configure({ mode: 'parallel' });

let world: World;
let patient: TestWalker;
let hasty: TestWalker;

test.beforeAll(async () => {
  world = await openWorld({ fleet: true, seed: 11, faults: 'none', latencyMs: 60 });
  patient = await openTestWalker(world, PATIENCE_MS);
  hasty = await openTestWalker(world, PRESS_PATIENCE_MS);
});

test.afterAll(async () => {
  await hasty.close();
  await patient.close();
  await world.close();
});

/** The first portal of a family that does not know a dossier yet: each test has a portal of its own. */
const taken = new Set<string>();
const fresh = async (family: string, mode: Mode): Promise<Portal> => {
  const truth = (await world.fleet?.truth()) ?? [];
  const found = truth.find((each) => each.family === family && !taken.has(each.portalId));
  const portal = world.portals.find(({ id }) => id === found?.portalId);
  if (portal === undefined) throw new Error(`no portal of ${family} is left`);
  taken.add(portal.id);
  return { ...portal, mode };
};

const dossiers = async ({ id }: Portal): Promise<number> => (await world.fleet?.holdings(id))?.dossiers ?? -1;

const misbehaving = (walk: Journey['walk']): Journey => ({
  id: 'test/misbehaving',
  title: { vi: 'Kịch bản sai', en: 'Misbehaving script' },
  service: 'ESS-03',
  audience: 'citizen',
  walk,
});

/** A script that swallows whatever stops it, and counts what it could press. */
const heedless = async (acts: readonly (() => Promise<unknown>)[]): Promise<number> => {
  let done = 0;
  for (const act of acts)
    await act().then(
      () => {
        done += 1;
      },
      () => undefined,
    );
  return done;
};

const FILING_BUTTONS = ['Đồng ý và tiếp tục', 'Nộp hồ sơ', 'Tiếp tục', 'Thanh toán', 'Gửi hồ sơ'];

const pressAll = (portal: PortalActs, names: readonly string[]): (() => Promise<unknown>)[] =>
  names.map((name) => async () => await portal.press(name));

const neverThePortalsFault = (attempt: Attempt): void => {
  if (attempt.evidence.refused.length > 0) expect(attempt.outcome).not.toBe('failed');
};

const entersDossier = ({ citizen, portal }: Walk): (() => Promise<unknown>)[] => [
  async () => await portal.startDossier(),
  async () => await portal.fillApplicant(citizen),
];

const signsInByHand = ({ citizen, portal }: Walk): (() => Promise<unknown>)[] => [
  ...pressAll(portal, ['Đăng nhập', 'Đăng nhập bằng VNeID', 'Tài khoản Định danh điện tử (VNeID)']),
  async () => await portal.fill('Số định danh cá nhân', citizen.credentials.username),
  async () => await portal.fill('Mật khẩu', citizen.credentials.password),
  ...pressAll(portal, ['Đăng nhập', 'Xác nhận']),
];

for (const { standsFor: family } of families) {
  test(`${family}: in sandbox the whole journey files one dossier, so that the count can be believed`, async () => {
    const portal = await fresh(family, 'sandbox');
    expect(await dossiers(portal)).toBe(0);
    const attempt = await patient.walk(portal, registerPermanent);
    expect([attempt.outcome, attempt.reason]).toEqual(['passed', null]);
    expect(await dossiers(portal)).toBe(1);
  });

  test(`${family}: in sandbox the heedless script files too, so that only the guard stops it`, async () => {
    const portal = await fresh(family, 'sandbox');
    const attempt = await patient.walk(
      portal,
      misbehaving(async (walk) => {
        await signInAtService(walk, 'ESS-03');
        const { citizen, portal: acts } = walk;
        await walk.step({ vi: 'Bấm', en: 'Press' }, 'submits', () =>
          heedless([
            ...entersDossier(walk),
            async () => await acts.attach(citizen.documents),
            async () => await acts.review(),
            ...pressAll(acts, FILING_BUTTONS),
          ]),
        );
      }),
    );
    expect(attempt.evidence.refused).toEqual([]);
    expect(await dossiers(portal)).toBe(1);
  });

  test(`${family}: observe refuses the sign-in that a reading script tries, and nothing is filed`, async () => {
    const portal = await fresh(family, 'observe');
    let pressed = 0;
    const attempt = await hasty.walk(
      portal,
      misbehaving(async (walk) => {
        await reachService(walk, 'ESS-03');
        await walk.step({ vi: 'Bấm', en: 'Press' }, 'reads', async () => {
          pressed += await heedless(pressAll(walk.portal, ['Nộp hồ sơ', ...FILING_BUTTONS]));
          pressed += await heedless(signsInByHand(walk));
        });
      }),
    );
    expect(pressed).toBeGreaterThan(0);
    expect(await dossiers(portal)).toBe(0);
    expect(attempt.evidence.refused).toContainEqual(
      expect.objectContaining({ method: 'POST', why: 'state-changing' }),
    );
    neverThePortalsFault(attempt);
  });

  test(`${family}: account refuses what files, whatever a drafting script presses`, async () => {
    const portal = await fresh(family, 'account');
    const attempt = await patient.walk(
      portal,
      misbehaving(async (walk) => {
        await signInAtService(walk, 'ESS-03');
        const { citizen, portal: acts } = walk;
        // Documents last: their upload is refused too and leaves a dialog over the buttons.
        await walk.step({ vi: 'Bấm', en: 'Press' }, 'drafts', () =>
          heedless([
            ...entersDossier(walk),
            ...pressAll(acts, FILING_BUTTONS),
            async () => await acts.attach(citizen.documents),
            async () => await acts.review(),
          ]),
        );
      }),
    );
    expect(await dossiers(portal)).toBe(0);
    expect(attempt.evidence.refused.length).toBeGreaterThan(0);
    neverThePortalsFault(attempt);
  });

  test(`${family}: account walks the filing journey no further than its mode and blames nobody`, async () => {
    const portal = await fresh(family, 'account');
    const attempt = await patient.walk(portal, registerPermanent);
    expect(['inapplicable', 'cantTell']).toContain(attempt.outcome);
    expect(attempt.reason).toBe('mode');
    expect(await dossiers(portal)).toBe(0);
    neverThePortalsFault(attempt);
  });
}
