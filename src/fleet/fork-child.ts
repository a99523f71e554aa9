import { UsageError } from '#src/model/errors.ts';
import type { DocumentFile } from '#src/model/journey.ts';
import type { BadFile } from '#src/model/signing.ts';
import type { CarriedFault } from './fault.ts';
import { type Fleet, type FleetOptions, startFleet } from './fleet.ts';
import type { Condition } from './signing/pki/leaf.ts';
import type { SigningControl } from './signing/signing.ts';
import type { FleetAnswer, FleetQuestion } from './fork.ts';

/* The child of fork.ts: starts one fleet, answers for it, and ends when its parent is gone. */

let fleet: Fleet | null = null;

const ACTS: Readonly<Record<FleetQuestion['act'], (words: readonly unknown[]) => Promise<unknown>>> = {
  start: async ([options]) => {
    fleet = await startFleet(options as FleetOptions);
    const { network, portals, platformNames, signingAgentUrl } = fleet;
    return { network, portals, platformNames, signingAgentUrl };
  },
  setFault: async ([portalId, fault]) => fleet?.setFault(String(portalId), fault as CarriedFault | null),
  truth: async () => fleet?.truth(),
  holdings: async ([portalId]) => fleet?.holdings(String(portalId)),
  steerSigning: async ([change]) => fleet?.steerSigning(change as SigningControl),
  signingAnchors: async () => fleet?.signingAnchors(),
  badFile: async ([citizenId, file, document]) =>
    fleet?.badFile(String(citizenId), file as BadFile, document as DocumentFile),
  clientCertificate: async ([citizenId, condition]) =>
    fleet?.clientCertificate(String(citizenId), condition as Condition),
  passkey: async ([citizenId]) => fleet?.passkey(String(citizenId)),
};

const answer = async ({ id, act, words }: FleetQuestion): Promise<FleetAnswer> => {
  try {
    return { id, value: await ACTS[act](words) };
  } catch (error) {
    const code = error instanceof UsageError ? error.code : null;
    return { id, error: { code, message: error instanceof Error ? error.message : String(error) } };
  }
};

process.on('message', (message) => {
  void answer(message as FleetQuestion).then((told) => process.send?.(told));
});

process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when the fleet may go.
process.on('SIGINT', () => {});
