export const id = 862;
export const ids = [862,222];
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

/***/ 6165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C_: () => (/* binding */ addedUp),
/* harmony export */   H1: () => (/* binding */ previewOfDirectories),
/* harmony export */   Jz: () => (/* binding */ afterPreview),
/* harmony export */   pW: () => (/* binding */ createDeletionSample)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9716);

/**
 * Directories that a preview names: the first that come. Which are the largest is known only at the
 * end, with all of them in memory.
 */
const MAX_DIRECTORIES = 100;
/** Objects that a preview names. */
const MAX_OBJECTS = 500;
function createDeletionSample() {
    const sums = createDirectorySums();
    const first = [];
    return {
        get isFull() {
            return first.length >= MAX_OBJECTS;
        },
        add(object, listed) {
            sums.add(object.key, listed.size);
            if (first.length < MAX_OBJECTS)
                first.push(deletedObject(object, listed));
        },
        preview: (start) => ({ ...sums.sums(), first, start }),
    };
}
function deletedObject({ key, versionId, isDeleteMarker = false }, { size, lastModified }) {
    // A key that is part of a page's text would keep the page in memory.
    const own = { key: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(key), isDeleteMarker, size, lastModified };
    return versionId === undefined ? own : { ...own, versionId: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(versionId) };
}
function createDirectorySums() {
    const state = {
        base: undefined,
        sums: new Map(),
        rest: nothing(),
        last: undefined,
    };
    return {
        add(key, size) {
            const { last } = state;
            const sum = last !== undefined && isIn(last.name, key, state) ? last.sum : sumOf(state, key);
            sum.objects += 1;
            sum.bytes += size;
        },
        sums: () => {
            const directories = [...state.sums].map(([name, sum]) => ({ name, ...sum }));
            return { ...total(state), directories, rest: { ...state.rest } };
        },
    };
}
function isIn(name, key, { base = '' }) {
    return key.startsWith(name) && (name !== base || !key.includes('/', base.length));
}
function sumOf(state, key) {
    const { base = directoryOf(key) } = state;
    state.base = base;
    if (!key.startsWith(base))
        widen(state, base, key);
    const name = childOf(state.base, key);
    const sum = state.sums.get(name) ?? newSum(state, name);
    state.last = { name, sum };
    return sum;
}
function newSum({ sums, rest }, name) {
    if (sums.size >= MAX_DIRECTORIES)
        return rest;
    // It differs from the name where that is no valid Unicode.
    const own = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(name);
    const sum = sums.get(own) ?? nothing();
    sums.set(own, sum);
    return sum;
}
/** Everything so far is in one directory of the new base. */
function widen(state, base, key) {
    let wider = base;
    while (!key.startsWith(wider))
        wider = directoryOf(wider.slice(0, -1));
    const sum = total(state);
    state.base = wider;
    state.rest = nothing();
    state.sums.clear();
    state.sums.set((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .ownCopyOf */ .dV)(childOf(wider, base)), sum);
}
function total({ sums, rest }) {
    return addedUp([rest, ...sums.values()]);
}
function nothing() {
    return { objects: 0, bytes: 0 };
}
/** The part of a key up to its last slash. */
function directoryOf(key) {
    return key.slice(0, key.lastIndexOf('/') + 1);
}
/** The directory right under `base` that a key is in; `base` itself for a key beside them. */
function childOf(base, key) {
    const slash = key.indexOf('/', base.length);
    return slash === -1 ? base : key.slice(0, slash + 1);
}
/** The preview of whole directories, of which only the first objects are known by a sample. */
function previewOfDirectories(deleted, { first, start }) {
    const directories = deleted.slice(0, MAX_DIRECTORIES);
    const rest = addedUp(deleted.slice(MAX_DIRECTORIES));
    return { ...addedUp(deleted), directories, rest, first, start };
}
/** The sum of amounts. */
function addedUp(amounts) {
    const sum = nothing();
    for (const { objects, bytes } of amounts) {
        sum.objects += objects;
        sum.bytes += bytes;
    }
    return sum;
}
/**
 * Passes on the pages of a run's deletes; those that are to be deleted only after `show` has ended,
 * which is called with the first 500 of them, or all.
 */
