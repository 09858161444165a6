export const id = 343;
export const ids = [343];
export const modules = {

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


/***/ }),

/***/ 5343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  abortUploads: () => (/* binding */ abortUploads)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/globs/selection.js
var selection = __webpack_require__(2117);
// EXTERNAL MODULE: ./lib/core/globs/unmatched.js
var unmatched = __webpack_require__(4354);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/listing/run-clock.js
var run_clock = __webpack_require__(6614);
// EXTERNAL MODULE: ./lib/listing/objects.js
var objects = __webpack_require__(7515);
;// CONCATENATED MODULE: ./lib/listing/uploads.js

/**
 * Yields every open multipart upload under a prefix, in the store's order, with one page in memory
 * at a time. `abort` takes the uploads as they are. Throws a StoreError when a page can't be read,
 * or when the pages contradict each other.
 */
async function* bucketUploads(options, deps) {
    const { bucket } = options;
    for await (const page of uploadPages(options, deps)) {
        for (const upload of page.uploads)
            yield { ...upload, bucket };
    }
}
/**
 * Yields the pages of a listing of uploads to the last one. An upload that was already on the page
 * before is omitted. The upload after which the next page begins is yielded with that page: if it
 * was aborted before, the store could not continue from it, and would omit others to its key.
 */
async function* uploadPages({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewToken = (0,objects/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let held = [];
    let after;
    do {
        const marker = after === undefined ? {} : { after };
        const page = await store.listUploads({ ...request, ...marker }, signal);
        (0,objects/* assertUnderPrefix */.tr)(page.uploads, prefix);
        const uploads = page.uploads.filter(({ uploadId }) => !seen.has(uploadId));
        seen = new Set(page.uploads.map(({ uploadId }) => uploadId));
        after = page.next;
        const isMarker = ({ uploadId }) => uploadId === after?.uploadId;
        yield { ...page, uploads: [...held, ...uploads.filter((upload) => !isMarker(upload))] };
        held = uploads.filter(isMarker);
        if (after !== undefined)
            assertNewToken(JSON.stringify([after.key, after.uploadId]));
    } while (after !== undefined);
}

// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/operations/progress.js
var progress = __webpack_require__(8091);
// EXTERNAL MODULE: ./lib/operations/run-operation.js + 2 modules
var run_operation = __webpack_require__(9824);
;// CONCATENATED MODULE: ./lib/operations/abort.js




/**
 * Aborts every multipart upload, several at a time, each attempted whatever fails before it.
 * Yields one outcome per item: `done` with the bytes that its parts had, where they may be listed,
 * or `skipped` as `gone` when another client has completed or aborted it. A source that throws,
 * an aborted signal and dead credentials are thrown after the outcomes of all items pulled.
 */
function abort(items, { store }, { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, signal, onProgress } = {}) {
    const sizeOf = createSizes(store);
    const perform = async ([item], stop) => item === undefined ? [] : [await abortOne(item, store, sizeOf, stop)];
    const meter = (0,progress/* createMeter */.q)(onProgress);
    return (0,run_operation/* runOperation */.xj)(items, { op: 'abort', concurrency, perform, meter }, signal);
}
/**
 * Returns the sizes of uploads in bytes; undefined where the store refuses to list their parts, which
 * is no reason to keep an upload. After an AccessDenied the store is not asked again.
 */
function createSizes(store) {
    let isDenied = false;
    return async (upload, signal) => {
        if (isDenied)
            return undefined;
        try {
            return await store.uploadSize(upload, signal);
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* StoreError */.AD) || thrown.scope !== 'item')
                throw thrown;
            if (thrown.code === 'NoSuchUpload' || signal.aborted)
                throw thrown;
            isDenied ||= thrown.code === 'AccessDenied';
            return undefined;
        }
    };
}
async function abortOne(item, store, sizeOf, signal) {
    const { bucket, key, uploadId } = item;
    const upload = { bucket, key, uploadId };
    try {
        const freedBytes = await sizeOf(upload, signal);
        const result = await store.abortUpload(upload, signal);
        const freed = freedBytes === undefined ? {} : { freedBytes };
        return { ...(0,outcome/* identityOf */.cu)(item), ...result, ...freed, op: 'abort', status: 'done', bytes: 0 };
    }
    catch (thrown) {
        const isGone = thrown instanceof errors/* StoreError */.AD && thrown.code === 'NoSuchUpload';
        if (isGone)
            return (0,outcome/* skipped */.hT)('abort', item, 'gone');
        throw thrown;
    }
}

// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/prune/passes.js
var prune_passes = __webpack_require__(1019);
// EXTERNAL MODULE: ./lib/prune/run.js
var prune_run = __webpack_require__(597);
;// CONCATENATED MODULE: ./lib/prune/abort-uploads.js












/**
 * Aborts the old multipart uploads under a prefix, whose parts cost storage. Yields one outcome for
 * each upload whose key the globs select. Uploads begun after the run are kept.
 *
 * Throws an InputError before the first abort for options that make no sense; a StoreError when a
 * listing fails, after which nothing more is aborted, and `StillListed` when the store lists uploads
 * that it said are aborted; the reason of an aborted signal.
 */
async function* abortUploads(options) {
    const problems = (0,prune_run/* placeProblems */.kv)(options.prefix, options.olderThan);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    const settings = { ...options, ...(0,prune_run/* withDefaults */.rO)(options) };
    const check = (0,unmatched/* createKeyCheck */.k3)(settings, 'upload');
    const store = await (0,feature/* openFeatureStore */.Q)(settings);
    const run = { settings, store, clock: (0,run_clock/* createRunClock */.or)() };
    if (check?.isFirst)
        await refuseByLines(run, check);
    const laterCheck = check?.isFirst ? undefined : check;
    let unsized = 0;
    const passes = (0,prune_passes/* untilNothingIsListed */.Re)({
        act: (listed, isFirst) => abortListed(run, listed, isFirst ? laterCheck : undefined),
        list: (remaining) => addRemaining(run, remaining),
        things: 'upload',
        dryRun: settings.dryRun,
    });
    for await (const outcomes of passes) {
        for (const outcome of outcomes) {
            if (outcome.status === 'done' && outcome.freedBytes === undefined)
                unsized += 1;
            yield outcome;
        }
    }
    if (unsized > 0)
        await settings.onEvent?.({ kind: 'warning', messages: [unsizedText(unsized)] });
}
function unsizedText(unsized) {
    return (`the size of ${(0,core_text/* plural */.LS)(unsized, 'upload')} is unknown and not counted: allow ` +
        's3:ListMultipartUploadParts on the objects of the bucket to have it counted');
}
/**
 * Lists everything before the first abort. Throws an InputError when a glob that is to keep
 * something keeps nothing.
 */
async function refuseByLines(run, check) {
    let selected = 0;
    for await (const uploads of classifiedUploads(run)) {
        for (const { key, action } of uploads) {
            check.see(key, action === 'abort');
            if (action !== 'not-selected')
                selected += 1;
        }
    }
    const problems = await (0,prune_run/* reportLines */.QS)(check, run.settings);
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
    await run.settings.onEvent?.({ kind: 'expected', objects: selected });
}
/** One pass: lists, and aborts as it goes. */
async function* abortListed(run, listed, check) {
    const { bucket, signal, concurrency } = run.settings;
    const gate = new wrapped_stores/* DeleteGate */.BU(run.store);
    const toItem = ({ key, uploadId, action }) => {
        check?.see(key, action === 'abort');
        const item = { bucket, key, uploadId };
        if (action === 'not-selected')
            return undefined;
        if (action !== 'abort')
            return (0,outcome/* skipped */.hT)('abort', item, action);
        listed.add(uploadId);
        return item;
    };
    const items = (0,prune_passes/* entriesOf */.Mc)((0,prune_passes/* itemsUntilFailure */.NO)(classifiedUploads(run), toItem, gate));
    const options = { signal, ...(concurrency !== undefined && { concurrency }) };
    for await (const outcome of abort(items, { store: gate }, options))
        yield [outcome];
    await (0,prune_run/* reportLines */.QS)(check, run.settings);
}
/** The listing, page by page, each upload with what becomes of it. */
async function* classifiedUploads({ settings, store, clock, }) {
    const { bucket, prefix, olderThan, signal } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const actionOn = ({ key, initiated }) => {
        if (!isSelected(key))
            return 'not-selected';
        if (clock.isDuringRun(initiated))
            return 'newer-than-run';
        return clock.start.getTime() - initiated.getTime() <= olderThan ? 'younger' : 'abort';
    };
    const pages = uploadPages({ bucket, prefix, signal }, { store });
    for await (const uploads of (0,run_clock/* rowsByClock */.RQ)(rowsOf(pages), clock, (row) => row.initiated)) {
        yield uploads.map((upload) => ({ ...upload, action: actionOn(upload) }));
    }
}
async function* rowsOf(pages) {
    for await (const { uploads, serverTime } of pages)
        yield { rows: uploads, serverTime };
}
async function addRemaining(run, remaining) {
    for await (const uploads of classifiedUploads(run)) {
        for (const { uploadId, action } of uploads)
            if (action === 'abort')
                remaining.add(uploadId);
    }
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


/**
 * Acts and lists again until nothing is left to act on, because some stores list `a/b` only when
 * `a` is gone (https://github.com/minio/minio/issues/20167). After a failure, and in a dry run,
 * there is no further pass. What is skipped is yielded by the first pass only. Throws a StoreError
 * `StillListed` when a pass has changed nothing.
 */
async function* untilNothingIsListed(passes) {
    const { dryRun, isOnce = false } = passes;
    for (let isFirst = true;; isFirst = false) {
        const listed = createFingerprint();
        let hasFailed = false;
        let hasChanged = false;
        for await (const outcomes of passes.act(listed, isFirst)) {
            hasFailed ||= outcomes.some(({ status }) => status === 'failed');
            hasChanged ||= outcomes.some((one) => one.status === 'skipped' && one.reason === 'changed');
            yield isFirst ? outcomes : outcomes.filter(({ status }) => status !== 'skipped');
        }
        if (listed.count === 0 || hasFailed || dryRun)
            return;
        const remaining = createFingerprint();
        await passes.list(remaining);
        if (remaining.count === 0)
            return;
        if (remaining.equals(listed) || (isOnce && !hasChanged))
            throw stillListed(remaining, passes);
        if (isOnce)
            return;
    }
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
/* harmony export */   QS: () => (/* binding */ reportLines),
/* harmony export */   UG: () => (/* binding */ pruneSettings),
/* harmony export */   kv: () => (/* binding */ placeProblems),
/* harmony export */   rO: () => (/* binding */ withDefaults)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_globs_unmatched_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4354);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9716);
/* harmony import */ var _operations_remove_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5956);




