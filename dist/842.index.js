export const id = 842;
export const ids = [842];
export const modules = {

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

/***/ 1842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prunePages: () => (/* binding */ prunePages)
});

// UNUSED EXPORTS: prunePrefix

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/globs/line-check.js
var line_check = __webpack_require__(8848);
// EXTERNAL MODULE: ./lib/core/globs/selection.js
var selection = __webpack_require__(2117);
// EXTERNAL MODULE: ./lib/core/globs/unmatched.js
var unmatched = __webpack_require__(4354);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/listing/run-clock.js
var run_clock = __webpack_require__(6614);
// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/operations/max-deletes.js
var max_deletes = __webpack_require__(5605);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/listing/pages.js
var listing_pages = __webpack_require__(5132);
;// CONCATENATED MODULE: ./lib/prune/current-last.js

/**
 * The order in which versions and delete markers are deleted, so that no old version becomes
 * visible again, not even for a moment and whatever fails. Readers of a key see its current version
 * and no other:
 *
 * - Noncurrent versions are deleted in any order, also in one request, which has no order: those
 *   that remain lie under the current version or delete marker and can't be seen.
 * - The current version is deleted last, in a later request, when everything else of its key is
 *   proven gone. Otherwise it is kept: a delete marker over a locked version still hides it.
 *
 * Rows come each key's together, its current one last. Memory grows with the keys that have a
 * delete in flight, never with the versions.
 */
function createCurrentLast() {
    const state = { keys: new Map(), openKey: undefined, waiting: 0, free: [], kept: [] };
    return {
        get waiting() {
            return state.waiting;
        },
        get hasFree() {
            return state.free.length > 0;
        },
        add: (row) => add(state, row),
        settle: ({ key }, isGone) => {
            settle(state, key, isGone);
        },
        takeFree: () => state.free.splice(0),
        takeKept: () => state.kept.splice(0),
        stop() {
            for (const { current } of state.keys.values())
                if (current)
                    state.kept.push(current);
            state.kept.push(...state.free.splice(0));
            state.keys.clear();
            state.waiting = 0;
        },
    };
}
function add(state, row) {
    const { keys } = state;
    openKey(state, row.key);
    const known = keys.get(row.key) ?? { pending: 0, hasFailed: false };
    if (!row.isCurrent) {
        known.pending += 1;
        keys.set(row.key, known);
        return true;
    }
    if (known.pending > 0) {
        known.current = row;
        state.waiting += 1;
        return false;
    }
    keys.delete(row.key);
    if (known.hasFailed)
        state.kept.push(row);
    return !known.hasFailed;
}
/** Forgets the key before when all of its rows have come and are settled. */
function openKey(state, key) {
    const { keys, openKey: before } = state;
    if (before !== undefined && before !== key && keys.get(before)?.pending === 0) {
        keys.delete(before);
    }
    state.openKey = key;
}
function settle(state, key, isGone) {
    const known = state.keys.get(key);
    if (known === undefined)
        return;
    known.pending -= 1;
    known.hasFailed ||= !isGone;
    if (known.pending > 0)
        return;
    const { current, hasFailed } = known;
    if (current !== undefined) {
        state.keys.delete(key);
        state.waiting -= 1;
        (hasFailed ? state.kept : state.free).push(current);
    }
    else if (key !== state.openKey) {
        state.keys.delete(key);
    }
}
/** Maximum number of current versions that wait for others of their keys, held in memory. */
const MAX_WAITING = 10_000;
/**
 * Deletes versions and delete markers, the current version of a key when everything else of the
 * key is proven gone. `items` come each key's together, its current one last. `remove` groups items
 * into requests and yields their outcomes. A current version over a kept one is skipped.
 *
 * A current version that has become free joins the batch that is being filled. A batch that is not
 * full is sent only when its items end; so they end with the listing, and when too many wait, and
 * another round deletes the rest.
 */
async function* removeVersions(items, remove) {
    const order = createCurrentLast();
    const markers = createMarkersInFlight();
    const listing = { isDone: false };
    async function* round() {
        while (!listing.isDone && order.waiting < MAX_WAITING) {
            yield* markers.sent(order.takeFree());
            const pulled = await items.next();
            if (pulled.done === true)
                listing.isDone = true;
            else if ('status' in pulled.value)
                yield pulled.value;
            else if (order.add(pulled.value))
                yield* markers.sent([pulled.value]);
        }
        yield* markers.sent(order.takeFree());
    }
    try {
        do {
            for await (const outcome of remove(round())) {
                order.settle(outcome, outcome.status === 'done');
                yield [markers.marked(outcome), ...order.takeKept().map(toSkipped)];
            }
            yield order.takeKept().map(toSkipped);
        } while (!listing.isDone || order.hasFree);
    }
    catch (thrown) {
        order.stop();
        yield order.takeKept().map(toSkipped);
        throw thrown;
    }
    finally {
        // Not awaited: it may be waiting for a page that is no longer needed.
        void items.return().catch(() => undefined);
    }
}
function toSkipped(item) {
    return (0,outcome/* skipped */.hT)('delete', item, 'covers-older');
}
/** Marks the outcomes of delete markers, because not every store says which they are. */
function createMarkersInFlight() {
    const names = new Set();
    const nameOf = ({ key, versionId = '' }) => `${versionId}\n${key}`;
    return {
        sent(items) {
            for (const item of items)
                if (item.isDeleteMarker)
                    names.add(nameOf(item));
            return items;
        },
        marked(outcome) {
            const isMarker = names.delete(nameOf(outcome));
            return isMarker && outcome.status === 'done' ? { ...outcome, deleteMarker: true } : outcome;
        },
    };
}

