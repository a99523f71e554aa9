import { parentPort } from 'node:worker_threads';
import { parseCertificate } from './certificates/parse-certificate.ts';
import type { Policy } from './policy.ts';
import { verify } from './verify.ts';
import type { Answer, Question, WirePolicy } from './verify-in-worker.ts';

/** The other side of `verify-in-worker.ts`; it is killed when it takes too long. */

let known: { readonly wire: string; readonly policy: Policy } | null = null;

const keyOf = (wire: WirePolicy): string =>
  JSON.stringify(wire, (_name, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  );

/** Files of one sweep come under the same policy: its certificates are parsed once. */
const policyFrom = (wire: WirePolicy): Policy => {
  const key = keyOf(wire);
  if (known?.wire === key) return known.policy;
  const policy: Policy = {
    anchors: wire.anchors.map(parseCertificate),
    at: new Date(wire.at),
    revocation: wire.revocation,
    signerId: wire.signerId,
    extra: {
      certificates: wire.certificates.map(parseCertificate),
      crls: wire.crls,
      ocsps: wire.ocsps,
    },
  };
  known = { wire: key, policy };
  return policy;
};

const port = parentPort;
if (port === null) throw new Error('worker.ts runs in a worker thread only');

port.on('message', (question: Question) => {
  void verify(question.signed, policyFrom(question.policy)).then((verdict) =>
    port.postMessage({ kind: 'verdict', verdict } satisfies Answer),
  );
});
port.postMessage({ kind: 'ready' } satisfies Answer);
