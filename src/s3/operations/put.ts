import { createHash } from 'node:crypto';
import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { readWhole } from '../../core/content.ts';
import { StoreError } from '../../core/errors.ts';
import type { BodyMemory } from './body-memory.ts';
import type { PutRequest, PutResult } from '../../object-store/object-store.ts';
import type { Sender } from '../send/sender.ts';
import { toSdkParameters } from './headers.ts';
import { missingETag } from '../multipart/complete.ts';
import { isStored } from './head.ts';
import type { PutInParts } from '../multipart/session.ts';
import { putInParts } from '../multipart/upload.ts';
import { PART_SIZE } from '../multipart/sizes.ts';
import type { OpenUploads } from '../multipart/clean-up.ts';
import { s3Request } from '../request.ts';

/** What a store puts objects with. */
export interface PutDeps {
  readonly sender: Sender;
  readonly uploads: OpenUploads;
  readonly memory: BodyMemory;
}

/** Stores an object: in one request, or in parts when it is large. */
export async function putObject(
  deps: PutDeps,
  request: PutRequest,
  signal: AbortSignal | undefined,
): Promise<PutResult> {
  const { content } = request;
  const put = { parameters: parametersOf(request), content };
  const answer =
    content.size <= PART_SIZE
      ? await putInOne(deps, put, signal)
      : await putInParts(deps.sender, deps.uploads, put, signal);
  return toResult(answer);
}

function parametersOf({ bucket, key, headers, ifNoneMatch, ifMatch }: PutRequest) {
  const parameters: PutObjectCommandInput & PutInParts['parameters'] = {
    ...toSdkParameters(headers),
    Bucket: bucket,
    Key: key,
  };
  if (ifNoneMatch !== undefined) parameters.IfNoneMatch = ifNoneMatch;
  if (ifMatch !== undefined) parameters.IfMatch = ifMatch;
  return parameters;
}

interface PutAnswer {
  readonly ETag?: string | undefined;
  readonly VersionId?: string | undefined;
  readonly $metadata: { readonly attempts?: number | undefined };
}

function toResult({ ETag, VersionId, $metadata: { attempts } }: PutAnswer): PutResult {
  const result: { -readonly [Field in keyof PutResult]: PutResult[Field] } = { etag: ETag ?? '' };
  if (VersionId !== undefined) result.versionId = VersionId;
  if (attempts !== undefined) result.attempts = attempts;
  return result;
}

async function putInOne(
  { sender, memory }: PutDeps,
  { parameters, content }: PutInParts,
  signal: AbortSignal | undefined,
): Promise<PutAnswer> {
  const space = memory.take(content.size);
  const Body = await readWhole(content, 0, content.size, space);
  const request = s3Request('PutObject', { ...parameters, Body });
  try {
    const answer = await sender.send(request, { signal, writes: 1, missing: missingETag });
    // An attempt that failed may be under way still, and must not carry the bytes of another body.
    if (space !== undefined && answer.$metadata.attempts === 1) memory.giveBack(space);
    return answer;
  } catch (thrown) {
    // After an answer that was lost, the object in the way may be this very one.
    if (!isAmbiguous(thrown)) throw thrown;
    const etag = createHash('md5').update(Body).digest('hex');
    return isStored(sender, parameters, { etag, size: Body.length }, thrown, signal);
  }
}

/** Whether a conditional write was refused that an earlier attempt may have made itself. */
function isAmbiguous(thrown: unknown): thrown is StoreError {
  return (
    thrown instanceof StoreError &&
    thrown.code === 'PreconditionFailed' &&
    (thrown.attempts ?? 1) > 1
  );
}
