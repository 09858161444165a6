export const id = 733;
export const ids = [733];
export const modules = {

/***/ 5356:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $$: () => (/* binding */ parseGlobLines),
/* harmony export */   i2: () => (/* binding */ compileLine),
/* harmony export */   tI: () => (/* binding */ compileGlobs)
/* harmony export */ });
/* harmony import */ var minimatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3581);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9716);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9390);
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5692);




/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';
/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, the last line that matches a path decides, with or without `!`, blank
 * lines and `#` comments are ignored, and without any line nothing matches. Case matters except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the text of `globProblem` when a line has a problem.
 */
function compileGlobs(lines, platform = process.platform, hidden = 'any') {
    const rules = parseGlobLines(lines, platform).map((line) => compileRule(line, platform, { hidden }));
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
function parseGlobLines(lines, platform = process.platform) {
    return lines.filter(_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .isPattern */ .Pt).map((line) => {
        const problem = (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .globProblem */ .AI)(line, platform);
        if (problem !== undefined) {
            throw new RangeError(`glob ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteShort */ .pf)(line.trim())} ${problem.statement}: ${problem.remedy}`);
        }
        const { marks, pattern } = (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .splitMarks */ .lB)(line, platform);
        return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
    });
}
/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
function compileLine(line, platform = process.platform, anyCase = false) {
    const [parsed] = parseGlobLines([line], platform);
    if (parsed === undefined)
        return { matches: () => false, matchesName: () => false };
    const rule = compileRule(parsed, platform, { anyCase });
    const isAnyCase = anyCase || platform === 'win32';
    const needle = isAnyCase ? (0,_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .needleOf */ .HC)(parsed.pattern).toLowerCase() : (0,_syntax_js__WEBPACK_IMPORTED_MODULE_3__/* .needleOf */ .HC)(parsed.pattern);
    // Most names don't contain the needle; to match the pattern takes a hundred times as long.
    const mayMatch = (path) => (isAnyCase ? path.toLowerCase() : path).includes(needle);
    return {
        matches: (path) => mayMatch(path) && rule.matchesFile(rooted(path)),
        matchesName: (path) => mayMatch(path) && rule.matchesDirectory(rooted(path)),
    };
}
function rooted(path) {
    return path === '' ? ROOT : `${ROOT}/${path}`;
}
function compileRule({ pattern, isNegated }, platform, { hidden = 'any', anyCase = false }) {
    const isDirectoryOnly = pattern.endsWith('/');
    const whole = rooted(isDirectoryOnly ? pattern.slice(0, -1) : pattern);
    const isOpen = whole.endsWith('/**');
    const dot = hidden === 'any' || isNegated;
    const compile = (glob) => toMinimatch(glob, platform, { dot, anyCase });
    const own = compile(whole);
    const isClosed = !isOpen || isDirectoryOnly;
    const beneath = isClosed ? compile(`${whole}/**`) : undefined;
    // `a/**` also means `a` itself, which minimatch grants to `a/` only.
    const matchesOwn = (path) => own.match(isOpen ? `${path}/` : path);
    const matchesBeneath = (path) => beneath?.match(path) === true;
    return {
        isNegated,
        matchesFile: (path) => (!isDirectoryOnly && matchesOwn(path)) || matchesBeneath(path),
        matchesDirectory: (path) => matchesOwn(path) || matchesBeneath(path),
        mayMatchBelow: hidden === 'any' || isNegated ? mayLead(beneath ?? own) : mayName(beneath ?? own),
    };
}
/** The options of `@actions/glob`; rooted patterns never begin with its `#` and `!`. */
function toMinimatch(pattern, platform, { dot, anyCase }) {
    const isWindows = platform === 'win32';
    return new minimatch__WEBPACK_IMPORTED_MODULE_0__/* .Minimatch */ .VR(pattern, {
        dot,
        nobrace: true,
        nocase: isWindows || anyCase,
        noext: true,
        platform: isWindows ? 'win32' : 'linux',
    });
}
/** A pattern that matches a directory matches all beneath it, which a later `!` can exclude. */
function mayMatch(rules, directory) {
    const lastRuledOut = rules.findLastIndex((r) => r.isNegated && r.matchesDirectory(directory));
    return rules.slice(lastRuledOut + 1).some((r) => !r.isNegated && r.mayMatchBelow(directory));
}
function mustMatch(rules, directory) {
    const lastDoubt = rules.findLastIndex((r) => r.isNegated && r.mayMatchBelow(directory));
    return rules.slice(lastDoubt + 1).some((r) => !r.isNegated && r.matchesDirectory(directory));
}
/** Whether a pattern may match something below a directory. */
function mayLead(minimatch) {
    const segments = minimatch.set[0];
    return (path) => segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}
/**
 * `mayLead` for a pattern that matches only the hidden paths that it names. There `mayLead` would
 * accept every hidden directory, because a globstar may match something below it.
 */
function mayName({ set: [segments = []] }) {
    return (path) => {
        // The places in the pattern at which the names so far can have led.
        let places = new Set(withoutGlobstars(0, segments));
        for (const name of path.split(/\/+/)) {
            const next = [...places].flatMap((place) => {
                const segment = segments[place];
                if (segment === minimatch__WEBPACK_IMPORTED_MODULE_0__/* .GLOBSTAR */ .ZN)
                    return name.startsWith('.') ? [] : [place];
                const isMatch = typeof segment === 'object' ? segment.test(name) : segment === name;
                return isMatch ? [place + 1] : [];
            });
            places = new Set(next.flatMap((place) => withoutGlobstars(place, segments)));
        }
        return places.size > 0;
    };
}
/** A place, and those after it where a globstar in between stands for nothing. */
function withoutGlobstars(place, segments) {
    const places = [place];
    while (segments[places.at(-1) ?? 0] === minimatch__WEBPACK_IMPORTED_MODULE_0__/* .GLOBSTAR */ .ZN)
        places.push(place + places.length);
    return places;
}


/***/ }),

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
    ].filter(({ lines }) => lines.every((one) => (0,_lines_js__WEBPACK_IMPORTED_MODULE_1__/* .globProblem */ .AI)(one, platform) === undefined));
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

/**
 * The directory that a prefix names, or that the beginning of a key lies in: ends with `/`, or is
 * empty.
 */
function directoryOf(prefix) {
    return prefix.slice(0, prefix.lastIndexOf('/') + 1);
}
/** No glob matches such a path, so none could protect it. */
const DOT_SEGMENT = /(^|\/)\.\.?(\/|$)/;
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
        return isWanted && !unwanted.matches(path) && !DOT_SEGMENT.test(path);
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
        ? 'it would in another case match'
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
/* harmony export */   mk: () => (/* binding */ GuardedStore)
/* harmony export */ });
/* unused harmony export WrappedStore */
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


/***/ })

};
