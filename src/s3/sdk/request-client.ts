import type { RequestClient } from '../send/request-client.ts';

/** Through the SDK's own middleware and the transport of its client, which closes it. */
export const sdkClient: RequestClient = {
  async send(client, request, signal) {
    const { toSdkCommand } = await import('./commands.ts');
    const sdk = await client.sdk();
    return sdk.send(toSdkCommand(request), { ...(signal && { abortSignal: signal }) });
  },
  goesByWire: () => Promise.resolve(false),
  close: () => undefined,
};
