import type { Citizen } from '#src/model/journey.ts';
import { TOTP } from 'otpauth';
import { type CitizenClient, linkIn, type Page } from '../citizen-client.ts';
import { fixedCode } from '../fixed-code.ts';

type Act = (path: string, body: Readonly<Record<string, string>>) => Promise<Record<string, unknown>>;

/** What the e-ID's page sends, for the errand that the page of cards leads to. */
export const screensOf = (browser: CitizenClient, cards: Page): Act => {
  const form = linkIn(cards, 'Tài khoản Định danh điện tử (VNeID)');
  return (path, body) => browser.postJson(new URL(`${path}${new URL(form).search}`, form).href, body);
};

/** Answers every screen as the citizen does; the page at which the browser arrives. */
export const walkEId = async (browser: CitizenClient, cards: Page, citizen: Citizen): Promise<Page> => {
  const act = screensOf(browser, cards);
  const { username, password, passcode, oneTimeCode } = citizen.credentials;
  await act('/api/login', { username, password });
  const code =
    oneTimeCode.kind === 'totp' ? new TOTP({ secret: oneTimeCode.secret }).generate() : fixedCode(citizen);
  await act('/api/otp', { code });
  await act('/api/consent', { agreed: 'yes' });
  return browser.get(String((await act('/api/passcode', { passcode }))['redirect']));
};
