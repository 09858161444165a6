export const id = 46;
export const ids = [46];
export const modules = {

/***/ 8046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  abortUploads: () => (/* binding */ abortUploads)
});

// EXTERNAL MODULE: ./lib/core/batch-error.js
var batch_error = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/operations/skeleton.js
var skeleton = __webpack_require__(99);
;// CONCATENATED MODULE: ./lib/operations/abort.js



/**
 * Aborts every multipart upload, several at a time, each attempted whatever fails before it.
 * Yields one outcome per item: `done` with the bytes that its parts had, where they may be listed,
 * or `skipped` as `gone` when somebody else completed or aborted it before. A source that throws,
 * an aborted signal and dead credentials are thrown after the outcomes of all items pulled.
 */
function abort(items, { store }, { concurrency = skeleton/* DEFAULT_CONCURRENCY */.WH, signal } = {}) {
    const sizeOf = createSizes(store);
    const perform = async ([item], stop) => item === undefined ? [] : [await abortOne(item, store, sizeOf, stop)];
    return (0,skeleton/* runOperation */.xj)(items, { op: 'abort', concurrency, perform }, signal);
}
/**
 * Sizes of uploads. Undefined where the store does not say, which is no reason to keep an upload, and
 * from then on when nobody may see them.
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

// EXTERNAL MODULE: ./lib/plan/key-selection.js
var key_selection = __webpack_require__(1683);
// EXTERNAL MODULE: ./lib/plan/run-clock.js
var run_clock = __webpack_require__(9533);
// EXTERNAL MODULE: ./lib/sources/listing-checks.js
var listing_checks = __webpack_require__(430);
;// CONCATENATED MODULE: ./lib/sources/bucket-uploads.js

/**
 * Every open multipart upload under a prefix, in the store's order, one page in memory at a time;
 * what it yields can be given to `abort` as it is. Throws a StoreError when a page can't be had, or
 * when the pages contradict each other.
 */
async function* bucketUploads(options, deps) {
    const { bucket } = options;
    for await (const page of uploadPages(options, deps)) {
        for (const upload of page.uploads)
            yield { ...upload, bucket };
    }
}
/**
 * The pages of a listing of uploads, to the last one. An upload that stood on the page before is
 * left out. The one that the next page begins after comes with that page: aborted before, it would
 * be no place to go on from, and others to its key would be missed.
 */
