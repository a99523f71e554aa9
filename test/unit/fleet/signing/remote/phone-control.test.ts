import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE_HOST } from '#src/fleet/signing/signing.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import { signingPhone } from '#src/gather/signing-phone.ts';
import { citizens } from '../../../../../scenarios/identities/citizens.ts';
import { portal } from '../../../scoring/stored.ts';
import { PORTAL_HOST, type SigningServer, serveSigning } from '../signing-server.ts';

const [citizen, other] = citizens;
if (citizen === undefined || other === undefined) throw new Error('expected two synthetic citizens');
const { username } = citizen.credentials;

let server: SigningServer;
beforeAll(async () => {
  server = await serveSigning();
});
afterAll(() => server.stop());

const order = async (who = username) => {
  const [a] = server.signing.providersFor('thu-nghiem');
  const opened = await a?.order(who, 'person', Buffer.from('a'), 'sha256', 'Ký tờ khai giả lập');
  return { state: async () => (await opened?.status())?.state };
};

const phoneAt = (url: string) => {
  const dispatcher = nodeNetwork(server.network);
  const control = { ...server.network, signingPhone: { url: `https://${PHONE_HOST}/tay` } };
  const phone = signingPhone(control, dispatcher, { ...portal('thu-nghiem'), url });
  if (phone === null) throw new Error('expected a phone');
  return phone;
};

describe("a walker's hold on the phone", () => {
  it('is none where the network has no control of phones', () => {
    expect(signingPhone(server.network, nodeNetwork(server.network), portal('thu-nghiem'))).toBeNull();
  });

  it('keeps the phone from answering by itself, then confirms or rejects', async () => {
    const phone = phoneAt(`https://${PORTAL_HOST}/`);
    await phone.hold(citizen);
    const first = await order();
    server.pass(60_000);
    expect(await first.state()).toBe('waiting');
    expect(await phone.answer(citizen, 'confirms')).toBe(true);
    expect(await first.state()).toBe('signed');
    const second = await order();
    expect(await phone.answer(citizen, 'rejects')).toBe(true);
    expect(await second.state()).toBe('rejected');
  });

  it('answers nothing of another citizen, and says so', async () => {
    const phone = phoneAt(`https://${PORTAL_HOST}/`);
    await phone.hold(other);
    const theirs = await order(other.credentials.username);
    expect(await phone.answer(citizen, 'confirms')).toBe(false);
    expect(await theirs.state()).toBe('waiting');
  });

  it('answers nothing at a portal that the fleet does not have', async () => {
    const phone = phoneAt('https://elsewhere.invalid/');
    expect(await phone.answer(citizen, 'confirms')).toBe(false);
  });
});
