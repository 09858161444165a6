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


/***/ }),

/***/ 3064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BX: () => (/* binding */ tellKeyCheck),
/* harmony export */   F8: () => (/* binding */ checkedLines),
/* harmony export */   Li: () => (/* binding */ examplesOf),
/* harmony export */   k3: () => (/* binding */ createKeyCheck),
/* harmony export */   t1: () => (/* binding */ tellUnmatched)
/* harmony export */ });
/* harmony import */ var _core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3324);
/* harmony import */ var _plan_key_selection_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1683);
/* harmony import */ var _plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(632);
/* harmony import */ var _plan_nearest_lines_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3055);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1461);





function checkedLines({ include, exclude }) {
    return [
        ...include.map((line) => ({ input: 'include', line })),
        ...exclude.map((line) => ({ input: 'exclude', line })),
    ];
}
/** Undefined: there is nothing to check. */
function createKeyCheck(inputs, things = 'object') {
    const checked = checkedLines(inputs);
    if (checked.length === 0 || inputs.unmatched === 'ignore')
        return undefined;
    const root = (0,_plan_key_selection_js__WEBPACK_IMPORTED_MODULE_0__/* .directoryOf */ .j)(inputs.prefix);
    const lines = (0,_plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .createLineCheck */ .h)(checked, (0,_plan_nearest_lines_js__WEBPACK_IMPORTED_MODULE_2__/* .rootsOf */ .R)(`${inputs.bucket}/${root}`), 'linux');
    return {
        see(key, isDoomed) {
            lines.see(key.slice(root.length), isDoomed);
        },
        isFirst: inputs.unmatched === 'auto' && checked.some(_plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .isProtecting */ .w),
        lines,
        words: {
            names: `${things} under ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(inputs.prefix)}`,
            verb: things === 'upload' ? 'abort' : 'delete',
            root,
        },
    };
}
/**
 * Warns of lines that matched nothing, where anything was met, and returns why the run must not
 * begin to delete.
 */
function tellUnmatched(found, { unmatched }, words, log) {
    if (unmatched === 'ignore')
        return [];
    const isStop = ({ doomed }) => unmatched === 'auto' && doomed !== undefined;
    const warnings = found.filter((one) => !isStop(one)).map((one) => warningOf(one, words));
    if (warnings.length > 0)
        log.warning(...warnings);
    return found.filter(isStop).flatMap((one) => stopsOf(one, words));
}
/** The same of a check by keys. */
function tellKeyCheck(check, inputs, log, words = {}) {
    if (check === undefined || check.lines.seen === 0)
        return [];
    return tellUnmatched(check.lines.unmatched(), inputs, { ...check.words, ...words }, log);
}
function warningOf({ input, line, nearest }, words) {
    const statement = `${input} ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(line)} matches no ${words.names}`;
    if (nearest === undefined)
        return `${statement}: correct it, or set unmatched: ignore`;
    const examples = examplesOf(nearest, words.root);
    if (nearest.anyCase)
        return `${statement}: did you mean another case, as in ${examples}?`;
    const verb = nearest.lines.length === 1 ? 'matches' : 'match';
    return `${statement}: did you mean ${linesOf(nearest)}, which ${verb} ${examples}?`;
}
function stopsOf({ input, line, doomed }, words) {
    if (doomed === undefined)
        return [];
    const { names, root, verb } = words;
    const other = doomed.anyCase
        ? 'it would in another case match'
        : `${linesOf(doomed)} would match`;
    const remedy = doomed.anyCase ? 'write it in the case of the keys' : `write ${linesOf(doomed)}`;
    const it = doomed.count === 1 ? 'it' : 'them';
    return [
        `${input} ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(line)} matches no ${names}, and ${other} ${examplesOf(doomed, root)} that ` +
            `this run would ${verb}, so nothing was changed: ${remedy}, or set unmatched: warn to ` +
            `${verb} ${it}`,
    ];
}
/** A line in words for messages: with quotes, and one beside the other. */
function linesOf({ lines }) {
    return lines.length === 1
        ? (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(lines.join())
        : `${lines.map(_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL).join(' and ')}, each on a line of its own`;
}
function examplesOf({ example, count }, root) {
    const others = count - 1;
    const rest = others === 0 ? '' : ` and ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(others)} other${others === 1 ? '' : 's'}`;
    return (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .quoted */ .TL)(root + example) + rest;
}


/***/ }),

