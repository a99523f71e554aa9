import { makeSigning } from '#src/fleet/signing/signing.ts';
import { type PortalSigning, portalSigning } from '#src/fleet/signing-pages/portal-signing.ts';
import { citizens } from '../../../scenarios/identities/citizens.ts';

/** The signing half of one portal, with the real provider and authorities behind it. */
export const signingOf = (portalId: string): PortalSigning => {
  const signing = makeSigning({
    identities: citizens,
    portalIds: [portalId],
    portalHosts: new Set(['dvc.example.vn']),
  });
  return portalSigning({
    portalId,
    portalName: 'Cổng thử nghiệm',
    identities: citizens,
    pki: signing.pki,
    providers: signing.providersFor(portalId),
    agentUrl: () => 'https://127.0.0.1:9',
  });
};