/** Throws an InputError for options that make no sense, which would delete too much or nothing. */
function pruneSettings(options) {
    const { prefix, olderThan = 0 } = options;
    const problems = [...placeProblems(prefix, olderThan), ...pruneProblems(options)];
    if (problems.length > 0)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .InputError */ .dz(problems);
    return {
        ...options,
        ...withDefaults(options),
        keepNewestOf: options.keepNewestOf ?? 'directories',
        versions: options.versions ?? 'current',
        bypassGovernance: options.bypassGovernance ?? false,
        batchSize: options.batchSize ?? _operations_remove_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_BATCH_SIZE */ .Sx,
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
        problems.push(`prefix is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(prefix)}: give a string, '' for the whole bucket`);
    }
    if (typeof olderThan !== 'number' || !(olderThan >= 0)) {
        problems.push(`olderThan is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(olderThan)}: give milliseconds, 86_400_000 for a day`);
    }
    return problems;
}
/** Any other word would be taken for `all`, which deletes the current versions too. */
const VERSIONS = ['current', 'noncurrent', 'all'];
function* pruneProblems(options) {
    const { keepNewest, versions = 'current', bypassGovernance, keysFrom, maxDeletes } = options;
    if (!VERSIONS.includes(versions)) {
        yield `versions is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(versions)}: give "current", "noncurrent" or "all"`;
    }
    if (keepNewest !== undefined && !(Number.isSafeInteger(keepNewest) && keepNewest > 0)) {
        yield `keepNewest is ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .describeValue */ .bp)(keepNewest)}: give a positive integer`;
    }
    if (keepNewest !== undefined && versions !== 'current') {
        yield `keepNewest can't be combined with versions ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(versions)}: leave one of them out`;
    }
    if (bypassGovernance === true && versions === 'current') {
        yield 'bypassGovernance has no effect on current versions: set versions, or leave it out';
    }
    if (keysFrom === undefined)
        return;
    const isListing = options.olderThan !== undefined || keepNewest !== undefined;
    if (isListing || versions !== 'current') {
        yield 'keysFrom lists nothing: leave out olderThan, keepNewest and versions';
    }
    if (maxDeletes?.kind === 'percent') {
        yield 'keysFrom lists nothing, so maxDeletes needs a count in place of a percentage';
    }
}
/**
 * Warns of globs that matched none of the keys that a check has seen. Returns the problems with
 * which nothing may be deleted.
 */
async function reportLines(check, { onEvent, unmatched }, words = {}) {
    const { warnings, problems } = (0,_core_globs_unmatched_js__WEBPACK_IMPORTED_MODULE_3__/* .keyCheckFindings */ .CH)(check, unmatched, words);
    if (warnings.length > 0)
        await onEvent?.({ kind: 'warning', messages: warnings });
    return [...problems];
}


/***/ })

};
