/**
 * Faults of digital signing written by someone who saw only the screens, never the checks. Each stands between
 * one healthy portal of the fleet and whatever asks it; printed is which check noticed it.
 *
 *   node test/bench/blind-signing.ts
 */
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { request as fetchFrom } from 'undici';
import { checks } from '#src/checks/index.ts';
import { judgeWith } from '#src/cli/campaign.ts';
import { deriveWith } from '#src/cli/derive-with.ts';
import { projectFolder } from '#src/cli/project.ts';
import { loadJourneys } from '#src/cli/scenarios.ts';
import { table } from '#src/cli/table.ts';
import { openVaultFor } from '#src/cli/vault.ts';
import { openWalker } from '#src/cli/walker.ts';
import { openWorld } from '#src/cli/world.ts';
import { makeCertificate } from '#src/fleet/certificate.ts';
import { nodeNetwork } from '#src/gather/node-network.ts';
import type { Finding } from '#src/model/check.ts';
import type { Run } from '#src/model/sweep.ts';
import { openEvidenceFiles } from '#src/store/evidence-files.ts';
import { type Answer, BLIND_SIGNING_FAULTS, type BlindSigningFault } from './blind-signing-faults.ts';

type Kind = BlindSigningFault['citizenHurtIn'];

/** The criteria that would tell a citizen's complaint of each kind; a check of any of them noticing is enough. */
const NOTICED_BY: { readonly [K in Kind]: readonly string[] } = {
  'provider-choice': ['P2-03', 'P2-02'],
  signing: ['P2-02', 'P4-10'],
  'no-file': ['P2-02', 'P2-05'],
  'wrong-file': ['P2-05'],
  certificate: ['P2-04'],
  'bad-files': ['P2-08'],
  published: ['P2-09'],
  duty: ['P2-01'],
  phone: ['P5-03', 'P4-10', 'P2-02'],
};

/** The errands on which a citizen would meet it. */
const WALKED: { readonly [K in Kind]: readonly string[] } = {
  'provider-choice': ['signing/sign-document'],
  signing: ['signing/sign-document'],
  'no-file': ['signing/sign-document'],
  'wrong-file': ['signing/sign-document'],
  certificate: ['signing/sign-document'],
  'bad-files': ['signing/refuses-bad-files'],
  published: ['signing/published-results'],
  duty: ['signing/sign-form'],
  phone: ['signing/sign-document', 'signing/sign-form'],
};

const world = await openWorld({ fleet: true, seed: 5, faults: 'none', latencyMs: 100 });
const { fleet } = world;
if (fleet === null) throw new Error('no fleet');
const truth = await fleet.truth();
const portal = world.portals.find(({ id }) =>
  truth.some((each) => each.portalId === id && each.family === 'igate-v1'),
);
if (portal === undefined) throw new Error('nothing to walk');
const host = new URL(portal.url).hostname;
const dispatcher = nodeNetwork(world.network);
const folder = await mkdtemp(join(tmpdir(), 'portalsweep-blind-'));

/** Headers that belong to one connection, or that go with the length of a body. */
const OF_THE_CONNECTION = [
  'accept-encoding',
  'connection',
  'content-length',
  'host',
  'keep-alive',
  'transfer-encoding',
];

const carried = <V>(headers: Readonly<Record<string, V | undefined>>): Record<string, V> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, V] =>
        entry[1] !== undefined && !entry[0].startsWith(':') && !OF_THE_CONNECTION.includes(entry[0]),
    ),
  );

let fault: BlindSigningFault | null = null;
/** Answers that the fault made other than they were. */
let touched = 0;

const ask = async (
  request: Http2ServerRequest,
  path: string,
  method: string,
  body: Buffer,
): Promise<Answer> => {
  const answer = await fetchFrom(`https://${host}${path}`, {
    dispatcher,
    method: method as 'GET',
    headers: carried<string | string[]>(request.headers),
    ...(body.length === 0 ? {} : { body }),
  });
  return {
    status: answer.statusCode,
    headers: carried<string | string[]>(answer.headers),
    body: Buffer.from(await answer.body.arrayBuffer()),
  };
};

/** Asks the healthy portal and gives what the faulty one would send. */
const answerTo = async (request: Http2ServerRequest, response: Http2ServerResponse): Promise<void> => {
  const { method } = request;
  const body = await buffer(request);
  const answer = await ask(request, request.url, method, body);
  const context = { url: new URL(request.url, portal.url), method, sent: body };
  const made = fault === null ? answer : fault.apply(answer, context);
  const sent =
    'bodyOf' in made
      ? { ...made.answer, body: (await ask(request, made.bodyOf, 'GET', Buffer.alloc(0))).body }
      : made;
  if (sent.status !== answer.status || !sent.body.equals(answer.body)) touched += 1;
  response.writeHead(sent.status, { ...sent.headers, 'content-length': sent.body.length });
  response.end(method === 'HEAD' ? '' : sent.body);
};

