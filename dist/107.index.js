export const id = 107;
export const ids = [107];
export const modules = {

/***/ 5176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ createDeployCheck),
/* harmony export */   Y: () => (/* binding */ untilDeployIsMet)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9716);
/* harmony import */ var _deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7222);




function createDeployCheck() {
    const check = {
        passed: Promise.resolve(),
        unreadable: new Set(),
        begin(store, settings) {
            check.passed = refuseDuringDeploy(store, settings);
            // A listing that fails meanwhile leaves nobody to await it.
            check.passed.catch(() => undefined);
        },
    };
    return check;
}
const NOTHING_DELETED = 'this run deletes nothing there';
/**
 * Rejects with `DeployInProgress` when a sync is deploying to the prefix, or to a directory that the
 * prefix is in; in a dry run that is a warning. Only the default key of a state can be known here.
 */
async function refuseDuringDeploy(store, settings) {
    const { prefix } = settings;
    if (prefix !== '' && !prefix.endsWith('/'))
        return;
    const own = checkDirectory(store, prefix, settings).catch((thrown) => warnUnlessFatal(thrown, `${prefix}${_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .STATE_NAME */ .sf}`, settings));
    // Often the rights are limited to the prefix.
    const others = ancestorsOf(prefix).map((directory) => checkDirectory(store, directory, settings).catch((thrown) => {
        if (isFatal(thrown))
            throw thrown;
    }));
    await Promise.all([own, ...others]);
}
/** Warns once of a state object that can't be read. */
async function warnUnlessFatal(thrown, key, { signal, deployCheck: { unreadable }, onEvent }) {
    if (isFatal(thrown) || signal.aborted)
        throw thrown;
    if (unreadable.has(key))
        return;
    unreadable.add(key);
    const directory = key.slice(0, key.lastIndexOf('/') + 1);
    const message = `whether a sync is deploying to ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(directory)} is not known, because its state ` +
        `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(key)} can't be read (${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(thrown)}): give the credentials s3:GetObject on ` +
        'it, or make sure that no deploy runs meanwhile';
    await onEvent?.({ kind: 'warning', messages: [message] });
}
/** Whether a check ended with more than that a state can't be read. */
function isFatal(thrown) {
    if (!(thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .StoreError */ .AD))
        return true;
    return thrown.code === 'DeployInProgress' || thrown.scope !== 'item';
}
/** The directories that a prefix is in, the whole bucket included. */
function ancestorsOf(prefix) {
    const slashes = [...prefix.matchAll(/\//g)].map(({ index }) => index + 1).slice(0, -1);
    return prefix === '' ? [] : ['', ...slashes.map((end) => prefix.slice(0, end))];
}
/** State and lease. */
const PAGE_SIZE = 2;
async function checkDirectory(store, directory, settings) {
    const { bucket, signal } = settings;
    const stateKey = `${directory}${_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .STATE_NAME */ .sf}`;
    const { objects, serverTime } = await store.list({ bucket, prefix: stateKey, pageSize: PAGE_SIZE, isOptional: true }, signal);
    const own = [stateKey, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .leaseKeyOf */ .Zq)(stateKey)];
    if (objects[0]?.key !== stateKey)
        return;
    // A key that sorts between the two may have taken the place of the lease.
    const isYoung = objects.some(({ key, lastModified }) => !own.includes(key) || (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .DG)(lastModified, serverTime));
    if (isYoung)
        await checkState(store, stateKey, serverTime, settings);
}
async function checkState(store, key, now, { bucket, signal, dryRun, onEvent }) {
    const place = { store, bucket, key };
    const [lock, lease] = await Promise.all([(0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .readLock */ .mF)(place, signal), (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .readLease */ .zR)(place, signal)]);
    if (lock === undefined)
        return;
    const lastSign = (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .lastSignOf */ .bp)(lock, lease);
    if (lastSign === undefined || !(0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .DG)(lastSign, now))
        return;
    const error = (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .deployInProgress */ .MS)(lock, lastSign, NOTHING_DELETED);
    if (!dryRun)
        throw error;
    await onEvent?.({ kind: 'warning', messages: [`${key}: ${error.message}`] });
}
/**
 * Passes on what a listing shows of a prefix, when the check has passed. Throws `DeployInProgress`
 * when it has not, and when the listing shows the state of a deploy that is at work below the prefix.
 */
async function* untilDeployIsMet(pages, rowsOf, store, settings) {
    const checked = new Set();
    for await (const page of pages) {
        await settings.deployCheck.passed;
        const now = page.serverTime;
        for (const { key, lastModified } of rowsOf(page)) {
            if (!(0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .DG)(lastModified, now) || !(0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .isStateKey */ .Zw)(key))
                continue;
            const stateKey = (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .stateKeyOf */ .oJ)(key);
            if (checked.has(stateKey))
                continue;
            checked.add(stateKey);
            await checkState(store, stateKey, now, settings).catch((thrown) => warnUnlessFatal(thrown, stateKey, settings));
        }
        yield page;
    }
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ isLive),
/* harmony export */   MS: () => (/* binding */ deployInProgress),
/* harmony export */   WF: () => (/* binding */ STATE_MAGIC),
/* harmony export */   Wb: () => (/* binding */ jsonInHead),
/* harmony export */   bp: () => (/* binding */ lastSignOf),
/* harmony export */   jS: () => (/* binding */ encodeLease),
/* harmony export */   mF: () => (/* binding */ readLock),
/* harmony export */   xA: () => (/* binding */ isStateLock),
/* harmony export */   zR: () => (/* binding */ readLease)
/* harmony export */ });
/* unused harmony export LEASE_TIME */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9716);




