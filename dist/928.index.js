export const id = 928;
export const ids = [928];
export const modules = {

/***/ 8848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RD: () => (/* binding */ rootsOf),
/* harmony export */   hQ: () => (/* binding */ createLineCheck),
/* harmony export */   wv: () => (/* binding */ isProtecting)
/* harmony export */ });
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5356);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9390);


/** Noting a path takes little time once each line has matched something. */
function createLineCheck(lines, roots, platform = process.platform) {
    let waiting = lines.map((one) => toWaiting(one, roots, platform));
    let seen = 0;
    const settle = (isMatch) => {
        if (waiting.some(({ matcher }) => isMatch(matcher))) {
            waiting = waiting.filter(({ matcher }) => !isMatch(matcher));
        }
    };
    return {
        get seen() {
            return seen;
        },
        get isWaiting() {
            return waiting.length > 0;
        },
        note(path) {
            if (waiting.length > 0)
                settle((matcher) => matcher.matchesName(path));
        },
        see(path, isDoomed = false) {
            seen += 1;
            if (waiting.length === 0)
                return;
            settle((matcher) => matcher.matches(path));
            for (const { near } of waiting)
                noteNear(near, path, isDoomed);
        },
        unmatched: () => waiting.map(toUnmatched),
    };
}
/** Whether the objects that a line matches are kept from being deleted. */
function isProtecting({ input, line }) {
    const isNegated = (/^[!\s]*/.exec(line.trim())?.[0].replaceAll(/\s/g, '').length ?? 0) % 2 === 1;
    return (input === 'exclude') !== isNegated;
}
function toWaiting(checked, roots, platform) {
    const near = nearLines(checked.line, roots, platform).map((one) => ({
        ...one,
        matchers: one.lines.map((line) => (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileLine */ .i2)(line, platform, one.anyCase)),
        any: { count: 0, example: '' },
        doomed: { count: 0, example: '' },
    }));
    const matcher = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileLine */ .i2)(checked.line, platform);
    return { checked, matcher, isProtecting: isProtecting(checked), near };
}
function noteNear(near, path, isDoomed) {
    for (const { matchers, any, doomed } of near) {
        if (!matchers.some((matcher) => matcher.matches(path)))
            continue;
        for (const matches of isDoomed ? [any, doomed] : [any]) {
            if (matches.count === 0)
                matches.example = path;
            matches.count += 1;
        }
    }
}
function toUnmatched({ checked, near, isProtecting }) {
    const nearest = firstOf(near, ({ any }) => any);
    const doomed = isProtecting ? firstOf(near, (one) => one.doomed) : undefined;
    return { ...checked, ...(nearest && { nearest }), ...(doomed && { doomed }) };
}
function firstOf(near, matchesOf) {
    const found = near.find((candidate) => matchesOf(candidate).count > 0);
    if (found === undefined)
        return undefined;
    const { lines, anyCase } = found;
    return { lines, anyCase, ...matchesOf(found) };
}
/** Each of them is matched against every name until its line has matched. */
const MAX_NEAR_LINES = 16;
/**
 * Lines that may have been intended: the same in another dialect, without one of `roots` in front,
 * at any depth, in another case; the most likely first. `roots` end with `/`.
 */
function nearLines(line, roots, platform = process.platform) {
    const [, marks = '', pattern = ''] = /^([!\s]*)(.*)$/s.exec(line.trim()) ?? [];
    const bare = pattern.replace(/^(?:\.\/)+/, '');
    const own = withoutRoot(bare, roots);
    const here = own === undefined ? [] : [[own]];
    const deep = [bare, ...(own === undefined ? [] : [own])]
        .filter((one) => !one.startsWith('**/'))
        .map((one) => [`**/${one}`]);
    const others = (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .otherMeanings */ .pq)(bare, platform).flatMap((lines) => [
        lines,
        lines.map((one) => withoutRoot(one, roots) ?? one),
    ]);
    const exact = distinct([...here, ...others, ...deep], bare);
    const anyCase = distinct([[bare], ...here, ...deep], '');
    return [
        ...exact.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: false })),
        ...anyCase.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: true })),
    ].filter(({ lines }) => lines.length <= MAX_NEAR_LINES &&
        lines.every((one) => (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .globProblem */ .AI)(one, platform) === undefined));
}
/**
 * Paths that people repeat in front of a pattern that is relative to a directory: the directory's
 * path, and each end of it.
 */