/***/ 6120:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i2: () => (/* binding */ compileLine),
/* harmony export */   nS: () => (/* binding */ parseGlobs),
/* harmony export */   tI: () => (/* binding */ compileGlobs)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var _glob_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6910);
/* harmony import */ var _glob_syntax_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1573);
/* harmony import */ var _shown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9502);




/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';
/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, of `!` lines and others the last that matches wins, blank lines and
 * `#` comments count for nothing, and without any line nothing matches. Case counts except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the words of `globProblem` when a line has one.
 */
function compileGlobs(lines, platform = process.platform) {
    const rules = parseGlobs(lines, platform).map((line) => compileRule(line, platform));
    return {
        matches: (path) => {
            const rootedPath = rooted(path);
            return rules.findLast((rule) => rule.matchesFile(rootedPath))?.isNegated === false;
        },
        mayContain: (directory) => mayMatch(rules, rooted(directory)),
        coversAll: (directory) => mustMatch(rules, rooted(directory)),
    };
}
/** The lines that are patterns. Throws a RangeError like `compileGlobs`. */
function parseGlobs(lines, platform = process.platform) {
    return lines.filter(_glob_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .isPattern */ .Pt).map((line) => {
        const problem = (0,_glob_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .globProblem */ .AI)(line, platform);
        if (problem !== undefined) {
            throw new RangeError(`glob ${(0,_shown_js__WEBPACK_IMPORTED_MODULE_2__/* .shown */ .S)(line.trim())} ${problem.statement}: ${problem.remedy}`);
        }
        const { marks, pattern } = (0,_glob_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .splitMarks */ .lB)(line, platform);
        return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
    });
}
/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
function compileLine(line, platform = process.platform, anyCase = false) {
    const [parsed] = parseGlobs([line], platform);
    if (parsed === undefined)
        return { matches: () => false, matchesName: () => false };
    const rule = compileRule(parsed, platform, anyCase);
    const isAnyCase = anyCase || platform === 'win32';
    const needle = isAnyCase ? (0,_glob_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .needleOf */ .HC)(parsed.pattern).toLowerCase() : (0,_glob_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .needleOf */ .HC)(parsed.pattern);
    // Most names can be told without the pattern, which takes a hundred times as long.
    const mayMatch = (path) => (isAnyCase ? path.toLowerCase() : path).includes(needle);
    return {
        matches: (path) => mayMatch(path) && rule.matchesFile(rooted(path)),
        matchesName: (path) => mayMatch(path) && rule.matchesDirectory(rooted(path)),
    };
}
function rooted(path) {
    return path === '' ? ROOT : `${ROOT}/${path}`;
}
function compileRule({ pattern, isNegated }, platform, anyCase = false) {
    const isDirectoryOnly = pattern.endsWith('/');
    const whole = rooted(isDirectoryOnly ? pattern.slice(0, -1) : pattern);
    const isOpen = whole.endsWith('/**');
    const own = toMinimatch(whole, platform, anyCase);
    const isClosed = !isOpen || isDirectoryOnly;
    const beneath = isClosed ? toMinimatch(`${whole}/**`, platform, anyCase) : undefined;
    // `a/**` also means `a` itself, which minimatch grants to `a/` only.
    const matchesOwn = (path) => own.match(isOpen ? `${path}/` : path);
    const matchesBeneath = (path) => beneath?.match(path) === true;
    return {
        isNegated,
        matchesFile: (path) => (!isDirectoryOnly && matchesOwn(path)) || matchesBeneath(path),
        matchesDirectory: (path) => matchesOwn(path) || matchesBeneath(path),
        mayMatchBelow: (path) => matchesPartly(beneath ?? own, path),
    };
}
/** The options of `@actions/glob`; rooted patterns never begin with its `#` and `!`. */
function toMinimatch(pattern, platform, anyCase) {
    const isWindows = platform === 'win32';
    return new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(pattern, {
        dot: true,
        nobrace: true,
        nocase: isWindows || anyCase,
        noext: true,
        platform: isWindows ? 'win32' : 'linux',
    });
}
function matchesPartly(minimatch, path) {
    const segments = minimatch.set[0];
    return segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}
