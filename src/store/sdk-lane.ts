import type { RequestLane } from './resilience/request-lane.ts';

/** Through the SDK's own middleware and the transport of its client, which closes it. */
export const sdkLane: RequestLane = {
  send: (client, command, signal) =>
    client.send(command, { ...(signal && { abortSignal: signal }) }),
  isExpress: () => Promise.resolve(false),
  close: () => undefined,
};