function rootsOf(directory) {
    const segments = directory.split('/').filter((segment) => segment !== '' && segment !== '.');
    return segments.map((_, at) => `${segments.slice(at).join('/')}/`);
}
function withoutRoot(pattern, roots) {
    const root = roots.find((one) => pattern.startsWith(one) && pattern.length > one.length);
    return root === undefined ? undefined : pattern.slice(root.length);
}
function distinct(lists, own) {
    const byText = new Map(lists.map((lines) => [lines.join('\n'), lines]));
    byText.delete(own);
    return [...byText.values()];
}


/***/ }),

/***/ 2117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MK: () => (/* binding */ createKeySelection),
/* harmony export */   MZ: () => (/* binding */ createPathSelection),
/* harmony export */   jt: () => (/* binding */ directoryOf)
/* harmony export */ });
/* harmony import */ var _globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5356);
/* harmony import */ var _matcher_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1870);


/**
 * The directory that a prefix names, or that the beginning of a key lies in: ends with `/`, or is
 * empty.
 */
function directoryOf(prefix) {
    return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}
/**
 * A function that returns whether the globs select a key. They are relative to the directory that
 * the prefix names, or that the beginning of a key lies in. Throws a RangeError like
 * `compileGlobs`.
 */
function createKeySelection({ prefix, include, exclude }) {
    if (include.length === 0 && exclude.length === 0)
        return () => true;
    const directory = directoryOf(prefix);
    const wanted = include.length === 0 ? undefined : (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(include, 'linux');
    const unwanted = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude, 'linux');
    return (key) => {
        const path = key.slice(directory.length);
        const isWanted = wanted?.matches(path) ?? true;
        // No exclude line could protect such a key.
        return isWanted && !unwanted.matches(path) && !_matcher_js__WEBPACK_IMPORTED_MODULE_1__/* .DOT_SEGMENT */ .MM.test(path);
    };
}
/**
 * A function that returns whether a run by these rules would upload a file at a path relative to
 * its source, if there was one: `localFiles` reads the same rules alike. A path that no file can
 * have is not selected. Throws a RangeError like `compileGlobs`.
 */
function createPathSelection(rules) {
    const { include, exclude, includeHiddenFiles } = rules;
    const lines = include.length === 0 ? ['**'] : include;
    const wanted = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(lines, process.platform, includeHiddenFiles ? 'any' : 'named');
    const unwanted = (0,_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude);
    const isUploadable = (segment) => segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git';
    return (path) => !path.includes('\0') &&
        path.split('/').every(isUploadable) &&
        wanted.matches(path) &&
        !unwanted.matches(path);
}


/***/ }),

/***/ 4354:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CH: () => (/* binding */ keyCheckFindings),
/* harmony export */   Co: () => (/* binding */ unmatchedFindings),
/* harmony export */   F8: () => (/* binding */ checkedLines),
/* harmony export */   Li: () => (/* binding */ examplesOf),
/* harmony export */   k3: () => (/* binding */ createKeyCheck)
/* harmony export */ });
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9716);
/* harmony import */ var _line_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8848);
/* harmony import */ var _selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2117);