const certificate = await makeCertificate([host]);
const sockets = new Set<Socket>();
const between = createSecureServer(
  { allowHTTP1: true, cert: certificate.cert, key: certificate.key },
  (request, response) =>
    void answerTo(request, response).catch((error: unknown) => {
      process.stderr.write(`${request.method} ${request.url}: ${String(error)}\n`);
      response.stream?.destroy();
    }),
);
between.on('connection', (socket: Socket) => {
  sockets.add(socket);
  socket.on('close', () => sockets.delete(socket));
});
await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));

/** The same network, but for the one portal, which is reached through the fault. */
const network = {
  ...world.network,
  routes: [
    {
      pattern: host,
      port: 443,
      to: { address: '127.0.0.1', port: (between.address() as AddressInfo).port },
    },
    ...world.network.routes,
  ],
  trustedKeys: [...world.network.trustedKeys, certificate.keyHash],
  authority: `${world.network.authority ?? ''}\n${certificate.authority}`,
};

const rows: string[][] = [['fault', 'noticed', 'by', 'also failed']];
let noticed = 0;
try {
  const reports = join(folder, 'reports');
  const vault = await openVaultFor(reports);
  const walker = await openWalker({
    world: { ...world, network },
    portals: [portal],
    files: openEvidenceFiles(reports),
    vault,
    slots: 1,
    patienceMs: 15_000,
  });
  const journeys = await loadJourneys(join(projectFolder, 'scenarios'));
  const derive = deriveWith({ signing: world.roots }, world.citizens, async () => vault);
  const judge = judgeWith(world);
  /** Findings that failed on the phone or the desktop. */
  const failuresOn = async (journeyIds: readonly string[], name: string): Promise<Finding[]> => {
    const failed: Finding[] = [];
    for (const journeyId of journeyIds)
      for (const device of ['phone', 'desktop'] as const) {
        const journey = journeys.find(({ id }) => id === journeyId);
        if (journey === undefined) throw new Error(`no journey ${journeyId}`);
        await fleet.setFault(portal.id, null);
        const id = `${portal.id}/${journey.id}/${device}`;
        const walked = await walker.walk({ id, portal, journey, device }, 'quiet', 1, {
          running: () => 1,
          beforeSubmitting: async () => undefined,
          signal: new AbortController().signal,
        });
        const attempt = await derive(walked);
        const { outcome, reason } = attempt;
        const run: Run = {
          id: name,
          portalId: portal.id,
          journeyId,
          device,
          outcome,
          reason,
          attempts: [attempt],
          findings: [],
        };
        failed.push(...judge(run, journey).filter((finding) => finding.outcome === 'failed'));
        const message = attempt.evidence.steps.find((step) => step.message !== null)?.message ?? '';
        process.stderr.write(`${name} ${journeyId} ${device}: ${outcome} ${reason ?? ''} ${message}\n`);
      }
    return failed;
  };
  const named = (failed: readonly Finding[]): string =>
    checks
      .map(({ id }) => id)
      .filter((id) => failed.some(({ check }) => check === id))
      .join(', ');
  const healthy = await failuresOn([...new Set(Object.values(WALKED).flat())], 'no fault');
  rows.push(['(no fault)', '–', '–', named(healthy) || '–']);
  for (const each of BLIND_SIGNING_FAULTS) {
    fault = each;
    touched = 0;
    // What fails without the fault, too, tells nothing of it.
    const failed = (await failuresOn(WALKED[each.citizenHurtIn], each.id)).filter(
      ({ check }) => !healthy.some((finding) => finding.check === check),
    );
    process.stderr.write(`${each.id}: ${touched} answers changed\n`);
    const expected = NOTICED_BY[each.citizenHurtIn];
    const by = failed.filter(({ criterion }) => expected.includes(criterion));
    if (by.length > 0) noticed += 1;
    rows.push([
      each.id,
      by.length > 0 ? 'yes' : 'no',
      named(by) || `expected ${expected.join(' or ')}`,
      named(failed.filter((finding) => !by.includes(finding))) || '–',
    ]);
  }
  await walker.close();
} finally {
  between.close();
  for (const socket of sockets) socket.destroy();
  await dispatcher.close();
  await world.close();
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(table(rows));
process.stdout.write(
  `${JSON.stringify({ blindSigning: { faults: BLIND_SIGNING_FAULTS.length, noticed } })}\n`,
);