// EXTERNAL MODULE: ./lib/prune/passes.js
var passes = __webpack_require__(1019);
// EXTERNAL MODULE: ./lib/listing/objects.js
var objects = __webpack_require__(7515);
;// CONCATENATED MODULE: ./lib/listing/versions.js




/**
 * Yields every version and delete marker under a prefix, key by key, the newest first, with one
 * page in memory at a time. In a bucket without versioning every object is a version named `null`.
 * Throws a StoreError when a page can't be read, or when the pages contradict each other.
 *
 * To delete the versions in this order would make old ones visible until they are deleted too, or
 * for good if they can't be: delete the current version (`isLatest`) last.
 */
async function* bucketVersions(options, deps) {
    const { bucket } = options;
    for await (const page of bucketVersionPages(options, deps)) {
        for (const version of page.versions)
            yield { ...version, bucket };
    }
}
/**
 * Yields the pages of a listing to the last one. A version that was already on the page before is
 * omitted. Each page is yielded when the next one has arrived: the next page begins after the last
 * version of a page, and not every store finds that place when the consumer has deleted the
 * version.
 */
async function* bucketVersionPages(options, deps) {
    let held;
    for await (const page of pagesAsTheyCome(options, deps)) {
        if (held !== undefined)
            yield held;
        held = page;
    }
    if (held !== undefined)
        yield held;
}
async function* pagesAsTheyCome({ bucket, prefix = '', pageSize, signal }, { store }) {
    const assertNewMarker = (0,objects/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let lastKey = '';
    let after;
    do {
        const page = await store.listVersions({ ...request, ...(after && { after }) }, signal);
        (0,objects/* assertUnderPrefix */.tr)(page.versions, prefix);
        const versions = page.versions.filter((row) => !seen.has(nameOf(row)));
        assertOrder(versions, lastKey);
        lastKey = versions.at(-1)?.key ?? lastKey;
        seen = new Set(page.versions.map(nameOf));
        yield { ...page, versions };
        after = page.next;
        if (after !== undefined)
            assertNewMarker(nameOf(after));
    } while (after !== undefined);
}
/**
 * The current version of a key can only be deleted safely when all its versions are known, and with
 * bounded memory that requires the versions of a key to be listed together.
 */
function assertOrder(versions, lastKey) {
    let before = lastKey;
    for (const { key } of versions) {
        if ((0,keys/* compareKeys */.YD)(before, key) > 0) {
            throw new errors/* StoreError */.AD('UnorderedListing', `the listing of versions contains ${(0,core_text/* quote */.hD)(key)} after ${(0,core_text/* quote */.hD)(before)}: ` +
                'the store, or a proxy in front of it, does not list in key order');
        }
        before = key;
    }
}
function nameOf({ key, versionId }) {
    return `${versionId}\n${key}`;
}

;// CONCATENATED MODULE: ./lib/prune/versions.js




/**
 * The listing of versions and delete markers, page by page, each with what becomes of it; a key's
 * current one comes last.
 */
async function* classifiedVersions({ settings, store, clock }, classify) {
    const { bucket, prefix, versions, signal } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const rows = createVersionClassifier((row, { isCurrent, since }) => {
        if (!isSelected(row.key) || (isCurrent && versions === 'noncurrent'))
            return 'not-selected';
        // Its noncurrent versions are the state of deploys that are over.
        if (isCurrent && !row.isDeleteMarker && (0,keys/* isStateKey */.Zw)(row.key))
            return 'state';
        return classify({ ...row, lastModified: timeThatCounts(row, since, settings) });
    });
    const pages = bucketVersionPages({ bucket, prefix, signal }, { store });
    const listed = (0,run_clock/* rowsByClock */.RQ)(rowsOf(pages), clock, ({ lastModified }) => lastModified);
    for await (const versions of listed) {
        yield versions.flatMap((row) => Array.from(rows.next(row)));
    }
    yield rows.end();
}
async function* rowsOf(pages) {
    for await (const { versions, serverTime } of pages)
        yield { rows: versions, serverTime };
}
/**
 * The age of a version counts from when it became noncurrent. One that another client has
 * overwritten during the run was current when the run began: it is deleted only by a run that
 * deletes all versions of any age.
 */
function timeThatCounts({ lastModified }, since, { versions, olderThan }) {
    if (versions === 'all' && olderThan === undefined)
        return lastModified;
    return since > lastModified ? since : lastModified;
}
/**
 * Classifies versions as they are listed, each key's together and the newest first, in memory that
 * does not grow with their number. The current version is deleted only when everything else of its
 * key is to be deleted too: what is kept would become visible, or a later failure could make it so.
 */
function createVersionClassifier(actionOn) {
    let open;
    const end = () => {
        if (open === undefined)
            return [];
        const { current, isAnyKept } = open;
        open = undefined;
        return [isAnyKept ? keepCovering(current) : current];
    };
    return {
        next(row) {
            if (row.key === open?.current.key)
                return [classifyNoncurrent(open, row, actionOn)];
            const closed = end();
            // The first row counts as current even where the store says it of no row: readers of the key
            // may be given it.
            const place = { isCurrent: true, since: row.lastModified };
            const current = { ...row, isCurrent: true, action: actionOn(row, place) };
            open = { current, isAnyKept: false, before: row.lastModified, tie: undefined };
            return closed;
        },
        end,
    };
}
function classifyNoncurrent(open, row, actionOn) {
    const place = { isCurrent: false, since: sinceOf(open, row) };
    const classified = { ...row, isCurrent: false, action: actionOn(row, place) };
    // A second current one: another client is deleting versions of this key at the same time.
    const noncurrent = row.isLatest ? keepCovering(classified) : classified;
    open.isAnyKept ||= noncurrent.action !== 'delete';
    open.before = row.lastModified;
    return noncurrent;
}
function keepCovering(row) {
    return row.action === 'delete' ? { ...row, action: 'covers-older' } : row;
}
/**
 * The order of versions and delete markers of one second is not known (see VersionsPage), so
 * each may be the newest of them: the later time counts, which deletes nothing too early.
 */
function sinceOf(open, { lastModified, isDeleteMarker }) {
    if (open.tie?.time.getTime() !== lastModified.getTime()) {
        open.tie = { time: lastModified, since: open.before, kinds: new Set() };
    }
    const { since, kinds } = open.tie;
    if (kinds.has(isDeleteMarker))
        return lastModified;
    kinds.add(isDeleteMarker);
    return since;
}

;// CONCATENATED MODULE: ./lib/prune/delete-listed.js










/** The listing, page by page, as `rowsByClock` orders it. */
function listedObjects({ settings: { bucket, prefix, signal }, store, clock, }) {
    const pages = (0,listing_pages/* bucketPagesAtOnce */.B)({ bucket, prefix, signal }, { store });
    return (0,run_clock/* rowsByClock */.RQ)(delete_listed_rowsOf(pages), clock, ({ lastModified }) => lastModified);
}
async function* delete_listed_rowsOf(pages) {
    for await (const { objects, serverTime } of pages)
        yield { rows: objects, serverTime };
}
/**
 * The listing, page by page, each row with what becomes of it. Not row by row: each step of an async
 * generator costs as much as everything else that is done here with a row.
 */
function classifiedRows(run, classify) {
    return run.settings.versions === 'current'
        ? classifiedObjects(run, classify)
        : classifiedVersions(run, classify);
}
async function* classifiedObjects(run, classify) {
    const isSelected = (0,selection/* createKeySelection */.MK)(run.settings);
    const actionOn = (object) => {
        if (!isSelected(object.key))
            return 'not-selected';
        return (0,keys/* isStateKey */.Zw)(object.key) ? 'state' : classify(object);
    };
    function* classified(objects) {
        for (const object of objects)
            yield { ...object, action: actionOn(object) };
    }
    for await (const objects of listedObjects(run))
        yield classified(objects);
}
/** One pass: lists, and deletes in batches as they fill. */
function removeListed(run, pass) {
    const { settings } = run;
    const { bucket, versions } = settings;
    const gate = new wrapped_stores/* DeleteGate */.BU(run.store);
    const deps = { store: gate };
    const options = removeOptions(settings);
    if (versions === 'current') {
        const toItem = itemMapper(bucket, pass, ({ key }) => ({ bucket, key }));
        const pages = classifiedObjects(run, pass.classify);
        return (0,remove/* removePages */.Nf)((0,passes/* itemsUntilFailure */.NO)(pages, toItem, gate), deps, options);
    }
    const toItem = itemMapper(bucket, pass, versionItemOf(settings));
    const pages = classifiedVersions(run, pass.classify);
    const items = (0,passes/* entriesOf */.Mc)((0,passes/* itemsUntilFailure */.NO)(pages, toItem, gate));
    return removeVersions(items, (some) => (0,remove/* remove */.TF)(some, deps, options));
}
function removeOptions({ batchSize, signal, concurrency }) {
    return { batchSize, signal, ...(concurrency !== undefined && { concurrency }) };
}
function versionItemOf({ bucket, bypassGovernance }) {
    return ({ key, versionId, isCurrent, isDeleteMarker }) => ({
        bucket,
        key,
        versionId,
        isCurrent,
        isDeleteMarker,
        ...(bypassGovernance && { bypassGovernance }),
    });
}
/** Maps a row to its item, to the outcome of being kept, or to nothing when it is not selected. */
function itemMapper(bucket, { listed, note }, itemOf) {
    return (row) => {
        const { action } = row;
        note?.(row.key, action === 'delete');
        if (action === 'not-selected')
            return undefined;
        if (action !== 'delete')
            return (0,outcome/* skipped */.hT)('delete', { bucket, ...row }, action);
        listed.add(delete_listed_nameOf(row));
        return itemOf(row);
    };
}
/** Lists, and adds the name of everything that a pass would delete to `remaining`. */
async function addRemaining(run, classify, remaining) {
    for await (const rows of classifiedRows(run, classify)) {
        for (const row of rows)
            if (row.action === 'delete')
                remaining.add(delete_listed_nameOf(row));
    }
}
/** A row's name, as in the URL of a request for it. */
function delete_listed_nameOf(row) {
    return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/local/safe-file.js
var safe_file = __webpack_require__(7981);
;// CONCATENATED MODULE: ./lib/prune/file-lines.js





const CHUNK = 64 * 1024;
/** Bytes of the longest line that is read as text. */
const MAX_LINE = 1024 * 1024;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';
/** Opens a regular file without following links; rejects when it can't be read. The caller closes it. */
async function openFileLines(path) {
    const file = await (0,safe_file/* openRegularFile */.Z)(path, 'read');
    try {
        const identity = identityOf(await file.stat({ bigint: true }));
        return {
            pages: () => pagesOf(file, path, identity),
            async head(bytes) {
                const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0);
                return buffer.subarray(0, bytesRead);
            },
            close: () => file.close(),
        };
    }
    catch (thrown) {
        await file.close();
        throw thrown;
    }
}
async function* pagesOf(file, path, identity) {
    let rest = Buffer.alloc(0);
    let number = 0;
    for (let position = 0;;) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(CHUNK), 0, CHUNK, position);
        if (identityOf(await file.stat({ bigint: true })) !== identity)
            throw fileChanged(path);
        if (bytesRead === 0)
            break;
        position += bytesRead;
        const bytes = Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
        const lines = [];
        let start = 0;
        for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
            lines.push(lineOf(bytes.subarray(start, end), (number += 1)));
            start = end + 1;
        }
        rest = bytes.subarray(start);
        yield lines;
        if (rest.length > MAX_LINE)
            break;
    }
    if (rest.length > 0)
        yield [lineOf(rest, number + 1)];
}
function lineOf(bytes, number) {
    if (bytes.length > MAX_LINE || !(0,external_node_buffer_.isUtf8)(bytes))
        return { number, text: undefined };
    const text = bytes.toString();
    const hasMark = number === 1 && text.startsWith(BYTE_ORDER_MARK);
    return { number, text: hasMark ? text.slice(BYTE_ORDER_MARK.length) : text };
}
/** Changes with every write, as far as the file system's clock is fine enough. */
function identityOf({ size, mtimeNs, ctimeNs }) {
    return [size, mtimeNs, ctimeNs].join();
}
/** The error of a file that changed after it was checked. */
function fileChanged(path) {
    return new errors/* StoreError */.AD('FileChanged', `the file ${(0,core_text/* quote */.hD)(path)} changed while it was being read: let nothing write to it ` +
        'and run again');
}
const WORDS = 4;
/** A bit of the third word: the slot is in use. */
const USED = 1;
/** A bit of the last word: the name was ticked off. */
const TAKEN = 1;
const MOST_FULL = 2 / 3;
/** Creates an empty set. */
function createNameSet() {
    let slots = new Uint32Array(1024 * WORDS);
    let size = 0;
    const grow = () => {
        const old = slots;
        slots = new Uint32Array(old.length * 2);
        for (let at = 0; at < old.length; at += WORDS) {
            const entry = old.subarray(at, at + WORDS);
            if (entry[2] !== 0)
                slots.set(entry, slotFor(slots, entry));
        }
    };
    return {
        get size() {
            return size;
        },
        add(name) {
            const entry = entryOf(name);
            const slot = slotFor(slots, entry);
            if (slots[slot + 2] !== 0)
                return false;
            slots.set(entry, slot);
            size += 1;
            if (size > (slots.length / WORDS) * MOST_FULL)
                grow();
            return true;
        },
        take(name) {
            const slot = slotFor(slots, entryOf(name));
            if (slots[slot + 2] === 0)
                return 'absent';
            const last = slots[slot + 3] ?? 0;
            slots[slot + 3] = last | TAKEN;
            return (last & TAKEN) === 0 ? 'first' : 'again';
        },
    };
}
function entryOf(name) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest();
    const words = Uint32Array.from({ length: WORDS }, (_, word) => digest.readUInt32LE(word * 4));
    words[2] = (words[2] ?? 0) | USED;
    words[3] = (words[3] ?? 0) & ~TAKEN;
    return words;
}
/** The position of the entry, or of the free slot where it belongs. */
function slotFor(slots, entry) {
    const count = slots.length / WORDS;
    for (let slot = (entry[0] ?? 0) % count;; slot = (slot + 1) % count) {
        const at = slot * WORDS;
        if (slots[at + 2] === 0 || isSame(slots, at, entry))
            return at;
    }
}
function isSame(slots, at, entry) {
    return (slots[at] === entry[0] &&
        slots[at + 1] === entry[1] &&
        slots[at + 2] === entry[2] &&
        ((slots[at + 3] ?? 0) | TAKEN) >>> 0 === ((entry[3] ?? 0) | TAKEN) >>> 0);
}