function checkedLines({ include, exclude }) {
    return [
        ...include.map((line) => ({ input: 'include', line })),
        ...exclude.map((line) => ({ input: 'exclude', line })),
    ];
}
/** Undefined: there is nothing to check. */
function createKeyCheck(options, things = 'object') {
    const checked = checkedLines(options);
    if (checked.length === 0 || options.unmatched === 'ignore')
        return undefined;
    const root = (0,_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .directoryOf */ .jt)(options.prefix);
    const lines = (0,_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .createLineCheck */ .hQ)(checked, (0,_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .rootsOf */ .RD)(`${options.bucket}/${root}`), 'linux');
    return {
        see(key, isDoomed) {
            lines.see(key.slice(root.length), isDoomed);
        },
        isFirst: options.unmatched === 'auto' && checked.some(_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .isProtecting */ .wv),
        lines,
        words: {
            names: `${things} under ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(options.prefix)}`,
            verb: things === 'upload' ? 'abort' : 'delete',
            root,
        },
    };
}
/** What the lines that matched nothing lead to. */
function unmatchedFindings(found, unmatched, words) {
    if (unmatched === 'ignore')
        return { warnings: [], problems: [] };
    const isStop = ({ doomed }) => unmatched === 'auto' && doomed !== undefined;
    return {
        warnings: found.filter((one) => !isStop(one)).map((one) => warningOf(one, words)),
        problems: found.filter(isStop).flatMap((one) => problemsOf(one, words)),
    };
}
/** The findings of a check by keys, where any key was met. */
function keyCheckFindings(check, unmatched, words = {}) {
    if (check === undefined || check.lines.seen === 0)
        return { warnings: [], problems: [] };
    return unmatchedFindings(check.lines.unmatched(), unmatched, { ...check.words, ...words });
}
function warningOf({ input, line, nearest }, words) {
    const statement = `${input} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(line)} matches no ${words.names}`;
    if (nearest === undefined)
        return `${statement}: correct it, or set unmatched: ignore`;
    const examples = examplesOf(nearest, words.root);
    if (nearest.anyCase)
        return `${statement}: did you mean another case, as in ${examples}?`;
    const verb = nearest.lines.length === 1 ? 'matches' : 'match';
    return `${statement}: did you mean ${linesOf(nearest)}, which ${verb} ${examples}?`;
}
function problemsOf({ input, line, doomed }, words) {
    if (doomed === undefined)
        return [];
    const { names, root, verb } = words;
    const other = doomed.anyCase
        ? 'in another case it would match'
        : `${linesOf(doomed)} would match`;
    const remedy = doomed.anyCase ? 'write it in the case of the keys' : `write ${linesOf(doomed)}`;
    const it = doomed.count === 1 ? 'it' : 'them';
    return [
        `${input} ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(line)} matches no ${names}, and ${other} ${examplesOf(doomed, root)} that ` +
            `this run would ${verb}, so nothing was changed: ${remedy}, or set unmatched: warn to ` +
            `${verb} ${it}`,
    ];
}
/** Lines for a message, quoted. */
function linesOf({ lines }) {
    return lines.length === 1
        ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(lines.join())
        : `${lines.map(_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD).join(' and ')}, each on a line of its own`;
}
/** An example, and how many others there are. */
function examplesOf({ example, count }, root) {
    const rest = count === 1 ? '' : ` and ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(count - 1, 'other')}`;
    return (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(root + example) + rest;
}


/***/ }),

/***/ 1881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BU: () => (/* binding */ DeleteGate),
/* harmony export */   M3: () => (/* binding */ DryRunStore),
/* harmony export */   fu: () => (/* binding */ WrappedStore),
/* harmony export */   mk: () => (/* binding */ GuardedStore)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);

/** A store that passes all calls on to another one; subclasses override single methods. */
class WrappedStore {
    maxBytesPerPut;
    inner;
    constructor(inner) {
        this.inner = inner;
        this.maxBytesPerPut = inner.maxBytesPerPut;
    }
    get keysPerDelete() {
        return this.inner.keysPerDelete;
    }
    documentsConditions(bucket) {
        return this.inner.documentsConditions?.(bucket) ?? Promise.resolve(false);
    }
    put(request, signal) {
        return this.inner.put(request, signal);
    }
    get(request, signal) {
        return this.inner.get(request, signal);
    }
    head(request, signal) {
        return this.inner.head(request, signal);
    }
    copy(request, signal) {
        return this.inner.copy(request, signal);
    }
    grants(request, signal) {
        return this.inner.grants(request, signal);
    }
    tags(request, signal) {
        return this.inner.tags(request, signal);
    }
    deleteMany(request, signal) {
        return this.inner.deleteMany(request, signal);
    }
    list(request, signal) {
        return this.inner.list(request, signal);
    }
    listVersions(request, signal) {
        return this.inner.listVersions(request, signal);
    }
    listUploads(request, signal) {
        return this.inner.listUploads(request, signal);
    }
    uploadSize(upload, signal) {
        return this.inner.uploadSize(upload, signal);
    }
    abortUpload(request, signal) {
        return this.inner.abortUpload(request, signal);
    }
}
/**
 * A store whose deletes and aborts can be stopped while all other requests continue. A feature closes
 * the gate when what they depend on (a listing, an upload, a walk) turns out to be incomplete.
 * Requests in flight are finished.
 */
