export const id = 343;
export const ids = [343];
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
async function checkState(store, key, now, { bucket, prefix, signal, dryRun, onEvent }) {
    const place = { store, bucket, key, prefix };
    const reading = [(0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .readLock */ .mF)(place, signal), (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .readLease */ .zR)(place, signal)];
    const [lock, lease] = await Promise.allSettled(reading);
    if (lock.status === 'rejected')
        throw lock.reason;
    if (lock.value === undefined)
        return;
    const lastSign = (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .lastSignOf */ .bp)(lock.value, lease.status === 'fulfilled' ? lease.value : _deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .NO_LEASE */ .be);
    if (lastSign === undefined || !(0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .isLive */ .DG)(lastSign, now)) {
        // The holder may have renewed its lock in a lease that can't be read.
        if (lease.status === 'rejected')
            throw lease.reason;
        return;
    }
    const error = (0,_deploy_lease_js__WEBPACK_IMPORTED_MODULE_3__/* .deployInProgress */ .MS)(lock.value, lastSign, NOTHING_DELETED);
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
 * Aborts multipart uploads, many at a time; one that fails doesn't stop the others. Yields one
 * outcome per item: `done` with the bytes that its parts had, where they may be listed, or
 * `skipped` as `gone` when another client has completed or aborted it. A source that throws, an
 * aborted signal and dead credentials are thrown after the outcomes of all items pulled.
 */
function abort(items, { store }, { concurrency = run_operation/* DEFAULT_CONCURRENCY */.WH, signal, onProgress } = {}) {
    const sizeOf = createSizes(store);
    const perform = async ([item], stop) => item === undefined ? [] : [await abortOne(item, store, sizeOf, stop)];
    const meter = (0,progress/* createMeter */.q)(onProgress);
    return (0,run_operation/* runOperation */.xj)(items, { op: 'abort', concurrency, perform, meter }, signal);
}
/**
 * Returns the sizes of uploads in bytes; undefined where the store refuses to list their parts, which
 * is no reason to keep an upload. After a lack of permission the store is not asked again.
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
            isDenied ||= (0,errors/* isDeniedRequest */.D2)(thrown);
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