// EXTERNAL MODULE: ./lib/prune/keys-file.js
var keys_file = __webpack_require__(3777);
// EXTERNAL MODULE: ./lib/prune/run.js
var prune_run = __webpack_require__(597);
;// CONCATENATED MODULE: ./lib/prune/delete-keys.js














/**
 * Deletes the keys that a file names. It reads the file twice: first every line is checked, so
 * that a bad file is refused before the first request, then each key is deleted as it comes. Only
 * keys that the first reading has seen are deleted.
 */
async function* deleteKeys(settings) {
    const { keysFrom, dryRun, onEvent } = settings;
    const file = await openFileLines(keysFrom);
    try {
        const found = await readKeys(settings, file);
        refuseBadKeys(settings, found);
        const words = { names: `key in ${(0,core_text/* quote */.hD)(keysFrom)}` };
        const problems = await (0,prune_run/* reportLines */.QS)(found.check, settings, words);
        if (problems.length > 0)
            throw new errors/* InputError */.dz(problems);
        const { names } = found;
        await onEvent?.({ kind: 'info', message: foundText(settings, found) });
        await onEvent?.({ kind: 'expected', objects: names.size });
        if (names.size === 0)
            return;
        const gate = new wrapped_stores/* DeleteGate */.BU(await (0,feature/* openFeatureStore */.Q)(settings));
        const pages = keyItems(settings, file, names, gate);
        let deleted = 0;
        for await (const outcomes of (0,remove/* removePages */.Nf)(pages, { store: gate }, removeOptions(settings))) {
            deleted += outcomes.filter(({ status }) => status === 'done').length;
            yield outcomes;
        }
        if (dryRun)
            return;
        const message = `${(0,core_text/* plural */.LS)(deleted, 'key')} deleted; the store doesn't say which had an object`;
        await onEvent?.({ kind: 'info', message });
    }
    finally {
        await file.close();
    }
}
function foundText({ keysFrom }, { names, others, repeated, isReport }) {
    const what = isReport ? 'failed object' : 'key';
    return (`${(0,core_text/* plural */.LS)(names.size, what)} in ${(0,core_text/* quote */.hD)(keysFrom)} to delete, ` +
        `${(0,core_text/* formatCount */.B4)(others)} left out by the globs, ${(0,core_text/* formatCount */.B4)(repeated)} repeated`);
}
function keyItems(settings, file, names, gate) {
    const { bucket, keysFrom } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const keysFile = (0,keys_file/* createKeysFile */.BL)(settings);
    let taken = 0;
    async function* checkedPages() {
        yield* file.pages();
        if (taken !== names.size)
            throw fileChanged(keysFrom);
    }
    const toItem = ({ text = '' }) => {
        const { key } = keysFile.read(text);
        if (key === undefined || !isSelected(key))
            return undefined;
        const found = names.take(key);
        if (found === 'absent')
            throw fileChanged(keysFrom);
        if (found === 'again')
            return undefined;
        taken += 1;
        return (0,keys/* isStateKey */.Zw)(key) ? (0,outcome/* skipped */.hT)('delete', { bucket, key }, 'state') : { bucket, key };
    };
    return (0,passes/* itemsUntilFailure */.NO)(checkedPages(), toItem, gate);
}
/** Maximum number of lines in one message; a file without a key in as many is read no further. */
const MAX_PROBLEMS = 20;
/** Maximum number of problems of a file without a key that are named one by one. */
const MAX_OF_NONE = 3;
/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
async function readKeys(settings, file) {
    const counts = { others: 0, repeated: 0, isReport: false, bad: 0 };
    const check = (0,unmatched/* createKeyCheck */.k3)(settings);
    const found = { names: createNameSet(), ...counts, problems: [], check };
    const readLine = lineReader(settings, found);
    const keysFile = (0,keys_file/* createKeysFile */.BL)(settings);
    pages: for await (const lines of file.pages()) {
        settings.signal.throwIfAborted();
        for (const line of lines) {
            readLine(line, keysFile);
            const isHopeless = found.bad >= MAX_PROBLEMS && isWithoutKey(found);
            if (isHopeless && !keysFile.isReport)
                break pages;
        }
    }
    const problem = keysFile.end();
    if (problem !== undefined)
        noteProblem(found, `: ${problem}`);
    found.isReport = keysFile.isReport;
    const notKeys = keysFile.isReport ? undefined : await lookOfNoKeys(settings, file, found);
    return { ...found, ...(notKeys !== undefined && { notKeys }) };
}
function lineReader(settings, found) {
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    return ({ number, text }, keysFile) => {
        const { key, problems } = text === undefined ? NOT_TEXT : keysFile.read(text);
        for (const problem of problems)
            noteProblem(found, `, line ${number}: ${problem}`);
        if (key === undefined)
            return;
        found.check?.see(key, isSelected(key));
        if (!isSelected(key))
            found.others += 1;
        else if (!found.names.add(key))
            found.repeated += 1;
    };
}
function noteProblem(found, problem) {
    found.bad += 1;
    if (found.problems.length < MAX_PROBLEMS)
        found.problems.push(problem);
}
const NOT_TEXT = {
    key: undefined,
    problems: ['is not text in UTF-8 of at most 1 MiB: save the file so'],
};
function isWithoutKey({ names, others }) {
    return names.size + others === 0;
}
/** What the file looks like; undefined where it has keys, or shows too little. */
async function lookOfNoKeys({ prefix }, file, found) {
    const { bad, problems } = found;
    if (bad === 0 && prefix !== '')
        return undefined;
    const look = (0,keys_file/* lookOf */.Li)(await file.head(keys_file/* HEAD_BYTES */.Lq));
    if (look?.isSure === true && (prefix === '' || isWithoutKey(found))) {
        return `it looks like ${look.what}`;
    }
    if (bad === 0 || !isWithoutKey(found))
        return undefined;
    if (look !== undefined)
        return `it looks like ${look.what}`;
    if (problems[0]?.includes(NOT_TEXT.problems[0] ?? '') === true) {
        return 'it looks like binary data, or like text in another encoding than UTF-8';
    }
    if (bad <= MAX_OF_NONE)
        return undefined;
    const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
    return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${(0,core_text/* quote */.hD)(prefix)}`}`;
}
/** Throws an InputError when the file or a line of it is bad, or when it names too many keys. */
function refuseBadKeys({ maxDeletes, keysFrom }, { names, bad, problems, notKeys }) {
    if (notKeys !== undefined) {
        throw new errors/* InputError */.dz([
            `keys-from ${(0,core_text/* quote */.hD)(keysFrom)} is not a file of keys: ${notKeys}`,
            ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
            'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
                'report of an earlier run',
        ]);
    }
    if (bad > 0) {
        const lines = problems.map((problem) => `input "keys-from"${problem}`);
        const more = bad - problems.length;
        throw new errors/* InputError */.dz(more > 0 ? [...lines, `and ${(0,core_text/* plural */.LS)(more, 'more line')}`] : lines);
    }
    if (maxDeletes?.kind !== 'count' || names.size <= maxDeletes.count)
        return;
    throw new errors/* InputError */.dz([
        `input "max-deletes" allows ${(0,core_text/* plural */.LS)(maxDeletes.count, 'object')} to be deleted, "keys-from" ` +
            `names ${(0,core_text/* formatCount */.B4)(names.size)}: nothing was deleted; check the file, or raise the limit`,
    ]);
}

