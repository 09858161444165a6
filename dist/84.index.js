export const id = 84;
export const ids = [84];
export const modules = {

/***/ 9482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ expectsMany),
/* harmony export */   X_: () => (/* binding */ cutterOf),
/* harmony export */   _t: () => (/* binding */ boundariesOf),
/* harmony export */   og: () => (/* binding */ cutAt),
/* harmony export */   xo: () => (/* binding */ widestFirst)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1547);

/** Characters that names count with, in order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map((characters) => Array.from(characters));
/** Cuts that may lie behind the last key. */
const FAR_CUTS = 2;
/**
 * Guesses where to cut the rest of a range, as if names were numbers that count up: at the position
 * where names have differed since the `first` of all, or the next one, and a few further away. At
 * most `count` cuts, in key order. A wrong guess costs a request, never a key.
 */
function cutsOf(range, first, prefix, count) {
    const place = sharedLength(first, range.after);
    const coarse = higherAt(range, place);
    const near = coarse.length > 0 ? coarse : higherAt(range, place + 1);
    const far = [];
    for (let at = place - 1; at >= prefix.length && far.length < FAR_CUTS; at -= 1) {
        far.push(...higherAt(range, at).slice(0, 1));
    }
    return [...evenly(near, Math.max(0, count - far.length)), ...far].slice(0, count);
}
/** Number of keys from one boundary to the next. */
const KEYS_PER_BOUNDARY = 100;
/** Fewer keys than a page has, so that unexpected ones fit in. */
const BOUNDARIES_PER_RANGE = 9;
/** Cuts at `boundaries`; undefined: there are none yet. Without `boundaries` it guesses. */
function cutterOf({ prefix = '', boundaries }, first) {
    if (boundaries === undefined)
        return (range, count) => cutsOf(range, first, prefix, count);
    const known = boundaries();
    return known && ((range, count) => cutsAtBoundaries(known, range, count));
}
/** More than two pages: to cut fewer would cost one more request. */
const MANY_BOUNDARIES = 21;
/** Whether enough keys are expected after a key to be worth cutting. */
function expectsMany(boundaries, after) {
    const next = boundaries?.at(-MANY_BOUNDARIES);
    return next !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(next, after) > 0;
}
/** The boundaries of the keys of `prefix` and each name. Sorts `names` in place. */
function boundariesOf(prefix, names) {
    names.sort(_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD);
    const boundaries = [];
    for (let at = KEYS_PER_BOUNDARY - 1; at < names.length; at += KEYS_PER_BOUNDARY) {
        boundaries.push(`${prefix}${names[at] ?? ''}`);
    }
    return boundaries;
}
/** At most `count` cuts, such that each range fits on a page if the expected keys exist. */
function cutsAtBoundaries(boundaries, { after, until }, count) {
    const cuts = [];
    const first = boundaries.findIndex((boundary) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(boundary, after) > 0);
    if (first < 0)
        return cuts;
    for (let at = first + BOUNDARIES_PER_RANGE - 1; cuts.length < count; at += BOUNDARIES_PER_RANGE) {
        const boundary = boundaries[at];
        if (boundary === undefined || (until !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(boundary, until) >= 0))
            break;
        cuts.push(boundary);
    }
    return cuts;
}
/** The ranges, those that may hold the most keys first. */
function widestFirst(ranges) {
    const shared = ({ after, until = '' }) => sharedLength(after, until);
    return ranges.toSorted((a, b) => shared(a) - shared(b));
}
/** Cuts of the rest of a range at each higher character at a position. */
function higherAt({ after, until }, at) {
    const digit = after.charAt(at);
    const higher = COUNTED.find((all) => all.includes(digit))?.filter((other) => other > digit) ?? [];
    return higher
        .map((other) => after.slice(0, at) + other)
        .filter((cut) => until === undefined || (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .YD)(cut, until) < 0);
}
function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}
/** At most `count` of the items, evenly spaced. */
function evenly(items, count) {
    if (items.length <= count)
        return items;
    return Array.from({ length: count }, (_, index) => items.at(Math.floor(((index + 1) * items.length) / (count + 1)))).filter((item) => item !== undefined);
}
/** The range, cut into pieces. */
function cutAt({ after, until }, cuts) {
    const starts = [after, ...cuts];
    return starts.map((start, index) => {
        const end = cuts[index] ?? until;
        return { after: start, ...(end !== undefined && { until: end }) };
    });
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

/***/ 5132:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ bucketPagesAtOnce)
/* harmony export */ });
/* harmony import */ var _core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9276);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1547);
/* harmony import */ var _key_ranges_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9482);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7515);