async function* afterPreview(pages, show) {
    const sample = createDeletionSample();
    let held = [];
    for await (const rows of pages) {
        if (held === undefined) {
            yield rows;
            continue;
        }
        const kept = [];
        for (const row of rows) {
            (row.action === 'delete' ? held : kept).push(row);
            if (row.action === 'delete')
                sample.add(row, row);
        }
        if (kept.length > 0)
            yield kept;
        if (!sample.isFull)
            continue;
        await show(sample);
        yield held;
        held = undefined;
    }
    if (held === undefined)
        return;
    await show(sample);
    yield held;
}


/***/ }),

/***/ 7222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ isLive),
/* harmony export */   MS: () => (/* binding */ deployInProgress),
/* harmony export */   Qy: () => (/* binding */ firstLineOf),
/* harmony export */   WF: () => (/* binding */ STATE_MAGIC),
/* harmony export */   Wb: () => (/* binding */ jsonInHead),
/* harmony export */   be: () => (/* binding */ NO_LEASE),
/* harmony export */   bp: () => (/* binding */ lastSignOf),
/* harmony export */   jS: () => (/* binding */ encodeLease),
/* harmony export */   mF: () => (/* binding */ readLock),
/* harmony export */   xA: () => (/* binding */ isStateLock),
/* harmony export */   zR: () => (/* binding */ readLease)
/* harmony export */ });
/* unused harmony export LEASE_TIME */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1547);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9716);
/* harmony import */ var _if_there_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9090);





/** Milliseconds after the last sign of life of a lock's holder for which others keep away. */
const LEASE_TIME = 5 * 60 * 1000;
/** Begins every state object, whatever its format. */
const STATE_MAGIC = 's3-batch-action deploy state';
const HEAD_LINE = new RegExp(`^${STATE_MAGIC} ([0-9a-f]{64}) (\\{.*\\})$`, 'u');
/** The JSON in the first line of a state object; undefined when the line was damaged. */
function jsonInHead(line) {
    const [, digest, json = ''] = HEAD_LINE.exec(line) ?? [];
    return digest !== undefined && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', json) === digest ? parseJson(json) : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isStateLock(value) {
    if (!isObject(value))
        return false;
    const { run, attempt } = value;
    return typeof run === 'string' && Number.isSafeInteger(attempt) && Number(attempt) >= 0;
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}
/** Bytes in which the first line of a state object ends. */
const MAX_HEAD = 64 * 1024;
/**
 * Reads the lock in a state object, and no more of that than its first line. Rejects as
 * `getIfThere` does.
 */
async function readLock(state, signal) {
    const found = await (0,_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .getIfThere */ .i)(state, {}, signal);
    if (found === undefined)
        return undefined;
    const bytes = await firstLineOf(found.body, MAX_HEAD);
    const end = bytes.indexOf('\n');
    const head = end < 0 ? undefined : jsonInHead(bytes.toString('utf8', 0, end));
    const { nonce, lock } = isObject(head) ? head : {};
    if (typeof nonce !== 'string' || !isStateLock(lock))
        return undefined;
    return { lock, nonce, lastModified: found.lastModified };
}
/** The first line of a body, or more than `most` bytes of it if it is longer. */
async function firstLineOf(body, most) {
    const chunks = [];
    let size = 0;
    for await (const chunk of body) {
        chunks.push(chunk);
        size += chunk.byteLength;
        if (size > most || chunk.includes(0x0a))
            break;
    }
    const [first] = chunks;
    if (first === undefined || chunks.length > 1)
        return Buffer.concat(chunks);
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength);
}
/** UTF-16 code units of a run's id in a lease: 6 bytes each at most. */
const MAX_RUN = 100;
/** Bytes of a lease, at most. */
const MAX_LEASE = 1_024;
/** One line of less than 1 KiB, whatever the id of the run. */
function encodeLease(lease) {
    const { nonce, run, attempt, renewal, isReleased } = lease;
    const fields = { nonce, run: run.slice(0, MAX_RUN), attempt, renewal, released: isReleased };
    return `${JSON.stringify(fields)}\n`;
}
function decodeLease(bytes) {
    const value = bytes.length > MAX_LEASE ? undefined : parseJson(bytes.toString());
    if (!isStateLock(value))
        return undefined;
    const { run, attempt, nonce, renewal, released } = value;
    if (typeof nonce !== 'string' || typeof renewal !== 'number')
        return undefined;
    return { run, attempt, nonce, renewal, isReleased: released === true };
}
/** No lease. */
const NO_LEASE = { lease: undefined, etag: undefined, lastModified: undefined };
/** Reads the lease beside a state object. Rejects as `getIfThere` does. */
async function readLease(state, signal) {
    const found = await (0,_if_there_js__WEBPACK_IMPORTED_MODULE_1__/* .getIfThere */ .i)({ ...state, key: (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .leaseKeyOf */ .Zq)(state.key) }, {}, signal);
    if (found === undefined)
        return NO_LEASE;
    const { etag, lastModified, body } = found;
    return { lease: decodeLease(await firstLineOf(body, MAX_LEASE)), etag, lastModified };
}
/**
 * When the holder of a lock last showed that it is alive; undefined: it has released the lock. A
 * lease that was written after the lock by another run is that of one that takes the lock over.
 */
