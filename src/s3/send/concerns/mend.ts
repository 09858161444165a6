import type { StoreError } from '../../../core/errors.ts';
import { isOver, type Concern } from '../call.ts';
import type { S3Clients } from '../regions/regions.ts';

/** Times that one request may be mended: its region, its credentials, and once more. */
const MAX_MENDS = 3;

/** Sends a request again at once when what its error is about could be mended. */
export function mended(clients: S3Clients): Concern {
  return (next) => async (call) => {
    for (;;) {
      try {
        return await next(call);
      } catch (thrown) {
        const { bucket, used, mends } = call;
        if (isOver(call) || mends === MAX_MENDS || used === undefined) throw thrown;
        if (!(await clients.mend(bucket, used, thrown as StoreError))) throw thrown;
        call.mends += 1;
      }
    }
  };
}
