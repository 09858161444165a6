import type { DeleteItem, Items } from '../../core/items.ts';
import { skipped, type Outcome } from '../../core/outcome.ts';
import { createCurrentLast } from '../../plan/current-last.ts';

export interface VersionItem extends DeleteItem {
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly isDeleteMarker: boolean;
}

/** Keys whose current version waits for others of the key; each is held in memory. */
const MAX_WAITING = 10_000;

/**
 * Deletes versions and delete markers, what is current of a key when everything else of it is
 * proven gone. `items` come each key's together, its current one last. `remove` groups items into
 * requests and yields their outcomes. What stays because something under it does is skipped.
 *
 * What has become free joins the batches of what is listed by then. A batch that is not full is
 * sent only when its items end; so they end with the listing, and when too many wait, and the
 * rest goes in another round.
 */
export async function* removeVersions(
  items: AsyncGenerator<VersionItem | Outcome, void, undefined>,
  remove: (items: Items<DeleteItem>) => AsyncGenerator<Outcome, void, undefined>,
): AsyncGenerator<readonly Outcome[], void, undefined> {
  const order = createCurrentLast<VersionItem>();
  const markers = createMarkersInFlight();
  const listing = { isDone: false };
  async function* round(): AsyncGenerator<VersionItem | Outcome, void, undefined> {
    while (!listing.isDone && order.waiting < MAX_WAITING) {
      yield* markers.sent(order.takeFree());
      const pulled = await items.next();
      if (pulled.done === true) listing.isDone = true;
      else if ('status' in pulled.value) yield pulled.value;
      else if (order.add(pulled.value)) yield* markers.sent([pulled.value]);
    }
    yield* markers.sent(order.takeFree());
  }
  try {
    do {
      for await (const outcome of remove(round())) {
        order.settle(outcome, outcome.status === 'done');
        yield [markers.told(outcome), ...order.takeKept().map(toSkipped)];
      }
      yield order.takeKept().map(toSkipped);
    } while (!listing.isDone || order.hasFree);
  } catch (thrown) {
    order.stop();
    yield order.takeKept().map(toSkipped);
    throw thrown;
  } finally {
    // Not awaited: a page may be on its way that nobody needs any more.
    void items.return().catch(() => undefined);
  }
}

function toSkipped(item: VersionItem): Outcome {
  return skipped('delete', item, 'covers-older');
}

/** Tells of each outcome whether it is one of a delete marker, which not every store says. */
function createMarkersInFlight() {
  const names = new Set<string>();
  const nameOf = ({ key, versionId = '' }: { key: string; versionId?: string }) =>
    `${versionId}\n${key}`;
  return {
    sent(items: readonly VersionItem[]): readonly VersionItem[] {
      for (const item of items) if (item.isDeleteMarker) names.add(nameOf(item));
      return items;
    },
    told(outcome: Outcome): Outcome {
      const isMarker = names.delete(nameOf(outcome));
      return isMarker && outcome.status === 'done' ? { ...outcome, deleteMarker: true } : outcome;
    },
  };
}
