import type { Page } from 'playwright';
import type { Passkey } from '#src/model/passkey.ts';

/**
 * Gives the page an authenticator of its own that holds this passkey and takes the citizen for present and known:
 * Chromium's virtual one, for as long as the page is open.
 */
export const holdPasskey = async (page: Page, passkey: Passkey): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await session.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: passkey.credentialId,
      isResidentCredential: true,
      rpId: passkey.site,
      privateKey: passkey.privateKey,
      userHandle: passkey.userHandle,
      signCount: 0,
    },
  });
};