class DeleteGate extends WrappedStore {
    #deletes = new AbortController();
    #aborts = new AbortController();
    /**
     * From now on no delete or abort is sent; each rejects with `DeletesStopped` or `AbortsStopped`
     * and this cause.
     */
    stopDeletes(cause) {
        const why = `because of an earlier error: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`;
        this.#deletes.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('DeletesStopped', `not deleted ${why}`, { cause }));
        this.#aborts.abort(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('AbortsStopped', `not aborted ${why}`, { cause }));
    }
    async deleteMany(request, signal) {
        this.#deletes.signal.throwIfAborted();
        return this.inner.deleteMany({ ...request, gate: this.#deletes.signal }, signal);
    }
    async abortUpload(request, signal) {
        this.#aborts.signal.throwIfAborted();
        return this.inner.abortUpload({ ...request, gate: this.#aborts.signal }, signal);
    }
}
/** A store that calls a guard right before each attempt of every write but the aborts of uploads. */
class GuardedStore extends WrappedStore {
    #guard;
    constructor(inner, guard) {
        super(inner);
        this.#guard = guard;
    }
    put(request, signal) {
        return this.inner.put({ ...request, guard: this.#guard }, signal);
    }
    copy(request, signal) {
        return this.inner.copy({ ...request, guard: this.#guard }, signal);
    }
    deleteMany(request, signal) {
        return this.inner.deleteMany({ ...request, guard: this.#guard }, signal);
    }
}
/**
 * A store that sends no write and answers as if each had succeeded. Reads are sent, so that the
 * conditions of writes are checked against what the store holds.
 */
class DryRunStore extends WrappedStore {
    async put(request, signal) {
        const { content, ifNoneMatch, ifMatch } = request;
        // A stream is not opened: what is read of it is gone.
        if (content.size !== undefined)
            await content.read(0, 0);
        if (ifNoneMatch === undefined && ifMatch === undefined)
            return {};
        const refusal = refusalOf(request, await this.inner.head(request, signal));
        if (refusal !== undefined)
            throw refusal;
        return {};
    }
    copy() {
        return Promise.resolve({});
    }
    deleteMany(request) {
        return Promise.resolve(request.objects.map(() => ({})));
    }
    abortUpload() {
        return Promise.resolve({});
    }
}
/** The error with which a store would refuse a conditional write; undefined if it would not. */
function refusalOf({ ifNoneMatch, ifMatch }, existing) {
    if (existing === undefined) {
        return ifMatch === undefined
            ? undefined
            : new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoSuchKey', 'the key does not exist', { status: 404 });
    }
    if (ifNoneMatch === undefined && existing.etag === ifMatch)
        return undefined;
    const message = ifNoneMatch === undefined ? 'the object has another ETag' : 'the key exists';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('PreconditionFailed', message, { status: 412 });
}


/***/ }),

/***/ 2484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ openFeatureStore)
/* harmony export */ });
/* harmony import */ var _object_store_wrapped_stores_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1881);

/** The store of a feature, which writes nothing in a dry run. */
async function openFeatureStore({ store, dryRun = false, }) {
    const opened = typeof store === 'function' ? await store() : store;
    return dryRun ? new _object_store_wrapped_stores_js__WEBPACK_IMPORTED_MODULE_0__/* .DryRunStore */ .M3(opened) : opened;
}


/***/ }),

/***/ 8091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ createMeter)
/* harmony export */ });
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1307);