function lastSignOf({ nonce, lastModified }, { lease, lastModified: renewed = new Date(NaN) }) {
    const isOwn = lease?.nonce === nonce;
    if (isOwn && lease.isReleased)
        return undefined;
    const counts = lease !== undefined && !lease.isReleased && renewed > lastModified;
    return counts ? renewed : lastModified;
}
/** Whether a holder with this last sign of life keeps others away; a time not known counts as now. */
function isLive(lastSign, now) {
    return !(now.getTime() - lastSign.getTime() >= LEASE_TIME);
}
/** The error of a run that another one keeps away; `consequence` is a clause about this run. */
function deployInProgress({ lock, lastModified }, lastSign, consequence) {
    const until = new Date(lastSign.getTime() + LEASE_TIME);
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .StoreError */ .AD('DeployInProgress', `run ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quote */ .hD)(lock.run)} (attempt ${lock.attempt}) has been deploying here since ` +
        `${timeText(lastModified)} and was last active at ${timeText(lastSign)}, so ` +
        `${consequence}: run again when that one has ended; if it was killed, re-run its failed ` +
        `jobs, or run again after ${timeText(until)}`);
}
function timeText(time) {
    return Number.isNaN(time.getTime()) ? 'an unknown time' : time.toISOString();
}


/***/ }),

/***/ 9090:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ getIfThere)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1547);
/* harmony import */ var _objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7515);



/**
 * Gets an object; undefined: there is none. S3 answers 403 for a key without an object where
 * s3:ListBucket is not allowed or, since a GET has no prefix, only on a condition on the prefix:
 * then a listing decides. Rejects with the refusal of the GET where the listing shows the object,
 * and where it is refused too, whose error is then the cause.
 */
async function getIfThere(object, options, signal) {
    const { store, bucket, key } = object;
    try {
        return await store.get({ bucket, key, ...options }, signal);
    }
    catch (thrown) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .codeOf */ .$N)(thrown) === 'NoSuchKey')
            return undefined;
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown) || (await isListed(object, thrown, signal)))
            throw thrown;
        return undefined;
    }
}
async function isListed(object, refusal, signal) {
    const { store, bucket, key, prefix } = object;
    try {
        const page = await store.list({ bucket, prefix: key, pageSize: 1 }, signal);
        return page.objects.some((one) => one.key === key);
    }
    catch (thrown) {
        if (!(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown))
            throw thrown;
        const isInside = key.startsWith(prefix) && key !== prefix;
        if (isInside)
            return await isListedUnder(object, refusal, signal);
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .derivedError */ .WG)(refusal, { cause: thrown });
    }
}
/** Whether the listing of the whole prefix, which alone may be allowed, shows the object. */
async function isListedUnder({ store, bucket, key, prefix }, refusal, signal) {
    const assertNewToken = (0,_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .loopDetector */ .Vo)();
    const parent = key.slice(0, key.lastIndexOf('/') + 1);
    let from = parent === '' ? {} : { startAfter: parent };
    try {
        for (;;) {
            const { objects, nextToken } = await store.list({ bucket, prefix, ...from }, signal);
            if (objects.some((one) => one.key === key))
                return true;
            const isBeyond = objects.some((one) => (0,_core_keys_js__WEBPACK_IMPORTED_MODULE_2__/* .compareKeys */ .YD)(one.key, key) > 0);
            if (isBeyond || nextToken === undefined)
                return false;
            assertNewToken(nextToken);
            from = { continuationToken: nextToken };
        }
    }
    catch (thrown) {
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeniedRequest */ .D2)(thrown) ? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .derivedError */ .WG)(refusal, { cause: thrown }) : thrown;
    }
}