// EXTERNAL MODULE: ./lib/prune/retention.js
var prune_retention = __webpack_require__(6778);
;// CONCATENATED MODULE: ./lib/prune/prune-prefix.js














/**
 * Deletes objects under a prefix: all, by age, all but the newest, or by their versions; or the keys
 * that a file names. Yields one outcome for each object that the globs select. What was written
 * after the run began is kept.
 *
 * Throws an InputError before the first delete for options that make no sense and for a plan over
 * `maxDeletes`; a StoreError when a listing fails, after which nothing more is deleted, and
 * `StillListed` when the store lists what it said is deleted; the reason of an aborted signal.
 */
async function* prunePrefix(options) {
    for await (const outcomes of prunePages(options))
        for (const outcome of outcomes)
            yield outcome;
}
/** As `prunePrefix`, the outcomes of a request together, which takes half of the CPU. */
async function* prunePages(options) {
    const settings = (0,prune_run/* pruneSettings */.UG)(options);
    const { keysFrom, keepNewest, dryRun } = settings;
    if (keysFrom !== undefined) {
        yield* deleteKeys({ ...settings, keysFrom });
        return;
    }
    const check = (0,unmatched/* createKeyCheck */.k3)(settings);
    const store = await (0,feature/* openFeatureStore */.Q)(settings);
    const run = { settings, store, clock: (0,run_clock/* createRunClock */.or)() };
    const plan = keepNewest === undefined
        ? await planByAge(run, check)
        : await planRetention(run, { ...settings, keepNewest }, check);
    yield* (0,passes/* untilNothingIsListed */.Re)({
        act: (listed, isFirst) => isFirst
            ? firstPass(run, { classify: plan.openPass(), listed }, plan.check)
            : removeListed(run, { classify: plan.openPass(), listed }),
        list: (remaining) => addRemaining(run, plan.openPass(), remaining),
        things: 'object',
        dryRun,
        isOnce: keepNewest !== undefined,
    });
}
async function* firstPass(run, pass, check) {
    const note = (key, isDeleted) => {
        check?.see(key, isDeleted);
    };
    yield* removeListed(run, check === undefined ? pass : { ...pass, note });
    await (0,prune_run/* reportLines */.QS)(check, run.settings);
}
/**
 * Decides by age. Lists everything first where a limit or a glob may refuse the run; throws an
 * InputError when one does.
 */