/** Undefined when no callback wants to know. */
function createMeter(onProgress) {
    if (onProgress === undefined)
        return undefined;
    const counts = { done: 0, skipped: 0, failed: 0 };
    /** Bytes of unfinished objects. */
    const moving = new Map();
    let bytes = 0;
    const report = (object, objectBytes) => {
        onProgress({ ...counts, bytes, object: (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_0__/* .identityOf */ .cu)(object), objectBytes });
    };
    return {
        moved(object, count) {
            const name = nameOf(object);
            const objectBytes = (moving.get(name) ?? 0) + count;
            moving.set(name, objectBytes);
            bytes += count;
            report(object, objectBytes);
        },
        settled(outcome) {
            counts[outcome.status] += 1;
            const objectBytes = outcome.status === 'done' ? outcome.bytes : 0;
            bytes += objectBytes;
            if (moving.size > 0) {
                const name = nameOf(outcome);
                bytes -= moving.get(name) ?? 0;
                moving.delete(name);
            }
            report(outcome, objectBytes);
        },
    };
}
function nameOf({ bucket, key, versionId }) {
    return JSON.stringify([bucket, key, versionId]);
}


/***/ }),

/***/ 3675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadDirectory: () => (/* binding */ uploadDirectory)
});

// UNUSED EXPORTS: directoryItems

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/headers/headers-for.js
var headers_for = __webpack_require__(1814);
// EXTERNAL MODULE: ./lib/local/file-content.js
var file_content = __webpack_require__(8605);
// EXTERNAL MODULE: ./lib/local/source.js + 3 modules
var source = __webpack_require__(7621);
// EXTERNAL MODULE: ./lib/object-store/part-sizes.js
var part_sizes = __webpack_require__(1009);
// EXTERNAL MODULE: ./lib/operations/feature.js
var feature = __webpack_require__(2484);
// EXTERNAL MODULE: ./lib/operations/upload.js
var upload = __webpack_require__(2529);
// EXTERNAL MODULE: ./lib/object-store/wrapped-stores.js
var wrapped_stores = __webpack_require__(1881);
;// CONCATENATED MODULE: ./lib/transfer/if-exists.js




/**
 * Maximum number of objects of a kind whose upload or probe says nothing about the condition: each
 * keeps all others waiting.
 */
const MAX_TRIES = 8;
/**
 * A store that keeps objects that exist from a `put` with `ifNoneMatch`, also where the store behind
 * it ignores or refuses the condition. The condition is proven once for each kind of request, unless
 * the store documents that it honors it: the first object that a HEAD does not find is stored alone,
 * and then sent again. PreconditionFailed proves the condition; success disproves it, and has
 * replaced the object by the same bytes and headers. For CompleteMultipartUpload, a small object
 * that was just stored is sent again as an upload of one part. Without proof, each object is stored
 * after a HEAD that does not find it.
 */
