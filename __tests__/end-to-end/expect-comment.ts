import { deepStrictEqual, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { markupOf } from '../support/github-markdown.ts';

/** Elements of the action's own Markdown, and of the recipe's. */
const OWN =
  'a blockquote br code details em h2 h3 h4 hr li ol p pre strong sub summary table tbody td th thead tr ul'.split(
    ' ',
  );

/** The action's own links, to files of the action. */
const ADVICE = /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/blob\/[\w./-]+(?:#[\w-]+)?$/;

/**
 * Fails unless the workflow made one comment of those in the file STATE, which holds each WORD, links
 * nothing but URL, if that is not empty, and files of the action, and has no mention, reference or
 * markup of others:
 *   expect-comment.ts STATE URL WORD…
 */
const [, , state = '', url = '', ...words] = process.argv;
const comments = JSON.parse(readFileSync(state, 'utf8')) as readonly {
  readonly user: { readonly login: string };
  readonly body: string;
}[];
const own = comments.filter(({ user }) => user.login === 'github-actions[bot]');
deepStrictEqual(own.length, 1, `the workflow made ${own.length} comments`);
deepStrictEqual(comments[3]?.body.endsWith('\nmine'), true, "somebody's comment was edited");
const body = own[0]?.body ?? '';
const { elements, links, references } = markupOf(body);
deepStrictEqual(
  elements.filter((name) => !OWN.includes(name)),
  [],
);
deepStrictEqual(
  links.filter((link) => !ADVICE.test(link)),
  url === '' ? [] : [url],
);
deepStrictEqual(references, []);
for (const word of words) ok(body.includes(word), `the comment lacks ${word}:\n${body}`);