async function planByAge(run, check) {
    const { settings } = run;
    const classify = classifierByAge(run);
    const openPass = () => classify;
    if (settings.maxDeletes === undefined && check?.isFirst !== true)
        return { openPass, check };
    let listed = 0;
    let deletes = 0;
    for await (const rows of classifiedRows(run, classify)) {
        for (const { key, action } of rows) {
            listed += 1;
            if (action === 'delete')
                deletes += 1;
            check?.see(key, action === 'delete');
        }
    }
    const problems = await (0,prune_run/* reportLines */.QS)(check, settings);
    refuseOverLimit(run, { deletes, listed }, problems);
    await reportDeletes(run, { deletes, listed });
    await settings.onEvent?.({ kind: 'expected', objects: listed });
    return { openPass };
}
function classifierByAge({ settings: { olderThan = 0 }, clock }) {
    return ({ lastModified }) => {
        if (clock.isDuringRun(lastModified))
            return 'newer-than-run';
        const age = clock.start.getTime() - lastModified.getTime();
        return olderThan > 0 && age <= olderThan ? 'younger' : 'delete';
    };
}
function thingsOf({ settings }) {
    return settings.versions === 'current' ? 'objects' : 'versions and delete markers';
}
/** Throws an InputError for these problems, and for more deletes than are allowed. */
function refuseOverLimit(run, counts, problems) {
    const { maxDeletes } = run.settings;
    const problem = maxDeletes && (0,max_deletes/* deletesCapProblem */.q)(maxDeletes, counts, thingsOf(run));
    const all = problem === undefined ? problems : [...problems, problem];
    if (all.length > 0)
        throw new errors/* InputError */.dz(all);
}
async function reportDeletes(run, { deletes, listed }) {
    const message = `${(0,core_text/* formatCount */.B4)(deletes)} of ${(0,core_text/* formatCount */.B4)(listed)} listed ${thingsOf(run)} to delete`;
    await run.settings.onEvent?.({ kind: 'info', message });
}
/**
 * Decides by retention: a first listing counts and makes the plan, and only what it has counted is
 * deleted. What has appeared or changed since is kept. Throws an InputError when a limit or a glob
 * refuses the plan.
 */
