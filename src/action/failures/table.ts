import { ACCESS_FAILURES } from './access.ts';
import { CONNECTION_FAILURES } from './connection.ts';
import { DEPLOY_FAILURES } from './deploy.ts';
import type { ErrorFacts, Failure, Sign } from './failure.ts';
import { LOCAL_FAILURES } from './local.ts';
import { STORE_FAILURES } from './store.ts';

/** All failures with a word of advice, the more particular before the more general. */
export const FAILURES: readonly Failure[] = [
  ...LOCAL_FAILURES,
  ...DEPLOY_FAILURES,
  ...CONNECTION_FAILURES,
  ...ACCESS_FAILURES,
  ...STORE_FAILURES,
];

/** The first failure of the table that an error shows a sign of; most errors show none. */
export function failureOf(facts: ErrorFacts): Failure | undefined {
  return FAILURES.find(({ signs }) => signs.some((sign) => isShown(sign, facts)));
}

function isShown({ codes = [], statuses = [], when }: Sign, facts: ErrorFacts): boolean {
  const isCoded = codes.some((code) => patternOf(code).test(facts.code));
  const isAnswered = facts.status !== undefined && statuses.includes(facts.status);
  return (isCoded || isAnswered) && (when?.(facts) ?? true);
}

const patterns = new Map<string, RegExp>();

function patternOf(code: string): RegExp {
  const known = patterns.get(code);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  patterns.set(code, pattern);
  return pattern;
}
