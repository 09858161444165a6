import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync, writeFileSync } from 'node:fs';

/** A comment of an issue, as far as GitHub's API gives it here. */
interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly link?: string;
}

const ISSUES = '/repos/owner/site/issues';
const PAGE = 100;
/** GitHub refuses a longer comment. */
const MAX_BODY = 65_536;

/**
 * A stand-in of GitHub's API for the comments of one pull request, to which `gh` finds its way as to
 * an HTTP proxy. More than a page of other people's comments are there, of which one has the marker. It
 * writes all comments to `state` after each request, refuses to write while the file `${state}.no-write`
 * is there, and fails to list while `${state}.no-list` is there.
 */
function startGitHub(token: string, number: string, state: string): void {
  const comments: Comment[] = Array.from({ length: PAGE + 20 }, (_, n) => {
    const body = n === 3 ? '<!-- the preview of this pull request -->\nmine' : `comment ${n}`;
    return { id: n + 1, user: { login: 'somebody' }, body };
  });
  const save = () => {
    writeFileSync(state, JSON.stringify(comments));
  };
  const answerTo = (request: IncomingMessage, text: string): Answer => {
    const { method = '', url = '', headers } = request;
    const { pathname, searchParams, origin } = new URL(url, 'http://api.github.localhost');
    if (headers.authorization !== `token ${token}`) return problem(401, 'Bad credentials');
    const all = `${ISSUES}/${number}/comments`;
    if (method === 'GET' && pathname === all) {
      if (existsSync(`${state}.no-list`)) return problem(502, 'Server Error');
      const page = Number(searchParams.get('page') ?? 1);
      const size = Number(searchParams.get('per_page') ?? 30);
      const next = `<${origin}${all}?per_page=${size}&page=${page + 1}>; rel="next"`;
      const body = comments.slice((page - 1) * size, page * size);
      return { status: 200, body, ...(page * size < comments.length && { link: next }) };
    }
    if (existsSync(`${state}.no-write`)) {
      return problem(403, 'Resource not accessible by integration');
    }
    const { body } = JSON.parse(text) as { body?: unknown };
    if (typeof body !== 'string' || body.length > MAX_BODY) return problem(422, 'bad body');
    if (method === 'POST' && pathname === all) {
      const comment = { id: comments.length + 1, user: { login: 'github-actions[bot]' }, body };
      comments.push(comment);
      return { status: 201, body: comment };
    }
    const edited = comments.find(({ id }) => pathname === `${ISSUES}/comments/${id}`);
    if (method !== 'PATCH' || edited === undefined) return problem(404, 'Not Found');
    edited.body = body;
    return { status: 200, body: edited };
  };
  save();
  createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => (text += part));
    request.on('end', () => {
      const answer = answerTo(request, text);
      process.stdout.write(`${request.method ?? ''} ${request.url ?? ''} ${answer.status}\n`);
      save();
      send(response, answer);
    });
  }).listen(Number(process.argv[5] ?? 0), '127.0.0.1');
}

function problem(status: number, message: string): Answer {
  return { status, body: { message } };
}

function send(response: ServerResponse, { status, body, link }: Answer): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(link !== undefined && { link }),
  });
  response.end(JSON.stringify(body));
}

const [, , token, number, state] = process.argv;
if (token === undefined || number === undefined || state === undefined) {
  throw new Error('usage: github-api.ts TOKEN NUMBER STATE PORT');
}
startGitHub(token, number, state);