async function planRetention(run, rules, check) {
    const { settings, clock } = run;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    let retention;
    let listed = 0;
    let selected = 0;
    for await (const objects of listedObjects(run)) {
        retention ??= (0,prune_retention/* createRetention */.p)(rules, clock);
        listed += objects.length;
        for (const object of objects) {
            check?.see(object.key, false);
            if (!isSelected(object.key))
                continue;
            selected += 1;
            if (!(0,keys/* isStateKey */.Zw)(object.key))
                retention.add(object);
        }
    }
    if (retention === undefined)
        throw new RangeError('a listing without a page');
    const plan = retention.decide();
    await settings.onEvent?.({ kind: 'plan', plan });
    const counts = { deletes: (0,prune_retention/* amountOf */.M)(plan, 'delete').objects, listed };
    await reportDeletes(run, counts);
    refuseOverLimit(run, counts, await lineProblems(run, plan, check));
    await settings.onEvent?.({ kind: 'expected', objects: selected });
    return plan;
}
/**
 * Which objects are deleted is known only with the plan. Where a glob protects nothing and is near
 * to something, the listing is read once more to see whether that would be deleted.
 */
async function lineProblems(run, plan, first) {
    const { settings } = run;
    const isDoubtful = first?.lines.unmatched().some((one) => (0,line_check/* isProtecting */.wv)(one) && one.nearest);
    if (first?.isFirst !== true || !isDoubtful)
        return (0,prune_run/* reportLines */.QS)(first, settings);
    const check = (0,unmatched/* createKeyCheck */.k3)(settings);
    for await (const rows of classifiedRows(run, plan.openPass())) {
        for (const { key, action } of rows)
            check?.see(key, action === 'delete');
    }
    return (0,prune_run/* reportLines */.QS)(check, settings);
}


