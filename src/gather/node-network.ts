import { Agent, type Dispatcher } from 'undici';
import type { Network } from '#src/model/network.ts';
import { hostMatches } from './host-pattern.ts';
import { LOOPBACK } from './mode.ts';

const TIMEOUTS = { headersTimeout: 15_000, bodyTimeout: 15_000 };

/**
 * The one way in which Node itself reaches the network. On a fleet every name resolves to the fleet or
 * the request fails; a name without a route never reaches the system's resolver.
 */
export const nodeNetwork = (network: Network): Dispatcher => {
  if (network.kind === 'open') return new Agent(TIMEOUTS);
  const agent = new Agent({
    ...TIMEOUTS,
    connect: {
      ...(network.authority === null ? {} : { ca: network.authority }),
      lookup: (host, options, answer) => {
        const route = network.routes.find((each) => hostMatches(each.pattern, host));
        if (route === undefined) answer(new Error(`no route to ${host} on the fleet`), '', 4);
        else if (options.all === true) answer(null, [{ address: route.to.address, family: 4 }]);
        else answer(null, route.to.address, 4);
      },
    },
  });
  return agent.compose((dispatch) => (options, handler) => {
    const origin = new URL(String(options.origin));
    if (LOOPBACK.test(origin.hostname)) return dispatch(options, handler);
    const port = Number(origin.port || (origin.protocol === 'https:' ? 443 : 80));
    const route = network.routes.find(
      (each) => each.port === port && hostMatches(each.pattern, origin.hostname),
    );
    if (route === undefined) throw new Error(`no route to ${origin.host} on the fleet`);
    return dispatch(
      {
        ...options,
        headers: { ...(options.headers as Record<string, string> | null), host: origin.host },
        origin: `${origin.protocol}//${origin.hostname}:${route.to.port}`,
      },
      handler,
    );
  });
};
