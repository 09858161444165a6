export const id = 898;
export const ids = [898];
export const modules = {

/***/ 7057:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ compareKeys)
/* harmony export */ });
/**
 * Compares keys by their UTF-8 bytes, as stores order them: less than 0, 0 or more than 0.
 * JavaScript's own order differs where surrogates meet characters from U+E000 on.
 */
function compareKeys(a, b) {
    const length = Math.min(a.length, b.length);
    for (let at = 0; at < length; at += 1) {
        const difference = rankOf(a.charCodeAt(at)) - rankOf(b.charCodeAt(at));
        if (difference !== 0)
            return difference;
    }
    return a.length - b.length;
}
/** Surrogates stand for characters above all others. */
function rankOf(unit) {
    return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}


/***/ }),

/***/ 5956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ remove)
/* harmony export */ });
/* unused harmony export MAX_BATCH_SIZE */
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1307);
/* harmony import */ var _skeleton_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3392);


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
function remove(items, { store }, { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY, signal } = {}) {
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
        throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
    }
    return (0,_skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, {
        op: 'delete',
        concurrency,
        arrange: (pulled) => batches(pulled, () => Math.min(batchSize, store.keysPerDelete)),
        perform: (batch, abort) => removeBatch(batch, store, abort),
    }, signal);
}
/**
 * Groups items that may share a request. When the source ends, or throws, what is held back goes
 * out first.
 */
async function* batches(items, batchSize) {
    const open = new Map();
    let broken;
    try {
        for await (const item of items) {
            if ((0,_skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .isSettled */ .Is)(item)) {
                yield item;
                continue;
            }
            const name = requestName(item);
            const batch = open.get(name) ?? [];
            batch.push(item);
            open.set(name, batch);
            const full = batch.length >= batchSize() ? name : oldestOver(open);
            if (full !== undefined)
                yield* take(open, full);
        }
    }
    catch (thrown) {
        broken = { thrown };
    }
    yield* open.values();
    if (broken !== undefined)
        throw broken.thrown;
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
    return JSON.stringify([item.bucket, requestOptions(item)]);
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
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .failed */ .gz)('delete', item, result.error);
    const { deleteMarker, attempts } = result;
    return {
        ...(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .identityOf */ .cu)(item),
        op: 'delete',
        status: 'done',
        bytes: 0,
        ...(deleteMarker !== undefined && { deleteMarker }),
        ...(attempts !== undefined && { attempts }),
    };
}


/***/ }),

/***/ 9533:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ assertServerTime),
/* harmony export */   o: () => (/* binding */ createRunClock)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** Milliseconds: a Date header is cut to a second, and some servers format it once a second. */
const ROUNDING = 2_000;
/** Milliseconds: more is not the lag of a Date but a clock that is wrong. */
const MAX_LEAD = 60_000;
/** The clock of one run. `start` is given where it is known already. */
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
/** Throws when the server's answer has no Date: then nothing may be deleted. */
function assertServerTime(runStart) {
    if (!Number.isNaN(runStart.getTime()))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoServerTime', "the listing's answer has no Date header, so objects written during this run can't be told " +
        'from older ones: nothing is deleted');
}


/***/ }),

/***/ 2288:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ bucketPagesAtOnce)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/key-order.js
var key_order = __webpack_require__(7057);
// EXTERNAL MODULE: ./lib/core/map-concurrent.js + 2 modules
var map_concurrent = __webpack_require__(7423);
;// CONCATENATED MODULE: ./lib/core/one-ahead.js
/**
 * Passes on what `source` yields, and asks it for the next value while the consumer is busy with
 * this one: never more than one is held that nobody has asked for. What `source` throws comes in
 * its turn. Closes `source` on every way out.
 */
async function* oneAhead(source) {
    const iterator = source[Symbol.asyncIterator]();
    try {
        let next = iterator.next();
        for (;;) {
            const pulled = await next;
            if (pulled.done === true)
                return;
            next = iterator.next();
            // Nobody may come back for it.
            next.catch(() => undefined);
            yield pulled.value;
        }
    }
    finally {
        await iterator.return?.();
    }
}