/** Milliseconds after the last sign of life of a lock's holder for which others keep away. */
const LEASE_TIME = 5 * 60 * 1000;
/** Begins every state object, whatever its format. */
const STATE_MAGIC = 's3-batch-action deploy state';
const HEAD_LINE = new RegExp(`^${STATE_MAGIC} ([0-9a-f]{64}) (\\{.*\\})$`, 'u');
/** The JSON in the first line of a state object; undefined when the line was damaged. */
function jsonInHead(line) {
    const [, digest, json = ''] = HEAD_LINE.exec(line) ?? [];
    return digest !== undefined && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', json) === digest ? parseJson(json) : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isStateLock(value) {
    if (!isObject(value))
        return false;
    const { run, attempt } = value;
    return typeof run === 'string' && Number.isSafeInteger(attempt) && Number(attempt) >= 0;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
/** Bytes in which the first line of a state object ends. */
const MAX_HEAD = 64 * 1024;
/** Reads the lock in a state object, and no more of that than its first line. */
async function readLock({ store, bucket, key }, signal) {
    const found = await objectIn(store, bucket, key, signal);
    if (found === undefined)
        return undefined;
    const bytes = await beginningOf(found.body, MAX_HEAD);
    const end = bytes.indexOf('\n');
    const head = end < 0 ? undefined : jsonInHead(bytes.toString('utf8', 0, end));
    const { nonce, lock } = isObject(head) ? head : {};
    if (typeof nonce !== 'string' || !isStateLock(lock))
        return undefined;
    return { lock, nonce, lastModified: found.lastModified };
}
async function objectIn(store, bucket, key, signal) {
    try {
        return await store.get({ bucket, key }, signal);
    }
    catch (thrown) {
        if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD && thrown.code === 'NoSuchKey')
            return undefined;
        throw thrown;
    }
}
/** The first line of a body, or at least `most` bytes of it if it is longer. */
async function beginningOf(body, most) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size > most || chunk.includes(0x0a))
            break;
    }
    return Buffer.concat(chunks);
}
/** UTF-16 code units of a run's id in a lease: 6 bytes each at most. */
const MAX_RUN = 100;
/** Bytes of a lease, at most. */
const MAX_LEASE = 1_024;
/** One line of less than 1 KiB, whatever the id of the run. */
function encodeLease(lease) {
    const { nonce, run, attempt, renewal, isReleased } = lease;
    const fields = { nonce, run: run.slice(0, MAX_RUN), attempt, renewal, released: isReleased };
    return `${JSON.stringify(fields)}\n`;
}
function decodeLease(bytes) {
    const value = bytes.length > MAX_LEASE ? undefined : parseJson(bytes.toString());
    if (!isStateLock(value))
        return undefined;
    const { run, attempt, nonce, renewal, released } = value;
    if (typeof nonce !== 'string' || typeof renewal !== 'number')
        return undefined;
    return { run, attempt, nonce, renewal, isReleased: released === true };
}
/** Reads the lease beside a state object. One that may not be read is taken for one that is absent. */
async function readLease({ store, bucket, key }, signal) {
    const found = await objectIn(store, bucket, (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .leaseKeyOf */ .Zq)(key), signal).catch((thrown) => {
        // Without the permission to list, S3 answers so for a key that doesn't exist.
        if (thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD && thrown.code === 'AccessDenied')
            return undefined;
        throw thrown;
    });
    if (found === undefined)
        return { lease: undefined, etag: undefined, lastModified: undefined };
    const { etag, lastModified, body } = found;
    return { lease: decodeLease(await beginningOf(body, MAX_LEASE)), etag, lastModified };
}
/**
 * When the holder of a lock last showed that it is alive; undefined: it has released the lock. A
 * lease that was written after the lock by another run is that of one that takes the lock over.
 */