class IfExistsStore extends wrapped_stores/* WrappedStore */.fu {
    #options;
    #inOne = 'unknown';
    #inParts = 'unknown';
    #learned;
    /** Settles when the last of those that wait for their turn has had it. */
    #turn;
    #isProvingParts = false;
    #tries = { body: 0, part: 0 };
    /** Small objects being stored, while one of them can prove the condition of large ones. */
    #inFlight = new Set();
    constructor(inner, options) {
        super(inner);
        this.#options = options;
    }
    /** Whether large objects can be stored without waiting for a small one. */
    get isDecided() {
        return this.#inParts !== 'unknown';
    }
    async put(request, signal) {
        if (request.ifNoneMatch === undefined)
            return this.inner.put(request, signal);
        await (this.#learned ??= this.#learn(request.bucket));
        if (isSentInParts(request))
            return this.#putLarge(request, signal);
        const stored = this.#putSmall(request, signal);
        if (this.#options.hasLarge && !this.isDecided)
            this.#track(stored);
        return stored;
    }
    async #learn(bucket) {
        // An error is that of the first request too, which is repeated where it may pass.
        const isDocumented = await super.documentsConditions(bucket).catch(() => false);
        if (isDocumented)
            this.#inOne = this.#inParts = 'proven';
    }
    #track(stored) {
        const settled = stored
            .then(ignore, ignore)
            .then(() => void this.#inFlight.delete(settled));
        this.#inFlight.add(settled);
    }
    async #putSmall(request, signal) {
        if (this.#inOne === 'unknown') {
            await this.#assertAbsent(request, signal);
            const first = await this.#inTurn((hasWaited) => this.#putFirst(request, hasWaited, signal));
            if (first !== undefined)
                return this.#proveParts(request, first, signal);
        }
        if (this.#inOne !== 'proven')
            return this.#putAbsent(request, this.#inOne, signal);
        return this.#proveParts(request, await this.inner.put(request, signal), signal);
    }
    /** One at a time, in the order of the calls. */
    async #inTurn(work) {
        const before = this.#turn;
        const { promise, resolve } = Promise.withResolvers();
        this.#turn = promise;
        await before;
        try {
            return await work(before !== undefined);
        }
        finally {
            resolve(undefined);
        }
    }
    /** Stores an object whose key does not exist, and proves the condition; undefined: it is decided. */
    async #putFirst(request, hasWaited, signal) {
        if (this.#inOne !== 'unknown')
            return undefined;
        if (hasWaited)
            await this.#assertAbsent(request, signal);
        let stored;
        try {
            stored = await this.inner.put(request, signal);
        }
        catch (thrown) {
            // Another client has stored the object since the HEAD.
            if (isExisting(thrown))
                this.#inOne = 'proven';
            if (!(0,errors/* refusesCondition */.Vr)(thrown)) {
                if (this.#inOne === 'unknown')
                    await this.#decideAll(this.#afterTry('body', signal));
                throw thrown;
            }
            // What the store refuses may also be something else, and is then refused again.
            stored = await this.#putAbsent(request, 'refused', signal);
            await this.#decideAll('refused');
            return stored;
        }
        const { decision, result = stored } = await this.#probe(request, 'body', signal);
        await this.#decideAll(decision);
        return result;
    }
    async #proveParts(request, stored, signal) {
        const isOpen = this.#options.hasLarge && this.#inOne === 'proven' && !this.isDecided;
        if (!isOpen || this.#isProvingParts || request.content.size === 0)
            return stored;
        this.#isProvingParts = true;
        const { decision, result = stored } = await this.#probe(request, 'part', signal);
        this.#isProvingParts = false;
        await this.#decideParts(decision);
        return result;
    }
    /** Sends an object again that was just stored. */
    async #probe(request, probe, signal) {
        try {
            const result = await this.inner.put({ ...request, probe, onBytes: undefined }, signal);
            return { decision: 'ignored', result };
        }
        catch (thrown) {
            if (isExisting(thrown))
                return { decision: 'proven' };
            if ((0,errors/* refusesCondition */.Vr)(thrown))
                return { decision: 'refused' };
            return { decision: this.#afterTry(probe, signal) };
        }
    }
    /** What is known after a request that says nothing about the condition. */
    #afterTry(probe, signal) {
        if (signal?.aborted === true)
            return 'unknown';
        this.#tries[probe] += 1;
        return this.#tries[probe] < MAX_TRIES ? 'unknown' : 'unproven';
    }
    async #decideAll(decision) {
        this.#inOne = decision;
        if (decision === 'unknown' || decision === 'proven')
            return;
        this.#inParts = decision;
        await this.#options.warn(warningOf(decision, ''));
    }
    async #decideParts(decision) {
        if (this.isDecided)
            return;
        this.#inParts = decision;
        if (decision === 'unknown' || decision === 'proven')
            return;
        await this.#options.warn(warningOf(decision, ` for objects of more than ${(0,core_text/* formatBytes */.z3)(part_sizes/* PART_SIZE */.El)}`));
    }
    async #putLarge(request, signal) {
        if (!this.isDecided)
            await this.#assertAbsent(request, signal);
        while (this.#inParts === 'unknown') {
            signal?.throwIfAborted();
            if (this.#inFlight.size === 0)
                await this.#decideParts('unproven');
            else
                await Promise.race(this.#inFlight);
        }
        return this.#inParts === 'proven'
            ? this.inner.put(request, signal)
            : this.#putAbsent(request, this.#inParts, signal);
    }
    /** Stores an object that a HEAD does not find, and sends the condition unless it is refused. */
    async #putAbsent(request, decision, signal) {
        await this.#assertAbsent(request, signal);
        const { ifNoneMatch, ...plain } = request;
        const condition = decision !== 'refused' && ifNoneMatch && { ifNoneMatch };
        return this.inner.put({ ...plain, ...condition }, signal);
    }
    async #assertAbsent({ bucket, key }, signal) {
        if (!(await this.#isThere(bucket, key, signal)))
            return;
        throw new errors/* StoreError */.AD('PreconditionFailed', 'the key exists', { status: 412 });
    }
    /** Asks a listing where a HEAD is refused, as it is for an absent key without s3:ListBucket. */
    async #isThere(bucket, key, signal) {
        try {
            return (await this.inner.head({ bucket, key }, signal)) !== undefined;
        }
        catch (thrown) {
            if (!(0,errors/* isDeniedRequest */.D2)(thrown))
                throw thrown;
            const page = this.inner.list({ bucket, prefix: key, pageSize: 1 }, signal);
            const { objects } = await page.catch(withPermissions);
            return objects.some((one) => one.key === key);
        }
    }
}
const ignore = () => undefined;
/** Whether a request sends its object in parts, if its store has no other part size. */
function isSentInParts({ content, partSize = part_sizes/* PART_SIZE */.El }) {
    return content.size === undefined || content.size > partSize;
}
function isExisting(thrown) {
    return thrown instanceof errors/* StoreError */.AD && thrown.code === 'PreconditionFailed';
}
function withPermissions(thrown) {
    if (!(0,errors/* isDeniedRequest */.D2)(thrown))
        throw thrown;
    const message = `${thrown.message}; "if-exists" asks whether the key exists, which needs s3:GetObject on the ` +
        'objects and s3:ListBucket on the bucket';
    throw (0,errors/* derivedError */.WG)(thrown, { message });
}
const REASONS = {
    unproven: 'nothing proves that it honors',
    ignored: 'it ignores',
    refused: 'it does not support',
};
function warningOf(decision, kind) {
    return (`"if-exists" can't exclude races on this store, since ${REASONS[decision]} the condition of ` +
        `uploads (If-None-Match)${kind}: a file is uploaded when its key is not found right before, and ` +
        'an object that another client stores in between may be overwritten');
}

