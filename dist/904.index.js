export const id = 904;
export const ids = [904];
export const modules = {

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
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9502);





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

/***/ 8150:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  tI: () => (/* binding */ compileGlobs),
  i2: () => (/* binding */ compileLine),
  nS: () => (/* binding */ parseGlobs)
});

// EXTERNAL MODULE: ./node_modules/minimatch/dist/esm/index.js + 7 modules
var esm = __webpack_require__(3581);
;// CONCATENATED MODULE: ./lib/core/glob-directories.js

/** Whether a pattern may match something below a directory. */
function mayLead(minimatch) {
    const segments = minimatch.set[0];
    return (path) => segments !== undefined && minimatch.matchOne(path.split(/\/+/), segments, true);
}
/**
 * The same for a pattern that matches nothing hidden which it does not name. There `mayLead` says
 * of every hidden directory that something below it may match a globstar.
 */
function mayName({ set: [segments = []] }) {
    return (path) => {
        // The places in the pattern at which the names so far can have led.
        let places = new Set(withoutGlobstars(0, segments));
        for (const name of path.split(/\/+/)) {
            const next = [...places].flatMap((place) => {
                const segment = segments[place];
                if (segment === esm/* GLOBSTAR */.ZN)
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
    while (segments[places.at(-1) ?? 0] === esm/* GLOBSTAR */.ZN)
        places.push(place + places.length);
    return places;
}

// EXTERNAL MODULE: ./lib/core/glob-problems.js
var glob_problems = __webpack_require__(6910);
// EXTERNAL MODULE: ./lib/core/glob-syntax.js
var glob_syntax = __webpack_require__(1573);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
;// CONCATENATED MODULE: ./lib/core/globs.js





/** Patterns and paths get the same first segment, since minimatch treats a bare root specially. */
const ROOT = '/root';
/**
 * Compiles glob lines to what `@actions/glob` makes of them: a pattern that matches a directory
 * matches all beneath it, of `!` lines and others the last that matches wins, blank lines and
 * `#` comments count for nothing, and without any line nothing matches. Case counts except on
 * Windows, where `\` is a separator too; pass another platform where the paths are keys.
 * Throws a RangeError with the words of `globProblem` when a line has one.
 */
function compileGlobs(lines, platform = process.platform, hidden = 'any') {
    const rules = parseGlobs(lines, platform).map((line) => compileRule(line, platform, { hidden }));
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
    return lines.filter(glob_problems/* isPattern */.Pt).map((line) => {
        const problem = (0,glob_problems/* globProblem */.AI)(line, platform);
        if (problem !== undefined) {
            throw new RangeError(`glob ${(0,shown/* shown */.SP)(line.trim())} ${problem.statement}: ${problem.remedy}`);
        }
        const { marks, pattern } = (0,glob_problems/* splitMarks */.lB)(line, platform);
        return { isNegated: marks.length % 2 === 1, pattern: pattern.replace(/^\.(?:\/|$)/, '') };
    });
}
/** Throws a RangeError like `compileGlobs`. Blank lines and comments match nothing. */
function compileLine(line, platform = process.platform, anyCase = false) {
    const [parsed] = parseGlobs([line], platform);
    if (parsed === undefined)
        return { matches: () => false, matchesName: () => false };
    const rule = compileRule(parsed, platform, { anyCase });
    const isAnyCase = anyCase || platform === 'win32';
    const needle = isAnyCase ? (0,glob_syntax/* needleOf */.HC)(parsed.pattern).toLowerCase() : (0,glob_syntax/* needleOf */.HC)(parsed.pattern);
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
    return new esm/* Minimatch */.VR(pattern, {
        dot,
        nobrace: true,
        nocase: isWindows || anyCase,
        noext: true,
        platform: isWindows ? 'win32' : 'linux',
    });
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

/***/ 8326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ DeleteGate)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _wrapped_store_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2794);


/**
 * A store whose deletes and aborts can be stopped while everything else goes on: a mode closes the
 * gate when what they rest on (a listing, an upload, a walk) turns out to be incomplete. Requests
 * that were sent before are finished.
 */
class DeleteGate extends _wrapped_store_js__WEBPACK_IMPORTED_MODULE_0__/* .WrappedStore */ .f {
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
        return this.inner.deleteMany({ ...request, gate: this.#deletes.signal }, signal);
    }
    async abortUpload(request, signal) {
        this.#aborts.signal.throwIfAborted();
        return this.inner.abortUpload({ ...request, gate: this.#aborts.signal }, signal);
    }
}


/***/ }),

/***/ 1683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createKeySelection),
/* harmony export */   j: () => (/* binding */ directoryOf)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8150);

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
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8150);
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
/* harmony export */   Vo: () => (/* binding */ loopDetector),
/* harmony export */   aq: () => (/* binding */ disordered),
/* harmony export */   tr: () => (/* binding */ assertUnderPrefix)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3828);
/* harmony import */ var _core_shown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9502);


function assertUnderPrefix(rows, prefix) {
    const foreign = rows.find(({ key }) => !key.startsWith(prefix));
    if (foreign === undefined)
        return;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ForeignKey', `the listing of ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(prefix)} holds ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(foreign.key)}, which is not ` +
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
/** Pages that were listed at the same time and do not go together. */
function disordered(after) {
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('ListingOrder', `the pages of the listing after ${(0,_core_shown_js__WEBPACK_IMPORTED_MODULE_1__/* .quoted */ .TL)(after)} contradict each other: the store, ` +
        'or something before it, does not list correctly');
}


/***/ })

};