/***/ }),

/***/ 6778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ amountOf),
/* harmony export */   p: () => (/* binding */ createRetention)
/* harmony export */ });
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1547);
/* harmony import */ var _listing_run_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6614);


/**
 * Decides over a stream of rows, in any order, which are kept and which are deleted.
 *
 * - The `keepNewest` newest directories right under the prefix are kept, by their newest rows; or
 *   as many single rows.
 * - Everything under an hour old when the run began is kept too and is not counted among these, so
 *   that something unfinished never pushes out the last that was complete.
 * - Of the rest, everything older than `olderThan` is deleted; a directory is as old as its newest
 *   row.
 * - A directory is kept or deleted as a whole. Objects beside the directories are kept.
 *
 * Throws a StoreError when the run's start is unknown.
 */
function createRetention(rules, clock) {
    (0,_listing_run_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .assertServerTime */ .Be)(clock.start);
    return rules.keepNewestOf === 'objects'
        ? retainObjects(rules, clock.start)
        : retainDirectories(rules, clock);
}
/** Adds up groups by what becomes of them. */
function createAmounts() {
    const amounts = new Map();
    return {
        amounts,
        add: (action, { objects, bytes }) => {
            const sum = amountOf({ amounts }, action);
            amounts.set(action, {
                groups: sum.groups + 1,
                objects: sum.objects + objects,
                bytes: sum.bytes + bytes,
            });
        },
    };
}
/** The groups with this action, added up. */
function amountOf({ amounts }, action) {
    return amounts.get(action) ?? { groups: 0, objects: 0, bytes: 0 };
}
const HOUR = 3_600_000;
/** Whether something written then may be unfinished, or still in use by its writer. */
function isUnderAnHour(newest, runStart) {
    // Not "less than", so that an object with an unreadable time is kept.
    return !(runStart.getTime() - newest >= HOUR);
}
/** What becomes of something that is neither under an hour old nor among the newest. */
function actionOnOld(newest, { olderThan = 0 }, runStart) {
    return runStart.getTime() - newest > olderThan ? 'delete' : 'younger';
}
/**
 * Negative when `a` is older than `b`. Of two with the same time, the one whose name comes last in
 * the order of UTF-8 bytes is the newer, as `build-102` is newer than `build-101`.
 */
