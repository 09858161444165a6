import type { Socket } from 'node:net';
import { MAX_HEAD } from '../../wire/http/answer-head.ts';
import { proxyError } from './error.ts';

const END_OF_HEAD = '\r\n\r\n';

/** https://www.rfc-editor.org/rfc/rfc9112#name-status-line */
const STATUS_LINE = /^HTTP\/1\.[01] ([1-9]\d\d)(?: [^\r\n]*)?\r\n/;

/**
 * Resolves when the proxy at the other end of `socket` has answered CONNECT with 200; the socket is
 * paused then. Rejects with a ProxyError for any other answer, for one of more than 16 KiB, and when
 * the connection ends before; with the socket's own error when that breaks. Has no limit of time:
 * destroying the socket ends it.
 */
export function readTunnelAnswer(socket: Socket, proxy: URL, target: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const read = createReader();
    const settle = (thrown?: Error) => {
      socket.off('data', onData).off('error', settle).off('close', onEnd).off('end', onEnd);
      socket.pause();
      if (thrown === undefined) resolve();
      else reject(thrown);
    };
    const refuse = (statement: string, status?: number) => {
      settle(proxyError(proxy, target, statement, { ...(status !== undefined && { status }) }));
    };
    const onData = (bytes: Buffer) => {
      const answer = read(bytes);
      if (answer === undefined) return;
      if (typeof answer === 'string') refuse(answer);
      else if (answer === OPEN) settle();
      else refuse(`answered CONNECT ${target} with status ${answer}`, answer);
    };
    const onEnd = () => {
      refuse(`closed the connection before it answered CONNECT ${target}`);
    };
    socket.on('data', onData).once('error', settle).once('close', onEnd).once('end', onEnd);
  });
}

const OPEN = 200;
const SWITCHING = 101;

/** Takes pieces of an answer: its status when it is complete, or what is wrong with it. */
function createReader(): (bytes: Buffer) => number | string | undefined {
  let head = '';
  let size = 0;
  return (bytes) => {
    head += bytes.toString('latin1');
    size += bytes.length;
    if (size > MAX_HEAD) return `answered CONNECT with more than ${MAX_HEAD} bytes`;
    for (let end = head.indexOf(END_OF_HEAD); end !== -1; end = head.indexOf(END_OF_HEAD)) {
      const status = Number(STATUS_LINE.exec(head)?.[1]);
      head = head.slice(end + END_OF_HEAD.length);
      if (Number.isNaN(status)) return 'did not answer CONNECT in HTTP/1.1';
      // In TLS the client speaks first, so this can't come from the host.
      if (status === OPEN && head !== '') return 'sent data of its own into the tunnel';
      // Another informational answer is followed by the one that counts.
      if (status >= OPEN || status === SWITCHING) return status;
    }
    return undefined;
  };
}
