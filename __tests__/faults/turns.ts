import type { Fault, LogEntry, S3Server, SeenRequest } from 's3-test-server';
import { deferred } from '../support/watched-source.ts';
import { pick } from './model/history.ts';

/** A process whose requests wait for their turn; the server knows it by the host that it asks. */
export interface Player {
  readonly host: string;
  pid: number;
  hasEnded: boolean;
  isKilled: boolean;
  /** Turns after which it is killed. */
  killAfter: number;
  turns: number;
  /** Numbers of the turns, over all players, in which it stored or deleted anything. */
  readonly writes: number[];
  readonly held: Held[];
}

interface Held {
  readonly entry: LogEntry;
  /** Lets the server answer. */
  readonly release: () => void;
  /** The server closes the connection and does nothing. */
  readonly drop: (reason: Error) => void;
}

export interface Turns {
  add(host: string, killAfter: number): Player;
  /** To be called when the player's process has ended. */
  end(player: Player): void;
  /** Gives turns until all players have ended. */
  play(): Promise<void>;
}

export interface TurnRules {
  readonly random: () => number;
  /** How often the next turn is of the same player again. */
  readonly stickiness: number;
  /** What is answered at once, without a turn. */
  readonly refuse: (request: SeenRequest) => Fault | undefined;
  /** Called after each turn. */
  readonly onTurn: () => void;
  readonly onKill: (player: Player) => void;
}

/** Requests of many processes, one at a time: who is next is chosen at random. */
export function createTurns(server: S3Server, rules: TurnRules): Turns {
  const { random, stickiness } = rules;
  const players: Player[] = [];
  let turn = 0;
  let event = deferred();
  const tell = () => {
    event.resolve();
    event = deferred();
  };
  server.onRequest = (request) => {
    const host = request.headers.host?.split(':')[0];
    const player = players.find((one) => one.host === host);
    if (player === undefined || player.isKilled) return { kind: 'reset-before' };
    return rules.refuse(request) ?? hold(server, player, tell);
  };
  const take = async (player: Player) => {
    const { entry, release } = pick(random, player.held);
    player.held.splice(
      player.held.findIndex((held) => held.entry === entry),
      1,
    );
    release();
    // What is performed is performed at once, so that the status tells that it is done.
    while (entry.status === 0 && !hasEnded(player)) await new Promise(setImmediate);
    turn += 1;
    player.turns += 1;
    const { stored, deleted } = entry.applied;
    if (stored !== undefined || deleted !== undefined) player.writes.push(turn);
    rules.onTurn();
  };
  const kill = async (player: Player) => {
    player.isKilled = true;
    process.kill(player.pid, 'SIGKILL');
    // What it had asked for, and was not answered, is not done.
    for (const { drop } of player.held.splice(0)) drop(new Error('killed'));
    while (!hasEnded(player)) await event.promise;
    rules.onKill(player);
  };
  return {
    add(host, killAfter) {
      const player = { host, killAfter, pid: 0, hasEnded: false, isKilled: false, turns: 0 };
      const added: Player = { ...player, writes: [], held: [] };
      players.push(added);
      return added;
    },
    end(player) {
      player.hasEnded = true;
      tell();
    },
    async play() {
      let player: Player | undefined;
      let live = players.filter((one) => !hasEnded(one));
      while (live.length > 0) {
        if (player?.hasEnded !== false || random() >= stickiness) player = pick(random, live);
        while (player.held.length === 0 && !hasEnded(player)) await event.promise;
        if (!hasEnded(player)) {
          if (player.turns < player.killAfter) await take(player);
          else await kill(player);
        }
        live = players.filter((one) => !hasEnded(one));
      }
    },
  };
}

function hold({ log }: S3Server, player: Player, tell: () => void): Fault {
  const entry = log.at(-1);
  if (entry === undefined) throw new Error('the server keeps no log');
  const until = new Promise<void>((release, drop) => {
    player.held.push({ entry, release, drop });
  });
  tell();
  return { kind: 'hold', until };
}

/** It changes while somebody waits, which the compiler can't know. */
function hasEnded(player: Player): boolean {
  return player.hasEnded;
}
