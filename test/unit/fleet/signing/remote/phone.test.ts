import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePhones } from '#src/fleet/signing/remote/phone.ts';
import { PHONE_HOST } from '#src/fleet/signing/signing.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen] = citizens;
if (citizen === undefined) throw new Error('expected a synthetic citizen');
const { username, passcode } = citizen.credentials;

describe('behaviour of phones', () => {
  it('takes the narrowest that was set, and takes one back', () => {
    const phones = makePhones();
    const after = (afterMs: number) => ({ answer: 'none', afterMs }) as const;
    expect(phones.of('1', 'a').answer).toBe('confirm');
    phones.set({}, after(1));
    phones.set({ clientId: 'a' }, after(2));
    phones.set({ username: '1' }, after(3));
    phones.set({ username: '1', clientId: 'a' }, after(4));
    expect([phones.of('1', 'a'), phones.of('1', 'b'), phones.of('2', 'a'), phones.of('2', 'b')]).toEqual(
      [4, 3, 2, 1].map(after),
    );
    phones.set({ username: '1', clientId: 'a' }, null);
    expect(phones.of('1', 'a')).toEqual(after(3));
  });
});

describe("the phone's page", () => {
  let server: SigningServer;
  beforeAll(async () => {
    server = await serveSigning();
    server.signing.control({
      phone: { scope: { username }, behaviour: { answer: 'by-hand', afterMs: 60_000 } },
    });
  });
  afterAll(() => server.stop());

  const order = async () => {
    const [a] = server.signing.providersFor('thu-nghiem');
    const opened = await a?.order(username, 'person', Buffer.from('a'), 'sha256', 'Ký tờ khai giả lập');
    const page = await (await server.fetch(`https://${PHONE_HOST}/?so=${username}`)).text();
    return { opened, page, id: /name="giao-dich" value="([^"]+)"/.exec(page)?.[1] ?? '' };
  };
  const press = async (id: string, answer: string, code: string): Promise<number> =>
    (
      await server.form(`https://${PHONE_HOST}/tra-loi`, {
        'giao-dich': id,
        'tra-loi': answer,
        passcode: code,
      })
    ).status;

  it('shows what waits and signs only with the right passcode', async () => {
    const { opened, page, id } = await order();
    expect(page).toContain('Ký tờ khai giả lập');
    expect(await press(id, 'dong-y', '000000')).toBe(403);
    expect(await opened?.status()).toEqual({ state: 'waiting' });
    expect(await press(id, 'dong-y', passcode)).toBe(200);
    expect((await opened?.status())?.state).toBe('signed');
    expect(await press(id, 'tu-choi', '')).toBe(409);
  });

  it('rejects without a passcode, and shows nothing once the request ran out', async () => {
    const first = await order();
    expect(await press(first.id, 'tu-choi', '')).toBe(200);
    expect(await first.opened?.status()).toEqual({ state: 'rejected' });
    const second = await order();
    server.pass(60_000);
    expect(await second.opened?.status()).toEqual({ state: 'ran-out' });
    expect(await press(second.id, 'dong-y', passcode)).toBe(409);
    const page = await (await server.fetch(`https://${PHONE_HOST}/?so=${username}`)).text();
    expect(page).toContain('Không có yêu cầu nào đang chờ');
  });
});
