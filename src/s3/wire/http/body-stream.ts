/** Where the pieces of a body come from. */
interface Source {
  pause(): void;
  resume(): void;
  /** The reader has left before the end. */
  abandon(): void;
}

export interface BodyStream {
  push(piece: Buffer): void;
  /** After all pieces, with what the reader is to get thrown, if anything. */
  end(how?: { readonly thrown?: unknown }): void;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/** A body that is read as it arrives; its source pauses while the reader is busy. */
export function createBodyStream(source: Source): BodyStream {
  const waiting: Buffer[] = [];
  let end: { readonly thrown?: unknown } | undefined;
  let wake: (() => void) | undefined;
  const more = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      source.resume();
    });
  async function* read() {
    try {
      for (;;) {
        const piece = waiting.shift();
        if (piece !== undefined) yield piece;
        else if (end === undefined) await more();
        else if ('thrown' in end) throw end.thrown;
        else return;
      }
    } finally {
      if (end === undefined) source.abandon();
    }
  }
  return {
    push(piece) {
      waiting.push(piece);
      if (wake === undefined) source.pause();
      wake?.();
      wake = undefined;
    },
    end(how = {}) {
      end = how;
      wake?.();
    },
    pieces: read(),
  };
}
