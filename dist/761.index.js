export const id = 761;
export const ids = [761];
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

/***/ 7761:
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
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/listing/deletion-preview.js
var deletion_preview = __webpack_require__(6165);
// EXTERNAL MODULE: ./lib/listing/run-clock.js
var run_clock = __webpack_require__(6614);
// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/operations/max-deletes.js
var max_deletes = __webpack_require__(5605);
// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
// EXTERNAL MODULE: ./lib/operations/remove.js
var remove = __webpack_require__(5956);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/listing/objects.js
var listing_objects = __webpack_require__(7515);
// EXTERNAL MODULE: ./lib/listing/pages.js
var listing_pages = __webpack_require__(5132);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
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
    const assertNewMarker = (0,listing_objects/* loopDetector */.Vo)();
    const request = { bucket, prefix, ...(pageSize !== undefined && { pageSize }) };
    let seen = new Set();
    let lastKey = '';
    let after;
    do {
        const page = await store.listVersions({ ...request, ...(after && { after }) }, signal);
        (0,listing_objects/* assertUnderPrefix */.tr)(page.versions, prefix);
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

// EXTERNAL MODULE: ./lib/listing/deploy-check.js
var deploy_check = __webpack_require__(5176);
// EXTERNAL MODULE: ./lib/prune/passes.js
var passes = __webpack_require__(1019);
;// CONCATENATED MODULE: ./lib/prune/rules/current-last.js

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

// EXTERNAL MODULE: ./lib/prune/run.js
var prune_run = __webpack_require__(597);
;// CONCATENATED MODULE: ./lib/prune/rules/versions.js





/**
 * The listing of versions and delete markers, page by page, each with what becomes of it; a key's
 * current one comes last.
 */
async function* classifiedVersions({ settings, store, clock }, classify, prefix = settings.prefix) {
    const { bucket, versions, signal } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const isState = (0,prune_run/* createStateCheck */.Gh)(settings);
    const rows = createVersionClassifier((row, { isCurrent, since }) => {
        if (!isSelected(row.key) || (isCurrent && versions === 'noncurrent'))
            return 'not-selected';
        // Its noncurrent versions are the state of deploys that are over.
        const isLast = isCurrent && !row.isDeleteMarker && isState(row.key);
        const lastModified = timeThatCounts(row, since, settings);
        const action = classify({ ...row, lastModified }, isLast);
        return isLast && action === 'delete' ? 'delete-last' : action;
    });
    const all = bucketVersionPages({ bucket, prefix, signal }, { store });
    const pages = (0,deploy_check/* untilDeployIsMet */.Y)(all, currentOf, store, settings);
    const listed = (0,run_clock/* rowsByClock */.RQ)(rowsOf(pages), clock, ({ lastModified }) => lastModified);
    for await (const versions of listed) {
        yield versions.flatMap((row) => Array.from(rows.next(row)));
    }
    yield rows.end();
}
/** The current versions of a page. */
function currentOf({ versions }) {
    return versions.filter(({ isLatest }) => isLatest);
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
    const isDeleted = row.action === 'delete' || row.action === 'delete-last';
    return isDeleted ? { ...row, action: 'covers-older' } : row;
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
function listedObjects({ settings, store, clock }, prefix = settings.prefix) {
    const { bucket, signal } = settings;
    const listed = (0,listing_pages/* bucketPagesAtOnce */.B)({ bucket, prefix, signal }, { store });
    const pages = (0,deploy_check/* untilDeployIsMet */.Y)(listed, ({ objects }) => objects, store, settings);
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
function classifiedRows(run, classify, prefix) {
    return run.settings.versions === 'current'
        ? classifiedObjects(run, classify, prefix)
        : classifiedVersions(run, classify, prefix);
}
async function* classifiedObjects(run, classify, prefix) {
    const isSelected = (0,selection/* createKeySelection */.MK)(run.settings);
    const isState = (0,prune_run/* createStateCheck */.Gh)(run.settings);
    const actionOn = (object) => {
        if (!isSelected(object.key))
            return 'not-selected';
        const isLast = isState(object.key);
        const action = classify(object, isLast);
        return isLast && action === 'delete' ? 'delete-last' : action;
    };
    function* classified(objects) {
        for (const object of objects)
            yield { ...object, action: actionOn(object) };
    }
    for await (const objects of listedObjects(run, prefix))
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
        const toItem = itemMapper(bucket, pass, (row) => ({
            bucket,
            key: row.key,
            listed: row,
        }));
        const listed = classifiedObjects(run, pass.classify);
        const pages = pass.show === undefined ? listed : (0,deletion_preview/* afterPreview */.Jz)(listed, pass.show);
        return (0,remove/* removePages */.Nf)((0,passes/* itemsUntilFailure */.NO)(pages, toItem, gate), deps, options);
    }
    const toItem = itemMapper(bucket, pass, versionItemOf(settings));
    const pages = classifiedVersions(run, pass.classify);
    const items = (0,passes/* entriesOf */.Mc)((0,passes/* itemsUntilFailure */.NO)(pages, toItem, gate));
    return removeVersions(items, (some) => (0,remove/* remove */.TF)(some, deps, options));
}
/** Deletes single rows of a listing, of which nothing older is left. */
function removeStates({ settings, store }, rows) {
    const { bucket } = settings;
    const versionItem = versionItemOf(settings);
    const items = rows.map((row) => 'versionId' in row ? versionItem(row) : { bucket, key: row.key, listed: row });
    return (0,remove/* remove */.TF)(items, { store }, removeOptions(settings));
}
function removeOptions(settings) {
    const { batchSize, signal, concurrency, conditions } = settings;
    return { batchSize, signal, conditions, ...(concurrency !== undefined && { concurrency }) };
}
function versionItemOf({ bucket, bypassGovernance }) {
    return (row) => ({
        bucket,
        key: row.key,
        versionId: row.versionId,
        listed: row,
        isCurrent: row.isCurrent,
        isDeleteMarker: row.isDeleteMarker,
        ...(bypassGovernance && { bypassGovernance }),
    });
}
/** Maps a row to its item, to the outcome of being kept, or to nothing when it is not selected. */
function itemMapper(bucket, { listed, note, states }, itemOf) {
    return (row) => {
        const { action } = row;
        note?.(row.key, isToDelete(row));
        if (action === 'delete') {
            listed.add(rowName(row));
            return itemOf(row);
        }
        if (states.take(row) || action === 'not-selected')
            return undefined;
        const reason = action === 'delete-last' ? 'state' : action;
        return (0,outcome/* skipped */.hT)('delete', { bucket, ...row, listed: row }, reason);
    };
}
/**
 * Lists, and adds the name of everything that a pass would delete to `remaining`; of the states of
 * syncs only those that are said to be deleted.
 */
async function addRemaining(run, { classify, listed: remaining, states }) {
    for await (const rows of classifiedRows(run, classify)) {
        for (const row of rows) {
            const { action } = row;
            const isLeft = action === 'delete-last' ? states.isDeleted(row) : action === 'delete';
            if (isLeft)
                remaining.add(rowName(row));
        }
    }
}
/** Whether a row is deleted, or may be as the last of its site. */
function isToDelete({ action }) {
    return action === 'delete' || action === 'delete-last';
}
const ROWS_AT_ONCE = 3;
/** What is stored under a prefix: a few rows at a time, enough for a state, its lease and another. */
async function* firstRows({ settings: { bucket, versions, signal }, store }, prefix) {
    const options = { bucket, prefix, pageSize: ROWS_AT_ONCE, signal };
    if (versions === 'current') {
        for await (const { objects } of (0,listing_objects/* bucketPages */.h4)(options, { store }))
            yield objects;
    }
    else {
        for await (const page of bucketVersionPages(options, { store }))
            yield page.versions;
    }
}
/** A row's name, as in the URL of a request for it. */
function rowName(row) {
    return 'versionId' in row ? `${row.key}?versionId=${row.versionId}` : row.key;
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./lib/local/safe-file.js
var safe_file = __webpack_require__(7981);
;// CONCATENATED MODULE: ./lib/prune/keys-from/file-lines.js





const CHUNK = 64 * 1024;
/** Bytes of the longest line that is read as text. */
const MAX_LINE = 1024 * 1024;
const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';
/** Opens a regular file without following links; rejects when it can't be read. The caller closes it. */
async function openFileLines(path) {
    const file = await (0,safe_file/* openRegularFile */.ZU)(path, 'read');
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
    return new errors/* StoreError */.AD('FileChanged', `the file ${(0,core_text/* quote */.hD)(path)} changed while it was being read: run again when nothing else ` +
        'writes to it');
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
        has: (name) => slots[slotFor(slots, entryOf(name)) + 2] !== 0,
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
    const digest = (0,external_node_crypto_.hash)('sha256', name, 'buffer');
    return Uint32Array.of(digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8) | USED, digest.readUInt32LE(12) & ~TAKEN);
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

// EXTERNAL MODULE: ./lib/prune/keys-from/report-lines.js
var report_lines = __webpack_require__(466);
;// CONCATENATED MODULE: ./lib/prune/keys-from/keys-file.js


/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const MAX_KEY_BYTES = 1024;
const NOTHING = { problems: [] };
/** Creates the reader of a file whose keys must lie in `place`; a report must be about that place. */
function createKeysFile(place) {
    const named = { failed: 0, deleted: 0, skipped: 0 };
    const state = { place, kind: 'unknown', named };
    return {
        get kind() {
            return state.kind;
        },
        read(given) {
            const line = given.endsWith('\r') ? given.slice(0, -1) : given;
            if (line === '' || state.kind === 'refused')
                return NOTHING;
            if (state.kind === 'unknown')
                return readFirst(line, state);
            if (state.kind === 'keys')
                return readKey(line, place.prefix);
            return readEntry(line, state);
        },
        end: () => [...endProblems(state)],
    };
}
function readFirst(line, state) {
    const fields = (0,report_lines/* fieldsOf */.Pf)(line);
    if (!(0,report_lines/* isReportHeader */._V)(fields)) {
        state.kind = 'keys';
        return readKey(line, state.place.prefix);
    }
    const problems = (0,report_lines/* headerProblems */._W)(fields, state.place);
    if (problems.length > 0)
        state.kind = 'refused';
    else
        state.kind = fields['dryRun'] === true ? 'plan' : 'failures';
    return { problems };
}
function readEntry(line, state) {
    const fields = (0,report_lines/* fieldsOf */.Pf)(line);
    const entry = (0,report_lines/* reportEntryOf */.YP)(fields);
    if (fields === undefined || entry === undefined || state.last !== undefined) {
        return {
            problems: [`is not a report's line, or not in this place of a report (${lengthOf(line)})`],
        };
    }
    if (entry.kind === 'end') {
        state.last = fields;
        return NOTHING;
    }
    state.named[COUNTED[entry.kind]] += 1;
    if (state.kind === 'plan')
        return readPlanned(fields, entry, state);
    const { key, isVersion } = entry;
    const problem = keyProblem(key, state.place.prefix);
    if (problem !== undefined)
        return { problems: [problem] };
    if (entry.kind !== 'failed')
        return NOTHING;
    return isVersion ? { problems: [versionProblem(key)] } : { key, problems: [] };
}
/** The count in the last line of a report for the lines of each status. */
const COUNTED = { done: 'deleted', skipped: 'skipped', failed: 'failed' };
/** What a run has kept is not planned: nothing of its line is used. */
function readPlanned(fields, { kind, key }, state) {
    if (kind === 'skipped')
        return NOTHING;
    const problem = keyProblem(key, state.place.prefix);
    if (problem !== undefined)
        return { problems: [problem] };
    if (kind === 'failed') {
        return { problems: [`${(0,core_text/* quoteShort */.pf)(key)} has failed in a dry run: ${PLAN_ANEW}`] };
    }
    const { planned, problems } = (0,report_lines/* planEntryOf */.VR)(key, fields);
    if (planned === undefined)
        return { problems };
    const isVersion = planned.versionId !== undefined;
    state.isOfVersions ??= isVersion;
    if (state.isOfVersions === isVersion)
        return { key, planned, problems };
    const [has, others] = isVersion ? ['a version id', 'none'] : ['no version id', 'one'];
    return {
        problems: [`${(0,core_text/* quoteShort */.pf)(key)} has ${has} and objects before it have ${others}: ${PLAN_ANEW}`],
    };
}
/** The problem of an object that a plan names twice, with different facts. */
function contradictionProblem(key) {
    return `${(0,core_text/* quoteShort */.pf)(key)} is in the plan twice, with different facts: ${PLAN_ANEW}`;
}
const PLAN_ANEW = 'make a new plan by a dry run, and use its report unchanged';
function readKey(line, prefix) {
    // Taken for keys, these lines would be deleted, and the objects that they name would not.
    if (/^\{"(?:op|version|counts)":/.test(line)) {
        return { problems: ['looks like a line of a report without its first line'] };
    }
    const problem = keyProblem(line, prefix);
    return problem === undefined ? { key: line, problems: [] } : { problems: [problem] };
}
/**
 * A problem names no text of a line that is no key under the prefix: the file may be another than
 * was meant, and hold secrets.
 */
function keyProblem(key, prefix) {
    const bytes = Buffer.byteLength(key);
    if (key === '')
        return 'the key is empty';
    if (!key.startsWith(prefix)) {
        return `the key is not under the prefix ${(0,core_text/* quoteShort */.pf)(prefix)} (${lengthOf(key)})`;
    }
    if (bytes > MAX_KEY_BYTES) {
        return `has ${lengthOf(key)}, a key has at most ${(0,core_text/* formatCount */.B4)(MAX_KEY_BYTES)}`;
    }
    if (!key.isWellFormed())
        return `has half a surrogate pair (${lengthOf(key)})`;
    // A proxy before the store may resolve them, to a key outside the prefix.
    if (/(?:^|\/)\.\.?(?:\/|$)/.test(key))
        return `has "." or ".." as a segment (${lengthOf(key)})`;
    return undefined;
}
function lengthOf(line) {
    return (0,core_text/* plural */.LS)(Buffer.byteLength(line), 'byte');
}
/** The current version must be deleted last, and a failure doesn't say whether it was current. */
function versionProblem(key) {
    return (`${(0,core_text/* quoteShort */.pf)(key)} is a failure of one version: run delete-prefix again with the same "versions", ` +
        'which deletes them in an order that makes no old version visible');
}
function* endProblems({ kind, named, last }) {
    if (kind !== 'failures' && kind !== 'plan')
        return;
    if (last === undefined) {
        yield kind === 'plan' ? PLAN_CUT_SHORT : REPORT_CUT_SHORT;
        return;
    }
    if (kind === 'plan') {
        yield* planEndProblems(named, last);
        return;
    }
    const { failed } = last['counts'];
    if (named.failed === failed)
        return;
    yield (`the report counts ${(0,core_text/* plural */.LS)(failed, 'failure')} and names ${(0,core_text/* formatCount */.B4)(named.failed)}: it is ` +
        'not complete, use the report unchanged');
}
const REPORT_CUT_SHORT = 'the report has no last line, because its run was killed, so failures may be missing from ' +
    'it: run delete-prefix again without "keys-from"';
const PLAN_CUT_SHORT = 'the plan has no last line: its dry run was killed, or the file was cut: make a new plan by a dry ' +
    'run, and use its whole report';
function* planEndProblems(named, last) {
    const { incomplete, failures } = last;
    if (incomplete !== undefined || failures !== undefined) {
        yield `the dry run that made the plan has failed, so the plan is not complete: ${PLAN_ANEW}`;
    }
    const counts = last['counts'];
    for (const name of ['deleted', 'skipped', 'failed']) {
        if (counts[name] === named[name])
            continue;
        yield (`the plan counts ${(0,report_lines/* shownValue */.JJ)(counts[name])} as ${name} and has ` +
            `${(0,core_text/* plural */.LS)(named[name], 'such line')}: ${PLAN_ANEW}`);
    }
}
/** Number of bytes from the beginning of a file that `lookOf` takes. */
const HEAD_BYTES = 1024;
/** First bytes, in Latin-1 (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const SIGNATURES = [
    ['PK\x03\x04', 'a ZIP archive'],
    ['\x1f\x8b', 'gzip data'],
    ['BZh', 'bzip2 data'],
    ['\xfd7zXZ', 'xz data'],
    ['\x28\xb5\x2f\xfd', 'zstd data'],
    ['%PDF-', 'a PDF document'],
    ['\x89PNG', 'a PNG image'],
    ['\xff\xd8\xff', 'a JPEG image'],
    ['SQLite format 3', 'an SQLite database'],
    ['PAR1', 'a Parquet file'],
    ['ORC', 'an ORC file'],
    ['\xff\xfe', 'text in UTF-16'],
    ['\xfe\xff', 'text in UTF-16'],
];
/** Patterns of the first line that is not blank. */
const TEXTS = [
    [/^<(?:!doctype html|html|head|body)\b/i, 'an HTML page'],
    [/^<(?:\?xml\b|[A-Za-z]+Result\b)/, 'XML'],
    [/^(?!\{"(?:op|version|counts)":)(?:\[\s*(?:["{[]|$)|\{\s*(?:"|$))/, 'JSON'],
];
const MAYBE_TEXTS = [
    [/^s3:\/\//i, 'a list of s3:// URLs'],
    [/^https?:\/\//i, 'a list of URLs'],
    [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d +\d+ /, 'the output of aws s3 ls'],
    [/^(?:\(dryrun\) )?(?:delete|upload|copy|download): /, 'the output of an aws s3 command'],
    [/^(?:---$|- )/, 'YAML'],
    [/[,;\t]/, 'a table (CSV)'],
];
/** What a file with this beginning looks like; undefined: like nothing in particular. */
function lookOf(head) {
    const latin1 = head.toString('latin1');
    const signed = SIGNATURES.find(([signature]) => latin1.startsWith(signature));
    if (signed !== undefined)
        return { what: signed[1], isSure: true };
    const nuls = head.filter((byte) => byte === 0).length;
    if (nuls * 3 > head.length)
        return { what: 'text in UTF-16', isSure: true };
    const line = head
        .toString()
        .replace(/^\ufeff/, '')
        .trimStart()
        .split(/\r?\n/, 1)[0] ?? '';
    const sure = TEXTS.find(([pattern]) => pattern.test(line));
    const [, what] = sure ?? MAYBE_TEXTS.find(([pattern]) => pattern.test(line)) ?? [];
    return what === undefined ? undefined : { what, isSure: sure !== undefined };
}

;// CONCATENATED MODULE: ./lib/prune/keys-from/planned-objects.js

/** Creates the index of a plan without objects. */
function createPlannedObjects() {
    const names = createNameSet();
    const facts = createNameSet();
    let isOfVersions = false;
    return {
        get size() {
            return names.size;
        },
        get isOfVersions() {
            return isOfVersions;
        },
        add(object) {
            isOfVersions ||= object.versionId !== undefined;
            const isNew = names.add(plannedName(object));
            const hasNewFacts = facts.add(factsOf(object, object.isCurrent));
            if (isNew)
                return 'new';
            return hasNewFacts ? 'contradiction' : 'again';
        },
        compare(row) {
            if (isAsPlanned(row, facts))
                return 'as-planned';
            return names.has(plannedName(row)) ? 'changed' : 'not-planned';
        },
        take: (object) => names.take(plannedName(object)),
    };
}
/**
 * A version that has become current since is not as planned: readers are given it now. One that
 * has been covered since is.
 */
function isAsPlanned(row, facts) {
    const { isCurrent } = row;
    return (facts.has(factsOf(row, isCurrent)) || (isCurrent === false && facts.has(factsOf(row, true))));
}
function plannedName({ key, versionId }) {
    return versionId === undefined ? key : `${versionId.length} ${versionId}${key}`;
}
function factsOf(object, isCurrent) {
    const { etag, size, lastModified } = object;
    const rest = `${etag.length} ${etag}${plannedName(object)}`;
    return `${String(isCurrent)} ${size} ${lastModified.getTime()} ${rest}`;
}

;// CONCATENATED MODULE: ./lib/prune/keys-from/check-keys.js







/** Maximum number of lines in one message; a file without a key in as many is read no further. */
const MAX_PROBLEMS = 20;
/** Maximum number of problems of a file without a key that are named one by one. */
const MAX_OF_NONE = 3;
/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
async function readKeys(settings, file) {
    const counts = { selected: 0, others: 0, repeated: 0, kind: 'unknown', bad: 0 };
    const sets = { names: createNameSet(), planned: createPlannedObjects() };
    const check = (0,unmatched/* createKeyCheck */.k3)(settings);
    const found = { ...sets, ...counts, problems: [], check };
    const readLine = lineReader(settings, found);
    const keysFile = createKeysFile(settings);
    pages: for await (const lines of file.pages()) {
        settings.signal.throwIfAborted();
        for (const line of lines) {
            readLine(line, keysFile);
            const isHopeless = found.bad >= MAX_PROBLEMS && isWithoutKey(found);
            if (isHopeless && !isReport(keysFile))
                break pages;
        }
    }
    for (const problem of keysFile.end())
        noteProblem(found, `: ${problem}`);
    found.kind = keysFile.kind;
    const notKeys = isReport(keysFile) ? undefined : await lookOfNoKeys(settings, file, found);
    return { ...found, ...(notKeys !== undefined && { notKeys }) };
}
function isReport({ kind }) {
    return kind !== 'unknown' && kind !== 'keys';
}
function lineReader(settings, found) {
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    return ({ number, text }, keysFile) => {
        const line = text === undefined ? NOT_TEXT : keysFile.read(text);
        for (const problem of line.problems)
            noteProblem(found, `, line ${number}: ${problem}`);
        const { key, planned } = line;
        if (key === undefined)
            return;
        const isKeySelected = isSelected(key);
        found.check?.see(key, isKeySelected);
        // Everything that a plan names is compared with its other lines, also what the globs leave out.
        const added = planned === undefined ? undefined : found.planned.add(planned);
        if (added === 'contradiction') {
            noteProblem(found, `, line ${number}: ${contradictionProblem(key)}`);
        }
        if (!isKeySelected)
            found.others += 1;
        else if (added === undefined ? found.names.add(key) : added === 'new')
            found.selected += 1;
        else
            found.repeated += 1;
    };
}
function noteProblem(found, problem) {
    found.bad += 1;
    if (found.problems.length < MAX_PROBLEMS)
        found.problems.push(problem);
}
const NOT_TEXT = {
    problems: ['is not UTF-8 text of at most 1 MiB: save the file as UTF-8, one key a line'],
};
function isWithoutKey({ selected, others }) {
    return selected + others === 0;
}
/** What the file looks like; undefined where it has keys, or shows too little. */
async function lookOfNoKeys({ prefix }, file, found) {
    const { bad, problems } = found;
    if (bad === 0 && prefix !== '')
        return undefined;
    const look = lookOf(await file.head(HEAD_BYTES));
    if (look?.isSure === true && (prefix === '' || isWithoutKey(found))) {
        return `it looks like ${look.what}`;
    }
    if (bad === 0 || !isWithoutKey(found))
        return undefined;
    if (look !== undefined)
        return `it looks like ${look.what}`;
    if (problems[0]?.includes(NOT_TEXT.problems[0] ?? '') === true) {
        return 'it looks like binary data, or text in another encoding than UTF-8';
    }
    if (bad <= MAX_OF_NONE)
        return undefined;
    const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
    return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${(0,core_text/* quote */.hD)(prefix)}`}`;
}
/** Throws an InputError when the file or a line of it is bad, or when it names too many keys. */
function refuseBadKeys(settings, { selected, bad, problems, notKeys, kind, planned }) {
    const { keysFrom } = settings;
    if (notKeys !== undefined) {
        throw new errors/* InputError */.dz([
            `keys-from ${(0,core_text/* quote */.hD)(keysFrom)} is not a file of keys: ${notKeys}`,
            ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
            'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
                'report of an earlier run or of a dry run',
        ]);
    }
    if (bad > 0) {
        const lines = problems.map((problem) => `input "keys-from"${problem}`);
        const more = bad - problems.length;
        throw new errors/* InputError */.dz(more > 0 ? [...lines, `and ${(0,core_text/* plural */.LS)(more, 'more line')}`] : lines);
    }
    const unfit = [...unfitSettings(settings, kind === 'plan' ? planned : undefined, selected)];
    if (unfit.length > 0)
        throw new errors/* InputError */.dz(unfit);
}
/** What is wrong with inputs beside what the file turned out to be. */
function* unfitSettings({ maxDeletes, bypassGovernance, deleteCondition, keysFrom }, planned, selected) {
    const hasVersions = planned !== undefined && (planned.isOfVersions || planned.size === 0);
    if (bypassGovernance && !hasVersions) {
        yield ('input "bypass-governance" has no effect on what "keys-from" names, which is no plan with ' +
            'versions: leave it out');
    }
    // A plan is compared with what is listed, and so is its limit.
    if (planned !== undefined)
        return;
    if (deleteCondition === 'etag') {
        yield (`input "delete-condition" is etag, and "keys-from" ${(0,core_text/* quote */.hD)(keysFrom)} has no ETags: name ` +
            'the report of a dry run, which has them, or set delete-condition to auto or none');
    }
    if (maxDeletes?.kind === 'percent') {
        yield (`input "max-deletes" is a percentage (${maxDeletes.percent}%), and "keys-from" names no ` +
            'plan of a dry run, so nothing is listed and there is no total: write a count');
    }
    if (maxDeletes?.kind !== 'count' || selected <= maxDeletes.count)
        return;
    yield (`input "max-deletes" allows ${(0,core_text/* plural */.LS)(maxDeletes.count, 'object')} to be deleted, "keys-from" ` +
        `names ${(0,core_text/* formatCount */.B4)(selected)}: nothing was deleted; check the file, or raise the limit`);
}

;// CONCATENATED MODULE: ./lib/prune/keys-from/delete-planned.js




















/**
 * Deletes what a plan names and a listing shows unchanged. What has changed since is skipped, and
 * so is, at the end, what is not there any more; what the plan doesn't name is not touched.
 */
async function* deletePlanned(settings, file, planned) {
    const store = await (0,feature/* openFeatureStore */.Q)(settings);
    const run = { settings, store, clock: (0,run_clock/* createRunClock */.or)(), planned, states: new Map() };
    await refuseOverLimit(run);
    const outcomes = (0,passes/* untilNothingIsListed */.Re)({
        act: (listed, isFirst) => removePlanned(run, listed, isFirst),
        list: (remaining) => delete_planned_addRemaining(run, remaining),
        things: 'object',
        dryRun: settings.dryRun,
    });
    const all = allOutcomes(run, file, outcomes);
    yield* settings.maxDeletes === undefined ? (0,prune_run/* shownAtEnd */.Co)(run, all) : all;
}
async function* allOutcomes(run, file, passes) {
    let isAnyKept = false;
    for await (const some of passes) {
        isAnyKept ||= some.some(({ status }) => status !== 'done');
        yield some;
    }
    yield* delete_planned_removeStates(run, isAnyKept);
    yield* goneObjects(run, file);
}
/** Maximum number of records that wait, in memory; others are deleted as they are listed. */
const MAX_STATES = 10_000;
/**
 * Lists first where a limit is given, and shows what is left of the plan. Throws an InputError when
 * that is over the limit.
 */
async function refuseOverLimit(run) {
    const { maxDeletes, onEvent } = run.settings;
    if (maxDeletes === undefined)
        return;
    let listed = 0;
    const sample = (0,deletion_preview/* createDeletionSample */.pW)();
    for await (const rows of decidedRows(run)) {
        for (const row of rows) {
            listed += 1;
            if (row.action === 'delete')
                sample.add(row, row);
        }
    }
    const deletes = sample.preview(run.clock.start);
    await onEvent?.({ kind: 'plan', plan: { deletes, isDone: false } });
    const counts = { deletes: deletes.objects, listed };
    const things = run.planned.isOfVersions ? 'versions and delete markers' : 'objects';
    const problem = (0,max_deletes/* deletesCapProblem */.q)(maxDeletes, counts, things);
    if (problem !== undefined)
        throw new errors/* InputError */.dz([problem]);
}
function decidedRows(run) {
    return run.planned.isOfVersions ? decidedVersions(run) : decidedObjects(run);
}
async function* decidedObjects(run) {
    const decide = decider(run);
    for await (const objects of listedObjects(run)) {
        yield objects.map((object) => ({ ...object, action: decide(object) }));
    }
}
/** The current version of a key comes last, and is kept where anything else of the key is. */
async function* decidedVersions(run) {
    const { settings, store, clock } = run;
    const { bucket, prefix, signal } = settings;
    const decide = decider(run);
    const rows = createVersionClassifier((row, { isCurrent }) => decide({ ...row, isCurrent }));
    async function* pages() {
        const listed = bucketVersionPages({ bucket, prefix, signal }, { store });
        for await (const page of (0,deploy_check/* untilDeployIsMet */.Y)(listed, currentOf, store, settings)) {
            yield { rows: page.versions, serverTime: page.serverTime };
        }
    }
    for await (const page of (0,run_clock/* rowsByClock */.RQ)(pages(), clock, ({ lastModified }) => lastModified)) {
        yield page.flatMap((row) => Array.from(rows.next(row)));
    }
    yield rows.end();
}
/** Decides about a listed row; one that the plan doesn't name is not selected. */
function decider({ settings, planned, clock }) {
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    return (row) => {
        if (!isSelected(row.key))
            return 'not-selected';
        const found = planned.compare(row);
        if (found === 'not-planned')
            return 'not-selected';
        if (found === 'changed')
            return 'changed';
        return clock.isDuringRun(row.lastModified) ? 'newer-than-run' : 'delete';
    };
}
/** One pass: lists, and deletes in batches as they fill. */
function removePlanned(run, listed, isFirst) {
    const { settings, planned } = run;
    const { bucket, bypassGovernance } = settings;
    const gate = new wrapped_stores/* DeleteGate */.BU(run.store);
    const deps = { store: gate };
    const options = removeOptions(settings);
    const settle = settler(run, listed, isFirst);
    if (!planned.isOfVersions) {
        const toItem = (row) => {
            const settled = settle(row);
            return settled === 'delete' ? { bucket, key: row.key, listed: row } : settled;
        };
        return (0,remove/* removePages */.Nf)((0,passes/* itemsUntilFailure */.NO)(decidedObjects(run), toItem, gate), deps, options);
    }
    const toItem = (row) => {
        const { key, versionId, isCurrent, isDeleteMarker } = row;
        const settled = settle(row);
        if (settled !== 'delete')
            return settled;
        const item = { bucket, key, versionId, isCurrent, isDeleteMarker, listed: row };
        return bypassGovernance ? { ...item, bypassGovernance } : item;
    };
    const items = (0,passes/* entriesOf */.Mc)((0,passes/* itemsUntilFailure */.NO)(decidedVersions(run), toItem, gate));
    return removeVersions(items, (some) => (0,remove/* remove */.TF)(some, deps, options));
}
/** Notes a row; returns whether it is to be deleted, or its outcome if it has one without. */
function settler({ settings: { bucket }, ...run }, listed, isFirst) {
    return (row) => {
        const { action } = row;
        if (action === 'not-selected' || action === 'delete-last')
            return undefined;
        // The outcomes of what is skipped in a later pass are not yielded.
        if (isFirst || action === 'delete')
            run.planned.take(row);
        if (action !== 'delete')
            return (0,outcome/* skipped */.hT)('delete', { bucket, ...row, listed: row }, action);
        if (waits(run, row)) {
            run.states.set(row.key, row);
            return undefined;
        }
        listed.add(plannedName(row));
        return 'delete';
    };
}
async function delete_planned_addRemaining(run, remaining) {
    for await (const rows of decidedRows(run)) {
        for (const row of rows) {
            if (row.action === 'delete' && !waits(run, row))
                remaining.add(plannedName(row));
        }
    }
}
/** The record of a sync is deleted last: without it the next sync asks for every object. */
function waits({ planned, states }, { key }) {
    if (planned.isOfVersions || !(0,keys/* isStateKey */.Zw)(key))
        return false;
    return states.size < MAX_STATES || states.has(key);
}
/** Deletes the records of syncs, unless something else of the plan is kept. */
async function* delete_planned_removeStates({ settings, store, states }, isAnyKept) {
    const { bucket } = settings;
    const items = [...states.values()].map((row) => ({ bucket, key: row.key, listed: row }));
    if (isAnyKept)
        yield items.map((item) => (0,outcome/* skipped */.hT)('delete', item, 'state'));
    else
        for await (const one of (0,remove/* remove */.TF)(items, { store }, removeOptions(settings)))
            yield [one];
}
/** The planned objects that no listing has shown; their names are only in the file. */
async function* goneObjects({ settings, planned }, file) {
    const { bucket, keysFrom, signal } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const keysFile = createKeysFile(settings);
    for await (const lines of file.pages()) {
        signal.throwIfAborted();
        const gone = [];
        for (const { text = '' } of lines) {
            const object = keysFile.read(text).planned;
            if (object === undefined || !isSelected(object.key))
                continue;
            const found = planned.take(object);
            if (found === 'absent')
                throw fileChanged(keysFrom);
            if (found === 'first')
                gone.push((0,outcome/* skipped */.hT)('delete', { bucket, ...object }, 'gone'));
        }
        yield gone;
    }
}

;// CONCATENATED MODULE: ./lib/prune/keys-from/delete-keys.js













/**
 * Deletes the keys that a file names, or the objects of a plan. It reads the file twice: first every
 * line is checked, so that a bad file is refused before the first request, then each key is deleted
 * as it comes. Only what the first reading has seen is deleted.
 */
async function* deleteKeys(settings) {
    const { keysFrom, onEvent } = settings;
    const file = await openFileLines(keysFrom);
    try {
        const found = await readKeys(settings, file);
        refuseBadKeys(settings, found);
        const words = { names: `key in ${(0,core_text/* quote */.hD)(keysFrom)}` };
        const problems = await (0,prune_run/* reportLines */.QS)(found.check, settings, words);
        if (problems.length > 0)
            throw new errors/* InputError */.dz(problems);
        await onEvent?.({ kind: 'info', message: foundText(settings, found) });
        await onEvent?.({ kind: 'expected', objects: found.selected });
        if (found.selected === 0)
            return;
        if (found.kind === 'plan')
            yield* deletePlanned(settings, file, found.planned);
        else
            yield* deleteNamed(settings, file, found.names);
    }
    finally {
        await file.close();
    }
}
async function* deleteNamed(settings, file, names) {
    const gate = new wrapped_stores/* DeleteGate */.BU(await (0,feature/* openFeatureStore */.Q)(settings));
    await settings.deployCheck.passed;
    const pages = keyItems(settings, file, names, gate);
    let deleted = 0;
    for await (const outcomes of (0,remove/* removePages */.Nf)(pages, { store: gate }, removeOptions(settings))) {
        deleted += outcomes.filter(({ status }) => status === 'done').length;
        yield outcomes;
    }
    if (settings.dryRun)
        return;
    const message = `${(0,core_text/* plural */.LS)(deleted, 'key')} deleted; the store doesn't say which of them existed`;
    await settings.onEvent?.({ kind: 'info', message });
}
function foundText({ keysFrom }, { selected, others, repeated, kind }) {
    return [
        `${(0,core_text/* plural */.LS)(selected, THINGS[kind])} in ${(0,core_text/* quote */.hD)(keysFrom)} to delete`,
        ...(others > 0 ? [`${(0,core_text/* formatCount */.B4)(others)} not selected`] : []),
        ...(repeated > 0 ? [`${(0,core_text/* formatCount */.B4)(repeated)} repeated`] : []),
    ].join(', ');
}
/** What the lines of each file name, for messages. */
const THINGS = {
    unknown: 'key',
    keys: 'key',
    refused: 'key',
    failures: 'failed object',
    plan: 'planned object',
};
function keyItems(settings, file, names, gate) {
    const { bucket, keysFrom } = settings;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const keysFile = createKeysFile(settings);
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
        return { bucket, key };
    };
    return (0,passes/* itemsUntilFailure */.NO)(checkedPages(), toItem, gate);
}

// EXTERNAL MODULE: ./lib/prune/rules/retention.js
var rules_retention = __webpack_require__(3634);
// EXTERNAL MODULE: ./lib/core/concurrency.js
var concurrency = __webpack_require__(9276);
;// CONCATENATED MODULE: ./lib/prune/states.js






/** Maximum number of states and leases that wait, in memory; others are kept. */
const states_MAX_WAITING = 100_000;
/** Requests at a time for what is left of a site. */
const LISTINGS_AT_ONCE = 8;
const LEASE_NAME = (0,keys/* leaseKeyOf */.Zq)(keys/* STATE_NAME */.sf);
/** `openPass` begins a pass by which a dry run, or a plan, knows what will be left of a site. */
function createStates(run, openPass) {
    const begun = { states: new Map(), deleted: new Map(), isAnyKept: false, hasWarned: false };
    const waiting = { run, openPass, ...begun };
    const { states } = waiting;
    return {
        take: (row) => take(waiting, row),
        isDeleted: (row) => isDeleted(waiting, row),
        deleteLast: (listed) => deleteLast(waiting, listed),
        async planLast() {
            for (const round of deepestFirst(states))
                await look(waiting, round, true);
            return [...states.values()].filter(({ isFree }) => isFree).map(({ row }) => row);
        },
        end: () => keptOf(waiting),
    };
}
function take(waiting, row) {
    const { states, deleted, run } = waiting;
    const { key, action } = row;
    const site = key.slice(0, key.lastIndexOf('/') + 1);
    const known = states.get(key);
    const hasRoom = known !== undefined || states.size < states_MAX_WAITING;
    // A prefix that is the beginning of a key selects only some of the site.
    if (action !== 'delete-last' || !site.startsWith(run.settings.prefix) || !hasRoom) {
        waiting.isAnyKept = true;
        return false;
    }
    if (known !== undefined) {
        if (contentOf(known.row) !== contentOf(row))
            known.kept = 'changed';
    }
    else if (!deleted.has(key) || isDeleted(waiting, row)) {
        states.set(key, { row, site, isLease: key.endsWith(LEASE_NAME), isFree: false });
    }
    return true;
}
function isDeleted({ deleted }, row) {
    return deleted.get(row.key) === contentOf(row);
}
/** Identifies what is stored under a key. */
function contentOf(row) {
    return 'versionId' in row ? `${row.versionId} ${row.etag}` : row.etag;
}
/** A site that lies in another one comes in an earlier group. */
function deepestFirst(states) {
    const groups = new Map();
    for (const state of states.values()) {
        const depth = state.site.split('/').length;
        const group = groups.get(depth);
        if (group === undefined)
            groups.set(depth, [state]);
        else
            group.push(state);
    }
    return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}
async function* deleteLast(waiting, listed) {
    const { run, states } = waiting;
    for (const round of deepestFirst(states)) {
        await look(waiting, round, run.settings.dryRun);
        for (const isLease of [true, false]) {
            const isNext = (one) => one.isLease === isLease && one.isFree && (isLease || !hasLease(states, one));
            let hasFailed = false;
            const rows = round.filter(isNext).map(({ row }) => row);
            for await (const outcome of removeStates(run, rows)) {
                hasFailed ||= outcome.status === 'failed';
                if (states_settle(waiting, outcome, listed))
                    yield [outcome];
            }
            if (hasFailed)
                return;
        }
    }
}
/** Whether the lease of a state was not deleted, and may still be there. */
function hasLease(states, { row }) {
    const lease = states.get((0,keys/* leaseKeyOf */.Zq)(row.key));
    return lease !== undefined && lease.kept !== 'gone';
}
/** Notes the outcome of a delete; returns false for a state that is kept, whose outcome comes last. */
function states_settle({ states, deleted }, outcome, listed) {
    const { key, status } = outcome;
    const state = states.get(key);
    if (state === undefined)
        return true;
    if (status === 'skipped') {
        state.kept = outcome.reason;
        return false;
    }
    states.delete(key);
    if (status === 'done') {
        deleted.set(key, contentOf(state.row));
        listed.add(rowName(state.row));
    }
    return true;
}
function* keptOf({ run, states }) {
    if (states.size === 0)
        return;
    const { bucket } = run.settings;
    yield [...states.values()].map(({ row, kept = 'state' }) => (0,outcome/* skipped */.hT)('delete', { bucket, ...row, listed: row }, kept));
}
/** Finds out which of these states are free. `isPlan`: by what would be deleted, not by what is. */
async function look(waiting, group, isPlan) {
    const { settings } = waiting.run;
    const sites = new Map();
    for (const state of group) {
        state.isFree = isPlan && !waiting.isAnyKept;
        const own = sites.get(state.site);
        if (own === undefined)
            sites.set(state.site, [state]);
        else
            own.push(state);
    }
    if (isPlan && !waiting.isAnyKept)
        return;
    const denied = [];
    const lookAt = async ([site, own], signal) => {
        const run = { ...waiting.run, settings: { ...settings, signal } };
        try {
            const left = isPlan ? classifiedRows(run, waiting.openPass(), site) : firstRows(run, site);
            await lookAtSite(waiting, own, left);
        }
        catch (thrown) {
            const isDenied = thrown instanceof errors/* StoreError */.AD && thrown.code === 'AccessDenied';
            // The prefix of the run was listed before.
            if (!isDenied || site === settings.prefix)
                throw thrown;
            denied.push(site);
        }
    };
    const options = { concurrency: LISTINGS_AT_ONCE, signal: settings.signal };
    const looks = (0,concurrency/* mapConcurrent */._k)(sites, lookAt, options);
    while ((await looks.next()).done !== true)
        ;
    const [first] = denied;
    if (first !== undefined)
        await warnOnce(waiting, first);
}
async function lookAtSite(waiting, own, left) {
    if (own.some(({ kept }) => kept !== undefined))
        return;
    const there = new Set();
    for await (const rows of left) {
        for (const row of rows) {
            if (willBeGone(waiting, row))
                continue;
            const state = own.find((one) => one.row.key === row.key);
            if (state === undefined)
                return;
            there.add(state);
            if (contentOf(state.row) === contentOf(row))
                continue;
            state.kept = 'changed';
            return;
        }
    }
    for (const state of own) {
        if (there.has(state))
            state.isFree = true;
        else
            state.kept = 'gone';
    }
}
/** Whether a plan deletes a row. */
function willBeGone({ states, deleted }, row) {
    if (row.action !== 'delete-last')
        return row.action === 'delete';
    return deleted.get(row.key) === contentOf(row) || states.get(row.key)?.isFree === true;
}
async function warnOnce(waiting, site) {
    if (waiting.hasWarned)
        return;
    waiting.hasWarned = true;
    await waiting.run.settings.onEvent?.({
        kind: 'warning',
        messages: [
            `the state of the sync of ${(0,core_text/* quote */.hD)(site)} is kept: the store denies a listing of this prefix, ` +
                'which would show that nothing else is left: allow s3:ListBucket for it',
        ],
    });
}

;// CONCATENATED MODULE: ./lib/prune/prune-prefix.js















/**
 * Deletes objects under a prefix: all, by age, all but the newest, or by their versions; or the keys
 * that a file names. Yields one outcome for each object that the globs select. What was written
 * after the run began is kept; the state of a sync is deleted last, with everything else of its site.
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
    const given = (0,prune_run/* pruneSettings */.UG)(options);
    const settings = { ...given, store: () => openChecked(given) };
    const { keysFrom, keepNewest } = settings;
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
    const outcomes = allPasses(run, plan);
    yield* plan.isStreamed === true ? (0,prune_run/* shownAtEnd */.Co)(run, outcomes) : outcomes;
}
/** All passes, and at the end the states that are kept, also when a pass has thrown. */
async function* allPasses(run, plan) {
    const { dryRun, keepNewest } = run.settings;
    const states = createStates(run, () => plan.openPass());
    const passOf = (listed, changed = new Set()) => ({
        classify: keepChanged(plan.openPass(), changed),
        listed,
        states,
    });
    try {
        yield* (0,passes/* untilNothingIsListed */.Re)({
            act: (listed, isFirst, changed) => thenStates(states, listed, () => isFirst
                ? firstPass(run, { ...passOf(listed), show: plan.show }, plan.check)
                : removeListed(run, passOf(listed, changed))),
            list: (remaining, changed) => addRemaining(run, passOf(remaining, changed)),
            things: 'object',
            dryRun,
            isOnce: keepNewest !== undefined,
        });
    }
    catch (thrown) {
        yield* states.end();
        throw thrown;
    }
    yield* states.end();
}
/** One pass, and the states of syncs after it; where something has failed, they are kept. */
async function* thenStates(states, listed, pass) {
    let hasFailed = false;
    for await (const outcomes of pass()) {
        hasFailed ||= outcomes.some(({ status }) => status === 'failed');
        yield outcomes;
    }
    if (!hasFailed)
        yield* states.deleteLast(listed);
}
/**
 * Keeps what was changed by another client after it was listed, whatever the date of the change: a
 * store's dates may lag.
 */
function keepChanged(classify, changed) {
    return (object, isState) => {
        const action = classify(object, isState);
        return action === 'delete' && changed.has(object.key) ? 'changed' : action;
    };
}
/** Opens the store, and asks it whether a sync is deploying to the prefix. */
async function openChecked(settings) {
    const { store } = settings;
    const opened = typeof store === 'function' ? await store() : store;
    settings.deployCheck.begin(opened, settings);
    return opened;
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
    if (settings.maxDeletes === undefined && check?.isFirst !== true) {
        return { openPass, check, isStreamed: true };
    }
    const states = createStates(run, openPass);
    let listed = 0;
    const sample = (0,deletion_preview/* createDeletionSample */.pW)();
    for await (const rows of classifiedRows(run, classify)) {
        for (const row of rows) {
            listed += 1;
            if (row.action === 'delete')
                sample.add(row, row);
            else
                states.take(row);
            check?.see(row.key, isToDelete(row));
        }
    }
    for (const row of await states.planLast())
        sample.add(row, row);
    const deletes = sample.preview(run.clock.start);
    await reportPlan(run, { deletes, isDone: false }, listed);
    const problems = await (0,prune_run/* reportLines */.QS)(check, settings);
    refuse([...problems, ...limitProblems(run, { deletes: deletes.objects, listed })]);
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
/** What is wrong with a plan that deletes more than is allowed. */
function limitProblems(run, counts) {
    const { maxDeletes } = run.settings;
    const problem = maxDeletes && (0,max_deletes/* deletesCapProblem */.q)(maxDeletes, counts, thingsOf(run));
    return problem === undefined ? [] : [problem];
}
/** Throws an InputError for these problems. */
function refuse(problems) {
    if (problems.length > 0)
        throw new errors/* InputError */.dz(problems);
}
async function reportPlan(run, plan, listed) {
    const { onEvent } = run.settings;
    await onEvent?.({ kind: 'plan', plan });
    const { objects } = plan.deletes;
    const message = `${(0,core_text/* formatCount */.B4)(objects)} of ${(0,core_text/* formatCount */.B4)(listed)} listed ${thingsOf(run)} to delete`;
    await onEvent?.({ kind: 'info', message });
}
/**
 * Decides by retention: a first listing counts and makes the plan, and only what it has counted is
 * deleted. What has appeared or changed since is kept. Throws an InputError when a limit or a glob
 * refuses the plan.
 */
async function planRetention(run, rules, check) {
    const { settings, clock } = run;
    const isSelected = (0,selection/* createKeySelection */.MK)(settings);
    const isState = (0,prune_run/* createStateCheck */.Gh)(settings);
    const single = (0,deletion_preview/* createDeletionSample */.pW)();
    const noteDelete = ({ name, bytes, newest }) => {
        const facts = { size: bytes, lastModified: new Date(newest) };
        single.add({ key: name }, facts);
    };
    let retention;
    const counts = { listed: 0, selected: 0 };
    for await (const objects of listedObjects(run)) {
        retention ??= (0,rules_retention/* createRetention */.p)(rules, clock, noteDelete);
        counts.listed += objects.length;
        for (const object of objects) {
            check?.see(object.key, false);
            if (!isSelected(object.key))
                continue;
            counts.selected += 1;
            retention.add(object, isState(object.key));
        }
    }
    if (retention === undefined)
        throw new RangeError('a listing without a page');
    const plan = retention.decide();
    return shownRetention(run, plan, { ...counts, single, check });
}
/**
 * Reports the plan: of single objects at once; of directories when the second listing has shown the
 * first objects in them, before any of these is deleted.
 */
async function shownRetention(run, plan, { listed, selected, single, check }) {
    const { settings, clock } = run;
    const isOfObjects = plan.rules.keepNewestOf === 'objects';
    const show = async (sample) => {
        const preview = sample.preview(clock.start);
        const deletes = isOfObjects ? preview : (0,deletion_preview/* previewOfDirectories */.H1)(deletedDirectories(plan), preview);
        await reportPlan(run, { deletes, retention: plan, isDone: false }, listed);
    };
    if (isOfObjects)
        await show(single);
    const limit = limitProblems(run, { deletes: (0,rules_retention/* amountOf */.M)(plan, 'delete').objects, listed });
    const problems = [...(await lineProblems(run, plan, check)), ...limit];
    if (problems.length > 0 && !isOfObjects)
        await showFirst(run, plan, show);
    refuse(problems);
    await settings.onEvent?.({ kind: 'expected', objects: selected });
    return isOfObjects ? plan : { openPass: () => plan.openPass(), show };
}
/** Shows a plan that is refused, for which the listing is read until its first objects are known. */
async function showFirst(run, plan, show) {
    const shown = { now: false };
    const isShown = () => shown.now;
    const pages = (0,deletion_preview/* afterPreview */.Jz)(classifiedRows(run, plan.openPass()), async (sample) => {
        await show(sample);
        shown.now = true;
    });
    while (!isShown())
        await pages.next();
    await pages.return();
}
function deletedDirectories({ groups }) {
    return groups.filter(({ action }) => action === 'delete');
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
        for (const row of rows)
            check?.see(row.key, isToDelete(row));
    }
    return (0,prune_run/* reportLines */.QS)(check, settings);
}


/***/ }),

/***/ 3634:
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
 * Single objects to delete are passed to `noteDelete` as soon as that is certain. Throws a StoreError
 * when the run's start is unknown.
 */
function createRetention(rules, clock, noteDelete) {
    (0,_listing_run_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .assertServerTime */ .Be)(clock.start);
    return rules.keepNewestOf === 'objects'
        ? retainObjects(rules, clock.start, noteDelete)
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
        add(row, isState = false) {
            const name = nameOf(row.key);
            if (name !== undefined)
                count(directories, name, row, isState);
            else if (!isState)
                add('beside-directories', { objects: 1, bytes: row.size });
        },
        decide() {
            const groups = [...directories.values()].sort((a, b) => compareRank(b, a));
            decideAll(groups, rules, clock.start);
            for (const group of groups)
                add(group.action, group);
            const openPass = () => {
                const actionIn = createPass(directories, clock);
                return (row, isState = false) => {
                    const name = nameOf(row.key);
                    if (isState)
                        return actionOnState(row, directories.get(name ?? ''), rules, clock);
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
function count(directories, name, { lastModified, size }, isState) {
    const newest = lastModified.getTime();
    const known = directories.get(name);
    if (known === undefined) {
        const counted = isState ? 0 : 1;
        directories.set(name, { name, newest, counted, objects: 1, bytes: size, action: 'newest' });
        return;
    }
    known.objects += 1;
    known.bytes += size;
    if (isState && known.counted > 0)
        return;
    const isFirst = !isState && known.counted === 0;
    known.newest = isFirst ? newest : Math.max(known.newest, newest);
    if (!isState)
        known.counted += 1;
}
/** What becomes of the state of a sync: it may be deleted with the whole directory only. */
function actionOnState({ lastModified }, directory, rules, clock) {
    if (clock.isDuringRun(lastModified))
        return 'newer-than-run';
    if (directory?.action !== 'delete')
        return 'state';
    const written = lastModified.getTime();
    if (isUnderAnHour(written, clock.start))
        return 'under-an-hour';
    return actionOnOld(written, rules, clock.start);
}
/**
 * Directories under an hour old may be unfinished: they are kept and not counted as newest, nor are
 * those in which a sync left nothing but its state.
 */
function decideAll(newestFirst, rules, runStart) {
    let places = rules.keepNewest;
    for (const directory of newestFirst) {
        if (isUnderAnHour(directory.newest, runStart)) {
            directory.action = 'under-an-hour';
        }
        else if (places > 0 && directory.counted > 0) {
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
        const { newest, counted } = directory ?? { newest: -Infinity, counted: 0 };
        const count = (seen.get(name) ?? 0) + 1;
        const isCounted = count <= counted && lastModified.getTime() <= newest;
        seen.set(name, isCounted ? count : Infinity);
        if (clock.isDuringRun(lastModified))
            return 'newer-than-run';
        return isCounted ? 'delete' : 'changed';
    };
}
/** Keeps the newest objects, each by itself; memory grows with the number of kept ones. */
function retainObjects(rules, runStart, noteDelete) {
    const newest = createNewest(rules.keepNewest);
    const { amounts, add } = createAmounts();
    return {
        add(row, isState = false) {
            if (isState)
                return;
            const object = toGroup(row);
            if (isUnderAnHour(object.newest, runStart)) {
                add('under-an-hour', object);
                return;
            }
            const passed = newest.add(object);
            if (passed === undefined)
                return;
            const action = actionOnOld(passed.newest, rules, runStart);
            add(action, passed);
            if (action === 'delete')
                noteDelete?.(passed);
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
                openPass: () => createObjectsPass({ rules, amounts }, oldestKept, runStart),
            };
        },
    };
}
function createObjectsPass({ rules, amounts }, oldestKept, runStart) {
    let remaining = amountOf({ amounts }, 'delete').objects;
    return (row, isState = false) => {
        if (isState)
            return 'state';
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
}
function toGroup({ key, lastModified, size }) {
    return { name: key, newest: lastModified.getTime(), objects: 1, bytes: size, action: 'newest' };
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
