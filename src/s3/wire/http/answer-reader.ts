import type { WireAnswer } from '../message.ts';
import { createBodyReader, type BodyReader } from './answer-body.ts';
import { MAX_HEAD, notHttp, readHead, type AnswerHead } from './answer-head.ts';

export interface WholeAnswer extends WireAnswer {
  /** Whether another request may follow on the same connection. */
  readonly isKept: boolean;
}

/** Reads the answer to one request from the pieces that arrive. Throws what is not HTTP/1.1. */
export interface AnswerReader {
  /** Takes a piece, whose memory stays the caller's; the answer once it is whole. */
  take(bytes: Buffer): WholeAnswer | undefined;
  /** The connection has ended: the answer, if that is how its end is told. */
  end(): WholeAnswer | undefined;
}

const NO_BYTES = Buffer.alloc(0);
const END_OF_HEAD = '\r\n\r\n';

export function createAnswerReader(): AnswerReader {
  let before = '';
  let head: AnswerHead | undefined;
  let body: BodyReader | undefined;
  return {
    take(bytes) {
      let at = 0;
      while (head === undefined) {
        const text: string = before + bytes.toString('latin1', at);
        const end = text.indexOf(END_OF_HEAD);
        if ((end === -1 ? text.length : end) > MAX_HEAD) throw tooLong();
        if (end === -1) {
          before = text;
          return undefined;
        }
        at += end + END_OF_HEAD.length - before.length;
        before = '';
        const read = readHead(text.slice(0, end + 2));
        if (read.status === SWITCHING) throw notHttp('it changes to another protocol');
        // An informational answer is followed by the one that counts.
        if (read.status >= 200) head = read;
      }
      if (head.length === 0) return wholeOf(head, NO_BYTES, at === bytes.length);
      body ??= createBodyReader(head.length);
      const end = body.take(bytes, at);
      return end === undefined ? undefined : wholeOf(head, body.whole(), end === bytes.length);
    },
    end: () =>
      head?.length === 'rest' ? wholeOf(head, body?.whole() ?? NO_BYTES, false) : undefined,
  };
}

const SWITCHING = 101;

/** Bytes after the answer belong to nothing that was asked for: nobody is to read them. */
function wholeOf(head: AnswerHead, body: Buffer, isLast: boolean): WholeAnswer {
  const { status, headers, isKept } = head;
  return { status, headers, body, isKept: isKept && isLast };
}

function tooLong(): Error {
  return notHttp(`its head is longer than ${MAX_HEAD} bytes`, 'HPE_HEADER_OVERFLOW');
}
