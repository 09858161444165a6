import type { ServerResponse } from 'node:http';
import { send, sendHalf, statusAnswer } from './answer.ts';
import type { Answer, Fault, LogEntry } from '../types.ts';

/** The answer that a fault puts in the place of the true one. */
export function answerUnder(fault: Fault | undefined, perform: () => Answer): Answer {
  if (fault?.kind === 'status') {
    return statusAnswer(fault.status, fault.code, fault.message, fault.headers);
  }
  if (fault?.kind === 'replace') {
    if (fault.apply === true) perform();
    return { status: fault.status, headers: { ...fault.headers }, body: Buffer.from(fault.body) };
  }
  const answer = fault?.kind === 'garbage' ? statusAnswer(200, undefined, undefined) : perform();
  return fault?.kind === 'edit' ? edited(answer, fault.edit) : answer;
}

/** A length that an operation gave goes with the body it was for, unless the edit gives one. */
function edited(answer: Answer, edit: (answer: Answer) => Answer): Answer {
  const { length } = answer.body;
  const given = answer.headers['content-length'];
  const { status, headers, body } = edit(answer);
  const isStale = body.length !== length && headers['content-length'] === given;
  return { status, headers: isStale ? withoutLength(headers) : headers, body };
}

function withoutLength(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => name !== 'content-length');
  return Object.fromEntries(kept);
}

/** Sends an answer, or what a fault leaves of it, and notes the status that was sent. */
export async function deliver(
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
  entry: LogEntry,
  now: Date,
): Promise<void> {
  const { socket } = response;
  switch (fault?.kind) {
    case 'reset-after':
      socket?.destroy();
      return;
    case 'garbage':
      socket?.end('this is not HTTP\r\n\r\n');
      return;
    case 'stall-body':
      entry.status = answer.status;
      await sendHalf(response, answer, now);
      return;
    case 'truncate':
      entry.status = answer.status;
      await sendHalf(response, answer, now);
      socket?.end();
      return;
    case undefined:
    case 'delay':
    case 'hold':
    case 'stall-request':
    case 'reset-before':
    case 'status':
    case 'replace':
    case 'edit':
    case 'deny-keys':
      entry.status = answer.status;
      send(response, answer, now, entry.method === 'HEAD');
  }
}