function lastSignOf({ nonce, lastModified }, { lease, lastModified: renewed = new Date(NaN) }) {
    const isOwn = lease?.nonce === nonce;
    if (isOwn && lease.isReleased)
        return undefined;
    const counts = lease !== undefined && !lease.isReleased && renewed > lastModified;
    return counts ? renewed : lastModified;
}
/** Whether a holder with this last sign of life keeps others away; a time not known counts as now. */
function isLive(lastSign, now) {
    return !(now.getTime() - lastSign.getTime() >= LEASE_TIME);
}
/** The error of a run that another one keeps away; `consequence` is a clause about this run. */
function deployInProgress({ lock, lastModified }, lastSign, consequence) {
    const until = new Date(lastSign.getTime() + LEASE_TIME);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('DeployInProgress', `run ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .quote */ .hD)(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
        `${timeText(lastModified)} and was last active at ${timeText(lastSign)}, so ` +
        `${consequence}: run again when that one has ended; if it was killed, re-run its failed ` +
        `jobs, or run again after ${timeText(until)}`);
}
function timeText(time) {
    return Number.isNaN(time.getTime()) ? 'an unknown time' : time.toISOString();
}


/***/ }),

/***/ 7515:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vo: () => (/* binding */ loopDetector),
/* harmony export */   aq: () => (/* binding */ disordered),
/* harmony export */   h4: () => (/* binding */ bucketPages),
/* harmony export */   tr: () => (/* binding */ assertUnderPrefix)
/* harmony export */ });
/* unused harmony exports bucketObjects, keyList */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9716);


/** Throws a StoreError `ForeignKey` when a key is not under the prefix. */
function assertUnderPrefix(rows, prefix) {
    const foreign = rows.find(({ key }) => !key.startsWith(prefix));
    if (foreign === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ForeignKey', `the listing of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(prefix)} contains ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(foreign.key)}, which is not ` +
        'under it: the store, or a proxy in front of it, does not list correctly');
}
/**
 * Returns a function that throws a StoreError `ListingLoop` when tokens repeat, with any period. It
 * keeps one token in memory: Brent's algorithm
 * (https://en.wikipedia.org/wiki/Cycle_detection#Brent's_algorithm).
 */
function loopDetector() {
    let kept;
    let count = 0;
    let keepNextAt = 1;
    return (token) => {
        if (token === kept) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ListingLoop', 'the listing returned the same continuation token again, so it would never end: ' +
                'the store, or a proxy in front of it, does not page correctly');
        }
        count += 1;
        if (count < keepNextAt)
            return;
        kept = token;
        keepNextAt *= 2;
    };
}
/** The error of pages that were listed at the same time and contradict each other. */
function disordered(after) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ListingOrder', `the pages of the listing after ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(after)} contradict each other: the store, ` +
        'or a proxy in front of it, does not list correctly');
}
/**
 * Yields every object under a prefix, in the store's order, with one page in memory at a time.
 * `remove` takes the objects as they are. Throws a StoreError when a page can't be read, or when
 * the pages contradict each other.
 */
async function* bucketObjects(options, deps) {
    const { bucket } = options;
    for await (const page of bucketPages(options, deps)) {
        for (const object of page.objects)
            yield { ...object, bucket };
    }
}
/**
 * Yields the pages of a listing to the last one, also past empty pages that say that more follow. A
 * key that was already on the page before is omitted.
 */
async function* bucketPages({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewToken = loopDetector();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let token;
    do {
        const next = token === undefined ? {} : { continuationToken: token };
        const page = await store.list({ ...request, ...next }, signal);
        assertUnderPrefix(page.objects, prefix);
        const objects = page.objects.filter(({ key }) => !seen.has(key));
        seen = new Set(page.objects.map(({ key }) => key));
        yield { ...page, objects };
        token = page.nextToken;
        if (token !== undefined)
            assertNewToken(token);
    } while (token !== undefined);
}
/**
 * Yields items for `remove` from an array, or any iterable, of keys or versions of keys. Throws a
 * TypeError at once for a single string, whose characters would be taken for keys.
 */
function keyList(bucket, keys) {
    if (typeof keys !== 'string')
        return itemsOf(bucket, keys);
    throw new TypeError(`${quoteShort(keys)} is a single key: put it in an array`);
}
async function* itemsOf(bucket, keys) {
    for await (const key of keys)
        yield typeof key === 'string' ? { bucket, key } : { ...key, bucket };
}


/***/ }),

/***/ 6614:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Be: () => (/* binding */ assertServerTime),
/* harmony export */   RQ: () => (/* binding */ rowsByClock),
/* harmony export */   or: () => (/* binding */ createRunClock)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Milliseconds. A Date header is cut to a second, and some servers format it once a second. */
const ROUNDING = 2_000;
/** Milliseconds. A longer lead is not the lag of a Date but a wrong clock. */
const MAX_LEAD = 60_000;
/** Creates the clock of one run; `start` is its start where that is known already. */
function createRunClock(start = new Date(NaN)) {
    let lead = 0;
    let hasStarted = !Number.isNaN(start.getTime());
    const clock = {
        start,
        isFrozen: false,
        see(serverTime, written) {
            if (clock.isFrozen)
                return;
            if (!hasStarted)
                clock.start = serverTime;
            hasStarted = true;
            const answered = serverTime.getTime();
            for (const time of written) {
                const ahead = time.getTime() - answered;
                if (ahead > lead)
                    lead = Math.min(ahead, MAX_LEAD);
            }
        },
        isDuringRun(lastModified) {
            assertServerTime(clock.start);
            return !(lastModified.getTime() <= clock.start.getTime() + ROUNDING + lead);
        },
        freeze() {
            clock.isFrozen = true;
        },
    };
    return clock;
}
/** Throws a StoreError `NoServerTime` when the first answer had no Date: nothing may be deleted then. */
function assertServerTime(runStart) {
    if (!Number.isNaN(runStart.getTime()))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoServerTime', "the listing's answer has no Date header, so objects written during this run can't be told " +
        'from older ones: nothing is deleted');
}
/** Maximum number of rows that wait for the end of the listing; with more the clock is frozen. */
const MAX_WAITING = 10_000;
/**
 * The rows of a listing, page by page, from which the clock learns. In the first listing of a run,
 * keys whose first row looks as if written during the run come last, with all their rows: only the
 * whole listing shows by how much the store's Date lags. Then the clock is frozen, so that later
 * listings are classified by the same time.
 */
async function* rowsByClock(pages, clock, writtenAt) {
    let waiting = [];
    const last = { key: undefined, isWaiting: false };
    const waits = (row) => {
        const { key } = row;
        if (key !== last.key)
            last.isWaiting = !clock.isFrozen && clock.isDuringRun(writtenAt(row));
        last.key = key;
        if (last.isWaiting)
            waiting.push(row);
        return last.isWaiting;
    };
    for await (const { rows, serverTime } of pages) {
        clock.see(serverTime, rows.map(writtenAt));
        yield rows.filter((row) => !waits(row));
        if (waiting.length <= MAX_WAITING)
            continue;
        clock.freeze();
        // The rows of a waiting key may continue on the next page.
        if (!last.isWaiting)
            continue;
        last.isWaiting = false;
        yield waiting;
        waiting = [];
    }
    clock.freeze();
    if (waiting.length > 0)
        yield waiting;
}


/***/ }),

/***/ 5956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nf: () => (/* binding */ removePages),
/* harmony export */   Sx: () => (/* binding */ MAX_BATCH_SIZE),
/* harmony export */   TF: () => (/* binding */ remove)
/* harmony export */ });
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1307);
/* harmony import */ var _object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(172);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8091);
/* harmony import */ var _run_operation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9824);




const MAX_BATCH_SIZE = 1000;
/** DeleteObjects requests in flight: not many, because each may carry 1,000 writes. */
const DELETE_CONCURRENCY = 12;
/** Open batches at a time; a source that spreads over more gets the oldest sent unfilled. */
const MAX_OPEN_BATCHES = 64;
/**
 * Deletes every item, grouped into DeleteObjects by bucket and by the request's own parameters,
 * each attempted whatever fails before it. Yields one outcome per item; an object that never
 * existed is done too, because S3 answers so. Throws a RangeError at once for a `batchSize`
 * outside 1 to 1,000; a source that throws, an aborted signal and dead credentials are thrown
 * after the outcomes of all items pulled.
 */
function remove(items, deps, options = {}) {
    const outcomes = (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, partsOf(deps, options), options.signal);
    const { conditions } = options;
    return conditions === undefined ? outcomes : honored(outcomes, conditions);
}
/** As `remove`; items come in pages, and the outcomes of a request together, which costs less. */
function removePages(pages, deps, options = {}) {
    const outcomes = (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runPages */ .Oh)(pages, partsOf(deps, options), options.signal);
    const { conditions } = options;
    return conditions === undefined ? outcomes : honored(outcomes, conditions);
}
/** The only object of a run may be what shows that the store ignores its condition. */
async function* honored(outcomes, conditions) {
    yield* outcomes;
    conditions.assertHonored();
}
function partsOf({ store }, options) {
    const { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY } = options;
    const { onProgress, conditions } = options;
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
        throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
    }
    return {
        op: 'delete',
        concurrency,
        meter: (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .createMeter */ .q)(onProgress),
        arrange: (pages) => batches(pages, () => Math.min(batchSize, store.keysPerDelete)),
        perform: (batch, abort) => removeBatch(batch, { store, conditions }, abort),
    };
}
/**
 * Groups items that may share a request. When the source ends, or throws, the open groups are
 * yielded first.
 */
async function* batches(pages, batchSize) {
    const open = new Map();
    let broken;
    try {
        for await (const page of pages) {
            for (const item of page) {
                if ((0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(item)) {
                    yield item;
                    continue;
                }
                const name = requestName(item);
                const size = addTo(open, name, item);
                const full = size >= batchSize() ? name : oldestOver(open);
                if (full !== undefined)
                    yield* take(open, full);
            }
        }
    }
    catch (thrown) {
        broken = { thrown };
    }
    yield* open.values();
    if (broken !== undefined)
        throw broken.thrown;
}
/** Adds an item to the open batch of this name, and returns the size of that. */
function addTo(open, name, item) {
    const batch = open.get(name);
    if (batch !== undefined)
        return batch.push(item);
    open.set(name, [item]);
    return 1;
}
function oldestOver(open) {
    return open.size > MAX_OPEN_BATCHES ? open.keys().next().value : undefined;
}
function* take(open, name) {
    const batch = open.get(name) ?? [];
    open.delete(name);
    yield batch;
}
function requestName(item) {
    return hasOptions(item) ? JSON.stringify([item.bucket, requestOptions(item)]) : item.bucket;
}
function hasOptions({ mfa, requestPayer, bypassGovernance, expectedBucketOwner }) {
    return (mfa !== undefined ||
        requestPayer !== undefined ||
        bypassGovernance !== undefined ||
        expectedBucketOwner !== undefined);
}
/** The item's parameters that belong to the whole request. */
function requestOptions(item) {
    const { mfa, requestPayer, bypassGovernance, expectedBucketOwner } = item;
    return {
        ...(mfa !== undefined && { mfa }),
        ...(requestPayer !== undefined && { requestPayer }),
        ...(bypassGovernance !== undefined && { bypassGovernance }),
        ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
    };
}
async function removeBatch(batch, { store, conditions }, signal) {
    const [first] = batch;
    if (first === undefined)
        return [];
    const { bucket } = first;
    const options = requestOptions(first);
    const send = (objects) => store.deleteMany({ bucket, objects, ...options }, signal);
    const currentETag = async ({ key }) => (await store.head({ bucket, key }, signal))?.etag;
    const results = await (conditions?.deleteBatch({ items: batch, send, currentETag }) ??
        sendAsGiven(batch, send));
    return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}
async function sendAsGiven(batch, send) {
    const results = await send(batch.map(_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy));
    return results.map((result, index) => (0,_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .resultOf */ .Bg)(result, batch[index]?.ifMatch !== undefined));
}
function toOutcome(item, result) {
    if (item === undefined)
        throw new RangeError('more results than keys in a DeleteObjects answer');
    if ('error' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)('delete', item, result.error);
    if ('skipped' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .skipped */ .hT)('delete', item, result.skipped);
    const { deleteMarker, attempts } = result;
    return {
        ...(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .describedBy */ .$9)(item),
        op: 'delete',
        status: 'done',
        bytes: 0,
        ...(deleteMarker !== undefined && { deleteMarker }),
        ...(attempts !== undefined && { attempts }),
    };
}


/***/ }),

/***/ 1019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   NO: () => (/* binding */ itemsUntilFailure),
/* harmony export */   Re: () => (/* binding */ untilNothingIsListed)
/* harmony export */ });
/* unused harmony export createFingerprint */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9716);


/** Maximum number of changed keys that are held in memory, after which there is no further pass. */
const MAX_CHANGED = 10_000;
/**
 * Acts and lists again until nothing is left to act on, because some stores list `a/b` only when
 * `a` is gone (https://github.com/minio/minio/issues/20167). After a failure, and in a dry run,
 * there is no further pass. What has changed since it was listed is kept in every further pass. What
 * is skipped is yielded by the first pass only. Throws a StoreError `StillListed` when a pass has
 * changed nothing.
 */
async function* untilNothingIsListed(passes) {
    const { dryRun, isOnce = false } = passes;
    const changed = new Set();
    for (let isFirst = true;; isFirst = false) {
        const listed = createFingerprint();
        let hasFailed = false;
        for await (const outcomes of passes.act(listed, isFirst, changed)) {
            hasFailed ||= outcomes.some(({ status }) => status === 'failed');
            const news = isFirst ? outcomes : outcomes.filter((outcome) => isNew(outcome, changed));
            for (const one of news) {
                if (isChanged(one) && changed.size <= MAX_CHANGED)
                    changed.add(one.key);
            }
            yield news;
        }
        if (listed.count === 0 || hasFailed || dryRun || changed.size > MAX_CHANGED)
            return;
        const remaining = createFingerprint();
        await passes.list(remaining, changed);
        if (remaining.count === 0)
            return;
        const isUnexplained = isOnce && changed.size === 0;
        if (remaining.equals(listed) || isUnexplained)
            throw stillListed(remaining, passes);
        if (isOnce)
            return;
    }
}
function isChanged(outcome) {
    return outcome.status === 'skipped' && outcome.reason === 'changed';
}
/** Whether an outcome of a further pass is not that of a row which the first one skipped too. */
function isNew(outcome, changed) {
    if (outcome.status !== 'skipped')
        return true;
    if (outcome.op !== 'delete')
        return false;
    return outcome.reason === 'gone' || (isChanged(outcome) && !changed.has(outcome.key));
}
function stillListed({ count, first }, { things, isOnce = false }) {
    const [act, name] = things === 'object' ? ['delete', 'is'] : ['abort', 'has the id'];
    const again = isOnce ? ', or lists it anew: run again to delete what is still old enough' : '';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('StillListed', `the store confirmed every ${act} and still lists ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .LS)(count, things)}, ` +
        `the first ${name} ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(first ?? '')}${again}`);
}
/**
 * Maps the rows of a listing to items; `itemOf` returns undefined for a row without one. When the
 * listing or `itemOf` throws, the gate refuses every delete not yet sent: the rest of the listing
 * could have shown that it must not be deleted.
 */
async function* itemsUntilFailure(pages, itemOf, gate) {
    try {
        for await (const rows of pages)
            yield itemsOfPage(rows, itemOf, gate);
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}
function* itemsOfPage(rows, itemOf, gate) {
    try {
        for (const row of rows) {
            const item = itemOf(row);
            if (item !== undefined)
                yield item;
        }
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}
/** The entries of pages, one by one. */
async function* entriesOf(pages) {
    for await (const page of pages)
        for (const entry of page)
            yield entry;
}
/** Creates the fingerprint of an empty set of names. */
function createFingerprint() {
    const fingerprint = {
        count: 0,
        first: undefined,
        sums: [0, 0],
        add(name) {
            fingerprint.count += 1;
            fingerprint.first ??= name;
            addHash(fingerprint.sums, name);
        },
        equals: ({ count, sums: [one, other] }) => count === fingerprint.count && one === fingerprint.sums[0] && other === fingerprint.sums[1],
    };
    return fingerprint;
}
/**
 * Adds two hashes in the manner of MurmurHash3. Two CRCs would not do: of names of one length they
 * differ by a constant, whatever they start from.
 */
function addHash(sums, name) {
    let one = name.length;
    let other = ~name.length;
    for (let at = 0; at < name.length; at += 1) {
        const unit = Math.imul(name.charCodeAt(at), 0xcc9e2d51);
        one = Math.imul(rotated(one ^ unit), 0x9e3779b1);
        other = Math.imul(rotated(other ^ unit), 0x85ebca6b);
    }
    sums[0] = (sums[0] + mixed(one)) | 0;
    sums[1] = (sums[1] + mixed(other)) | 0;
}
function rotated(hash) {
    return (hash << 13) | (hash >>> 19);
}
/** The last step of MurmurHash3. */
function mixed(hash) {
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return hash ^ (hash >>> 16);
}


/***/ }),

/***/ 597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Co: () => (/* binding */ shownAtEnd),
/* harmony export */   Gh: () => (/* binding */ createStateCheck),
/* harmony export */   QS: () => (/* binding */ reportLines),
/* harmony export */   UG: () => (/* binding */ pruneSettings),
/* harmony export */   kv: () => (/* binding */ placeProblems),
/* harmony export */   rO: () => (/* binding */ withDefaults)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_globs_selection_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2117);
/* harmony import */ var _core_globs_unmatched_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4354);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9716);
/* harmony import */ var _listing_deletion_preview_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6165);
/* harmony import */ var _listing_deploy_check_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5176);
/* harmony import */ var _object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(172);
/* harmony import */ var _operations_remove_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5956);









/** Throws an InputError for options that make no sense, which would delete too much or nothing. */
function pruneSettings(options) {
    const { prefix, olderThan = 0 } = options;
    const problems = [...placeProblems(prefix, olderThan), ...pruneProblems(options)];
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    const { onEvent, deleteCondition = 'auto', versions = 'current' } = options;
    const isConditional = versions === 'current' && options.dryRun !== true;
    return {
        ...options,
        ...withDefaults(options),
        deleteCondition,
        conditions: (0,_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .createDeleteConditions */ .eO)(isConditional ? deleteCondition : 'none', onEvent),
        keepNewestOf: options.keepNewestOf ?? 'directories',
        versions,
        bypassGovernance: options.bypassGovernance ?? false,
        batchSize: options.batchSize ?? _operations_remove_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_BATCH_SIZE */ .Sx,
        deployCheck: (0,_listing_deploy_check_js__WEBPACK_IMPORTED_MODULE_3__/* .createDeployCheck */ .I)(),
    };
}
/** The defaults of the options that every feature here has. */
function withDefaults({ include = [], exclude = [], unmatched = 'auto', dryRun = false, signal = new AbortController().signal, }) {
    return { include, exclude, unmatched, dryRun, signal };
}
/** What is wrong with a prefix and an age, of any type: a caller may be plain JavaScript. */
function placeProblems(prefix, olderThan) {
    const problems = [];
    if (typeof prefix !== 'string') {
        problems.push(`prefix is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeValue */ .bp)(prefix)}: give a string, '' for the whole bucket`);
    }
    if (typeof olderThan !== 'number' || !(olderThan >= 0)) {
        problems.push(`olderThan is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeValue */ .bp)(olderThan)}: give milliseconds, 86_400_000 for a day`);
    }
    return problems;
}
/** Any other word would be taken for `all`, which deletes the current versions too. */
const VERSIONS = ['current', 'noncurrent', 'all'];
function* pruneProblems(options) {
    const { keepNewest, versions = 'current', bypassGovernance, keysFrom } = options;
    const { deleteCondition } = options;
    if (!VERSIONS.includes(versions)) {
        yield `versions is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeValue */ .bp)(versions)}: give "current", "noncurrent" or "all"`;
    }
    if (keepNewest !== undefined && !(Number.isSafeInteger(keepNewest) && keepNewest > 0)) {
        yield `keepNewest is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .describeValue */ .bp)(keepNewest)}: give a positive integer`;
    }
    if (keepNewest !== undefined && versions !== 'current') {
        yield `keepNewest can't be combined with versions ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(versions)}: leave one of them out`;
    }
    // A plan may be one of versions, which only its lines say.
    if (bypassGovernance === true && versions === 'current' && keysFrom === undefined) {
        yield 'bypassGovernance has no effect on current versions: set versions, or leave it out';
    }
    const problem = (0,_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_1__/* .conditionProblem */ .B_)(deleteCondition);
    if (problem !== undefined)
        yield problem;
    if (deleteCondition === 'etag' && versions !== 'current') {
        yield `deleteCondition "etag" can't be combined with versions ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(versions)}: S3 compares the current version only`;
    }
    if (keysFrom === undefined)
        return;
    const isListing = options.olderThan !== undefined || keepNewest !== undefined;
    if (isListing || versions !== 'current') {
        yield 'keysFrom says what is deleted: leave out olderThan, keepNewest and versions';
    }
}
/**
 * Returns a function that returns whether a key is that of a state object, or of its lease, that is
 * deleted only with its site: a line of `include` that names it makes it an object like any other.
 */
