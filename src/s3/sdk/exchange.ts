import type { S3Client } from '@aws-sdk/client-s3';
import { onAbort } from '../../core/on-abort.ts';
import type { OperationName, RequestSubject } from '../operations/operation.ts';
import type { WireAnswer, WireRequest } from '../wire/message.ts';
import { exchangeCommand } from './exchange-command.ts';

/**
 * Sends a request through the SDK's middleware: it resolves the endpoint, has the credentials (and
 * the session of a directory bucket), and signs. Resolves to the answer, whatever its status;
 * rejects when there was no whole answer, with the signal's reason, or with what the SDK refuses
 * the request for: no region, an invalid ARN, credentials or a session that it can't get.
 */
export function exchangeBySdk(
  client: S3Client,
  operation: OperationName,
  subject: RequestSubject,
  request: WireRequest,
  signal: AbortSignal | undefined,
): Promise<WireAnswer> {
  const command = exchangeCommand(operation, subject, request);
  const { isStreamed = false } = request;
  const options = { isStreamed, ...(signal && { abortSignal: signal }) };
  return abortable(signal, async () => {
    const { answer } = await client.send(command, options);
    return answer;
  });
}

/** The SDK waits for credentials and sessions whether or not who needs them has gone. */
function abortable<Value>(
  signal: AbortSignal | undefined,
  run: () => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const forget = onAbort(signal, () => {
      reject(signal?.reason as Error);
    });
    run().finally(forget).then(resolve, reject);
  });
}
