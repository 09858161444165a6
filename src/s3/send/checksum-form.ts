import type { StoreError } from '../../core/errors.ts';
import { checksumComplaint, type Complaint } from '../error-codes/store.ts';
import type { BodyChecksum, ChecksumForm, OperationName } from '../operations/operation.ts';
import type { AnswerOf } from '../operations/operations.ts';
import { type Call, type Concern, isOver } from './call.ts';

/** The checksum that an operation sends under a form. */
export function checksumIn(form: ChecksumForm, operation: OperationName): BodyChecksum {
  const ofBody = form === 'md5-parts' ? 'md5' : form;
  if (operation === 'PutObject') return ofBody;
  if (operation === 'UploadPart') return form === 'md5' ? 'none' : ofBody;
  // They only name the algorithm.
  const isNamed = operation === 'CreateMultipartUpload' || operation === 'GetObject';
  if (isNamed) return form === 'crc32' ? 'crc32' : 'none';
  // S3 requires a checksum for this operation.
  if (operation === 'DeleteObjects') return ofBody === 'none' ? 'crc32' : ofBody;
  return 'none';
}

/** The forms in the order in which they are tried after a refusal. */
function formsAfter(complaint: Complaint, operation: OperationName): readonly ChecksumForm[] {
  if (operation === 'DeleteObjects') return ['md5', 'crc32'];
  return complaint === 'demands' ? ['md5-parts', 'crc32'] : ['md5', 'none'];
}

/**
 * Sends a request again with another checksum when the store refuses or demands one. The form that
 * succeeds is kept for its bucket, whatever the operation, for as long as the store is open.
 */
export function formed(onRetry: (error: StoreError, wait: number) => void): Concern {
  const learned = new Map<string, ChecksumForm>();
  /** Buckets whose vague refusals are known to be about something else. */
  const cleared = new Set<string>();
  return (next) =>
    <Name extends OperationName>(call: Call<Name>) => {
      const { bucket } = call.input;
      const sent: BodyChecksum[] = [];
      let first: { readonly thrown: unknown } | undefined;
      const learn = (answer: AnswerOf<Name>) => {
        if (call.form !== undefined) learned.set(bucket, call.form);
        return answer;
      };
      const again = async (thrown: unknown): Promise<AnswerOf<Name>> => {
        const complaint = isOver(call) ? undefined : complaintOf(call, thrown as StoreError);
        if (complaint === undefined) throw thrown;
        first ??= { thrown };
        const isCleared = complaint === 'perhaps' && cleared.has(bucket);
        const form = isCleared ? undefined : await formAfter(complaint, call, sent);
        if (form === undefined) {
          if (complaint === 'perhaps') cleared.add(bucket);
          throw first.thrown;
        }
        call.form = form;
        onRetry(thrown as StoreError, 0);
        return next(call).then(learn, again);
      };
      const known = learned.get(bucket);
      call.form ??= known;
      return call.form === known ? next(call).catch(again) : next(call).then(learn, again);
    };
}

/** A hash that differs once was of broken bytes; one that differs again is computed differently. */
function complaintOf({ attempts }: Call, error: StoreError): Complaint | undefined {
  if (error.code === 'XAmzContentSHA256Mismatch') return attempts > 1 ? 'refuses' : undefined;
  return checksumComplaint(error);
}

/** The next form by which the request would differ from all that were sent; notes the last one. */
async function formAfter(
  complaint: Complaint,
  { operation, input, form, used }: Call,
  sent: BodyChecksum[],
): Promise<ChecksumForm | undefined> {
  const way = await used?.client.wayTo(input.bucket);
  if (way === undefined) return undefined;
  const last = checksumIn(form ?? way.checksum, operation);
  sent.push(last);
  if (last === 'none' && complaint !== 'demands') return undefined;
  // In FIPS mode, which has no MD5, the first form is none.
  const hasMd5 = way.checksum !== 'none';
  return formsAfter(complaint, operation).find((one) => {
    const checksum = checksumIn(one, operation);
    return !sent.includes(checksum) && (hasMd5 || checksum !== 'md5');
  });
}