/** Pages listed one after another, so that a small prefix takes no more requests than pages. */
const PAGES_IN_ORDER = 3;
/** Ranges listed at a time: fewer where the cuts are guessed. */
const RANGES_AT_ONCE = { atBoundaries: 11, guessed: 8 };
/** Requests for empty ranges that each page with keys allows. */
const GUESSES_A_PAGE = 0.2;
/**
 * Yields the pages of a listing like `bucketPages`, but in no order: where a prefix has many,
 * ranges of its keys are listed at the same time. Each key comes once, whatever the store does:
 * every page is checked to be in order and inside its range, and a store that lists without order,
 * or that ignores where to start, is listed page by page.
 */
async function* bucketPagesAtOnce(options, deps) {
    let count = 0;
    let first;
    let last = '';
    let isOrdered = true;
    for await (const page of (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .bucketPages */ .h4)(options, deps)) {
        yield page;
        count += 1;
        isOrdered &&= isInOrder(page.objects, last);
        first ??= page.objects[0]?.key;
        last = page.objects.at(-1)?.key ?? last;
        const { nextToken: token } = page;
        const cutter = isOrdered && first !== undefined ? (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .cutterOf */ .X_)(options, first) : undefined;
        const isLong = count >= PAGES_IN_ORDER || (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .expectsMany */ .UQ)(options.boundaries?.(), last);
        if (isLong && cutter !== undefined && token !== undefined) {
            const rest = { after: last, token, assertNewToken: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .loopDetector */ .Vo)() };
            const rounds = (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .prefetch */ .yj)(roundsOfRanges(rest, cutter, options, deps));
            for await (const pages of rounds)
                yield* pages;
            return;
        }
    }
}
/** Yields one page of each range at a time. */
async function* roundsOfRanges(rest, cutsIn, options, deps) {
    let listings = [rest];
    let mayCut = true;
    const atOnce = options.boundaries ? RANGES_AT_ONCE.atBoundaries : RANGES_AT_ONCE.guessed;
    let spare = atOnce;
    while (listings.length > 0) {
        const free = Math.max(0, Math.floor(Math.min(spare, atOnce - listings.length)));
        if (mayCut)
            listings = withCuts(listings, cutsIn, free);
        const listed = await pagesOf(listings, options, deps);
        const taken = withoutRefused(listed);
        mayCut &&= taken.length === listed.length;
        const pages = taken.map((one) => pageInside(one));
        for (const { objects } of pages)
            spare += objects.length > 0 ? GUESSES_A_PAGE : -1;
        listings = taken.flatMap((one, index) => restOf(one, pages[index] ?? one.page));
        yield pages;
    }
}
/** One page of each range, in the order of the ranges. */
async function pagesOf(listings, { bucket, prefix = '', pageSize, signal }, { store }) {
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    const pages = [];
    const listed = (0,_core_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .mapConcurrent */ ._k)(listings.entries(), async ([index, listing], abort) => {
        const { after, token } = listing;
        const from = token === undefined ? { startAfter: after } : { continuationToken: token };
        return { index, listing, page: await store.list({ ...request, ...from }, abort) };
    }, { concurrency: listings.length, ...(signal && { signal }) });
    for await (const { index, listing, page } of listed) {
        (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .assertUnderPrefix */ .tr)(page.objects, prefix);
        pages[index] = { listing, page };
    }
    return pages;
}
/** The part of a page that is in its range. */
function pageInside({ listing: { after, until }, page }) {
    if (!isInOrder(page.objects, after))
        throw (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .disordered */ .aq)(after);
    const isInside = ({ key }) => until === undefined || (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(key, until) <= 0;
    return { ...page, objects: page.objects.filter(isInside) };
}
/** The rest of a range after its page; empty: the range is complete. */
function restOf({ listing, page }, { objects }) {
    const { after, assertNewToken } = listing;
    const { nextToken: token } = page;
    if (token === undefined || objects.length < page.objects.length)
        return [];
    assertNewToken(token);
    return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}
/** Joins each range that a store doesn't list by itself to the one that it was cut from. */
function withoutRefused(listed) {
    const taken = [];
    let joined;
    for (const { listing, page } of listed.toReversed()) {
        const { after, token, assertNewToken, ...end } = listing;
        joined ??= end;
        if (isRefusalToStart(listing, page))
            continue;
        taken.unshift({ listing: { after, token, assertNewToken, ...joined }, page });
        joined = undefined;
    }
    return taken;
}
/** Whether the first page of a range begins before it, because the store ignores where to start. */
function isRefusalToStart({ after, token }, { objects: [first] }) {
    return token === undefined && first !== undefined && (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(first.key, after) <= 0;
}
/** Cuts the ranges into at most `free` more. */
function withCuts(listings, cutsIn, free) {
    const cuts = new Map();
    for (const listing of (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .widestFirst */ .xo)(listings)) {
        const found = cutsIn(listing, free);
        cuts.set(listing, found);
        free -= found.length;
    }
    return listings.flatMap((listing) => {
        const [start, ...others] = (0,_key_ranges_js__WEBPACK_IMPORTED_MODULE_1__/* .cutAt */ .og)(listing, cuts.get(listing) ?? []);
        const begun = others.map((range) => ({
            ...range,
            token: undefined,
            assertNewToken: (0,_objects_js__WEBPACK_IMPORTED_MODULE_0__/* .loopDetector */ .Vo)(),
        }));
        return [{ ...listing, ...start }, ...begun];
    });
}
function isInOrder(objects, after) {
    let last = after;
    for (const { key } of objects) {
        if ((0,_core_keys_js__WEBPACK_IMPORTED_MODULE_3__/* .compareKeys */ .YD)(key, last) <= 0)
            return false;
        last = key;
    }
    return true;
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
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);
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
    return (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, partsOf(deps, options), options.signal);
}
/** As `remove`; items come in pages, and the outcomes of a request together, which costs less. */
function removePages(pages, deps, options = {}) {
    return (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runPages */ .Oh)(pages, partsOf(deps, options), options.signal);
}
function partsOf({ store }, { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY, onProgress }) {
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
        throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
    }
    return {
        op: 'delete',
        concurrency,
        meter: (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .createMeter */ .q)(onProgress),
        arrange: (pages) => batches(pages, () => Math.min(batchSize, store.keysPerDelete)),
        perform: (batch, abort) => removeBatch(batch, store, abort),
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
async function removeBatch(batch, store, signal) {
    const [first] = batch;
    if (first === undefined)
        return [];
    const objects = batch.map(({ key, versionId }) => versionId === undefined ? { key } : { key, versionId });
    const request = { bucket: first.bucket, objects, ...requestOptions(first) };
    const results = await store.deleteMany(request, signal);
    return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}
function toOutcome(item, result) {
    if (item === undefined)
        throw new RangeError('more results than keys in a DeleteObjects answer');
    if ('error' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .failed */ .gz)('delete', item, result.error);
    const { deleteMarker, attempts } = result;
    return {
        ...(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .identityOf */ .cu)(item),
        op: 'delete',
        status: 'done',
        bytes: 0,
        ...(deleteMarker !== undefined && { deleteMarker }),
        ...(attempts !== undefined && { attempts }),
    };
}


/***/ })

};
