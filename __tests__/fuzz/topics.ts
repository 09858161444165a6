import { answers, sdkAnswers } from './answers.ts';
import { credentials } from './credentials.ts';
import { keysFiles } from './keys-files.ts';
import { patterns } from './patterns.ts';
import { states } from './states.ts';
import { texts } from './texts.ts';
import type { Topic } from './topic.ts';
import { trees } from './trees.ts';

export const TOPICS: readonly Topic[] = [
  answers,
  sdkAnswers,
  credentials,
  states,
  keysFiles,
  patterns,
  trees,
  texts,
];
