import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/**
 * A text file that is written line by line, with the memory of its buffer only. What goes wrong
 * with the file is thrown by the next `add` or by `close`.
 */
export interface LineFile {
  readonly path: string;
  add(line: string): Promise<void>;
  /** Resolves when everything is in the file. */
  close(): Promise<void>;
}

/** Opens `path` for writing and empties it. Rejects when it can't be written. */
export async function openLineFile(path: string): Promise<LineFile> {
  const stream = createWriteStream(path);
  const state: { failure?: Error } = {};
  stream.on('error', (error) => {
    state.failure = error;
  });
  await once(stream, 'open');
  return {
    path,
    add: (line) => write(stream, `${line}\n`, state),
    async close() {
      throwIf(state.failure);
      stream.end();
      await finished(stream);
    },
  };
}

async function write(stream: WriteStream, text: string, state: { failure?: Error }): Promise<void> {
  throwIf(state.failure);
  if (!stream.write(text)) await Promise.race([once(stream, 'drain'), once(stream, 'close')]);
  throwIf(state.failure);
}

function throwIf(failure: Error | undefined): void {
  if (failure !== undefined) throw failure;
}