function createStateCheck({ prefix, include }) {
    const naming = include.filter((line) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateKey */ .Zw)(line.trim()));
    if (naming.length === 0)
        return (key) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateKey */ .Zw)(key);
    const isNamed = (0,_core_globs_selection_js__WEBPACK_IMPORTED_MODULE_6__/* .createKeySelection */ .MK)({ prefix, include: naming, exclude: [] });
    return (key) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_5__/* .isStateKey */ .Zw)(key) && !isNamed(key);
}
/**
 * Warns of globs that matched none of the keys that a check has seen. Returns the problems with
 * which nothing may be deleted.
 */
async function reportLines(check, { onEvent, unmatched }, words = {}) {
    const { warnings, problems } = (0,_core_globs_unmatched_js__WEBPACK_IMPORTED_MODULE_7__/* .keyCheckFindings */ .CH)(check, unmatched, words);
    if (warnings.length > 0)
        await onEvent?.({ kind: 'warning', messages: warnings });
    return [...problems];
}
/** Reports at the end what was deleted, also when the run stops early. */
async function* shownAtEnd({ settings, clock }, passes) {
    const sample = (0,_listing_deletion_preview_js__WEBPACK_IMPORTED_MODULE_8__/* .createDeletionSample */ .pW)();
    try {
        for await (const outcomes of passes) {
            for (const outcome of outcomes)
                if (outcome.status === 'done')
                    addDeleted(sample, outcome);
            yield outcomes;
        }
    }
    finally {
        const plan = { deletes: sample.preview(clock.start), isDone: !settings.dryRun };
        await settings.onEvent?.({ kind: 'plan', plan });
    }
}
function addDeleted(sample, outcome) {
    const { listed, versionId, deleteMarker } = outcome;
    if (listed === undefined)
        return;
    // Without a version, the marker is the delete's own.
    const isDeleteMarker = versionId !== undefined && deleteMarker === true;
    sample.add(isDeleteMarker ? { ...outcome, isDeleteMarker } : outcome, listed);
}


/***/ })

};