// EXTERNAL MODULE: ./lib/sources/listing-checks.js
var listing_checks = __webpack_require__(430);
;// CONCATENATED MODULE: ./lib/sources/bucket-objects.js

/**
 * Every object under a prefix, in the store's order, one page in memory at a time; what it yields
 * can be given to `remove` as it is. Throws a StoreError when a page can't be had, or when the pages
 * contradict each other.
 */
async function* bucketObjects(options, deps) {
    const { bucket } = options;
    for await (const page of bucketPages(options, deps)) {
        for (const object of page.objects)
            yield { ...object, bucket };
    }
}
/**
 * The pages of a listing, to the last one, also over pages that are empty and say that more
 * follow. A key that stood on the page before is left out.
 */
async function* bucketPages({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewToken = (0,listing_checks/* loopDetector */.V)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let token;
    do {
        const next = token === undefined ? {} : { continuationToken: token };
        const page = await store.list({ ...request, ...next }, signal);
        (0,listing_checks/* assertUnderPrefix */.t)(page.objects, prefix);
        const objects = page.objects.filter(({ key }) => !seen.has(key));
        seen = new Set(page.objects.map(({ key }) => key));
        yield { ...page, objects };
        token = page.nextToken;
        if (token !== undefined)
            assertNewToken(token);
    } while (token !== undefined);
}

// EXTERNAL MODULE: ./lib/sources/key-ranges.js
var key_ranges = __webpack_require__(3036);
;// CONCATENATED MODULE: ./lib/sources/bucket-pages-at-once.js







/** Listed one after the other, so that a small prefix costs no request more than it has pages. */
const PAGES_IN_ORDER = 3;
/** Fewer where to cut is guessed. */
const RANGES_AT_ONCE = { atMarks: 11, guessed: 8 };
/** Requests for ranges without keys that each page with keys may cost. */
const GUESSES_A_PAGE = 0.2;
/**
 * The pages of a listing as `bucketPages` gives them, in no order: where a prefix has many, ranges
 * of its keys are listed at the same time. Each key comes once, whatever the store does: every
 * page is checked to be in order and inside its range, and a store that has shown no order, or
 * doesn't start after the key that it is given, is listed page by page.
 */
async function* bucketPagesAtOnce(options, deps) {
    let count = 0;
    let first;
    let last = '';
    let isOrdered = true;
    for await (const page of bucketPages(options, deps)) {
        yield page;
        count += 1;
        isOrdered &&= isInOrder(page.objects, last);
        first ??= page.objects[0]?.key;
        last = page.objects.at(-1)?.key ?? last;
        const { nextToken: token } = page;
        const cutter = isOrdered && first !== undefined ? (0,key_ranges/* cutterOf */.X_)(options, first) : undefined;
        const isLong = count >= PAGES_IN_ORDER || (0,key_ranges/* expectsMany */.UQ)(options.marks?.(), last);
        if (isLong && cutter !== undefined && token !== undefined) {
            const rest = { after: last, token, assertNewToken: (0,listing_checks/* loopDetector */.V)() };
            const rounds = oneAhead(roundsOfRanges(rest, cutter, options, deps));
            for await (const pages of rounds)
                yield* pages;
            return;
        }
    }
}
/** A page of each range at a time. */
async function* roundsOfRanges(rest, cutsIn, options, deps) {
    let listings = [rest];
    let mayCut = true;
    const atOnce = options.marks ? RANGES_AT_ONCE.atMarks : RANGES_AT_ONCE.guessed;
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
    const listed = (0,map_concurrent/* mapConcurrent */._)(listings.entries(), async ([index, listing], abort) => {
        const { after, token } = listing;
        const from = token === undefined ? { startAfter: after } : { continuationToken: token };
        return { index, listing, page: await store.list({ ...request, ...from }, abort) };
    }, { concurrency: listings.length, ...(signal && { signal }) });
    for await (const { index, listing, page } of listed) {
        (0,listing_checks/* assertUnderPrefix */.t)(page.objects, prefix);
        pages[index] = { listing, page };
    }
    return pages;
}
/** What of a page is in its range. */
function pageInside({ listing: { after, until }, page }) {
    if (!isInOrder(page.objects, after))
        throw disordered(after);
    const isInside = ({ key }) => until === undefined || (0,key_order/* compareKeys */.Y)(key, until) <= 0;
    return { ...page, objects: page.objects.filter(isInside) };
}
/** What is left of a range after its page, if anything. */
function restOf({ listing, page }, { objects }) {
    const { after, assertNewToken } = listing;
    const { nextToken: token } = page;
    if (token === undefined || objects.length < page.objects.length)
        return [];
    assertNewToken(token);
    return [{ ...listing, after: objects.at(-1)?.key ?? after, token }];
}
/** Gives each range that a store doesn't list by itself to the one before it, which it was cut from. */
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
/** Whether the first page of a range begins before it: the store ignores where to start. */
function isRefusalToStart({ after, token }, { objects: [first] }) {
    return token === undefined && first !== undefined && (0,key_order/* compareKeys */.Y)(first.key, after) <= 0;
}
/** Cuts what is left into at most so many ranges more. */
function withCuts(listings, cutsIn, free) {
    const cuts = new Map();
    for (const listing of (0,key_ranges/* widestFirst */.xo)(listings)) {
        const found = cutsIn(listing, free);
        cuts.set(listing, found);
        free -= found.length;
    }
    return listings.flatMap((listing) => {
        const [start, ...others] = (0,key_ranges/* cutAt */.og)(listing, cuts.get(listing) ?? []);
        const begun = others.map((range) => ({
            ...range,
            token: undefined,
            assertNewToken: (0,listing_checks/* loopDetector */.V)(),
        }));
        return [{ ...listing, ...start }, ...begun];
    });
}
function isInOrder(objects, after) {
    let last = after;
    for (const { key } of objects) {
        if ((0,key_order/* compareKeys */.Y)(key, last) <= 0)
            return false;
        last = key;
    }
    return true;
}
function disordered(after) {
    return new errors/* StoreError */.AD('ListingOrder', `the pages of the listing after ${JSON.stringify(after)} contradict each other: the store, ` +
        'or something before it, does not list correctly');
}


/***/ }),

