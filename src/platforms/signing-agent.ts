import type { Page, Request } from 'playwright';

/** What the page asked of a signing agent on the citizen's own machine. */
export type AgentWatch = {
  /** Whether the page asked anything of this machine since the watch began. */
  readonly asked: () => boolean;
  /** `missing`: nothing answers there. `prompt`: the browser wants the citizen's leave first. Null: neither. */
  readonly state: () => Promise<'missing' | 'prompt' | null>;
  readonly stop: () => void;
};

const OWN_MACHINE = /^(?:https?|wss?):\/\/(?:127(?:\.\d{1,3}){3}|localhost|\[::1\])(?::\d+)?(?:[/?#]|$)/i;

/** The request went out and nothing took it. What the browser itself holds back fails otherwise (`net::ERR_FAILED`). */
const NOBODY_THERE = /ERR_(?:CONNECTION|ADDRESS|TIMED_OUT|EMPTY_RESPONSE|SSL|CERT|SOCKET)/;

/** Permissions under which browsers ask for leave, newest name first. */
const PERMISSIONS = ['loopback-network', 'local-network-access'];

/** Follows what a page asks of the machine that it runs on. */
export const watchAgent = (page: Page): AgentWatch => {
  let asked = 0;
  let failed = 0;
  let answered = 0;
  let nobody = false;
  const onRequest = (request: Request): void => {
    if (OWN_MACHINE.test(request.url())) asked += 1;
  };
  const onFailed = (request: Request): void => {
    if (!OWN_MACHINE.test(request.url())) return;
    failed += 1;
    nobody ||= NOBODY_THERE.test(request.failure()?.errorText ?? '');
  };
  const onFinished = (request: Request): void => {
    if (OWN_MACHINE.test(request.url())) answered += 1;
  };
  const onSocket = (socket: {
    readonly url: () => string;
    on: (event: 'socketerror', told: () => void) => unknown;
  }): void => {
    if (!OWN_MACHINE.test(socket.url())) return;
    asked += 1;
    socket.on('socketerror', () => {
      failed += 1;
    });
  };
  page.on('request', onRequest);
  page.on('requestfailed', onFailed);
  page.on('requestfinished', onFinished);
  page.on('websocket', onSocket);
  return {
    asked: () => asked > 0,
    state: async () => {
      if (asked === 0 || answered > 0) return null;
      if (nobody) return 'missing';
      if (await leaveIsOpen(page)) return 'prompt';
      return failed > 0 ? 'missing' : null;
    },
    stop: () => {
      page.off('request', onRequest);
      page.off('requestfailed', onFailed);
      page.off('requestfinished', onFinished);
      page.off('websocket', onSocket);
    },
  };
};

/** Whether the browser knows such a permission and the page does not have it. */
const leaveIsOpen = (page: Page): Promise<boolean> =>
  page
    .evaluate(async (names) => {
      for (const name of names)
        try {
          return (await navigator.permissions.query({ name: name as PermissionName })).state !== 'granted';
        } catch {
          // An unknown name: this browser asks for no such leave.
        }
      return false;
    }, PERMISSIONS)
    .catch(() => false);
