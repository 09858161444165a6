import {
  SMITHY_CONTEXT_KEY,
  type AwsCredentialIdentity,
  type BuildMiddleware,
  type HandlerExecutionContext,
} from '@smithy/types';
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-s3';
import type { Destination, EndpointGuard } from '../endpoint-guard.ts';

/** Sends no request to where none may go. */
export function guardEndpoint(
  assertAllowed: EndpointGuard,
): BuildMiddleware<ServiceInputTypes, ServiceOutputTypes> {
  return (next, context) => (args) => {
    assertAllowed(args.request as Destination, identityOf(context));
    return next(args);
  };
}

/** What the SDK has resolved to sign a request with. */
function identityOf(context: HandlerExecutionContext): AwsCredentialIdentity | undefined {
  const scheme = context[SMITHY_CONTEXT_KEY]?.selectedHttpAuthScheme;
  return scheme?.identity as AwsCredentialIdentity | undefined;
}