async function* uploadPages({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewToken = (0,listing_checks/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let held = [];
    let after;
    do {
        const marker = after === undefined ? {} : { after };
        const page = await store.listUploads({ ...request, ...marker }, signal);
        (0,listing_checks/* assertUnderPrefix */.tr)(page.uploads, prefix);
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

// EXTERNAL MODULE: ./lib/object-store/delete-gate.js
var delete_gate = __webpack_require__(8326);
// EXTERNAL MODULE: ./lib/action/inputs/types.js
var types = __webpack_require__(3987);
// EXTERNAL MODULE: ./lib/action/modes/prefix-fingerprint.js
var prefix_fingerprint = __webpack_require__(9348);
// EXTERNAL MODULE: ./lib/action/modes/rows-by-clock.js
var rows_by_clock = __webpack_require__(8343);
// EXTERNAL MODULE: ./lib/action/modes/unmatched.js
var unmatched = __webpack_require__(3064);
;// CONCATENATED MODULE: ./lib/action/modes/abort-uploads.js













/**
 * Aborts the old multipart uploads under a prefix while they are listed. Afterwards it lists
 * again, until nothing is left that it may abort.
 */
async function* abortUploads(inputs, context) {
    const check = (0,unmatched/* createKeyCheck */.k3)(inputs, 'upload');
    const store = await context.openStore();
    const deps = { ...context, store, clock: (0,run_clock/* createRunClock */.o)(), check };
    if (check?.isFirst)
        await surveyUploads(inputs, deps);
    let unsized = 0;
    for (let pass = 1, isOver = false; !isOver; pass += 1) {
        const listed = (0,prefix_fingerprint/* createPrefixFingerprint */.d)();
        let isClean = true;
        for await (const outcome of abortListed(inputs, deps, listed)) {
            isClean &&= outcome.status !== 'failed';
            if (outcome.status === 'done' && outcome.freedBytes === undefined)
                unsized += 1;
            if (pass === 1 || outcome.status !== 'skipped')
                yield outcome;
        }
        tellOnce(inputs, deps);
        isOver =
            listed.count === 0 || !isClean || inputs.dryRun || !(await hasMore(inputs, deps, listed));
    }
    if (unsized > 0) {
        context.log.warning(`the bytes of ${(0,batch_error/* counted */.h)(unsized)} uploads are not known and not counted: allow ` +
            's3:ListMultipartUploadParts on the objects of the bucket to have them counted');
    }
}
/**
 * Lists everything before the first abort. Throws an InputError when a line that is to protect
 * something protects nothing.
 */
async function surveyUploads(inputs, deps) {
    let listed = 0;
    const uploads = judgedUploads(inputs, deps);
    while ((await uploads.next()).done !== true)
        listed += 1;
    const problems = tellOnce(inputs, deps);
    if (problems.length > 0)
        throw new types/* InputError */.d([...problems]);
    deps.expect(listed);
}
/** Tells what one pass over the listing has shown of the lines; later passes say nothing new. */
function tellOnce(inputs, deps) {
    const problems = (0,unmatched/* tellKeyCheck */.BX)(deps.check, inputs, deps.log);
    deps.check = undefined;
    return problems;
}
/** One pass: what is listed is aborted as it comes. */
async function* abortListed(inputs, deps, listed) {
    const { concurrency } = inputs;
    const store = new delete_gate/* DeleteGate */.B(deps.store);
    const options = { signal: deps.signal, ...(concurrency !== undefined && { concurrency }) };
    yield* abort(itemsUntilFailure(inputs, deps, listed, store), { store }, options);
}
async function* itemsUntilFailure(inputs, deps, listed, gate) {
    const { bucket } = inputs;
    try {
        for await (const { key, uploadId, verdict } of judgedUploads(inputs, deps)) {
            const item = { bucket, key, uploadId };
            if (verdict === 'abort')
                listed.add(uploadId);
            yield verdict === 'abort' ? item : (0,outcome/* skipped */.hT)('abort', item, verdict);
        }
    }
    catch (thrown) {
        gate.stopDeletes(thrown);
        throw thrown;
    }
}
/** The listing without what the globs leave out, each upload judged. */
async function* judgedUploads(inputs, deps) {
    const { bucket, prefix, olderThan } = inputs;
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    const pages = uploadPages({ bucket, prefix, signal: deps.signal }, deps);
    for await (const uploads of (0,rows_by_clock/* rowsByClock */.R)(rowsOf(pages), deps.clock, (row) => row.initiated)) {
        for (const upload of uploads) {
            const verdict = isMeant(upload.key) ? verdictOn(upload, deps.clock, olderThan) : undefined;
            deps.check?.see(upload.key, verdict === 'abort');
            if (verdict !== undefined)
                yield { ...upload, verdict };
        }
    }
}
async function* rowsOf(pages) {
    for await (const { uploads, serverTime } of pages)
        yield { rows: uploads, serverTime };
}
function verdictOn({ initiated }, clock, olderThan) {
    if (clock.isDuringRun(initiated))
        return 'newer-than-run';
    return clock.start.getTime() - initiated.getTime() <= olderThan ? 'younger' : 'abort';
}
/** Whether a listing still has what this run may abort; throws when it is all of it. */
async function hasMore(inputs, deps, before) {
    const left = (0,prefix_fingerprint/* createPrefixFingerprint */.d)();
    for await (const { uploadId, verdict } of judgedUploads(inputs, deps)) {
        if (verdict === 'abort')
            left.add(uploadId);
    }
    if (left.count === 0)
        return false;
    if (!left.equals(before))
        return true;
    throw new errors/* StoreError */.AD('StillListed', `${(0,batch_error/* counted */.h)(left.count)} uploads are still listed after the store said that they are gone, ` +
        `the first has the id ${(0,shown/* quoted */.TL)(left.first ?? '')}`);
}


/***/ }),

/***/ 9348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createPrefixFingerprint)
/* harmony export */ });
/** The fingerprint of a set of keys: the sums of their hashes. */
function createPrefixFingerprint() {
    const fingerprint = {
        count: 0,
        first: undefined,
        sums: [0, 0],
        add(key) {
            fingerprint.count += 1;
            fingerprint.first ??= key;
            addHash(fingerprint.sums, key);
        },
        equals: ({ count, sums: [one, other] }) => count === fingerprint.count && one === fingerprint.sums[0] && other === fingerprint.sums[1],
    };
    return fingerprint;
}
/**
 * Two hashes in the manner of MurmurHash3. Not two CRCs: of keys of one length, those differ by a
 * constant, whatever they start from.
 */
function addHash(sums, key) {
    let one = key.length;
    let other = ~key.length;
    for (let at = 0; at < key.length; at += 1) {
        const unit = Math.imul(key.charCodeAt(at), 0xcc9e2d51);
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

/***/ 8343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rowsByClock)
/* harmony export */ });
/** Rows that wait for the end of the listing; once there are more, the clock learns nothing new. */
const MAX_WAITING = 10_000;
/**
 * The rows of a listing, page by page, from which the clock learns. In the first listing of a run
 * the keys whose first row looks as if written during the run come last, with all their rows: only
 * the whole listing shows by how much the store's Date lags. Then the clock is frozen, so that
 * later listings are judged by the same time.
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
        // Else the rows of another key may go on with the next page.
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


/***/ })

};
