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
// EXTERNAL MODULE: ./lib/operations/skeleton.js + 3 modules
var skeleton = __webpack_require__(3392);
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
/** Sizes of uploads, until it turns out that nobody may see them; then undefined. */
function createSizes(store) {
    let isDenied = false;
    return async (upload, signal) => {
        if (isDenied)
            return undefined;
        try {
            return await store.uploadSize(upload, signal);
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* StoreError */.AD) || thrown.code !== 'AccessDenied')
                throw thrown;
            isDenied = true;
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
// EXTERNAL MODULE: ./lib/plan/run-start.js
var run_start = __webpack_require__(8527);
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
    const assertNewToken = (0,listing_checks/* loopDetector */.V)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let held = [];
    let after;
    do {
        const marker = after === undefined ? {} : { after };
        const page = await store.listUploads({ ...request, ...marker }, signal);
        (0,listing_checks/* assertUnderPrefix */.t)(page.uploads, prefix);
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

// EXTERNAL MODULE: ./lib/store/braked-store.js
var braked_store = __webpack_require__(5832);
// EXTERNAL MODULE: ./lib/action/modes/prefix-fingerprint.js
var prefix_fingerprint = __webpack_require__(9348);
;// CONCATENATED MODULE: ./lib/action/modes/abort-uploads.js









/**
 * Aborts the old multipart uploads under a prefix while they are listed. Afterwards it lists
 * again, until nothing is left that it may abort.
 */
async function* abortUploads(inputs, context) {
    const deps = { ...context, store: await context.openStore() };
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
        isOver =
            listed.count === 0 || !isClean || inputs.dryRun || !(await hasMore(inputs, deps, listed));
    }
    if (unsized > 0) {
        context.log.warning(`the bytes of ${(0,batch_error/* counted */.h)(unsized)} uploads are not known and not counted: allow ` +
            's3:ListMultipartUploadParts on the objects of the bucket to have them counted');
    }
}
/** One pass: what is listed is aborted as it comes. */
async function* abortListed(inputs, deps, listed) {
    const { concurrency } = inputs;
    const store = new braked_store/* BrakedStore */.B(deps.store);
    const options = { signal: deps.signal, ...(concurrency !== undefined && { concurrency }) };
    yield* abort(itemsUntilFailure(inputs, deps, listed, store), { store }, options);
}
async function* itemsUntilFailure(inputs, deps, listed, brake) {
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
        brake.stopDeletes(thrown);
        throw thrown;
    }
}
/** The listing without what the globs leave out, each upload judged. */
async function* judgedUploads(inputs, deps) {
    const { bucket, prefix, olderThan } = inputs;
    const isMeant = (0,key_selection/* createKeySelection */.M)(inputs);
    for await (const page of uploadPages({ bucket, prefix, signal: deps.signal }, deps)) {
        const runStart = (deps.runStart ??= page.serverTime);
        for (const upload of page.uploads) {
            if (!isMeant(upload.key))
                continue;
            yield { ...upload, verdict: verdictOn(upload, runStart, olderThan) };
        }
    }
}
function verdictOn({ initiated }, runStart, olderThan) {
    if ((0,run_start/* isNewerThan */.$)(initiated, runStart))
        return 'newer-than-run';
    return runStart.getTime() - initiated.getTime() <= olderThan ? 'younger' : 'abort';
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
        `the first has the id ${JSON.stringify(left.first)}`);
}


/***/ }),

/***/ 9348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ createPrefixFingerprint)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** The digest of a set of keys: the sum of their hashes, in whatever order they come. */
function createPrefixFingerprint() {
    const fingerprint = {
        count: 0,
        first: undefined,
        digest: 0n,
        add(key) {
            fingerprint.count += 1;
            fingerprint.first ??= key;
            fingerprint.digest = BigInt.asUintN(64, fingerprint.digest + hashOf(key));
        },
        equals: ({ count, digest }) => count === fingerprint.count && digest === fingerprint.digest,
    };
    return fingerprint;
}
function hashOf(key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', key, 'buffer').readBigUInt64LE();
}


/***/ }),

/***/ 1683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createKeySelection)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6120);

/** No glob matches such a path, so none could protect it. */
const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/;
/**
 * Whether a key is meant: the globs are relative to the directory that the prefix names, or that
 * the beginning of a key lies in. Throws a RangeError like `compileGlobs`.
 */
function createKeySelection({ prefix, include, exclude }) {
    if (include.length === 0 && exclude.length === 0)
        return () => true;
    const directory = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const wanted = include.length === 0 ? undefined : (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(include, 'linux');
    const unwanted = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude, 'linux');
    return (key) => {
        const path = key.slice(directory.length);
        const isWanted = wanted?.matches(path) ?? true;
        return isWanted && !unwanted.matches(path) && !DOT_SEGMENT.test(path);
    };
}


/***/ }),

/***/ 8527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ isNewerThan),
/* harmony export */   B: () => (/* binding */ assertServerTime)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/**
 * Whether an object was written after the run began, both by the server's clock. The Date header
 * counts in whole seconds, so an object of the same second is taken for older. Throws like
 * `assertServerTime`.
 */
function isNewerThan(lastModified, runStart) {
    assertServerTime(runStart);
    return Math.floor(lastModified.getTime() / 1000) > Math.floor(runStart.getTime() / 1000);
}
/** Throws when the server does not tell its time: then nothing may be deleted. */
function assertServerTime(runStart) {
    if (!Number.isNaN(runStart.getTime()))
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoServerTime', "the listing's answer has no Date header, so objects written during this run can't be told " +
        'from older ones: nothing is deleted');
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