/***/ 3036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UQ: () => (/* binding */ expectsMany),
/* harmony export */   X_: () => (/* binding */ cutterOf),
/* harmony export */   _C: () => (/* binding */ markKeys),
/* harmony export */   og: () => (/* binding */ cutAt),
/* harmony export */   xo: () => (/* binding */ widestFirst)
/* harmony export */ });
/* harmony import */ var _core_key_order_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7057);

/** What names count with, each in its order. */
const COUNTED = ['0123456789', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'].map((characters) => Array.from(characters));
/** Cuts before which no key may follow at all. */
const FAR_CUTS = 2;
/**
 * Guesses where to cut what is left of a range, as if names were numbers that count on: at the
 * place where names have differed since the `first` of all, or the next finer one, and a few
 * further away. At most `count` cuts, in the order of the keys. A wrong guess costs a request,
 * never a key.
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
/** Keys from one mark to the next. */
const KEYS_A_MARK = 100;
/** Together fewer keys than a page has, so that some that were not expected fit in. */
const MARKS_A_RANGE = 9;
/** Cuts at marks; undefined as long as there are none. Without `marks` it guesses. */
function cutterOf({ prefix = '', marks }, first) {
    if (marks === undefined)
        return (range, count) => cutsOf(range, first, prefix, count);
    const known = marks();
    return known && ((range, count) => cutsAtMarks(known, range, count));
}
/** Of more than two pages; to cut those would cost a request more. */
const MANY_MARKS = 21;
/** Whether so many keys are expected after one that they are worth cutting. */
function expectsMany(marks, after) {
    const next = marks?.at(-MANY_MARKS);
    return next !== undefined && (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(next, after) > 0;
}
/** Marks the keys of `prefix` and each name; names are sorted in place. */
function markKeys(prefix, names) {
    names.sort(_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y);
    const marks = [];
    for (let at = KEYS_A_MARK - 1; at < names.length; at += KEYS_A_MARK) {
        marks.push(`${prefix}${names[at] ?? ''}`);
    }
    return marks;
}
/** At most `count` cuts, such that a page holds each range if what is expected is there. */
function cutsAtMarks(marks, { after, until }, count) {
    const cuts = [];
    const first = marks.findIndex((mark) => (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(mark, after) > 0);
    if (first < 0)
        return cuts;
    for (let at = first + MARKS_A_RANGE - 1; cuts.length < count; at += MARKS_A_RANGE) {
        const mark = marks[at];
        if (mark === undefined || (until !== undefined && (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(mark, until) >= 0))
            break;
        cuts.push(mark);
    }
    return cuts;
}
/** The ranges that may hold the most keys first. */
function widestFirst(ranges) {
    const shared = ({ after, until = '' }) => sharedLength(after, until);
    return ranges.toSorted((a, b) => shared(a) - shared(b));
}
/** The rest of the range cut where the character at a place counts on. */
function higherAt({ after, until }, at) {
    const digit = after.charAt(at);
    const higher = COUNTED.find((all) => all.includes(digit))?.filter((other) => other > digit) ?? [];
    return higher
        .map((other) => after.slice(0, at) + other)
        .filter((cut) => until === undefined || (0,_core_key_order_js__WEBPACK_IMPORTED_MODULE_0__/* .compareKeys */ .Y)(cut, until) < 0);
}
function sharedLength(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length += 1;
    return length;
}
/** So many of them, from all over. */
function evenly(items, count) {
    if (items.length <= count)
        return items;
    return Array.from({ length: count }, (_, index) => items.at(Math.floor(((index + 1) * items.length) / (count + 1)))).filter((item) => item !== undefined);
}
/** The range in pieces. */
function cutAt({ after, until }, cuts) {
    const starts = [after, ...cuts];
    return starts.map((start, index) => {
        const end = cuts[index] ?? until;
        return { after: start, ...(end !== undefined && { until: end }) };
    });
}


/***/ }),

/***/ 430:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ loopDetector),
/* harmony export */   t: () => (/* binding */ assertUnderPrefix)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

function assertUnderPrefix(rows, prefix) {
    const foreign = rows.find(({ key }) => !key.startsWith(prefix));
    if (foreign === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ForeignKey', `the listing of ${JSON.stringify(prefix)} holds ${JSON.stringify(foreign.key)}, which is not ` +
        'under it: the store, or something before it, does not list correctly');
}
/**
 * Throws when tokens repeat, in any rhythm, and keeps only one of them: Brent's algorithm
 * (https://en.wikipedia.org/wiki/Cycle_detection#Brent's_algorithm).
 */
function loopDetector() {
    let kept;
    let count = 0;
    let keepNextAt = 1;
    return (token) => {
        if (token === kept) {
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ListingLoop', 'the listing gave the same continuation token again, so it would never end: ' +
                'the store, or something before it, does not page correctly');
        }
        count += 1;
        if (count < keepNextAt)
            return;
        kept = token;
        keepNextAt *= 2;
    };
}


