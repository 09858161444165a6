export const id = 222;
export const ids = [222];
export const modules = {

/***/ 7222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ isLive),
/* harmony export */   MS: () => (/* binding */ deployInProgress),
/* harmony export */   Qy: () => (/* binding */ firstLineOf),
/* harmony export */   WF: () => (/* binding */ STATE_MAGIC),
/* harmony export */   Wb: () => (/* binding */ jsonInHead),
/* harmony export */   be: () => (/* binding */ NO_LEASE),
/* harmony export */   bp: () => (/* binding */ lastSignOf),
/* harmony export */   jS: () => (/* binding */ encodeLease),
/* harmony export */   mF: () => (/* binding */ readLock),
/* harmony export */   xA: () => (/* binding */ isStateLock),
/* harmony export */   zR: () => (/* binding */ readLease)
/* harmony export */ });
/* unused harmony export LEASE_TIME */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9716);
/* harmony import */ var _if_there_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9090);





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
/**
 * Reads the lock in a state object, and no more of that than its first line. Rejects as
 * `getIfThere` does.
 */
async function readLock(state, signal) {
    const found = await (0,_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .getIfThere */ .i)(state, {}, signal);
    if (found === undefined)
        return undefined;
    const bytes = await firstLineOf(found.body, MAX_HEAD);
    const end = bytes.indexOf('\n');
    const head = end < 0 ? undefined : jsonInHead(bytes.toString('utf8', 0, end));
    const { nonce, lock } = isObject(head) ? head : {};
    if (typeof nonce !== 'string' || !isStateLock(lock))
        return undefined;
    return { lock, nonce, lastModified: found.lastModified };
}
/** The first line of a body, or more than `most` bytes of it if it is longer. */
async function firstLineOf(body, most) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size > most || chunk.includes(0x0a))
            break;
    }
    const [first] = chunks;
    if (first === undefined || chunks.length > 1)
        return Buffer.concat(chunks);
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
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
/** No lease. */
const NO_LEASE = { lease: undefined, etag: undefined, lastModified: undefined };
/** Reads the lease beside a state object. Rejects as `getIfThere` does. */
async function readLease(state, signal) {
    const found = await (0,_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .getIfThere */ .i)({ ...state, key: (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .leaseKeyOf */ .Zq)(state.key) }, {}, signal);
    if (found === undefined)
        return NO_LEASE;
    const { etag, lastModified, body } = found;
    return { lease: decodeLease(await firstLineOf(body, MAX_LEASE)), etag, lastModified };
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
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreError */ .AD('DeployInProgress', `run ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
        `${timeText(lastModified)} and was last active at ${timeText(lastSign)}, so ` +
        `${consequence}: run again when that one has ended; if it was killed, re-run its failed ` +
        `jobs, or run again after ${timeText(until)}`);
}
function timeText(time) {
    return Number.isNaN(time.getTime()) ? 'an unknown time' : time.toISOString();
}


/***/ }),

/***/ 9090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getIfThere)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1547);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7515);



/**
 * Gets an object; undefined: there is none. S3 answers 403 for a key without an object where
 * s3:ListBucket is not allowed or, since a GET has no prefix, only on a condition on the prefix:
 * then a listing decides. Rejects with the refusal of the GET where the listing shows the object,
 * and where it is refused too, whose error is then the cause.
 */
async function getIfThere(object, options, signal) {
    const { store, bucket, key } = object;
    try {
        return await store.get({ bucket, key, ...options }, signal);
    }
    catch (thrown) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) === 'NoSuchKey')
            return undefined;
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown) || (await isListed(object, thrown, signal)))
            throw thrown;
        return undefined;
    }
}
async function isListed(object, refusal, signal) {
    const { store, bucket, key, prefix } = object;
    try {
        const page = await store.list({ bucket, prefix: key, pageSize: 1 }, signal);
        return page.objects.some((one) => one.key === key);
    }
    catch (thrown) {
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown))
            throw thrown;
        const isInside = key.startsWith(prefix) && key !== prefix;
        if (isInside)
            return await isListedUnder(object, refusal, signal);
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .derivedError */ .WG)(refusal, { cause: thrown });
    }
}
/** Whether the listing of the whole prefix, which alone may be allowed, shows the object. */
async function isListedUnder({ store, bucket, key, prefix }, refusal, signal) {
    const assertNewToken = (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .loopDetector */ .Vo)();
    const parent = key.slice(0, key.lastIndexOf('/') + 1);
    let from = parent === '' ? {} : { startAfter: parent };
    try {
        for (;;) {
            const { objects, nextToken } = await store.list({ bucket, prefix, ...from }, signal);
            if (objects.some((one) => one.key === key))
                return true;
            const isBeyond = objects.some((one) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .compareKeys */ .YD)(one.key, key) > 0);
            if (isBeyond || nextToken === undefined)
                return false;
            assertNewToken(nextToken);
            from = { continuationToken: nextToken };
        }
    }
    catch (thrown) {
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown) ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .derivedError */ .WG)(refusal, { cause: thrown }) : thrown;
    }
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


/***/ })

};