;// CONCATENATED MODULE: ./lib/transfer/upload-directory.js












/**
 * Yields items for `upload` from the files of a directory, each with its content type and the
 * headers of the rules. A link that is not followed is yielded as a skipped outcome, and what can't
 * be read or can't be a key as a failed one, so that nothing is missing silently. Throws what
 * `localFiles` throws.
 */
async function* directoryItems({ directory: root, include: patterns, exclude = [], includeHiddenFiles = false, followSymlinks = false, signal, ...options }) {
    const toItem = createItemOf(options);
    const walk = { root, exclude, includeHiddenFiles, followSymlinks };
    const files = localFiles({ ...walk, ...(patterns && { patterns }), ...(signal && { signal }) });
    yield* walkedItems(files, toItem);
}
/** Makes the item, or the outcome, of an entry of a directory. */
function createItemOf({ bucket, prefix = '', headers = [], ifExists = 'overwrite', }) {
    const headersFor = (0,headers_for/* createHeadersFor */.k)(headers);
    return (entry) => {
        const object = { bucket, key: (0,keys/* joinKey */.ID)(prefix, entry.path) };
        if ((0,keys/* isStateKey */.Zw)(object.key))
            return (0,outcome/* skipped */.hT)('upload', object, 'state');
        if (entry.kind === 'symlink')
            return (0,outcome/* skipped */.hT)('upload', object, 'symlink');
        if (entry.kind === 'problem')
            return (0,outcome/* failed */.gz)('upload', object, entry.error);
        const problem = (0,keys/* keyProblem */.dD)(object.key);
        if (problem !== undefined) {
            return (0,outcome/* failed */.gz)('upload', object, new errors/* StoreError */.AD('InvalidKey', problem));
        }
        const content = (0,file_content/* fileContent */.qY)(entry.absolutePath, entry);
        return { ...object, content, headers: headersFor(entry.path), ifExists };
    };
}
/** Entries of a walk that are kept in memory, some hundred bytes each. */
const MAX_KEPT = 16_384;
/**
 * Uploads the files of a directory under a prefix, and yields one outcome per file. First every
 * name is checked: a bad one, or a bad prefix, throws an InputError before the store is opened.
 * Entries beyond the 16,384 that fit in memory are found by a second walk.
 */
