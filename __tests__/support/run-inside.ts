import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { copyFile, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { expect } from 'vitest';
import type * as Bundle from '../../src/action/steps/action.ts';
import type { Ended } from './runner.ts';

const DIST = new URL('../../dist/', import.meta.url);
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Turns of the event loop that the ends of a run's sockets and threads may take: some seconds. */
const MAX_TURNS = 1_000_000;

const begunFiles = new Set<string>();
let isRunning = false;

/** Not the first run of each test file, nor one while another is under way. */
export function mayRunInside(): boolean {
  const { testPath = '' } = expect.getState();
  const isFirst = !begunFiles.has(testPath);
  begunFiles.add(testPath);
  return !isFirst && !isRunning;
}

/**
 * Runs the main step of dist in this process, which takes a tenth of the time of one of its own. The
 * requests, files, lines and outcome are the same. What it doesn't prove:
 * - the process ends by itself, with this exit code, and everything printed is written by then;
 * - the run works with nothing loaded or remembered, and in the workspace as current directory;
 * - index.js, Node's flags, its limits and the run's own flags for the heap.
 * So the first run of each test file is a process, and with BUNDLE_RUNS=process every run is one.
 */
export async function runInside(variables: Readonly<Record<string, string>>): Promise<Ended> {
  isRunning = true;
  const env = { ...process.env };
  const { exitCode } = process;
  const listeners = SIGNALS.map((name) => process.listeners(name));
  const opened = watchOpened();
  // @actions/core keeps the path of its first summary.
  const summary = join(tmpdir(), `summary-${process.pid}`);
  await writeFile(summary, '');
  const printed = capture();
  try {
    const { run } = (await import(new URL('action.js', DIST).href)) as typeof Bundle;
    setEnvironment({ ...variables, TMPDIR: tmpdir(), GITHUB_STEP_SUMMARY: summary });
    process.exitCode = 0;
    await run(process.env, new URL('digest-thread.js', DIST));
    await assertClosed(opened.left);
    await copyFile(summary, variables['GITHUB_STEP_SUMMARY'] ?? '');
    return { exitCode: process.exitCode, ...printed.texts };
  } finally {
    printed.stop();
    opened.stop();
    setEnvironment(env);
    process.exitCode = exitCode;
    SIGNALS.forEach((name, index) => {
      process.removeAllListeners(name);
      for (const listener of listeners[index] ?? []) process.on(name, listener);
    });
    // V8's own.
    setFlagsFromString('--heap-growing-percent=0');
    setFlagsFromString('--semi-space-growth-factor=2');
    isRunning = false;
  }
}

/** In place, so that what isn't written in JavaScript sees it too. */
function setEnvironment(variables: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (variables[name] === undefined) Reflect.deleteProperty(process.env, name);
  }
  Object.assign(process.env, variables);
}

/** What is printed from here on, in place of printing it. */
function capture(): { readonly texts: { stdout: string; stderr: string }; stop(): void } {
  const texts = { stdout: '', stderr: '' };
  const streams = ['stdout', 'stderr'] as const;
  const writes = streams.map((name) => {
    const write = process[name].write.bind(process[name]);
    process[name].write = (chunk: string | Uint8Array) => {
      texts[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
      return true;
    };
    return write;
  });
  // Node prints them past the stream.
  const warn = ({ stack = '' }: Error) => void (texts.stderr += `${stack}\n`);
  process.on('warning', warn);
  return {
    texts,
    stop() {
      process.off('warning', warn);
      streams.forEach((name, index) => {
        const write = writes[index];
        if (write !== undefined) process[name].write = write;
      });
    },
  };
}

/** What keeps a process from ending: connections as a client, without TLS, and threads. */
function watchOpened(): { readonly left: () => readonly string[]; stop(): void } {
  const sockets: Socket[] = [];
  const note = (message: unknown) => void sockets.push((message as { socket: Socket }).socket);
  subscribe('net.client.socket', note);
  const threads = () =>
    process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
  const before = threads();
  return {
    left: () => [
      ...sockets.filter(isReferenced).map(() => 'a connection'),
      ...Array.from({ length: Math.max(0, threads() - before) }, () => 'a thread'),
    ],
    stop: () => void unsubscribe('net.client.socket', note),
  };
}

/** A connection that waits for its next use doesn't keep a process either. */
function isReferenced(socket: Socket): boolean {
  const { _handle: handle } = socket as { readonly _handle?: { hasRef(): boolean } | null };
  return handle?.hasRef() ?? false;
}

async function assertClosed(left: () => readonly string[]): Promise<void> {
  for (let turn = 0; left().length > 0; turn += 1) {
    if (turn === MAX_TURNS) throw new Error(`the run left open: ${left().join(', ')}`);
    await nextTurn();
  }
}
