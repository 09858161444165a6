import type { RequestLane } from './resilience/request-lane.ts';

/** Through the SDK's own middleware and the transport of its client, which closes it. */
export const sdkLane: RequestLane = {
  async send(client, request, signal) {
    const { toSdkCommand } = await import('./sdk-commands.ts');
    const sdk = await client.sdk();
    return sdk.send(toSdkCommand(request), { ...(signal && { abortSignal: signal }) });
  },
  isExpress: () => Promise.resolve(false),
  close: () => undefined,
};