function compareRank(a, b) {
    return a.newest - b.newest || (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .compareKeys */ .YD)(a.name, b.name);
}
/** Keeps the newest of any number of items in memory for `limit`: a heap with the oldest on top. */
function createNewest(limit) {
    const heap = [];
    return {
        add(item) {
            const [oldest] = heap;
            if (heap.length < limit || oldest === undefined) {
                heap.push(item);
                siftUp(heap, item);
                return undefined;
            }
            if (compareRank(item, oldest) <= 0)
                return item;
            siftDown(heap, item);
            return oldest;
        },
        sorted: () => [...heap].sort((a, b) => compareRank(b, a)),
    };
}
/** Moves the last item up to its place. */
function siftUp(heap, item) {
    let at = heap.length - 1;
    while (at > 0) {
        const parentAt = (at - 1) >> 1;
        const parent = heap[parentAt];
        if (parent === undefined || compareRank(parent, item) <= 0)
            break;
        heap[at] = parent;
        at = parentAt;
    }
    heap[at] = item;
}
/** Puts the item in the place of the top, then moves it down to its own. */
function siftDown(heap, item) {
    let at = 0;
    for (;;) {
        const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
        if (left === undefined)
            break;
        const isRight = right !== undefined && compareRank(right, left) < 0;
        const older = isRight ? right : left;
        if (compareRank(item, older) <= 0)
            break;
        heap[at] = older;
        at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = item;
}
/** Keeps the newest directories, each as a whole; memory grows with the number of directories. */
function retainDirectories(rules, clock) {
    const directories = new Map();
    const { amounts, add } = createAmounts();
    const nameOf = directoryNames(rules);
    return {
        add(row) {
            const name = nameOf(row.key);
            if (name === undefined)
                add('beside-directories', { objects: 1, bytes: row.size });
            else
                count(directories, name, row);
        },
        decide() {
            const groups = [...directories.values()].sort((a, b) => compareRank(b, a));
            decideAll(groups, rules, clock.start);
            for (const group of groups)
                add(group.action, group);
            const openPass = () => {
                const actionIn = createPass(directories, clock);
                return (row) => {
                    const name = nameOf(row.key);
                    return name === undefined ? 'beside-directories' : actionIn(name, row);
                };
            };
            return { rules, amounts, groups, openPass };
        },
    };
}
/** Returns a key's directory right under the prefix; undefined for a key beside the directories. */
function directoryNames({ prefix }) {
    return (key) => {
        const slash = key.indexOf('/', prefix.length);
        return slash === -1 ? undefined : key.slice(0, slash + 1);
    };
}
function count(directories, name, { lastModified, size }) {
    const newest = lastModified.getTime();
    const known = directories.get(name);
    if (known === undefined) {
        directories.set(name, { name, newest, objects: 1, bytes: size, action: 'newest' });
        return;
    }
    known.newest = Math.max(known.newest, newest);
    known.objects += 1;
    known.bytes += size;
}
/** Directories under an hour old may be unfinished: they are kept and not counted as newest. */
function decideAll(newestFirst, rules, runStart) {
    let places = rules.keepNewest;
    for (const directory of newestFirst) {
        if (isUnderAnHour(directory.newest, runStart)) {
            directory.action = 'under-an-hour';
        }
        else if (places > 0) {
            places -= 1;
        }
        else {
            directory.action = actionOnOld(directory.newest, rules, runStart);
        }
    }
}
/**
 * The rest of a directory is kept from the first row on that was not counted: one newer than all
 * that were, or one more than there were.
 */
function createPass(directories, clock) {
    const seen = new Map();
    return (name, { lastModified }) => {
        const directory = directories.get(name);
        if (directory !== undefined && directory.action !== 'delete')
            return directory.action;
        const { newest, objects } = directory ?? { newest: -Infinity, objects: 0 };
        const count = (seen.get(name) ?? 0) + 1;
        const isCounted = count <= objects && lastModified.getTime() <= newest;
        seen.set(name, isCounted ? count : Infinity);
        if (clock.isDuringRun(lastModified))
            return 'newer-than-run';
        return isCounted ? 'delete' : 'changed';
    };
}
/** Keeps the newest objects, each by itself; memory grows with the number of kept ones. */
function retainObjects(rules, runStart) {
    const newest = createNewest(rules.keepNewest);
    const { amounts, add } = createAmounts();
    return {
        add(row) {
            const object = toGroup(row);
            if (isUnderAnHour(object.newest, runStart)) {
                add('under-an-hour', object);
                return;
            }
            const passed = newest.add(object);
            if (passed !== undefined)
                add(actionOnOld(passed.newest, rules, runStart), passed);
        },
        decide() {
            const groups = newest.sorted();
            for (const object of groups)
                add('newest', object);
            const oldestKept = groups.at(-1);
            return {
                rules,
                amounts,
                groups,
                openPass() {
                    let remaining = amountOf({ amounts }, 'delete').objects;
                    return (row) => {
                        const object = toGroup(row);
                        if (isUnderAnHour(object.newest, runStart))
                            return 'under-an-hour';
                        if (oldestKept === undefined)
                            return 'changed';
                        if (compareRank(object, oldestKept) >= 0)
                            return 'newest';
                        if (actionOnOld(object.newest, rules, runStart) === 'younger')
                            return 'younger';
                        remaining -= 1;
                        return remaining >= 0 ? 'delete' : 'changed';
                    };
                },
            };
        },
    };
}
function toGroup({ key, lastModified, size }) {
    return { name: key, newest: lastModified.getTime(), objects: 1, bytes: size, action: 'newest' };
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
