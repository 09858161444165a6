import { statusAnswer } from '../http/answer.ts';
import type { Answer } from '../types.ts';
import type { Intervention, Profile, ProfiledRequest } from './profile.ts';

/** Has `perform` answer a request as a store of this profile gets it, or refuses it. */
export function underProfile(
  profile: Profile | undefined,
  request: ProfiledRequest,
  perform: (request: ProfiledRequest) => Answer,
): Answer {
  const changed = requestUnder(profile, request);
  return 'refuse' in changed
    ? changed.refuse
    : answerUnderProfile(profile, changed.request, perform(changed.request));
}

/** A request as the differences of a profile leave it, in their order, or the first refusal. */
export function requestUnder(
  profile: Profile | undefined,
  sent: ProfiledRequest,
): { readonly request: ProfiledRequest } | { readonly refuse: Answer } {
  let request = sent;
  for (const { before } of profile?.differences ?? []) {
    const intervention = before?.(request);
    if (intervention === undefined) continue;
    if ('refuse' in intervention) return intervention;
    request = { ...request, ...intervention };
  }
  return { request };
}

/** An answer as the differences of a profile alter it, in their order. */
export function answerUnderProfile(
  profile: Profile | undefined,
  request: ProfiledRequest,
  performed: Answer,
): Answer {
  let answer = performed;
  for (const { after } of profile?.differences ?? []) answer = after?.(request, answer) ?? answer;
  return answer;
}

/** Answers at once with an error document in S3's form. */
export function refusal(status: number, code: string, message: string): Intervention {
  return { refuse: statusAnswer(status, code, message) };
}

/** A page for people, as what stands before a store answers. */
export function page(status: number, html: string): Answer {
  return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(html) };
}

/** An answer with another text in the place of its body, without the length and checksums of that. */
export function withBody(answer: Answer, text: string): Answer {
  const headers = without(answer.headers, /^(content-length$|x-amz-checksum-)/);
  return { ...answer, headers, body: Buffer.from(text) };
}

/** Headers whose names don't match `names`. */
export function without<Value>(
  headers: Readonly<Record<string, Value>>,
  names: RegExp,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)));
}
