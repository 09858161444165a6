import { excerptOf } from '../../core/excerpt.ts';
import { beginningOf } from '../error-codes/foreign-answer.ts';
import type { WireAnswer } from './message.ts';
import { readXml, type XmlElement } from './xml/xml.ts';
import { textsOf } from './xml/xml-fields.ts';

const FIELDS = new Set(['Code', 'Message', 'Region', 'RequestId'] as const);

/** What the SDK says of every answer. */
export function metadataOf(answer: WireAnswer) {
  const requestId = answer.headers.get('x-amz-request-id');
  return { httpStatusCode: answer.status, ...(requestId !== undefined && { requestId }) };
}

/** The error of an answer that is none of success, in the shape of the SDK's. */
export function toSdkError(answer: WireAnswer, status = answer.status): Error {
  return refusalOf(readXml(answer.body), answer, status);
}

/** The error of an answer with status 200 whose body is an error document, or undefined. */
export function hiddenError(root: XmlElement | undefined, answer: WireAnswer): Error | undefined {
  return root?.name === 'Error' ? refusalOf(root, answer, HIDDEN_STATUS) : undefined;
}

/** What the SDK takes for the status of an error that came with 200. */
const HIDDEN_STATUS = 503;

function refusalOf(root: XmlElement | undefined, answer: WireAnswer, status: number): Error {
  const document = root?.name === 'Error' ? textsOf(root, FIELDS) : undefined;
  const { Code, Message, Region, RequestId } = cut(document ?? {});
  const { requestId = RequestId } = metadataOf(answer);
  // What is neither empty nor S3's document may be the answer of something before the store.
  const isBare = status === 404 && answer.body.length === 0;
  const code = Code ?? (isBare ? 'NotFound' : 'UnknownError');
  return Object.assign(new Error(Message ?? code), {
    name: code,
    $metadata: { httpStatusCode: status, ...(requestId !== undefined && { requestId }) },
    $response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers) },
    ...(Region !== undefined && { Region }),
    ...(document === undefined && { $responseBodyText: beginningOf(answer.body) }),
  });
}

/** Each text cut to what an error keeps. */
function cut<Name extends string>(texts: Partial<Record<Name, string>>) {
  const entries = Object.entries<string | undefined>(texts);
  return Object.fromEntries(entries.map(([name, text = '']) => [name, excerptOf(text)])) as Partial<
    Record<Name, string>
  >;
}