/***/ }),

/***/ 5832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ BrakedStore)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _wrapped_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8848);


/**
 * A store whose deletes and aborts can be stopped while everything else goes on: a mode pulls the
 * brake when what they rest on (a listing, an upload, a walk) turns out to be incomplete. Requests
 * that were sent before are finished.
 */
class BrakedStore extends _wrapped_store_js__WEBPACK_IMPORTED_MODULE_0__/* .WrappedStore */ .f {
    #deletes = new AbortController();
    #aborts = new AbortController();
    /**
     * From now on none is sent; each is refused with `DeletesStopped` or `AbortsStopped` and this
     * cause.
     */
    stopDeletes(cause) {
        const why = `because of an error before: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`;
        this.#deletes.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('DeletesStopped', `not deleted, ${why}`, { cause }));
        this.#aborts.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD('AbortsStopped', `not aborted, ${why}`, { cause }));
    }
    async deleteMany(request, signal) {
        this.#deletes.signal.throwIfAborted();
        return this.inner.deleteMany({ ...request, brake: this.#deletes.signal }, signal);
    }
    async abortUpload(request, signal) {
        this.#aborts.signal.throwIfAborted();
        return this.inner.abortUpload({ ...request, brake: this.#aborts.signal }, signal);
    }
}


/***/ })

};