async function* uploadDirectory(options) {
    const { signal, concurrency } = options;
    (0,source/* refuseBadPrefix */.wz)(options.prefix);
    const settings = { ...(0,source/* withSourceDefaults */.MU)(options), ifExists: options.ifExists };
    const kept = [];
    let hasLarge = false;
    const survey = await (0,source/* surveySource */.iT)(settings, signal, (entry) => {
        hasLarge ||= isLarge(entry);
        if (kept.length <= MAX_KEPT)
            kept.push(entry);
    });
    await (0,source/* refuseBadSource */.hO)(settings, survey, signal);
    await report(options, settings, survey);
    const store = keepExisting(await (0,feature/* openFeatureStore */.Q)(options), options, hasLarge);
    const toItem = createItemOf(settings);
    const order = createOrder(store);
    const items = kept.length > MAX_KEPT
        ? walkedItems((0,source/* walkSource */.jH)(settings, signal), toItem, order)
        : keptItems(kept, toItem, order);
    yield* (0,upload/* upload */.S)(items, { store }, { ...(signal && { signal }), ...(concurrency !== undefined && { concurrency }) });
}
async function report({ onEvent, signal }, settings, survey) {
    const { files, links, failing, lines } = survey;
    const count = `${(0,core_text/* plural */.LS)(files, 'file')} in ${(0,core_text/* quote */.hD)(settings.sourceGiven)} to upload`;
    for (const message of [count, (0,source/* hiddenInfo */.N6)(survey)]) {
        if (message !== undefined)
            await onEvent?.({ kind: 'info', message });
    }
    const messages = await (0,source/* sourceLineWarnings */.FX)(settings, lines, signal);
    if (messages.length > 0)
        await onEvent?.({ kind: 'warning', messages });
    await onEvent?.({ kind: 'expected', objects: files + links + failing });
}
/** The store of a run, which keeps what exists if that is asked for. A dry run has its own way. */
function keepExisting(store, { ifExists = 'overwrite', dryRun = false, onEvent }, hasLarge) {
    if (ifExists === 'overwrite' || dryRun)
        return store;
    const warn = (message) => onEvent?.({ kind: 'warning', messages: [message] });
    return new IfExistsStore(store, { hasLarge, warn });
}
/**
 * Holds large files back while a small one has to prove the condition of their uploads, at most as
 * many as entries are kept.
 */
function createOrder(store) {
    const held = [];
    return {
        held,
        holds(entry) {
            const isHeld = store instanceof IfExistsStore &&
                !store.isDecided &&
                held.length < MAX_KEPT &&
                isLarge(entry);
            if (isHeld)
                held.push(entry);
            return isHeld;
        },
    };
}
function isLarge(entry) {
    return entry.kind === 'file' && entry.size > part_sizes/* PART_SIZE */.El;
}
/** Without a promise for each entry: those took a twentieth of the time of an upload. */
function* keptItems(entries, toItem, order = NO_ORDER) {
    for (const entry of entries) {
        if (entry.kind !== 'hidden' && !order.holds(entry))
            yield toItem(entry);
    }
    if (order.held.length > 0)
        yield* keptItems(order.held, toItem);
}
async function* walkedItems(entries, toItem, order = NO_ORDER) {
    for await (const entry of entries) {
        if (entry.kind !== 'hidden' && !order.holds(entry))
            yield toItem(entry);
    }
    yield* keptItems(order.held, toItem);
}
const NO_ORDER = { held: [], holds: () => false };


/***/ })

};