/** A pattern that matches a directory matches all beneath it, so a later `!` can rule that out. */
function mayMatch(rules, directory) {
    const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
    return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}
function mustMatch(rules, directory) {
    const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
    return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}


/***/ }),

/***/ 1683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createKeySelection),
/* harmony export */   j: () => (/* binding */ directoryOf)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6120);

/** The directory that a prefix names, or that the beginning of a key lies in: ends with `/`, or is empty. */
function directoryOf(prefix) {
    return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}
/** No glob matches such a path, so none could protect it. */
const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/;
/**
 * Whether a key is meant: the globs are relative to the directory that the prefix names, or that
 * the beginning of a key lies in. Throws a RangeError like `compileGlobs`.
 */
function createKeySelection({ prefix, include, exclude }) {
    if (include.length === 0 && exclude.length === 0)
        return () => true;
    const directory = directoryOf(prefix);
    const wanted = include.length === 0 ? undefined : (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(include, 'linux');
    const unwanted = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude, 'linux');
    return (key) => {
        const path = key.slice(directory.length);
        const isWanted = wanted?.matches(path) ?? true;
        return isWanted && !unwanted.matches(path) && !DOT_SEGMENT.test(path);
    };
}


/***/ }),

/***/ 632:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createLineCheck),
/* harmony export */   w: () => (/* binding */ isProtecting)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6120);
/* harmony import */ var _nearest_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3055);


/** What is done with a name costs little once each line has matched something. */
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
/** Whether a line keeps from being deleted what it matches. */
function isProtecting({ input, line }) {
    const isNegated = (/^[!\s]*/.exec(line.trim())?.[0].replaceAll(/\s/g, '').length ?? 0) % 2 === 1;
    return (input === 'exclude') !== isNegated;
}
function toWaiting(checked, roots, platform) {
    const near = (0,_nearest_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .nearLines */ .s)(checked.line, roots, platform).map((one) => ({
        ...one,
        matchers: one.lines.map((line) => (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .compileLine */ .i2)(line, platform, one.anyCase)),
        any: { count: 0, example: '' },
        doomed: { count: 0, example: '' },
    }));
    const matcher = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .compileLine */ .i2)(checked.line, platform);
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


/***/ }),

/***/ 3055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ rootsOf),
/* harmony export */   s: () => (/* binding */ nearLines)
/* harmony export */ });
/* harmony import */ var _core_glob_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4698);
/* harmony import */ var _core_glob_problems_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6910);


/**
 * What may have been meant by a line: the same in another dialect, without one of `roots` in front,
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
    const others = (0,_core_glob_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .otherMeanings */ .p)(bare, platform).flatMap((lines) => [
        lines,
        lines.map((one) => withoutRoot(one, roots) ?? one),
    ]);
    const exact = distinct([...here, ...others, ...deep], bare);
    const anyCase = distinct([[bare], ...here, ...deep], '');
    return [
        ...exact.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: false })),
        ...anyCase.map((lines) => ({ lines: lines.map((one) => marks + one), anyCase: true })),
    ].filter(({ lines }) => lines.every((one) => (0,_core_glob_problems_js__WEBPACK_IMPORTED_MODULE_1__/* .globProblem */ .AI)(one, platform) === undefined));
}
/**
 * What people repeat in front of a pattern that is relative to a directory: its path, and the ends
 * of that.
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