/***/ }),

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
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoServerTime', "the listing's answer has no Date header, so objects written during this run look like older " +
        'ones: nothing is deleted');
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

/***/ 5956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nf: () => (/* binding */ removePages),
/* harmony export */   Sx: () => (/* binding */ MAX_BATCH_SIZE),
/* harmony export */   TF: () => (/* binding */ remove)
/* harmony export */ });
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1307);
/* harmony import */ var _object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(172);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8091);
/* harmony import */ var _run_operation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9824);




const MAX_BATCH_SIZE = 1000;
/** DeleteObjects requests in flight: not many, because each may carry 1,000 writes. */
const DELETE_CONCURRENCY = 12;
/** Open batches at a time; a source that spreads over more gets the oldest sent unfilled. */
const MAX_OPEN_BATCHES = 64;
/**
 * Deletes objects, many per DeleteObjects request; one that fails doesn't stop the others. Requests
 * are grouped by bucket and by the items' own request parameters. Yields one outcome per item; an
 * object that never existed is done too, because S3 answers so. Throws a RangeError at once for a
 * `batchSize` outside 1 to 1,000; a source that throws, an aborted signal and dead credentials are
 * thrown after the outcomes of all items pulled.
 */
function remove(items, deps, options = {}) {
    const outcomes = (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, partsOf(deps, options), options.signal);
    const { conditions } = options;
    return conditions === undefined ? outcomes : honored(outcomes, conditions);
}
/** As `remove`; items come in pages, and the outcomes of a request together, which costs less. */
function removePages(pages, deps, options = {}) {
    const outcomes = (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runPages */ .Oh)(pages, partsOf(deps, options), options.signal);
    const { conditions } = options;
    return conditions === undefined ? outcomes : honored(outcomes, conditions);
}
/** The only object of a run may be what shows that the store ignores its condition. */
async function* honored(outcomes, conditions) {
    yield* outcomes;
    conditions.assertHonored();
}
function partsOf({ store }, options) {
    const { batchSize = MAX_BATCH_SIZE, concurrency = DELETE_CONCURRENCY } = options;
    const { onProgress, conditions } = options;
    if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
        throw new RangeError(`batchSize must be an integer from 1 to 1000, got ${batchSize}`);
    }
    return {
        op: 'delete',
        concurrency,
        meter: (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .createMeter */ .q)(onProgress),
        arrange: (pages) => batches(pages, () => Math.min(batchSize, store.keysPerDelete)),
        perform: (batch, abort) => removeBatch(batch, { store, conditions }, abort),
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
async function removeBatch(batch, { store, conditions }, signal) {
    const [first] = batch;
    if (first === undefined)
        return [];
    const { bucket } = first;
    const options = requestOptions(first);
    const send = (objects) => store.deleteMany({ bucket, objects, ...options }, signal);
    const currentETag = async ({ key }) => (await store.head({ bucket, key }, signal))?.etag;
    const results = await (conditions?.deleteBatch({ items: batch, send, currentETag }) ??
        sendAsGiven(batch, send));
    return results.slice(0, batch.length).map((result, index) => toOutcome(batch[index], result));
}
async function sendAsGiven(batch, send) {
    const results = await send(batch.map(_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .objectOf */ .Xy));
    return results.map((result, index) => (0,_object_store_delete_condition_js__WEBPACK_IMPORTED_MODULE_2__/* .resultOf */ .Bg)(result, batch[index]?.ifMatch !== undefined));
}
function toOutcome(item, result) {
    if (item === undefined)
        throw new RangeError('more results than keys in a DeleteObjects answer');
    if ('error' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .failed */ .gz)('delete', item, result.error);
    if ('skipped' in result)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .skipped */ .hT)('delete', item, result.skipped);
    const { deleteMarker, attempts } = result;
    return {
        ...(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .describedBy */ .$9)(item),
        op: 'delete',
        status: 'done',
        bytes: 0,
        ...(deleteMarker !== undefined && { deleteMarker }),
        ...(attempts !== undefined && { attempts }),
    };
}


/***/ })

};
