export const id = 343;
export const ids = [343];
export const modules = {

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


/***/ })

};
