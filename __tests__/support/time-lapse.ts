import { Socket } from 'node:net';
import { FACTOR } from './time-lapse-factor.ts';

// Loaded before the bundle with --import: minutes of patience with a store pass in seconds.
const { setTimeout: inRealTime } = globalThis;
const startTimer = (callback: () => void, ms = 0, ...rest: []) =>
  inRealTime(callback, ms / FACTOR, ...rest);
globalThis.setTimeout = Object.assign(startTimer, inRealTime);

const realNow = performance.now.bind(performance);
performance.now = () => realNow() * FACTOR;

const setSocketTimeout: Socket['setTimeout'] = Reflect.get(Socket.prototype, 'setTimeout');
Socket.prototype.setTimeout = function setTimeout(ms, callback) {
  return setSocketTimeout.call(this, ms / FACTOR, callback);
};
