import { StoreError } from '../../../core/errors.ts';
import { assertTrailer, MAX_HEAD, notHttp, type AnswerHead } from './answer-head.ts';

/** Gathers a body from the pieces that arrive, whose memory is somebody else's. */
export interface BodyReader {
  /** Takes what arrived from `start` on; where the body ends in it, or undefined: it goes on. */
  take(bytes: Buffer, start: number): number | undefined;
  /** What has been taken. */
  whole(): Buffer;
}

/** More than a page of 1,000 keys of 1,024 bytes needs, each byte encoded in three. */
const MAX_BODY = 16 * 1024 * 1024;

export function createBodyReader(length: AnswerHead['length']): BodyReader {
  if (length === 'chunked') return chunkedBody();
  return length === 'rest' ? restOfConnection() : bodyOfLength(length);
}

function bodyOfLength(length: number): BodyReader {
  assertNotTooLong(length);
  const body = Buffer.allocUnsafeSlow(length);
  let count = 0;
  return {
    take(bytes, start) {
      const end = Math.min(bytes.length, start + length - count);
      count += bytes.copy(body, count, start, end);
      return count === length ? end : undefined;
    },
    whole: () => body,
  };
}

function restOfConnection(): BodyReader {
  const pieces = createPieces();
  return {
    take(bytes, start) {
      pieces.add(bytes, start, bytes.length);
      return undefined;
    },
    whole: pieces.whole,
  };
}

/** Copies of pieces, up to the most that a store may send. */
function createPieces() {
  const pieces: Buffer[] = [];
  let size = 0;
  return {
    add(bytes: Buffer, start: number, end: number): void {
      size += end - start;
      assertNotTooLong(size);
      pieces.push(Buffer.from(bytes.subarray(start, end)));
    },
    whole: () => Buffer.concat(pieces, size),
  };
}

const SIZE =
  /^([0-9A-Fa-f]{1,8})(?:;[\w!#$%&'*+.^`|~-]+(?:=(?:[\w!#$%&'*+.^`|~-]+|"[\t\x20\x21\x23-\x5b\x5d-\x7e]*"))?)*\r\n$/;

/** https://www.rfc-editor.org/rfc/rfc9112#name-chunked-transfer-coding */
function chunkedBody(): BodyReader {
  const pieces = createPieces();
  const lines = createChunkLines();
  let left = 0;
  return {
    take(bytes, start) {
      let at = start;
      while (at < bytes.length) {
        if (left > 0) {
          const end = Math.min(bytes.length, at + left);
          pieces.add(bytes, at, end);
          left -= end - at;
          at = end;
        } else {
          const feed = bytes.indexOf(LINE_FEED, at);
          const end = feed === -1 ? bytes.length : feed + 1;
          const size = lines.take(bytes.toString('latin1', at, end));
          at = end;
          if (size === 'end') return at;
          left = size;
        }
      }
      return undefined;
    },
    whole: pieces.whole,
  };
}

/** What stands between the chunks: gives the bytes of the next one, or 0 while there is none yet. */
function createChunkLines() {
  let line = '';
  let expected: 'size' | 'end of data' | 'trailer' = 'size';
  return {
    take(text: string): number | 'end' {
      line += text;
      if (line.length > MAX_HEAD) throw notHttp('a line has no end', 'HPE_HEADER_OVERFLOW');
      if (expected === 'trailer') {
        if (line !== '\r\n' && !line.endsWith('\r\n\r\n')) return 0;
        assertTrailer(line.slice(0, -2));
        return 'end';
      }
      if (!line.endsWith('\n')) return 0;
      const whole = line;
      line = '';
      if (expected === 'end of data') {
        if (whole !== '\r\n') throw notHttp('a chunk is longer than its size');
        expected = 'size';
        return 0;
      }
      const size = Number.parseInt(SIZE.exec(whole)?.[1] ?? '', 16);
      if (Number.isNaN(size)) throw notHttp('a chunk has no size');
      expected = size === 0 ? 'trailer' : 'end of data';
      return size;
    },
  };
}

const LINE_FEED = 0x0a;

function assertNotTooLong(size: number): void {
  if (size <= MAX_BODY) return;
  throw new StoreError(
    'UnprovenAnswer',
    `the answer is longer than the ${MAX_BODY} bytes that a store may send here: something ` +
      'between here and the store may have answered in its place',
  );
}
