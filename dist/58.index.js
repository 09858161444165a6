export const id = 58;
export const ids = [58];
export const modules = {

/***/ 6678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QP: () => (/* binding */ lookCloser),
/* harmony export */   Su: () => (/* binding */ countedLines),
/* harmony export */   mZ: () => (/* binding */ tellSourceLines),
/* harmony export */   vc: () => (/* binding */ createSourceLines)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8150);
/* harmony import */ var _plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(632);
/* harmony import */ var _plan_nearest_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3055);
/* harmony import */ var _plan_path_selection_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1051);
/* harmony import */ var _sources_local_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5491);
/* harmony import */ var _sources_local_files_selection_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3892);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9502);
/* harmony import */ var _unmatched_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3064);








function createSourceLines(inputs) {
    const { include, exclude, sourceGiven, bucket, prefix } = inputs;
    const isIgnored = inputs.unmatched === 'ignore';
    const rules = inputs.headers.map(({ glob }) => ({ input: 'headers', line: glob }));
    const roots = [...(0,_plan_nearest_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .rootsOf */ .R)(sourceGiven), ...(0,_plan_nearest_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .rootsOf */ .R)(`${bucket}/${prefix}`)];
    const globs = (0,_plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .createLineCheck */ .h)(isIgnored ? [] : (0,_unmatched_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedLines */ .F8)(inputs), roots);
    const patterns = include.length === 0 ? undefined : include;
    const selected = (0,_sources_local_files_selection_js__WEBPACK_IMPORTED_MODULE_3__/* .createSelection */ .P)(patterns, exclude, inputs.includeHiddenFiles);
    return {
        globs,
        headers: (0,_plan_line_check_js__WEBPACK_IMPORTED_MODULE_1__/* .createLineCheck */ .h)(isIgnored ? [] : rules, roots),
        selection: noting(globs, selected),
    };
}
/** A selection that notes every name; about each it is first asked without its type. */
function noting(globs, selection) {
    return {
        includes(path, type) {
            if (type === 'unknown')
                globs.note(path);
            return selection.includes(path, type);
        },
        isHidden: (path, type) => selection.isHidden(path, type),
    };
}
/**
 * Walks through all of the source, also through what the globs leave out, because of lines that
 * have matched nothing: whether they really don't, and what they may have meant.
 */
async function lookCloser(inputs, { globs, headers }, signal) {
    if (!globs.isWaiting && !headers.isWaiting)
        return;
    const isSelected = (0,_plan_path_selection_js__WEBPACK_IMPORTED_MODULE_4__/* .createPathSelection */ .M)(inputs);
    const { source: root, followSymlinks } = inputs;
    const everything = { root, followSymlinks, includeHiddenFiles: true, signal };
    const selection = noting(globs, { includes: () => true, isHidden: () => false });
    for await (const { kind, path } of (0,_sources_local_files_js__WEBPACK_IMPORTED_MODULE_5__/* .localFilesOf */ .W)(everything, selection)) {
        if (kind !== 'file')
            continue;
        globs.see(path);
        if (isSelected(path))
            headers.see(path);
    }
}
/** Warns of lines that match nothing in the source, which is all there is to match. */
async function tellSourceLines(inputs, lines, { log, signal }) {
    await lookCloser(inputs, lines, signal);
    const words = { names: `file of ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_6__/* .quoted */ .TL)(inputs.sourceGiven)}`, verb: 'delete', root: '' };
    const found = [...lines.globs.unmatched(), ...lines.headers.unmatched()];
    (0,_unmatched_js__WEBPACK_IMPORTED_MODULE_2__/* .tellUnmatched */ .t1)(found, inputs, words, log);
}
/** Each line of `include` and `exclude` with how many files of the source it matches by itself. */
async function countedLines(inputs, signal) {
    const lines = (0,_unmatched_js__WEBPACK_IMPORTED_MODULE_2__/* .checkedLines */ .F8)(inputs).map((one) => ({ ...one, count: 0 }));
    const matchers = lines.map(({ line }) => (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_7__/* .compileLine */ .i2)(line));
    const { source: root, includeHiddenFiles, followSymlinks } = inputs;
    for await (const { kind, path } of (0,_sources_local_files_js__WEBPACK_IMPORTED_MODULE_5__/* .localFiles */ .J)({
        root,
        includeHiddenFiles,
        followSymlinks,
        signal,
    })) {
        if (kind !== 'file')
            continue;
        for (const [at, one] of lines.entries())
            if (matchers[at]?.matches(path))
                one.count += 1;
    }
    return lines;
}


/***/ }),

/***/ 415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W9: () => (/* binding */ tellHidden),
/* harmony export */   hO: () => (/* binding */ refuseBadSource),
/* harmony export */   iT: () => (/* binding */ surveySource),
/* harmony export */   jH: () => (/* binding */ walkSource)
/* harmony export */ });
/* harmony import */ var _core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3324);
/* harmony import */ var _plan_keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1087);
/* harmony import */ var _sources_local_files_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(5491);
/* harmony import */ var _inputs_types_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3987);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9502);
/* harmony import */ var _source_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6678);
/* harmony import */ var _unmatched_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3064);







/** Key problems that one message names. */
const MAX_PROBLEMS = 20;
/** Hidden names that one message names, beside a `.well-known`, which sites are served with. */
const HIDDEN_NAMED = 3;
const ALWAYS_NAMED = /(?:^|\/)\.well-known$/;
/** Walks the source, checks every key, and gives each entry to `take`. */
async function surveySource(inputs, signal, take = () => undefined) {
    const lines = (0,_source_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .createSourceLines */ .vc)(inputs);
    const counts = { files: 0, hidden: 0, others: 0, badKeys: 0 };
    const survey = { ...counts, hiddenNamed: [], problems: [], lines };
    for await (const entry of walkSource(inputs, signal, lines.selection)) {
        take(entry);
        if (entry.kind === 'hidden')
            addHidden(survey, entry.path);
        else if (entry.kind !== 'file')
            survey.others += 1;
        else {
            survey.files += 1;
            lines.headers.note(entry.path);
            const problem = (0,_plan_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .keyProblem */ .d)((0,_plan_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .joinKey */ .I)(inputs.prefix, entry.path));
            if (problem === undefined)
                continue;
            survey.badKeys += 1;
            if (survey.problems.length < MAX_PROBLEMS) {
                survey.problems.push(`file ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(entry.path)} can't be uploaded: ${problem}`);
            }
        }
    }
    return survey;
}
/** Throws an InputError when a key is bad, or when there is nothing to upload. */
async function refuseBadSource(inputs, survey, signal) {
    const { files, hidden, others, badKeys, problems } = survey;
    if (badKeys > 0) {
        const more = badKeys - problems.length;
        throw new _inputs_types_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(more > 0 ? [...problems, `and ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(more)} more files`] : problems);
    }
    if (files + others > 0 || inputs.allowEmptySource)
        return;
    const narrowed = inputs.include.length + inputs.exclude.length > 0;
    const what = narrowed
        ? await narrowedProblem(inputs, survey, signal)
        : `source ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(inputs.sourceGiven)} holds no file: ` +
            'check that the step that builds it ran before this one';
    const hint = hidden > 0 ? ` (${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(hidden)} hidden ones are left out)` : '';
    throw new _inputs_types_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d([`${what}${hint}, or set allow-empty-source: true`]);
}
async function narrowedProblem(inputs, { lines }, signal) {
    const each = await (0,_source_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .countedLines */ .Su)(inputs, signal);
    await (0,_source_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lookCloser */ .QP)(inputs, lines, signal);
    const texts = each.map(({ input, line, count }) => {
        const found = lines.globs.unmatched().find((one) => one.line === line && one.input === input);
        const nearest = found?.nearest;
        const near = nearest === undefined || count > 0
            ? ''
            : ` (${nearest.anyCase ? 'in another case' : nearest.lines.map(_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL).join(' and ')}: ` +
                `${(0,_unmatched_js__WEBPACK_IMPORTED_MODULE_5__/* .examplesOf */ .Li)(nearest, '')})`;
        return `${input} ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(line)} matches ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(count)} file${count === 1 ? '' : 's'}${near}`;
    });
    return (`"include" and "exclude" leave no file of ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(inputs.sourceGiven)}: ` +
        `${texts.join(', ')}; correct the patterns, which are relative to "source"`);
}
function addHidden(survey, path) {
    survey.hidden += 1;
    const isWellKnown = ALWAYS_NAMED.test(path);
    if (survey.hidden <= HIDDEN_NAMED || (isWellKnown && !hasWellKnown(survey))) {
        survey.hiddenNamed.push(path);
    }
}
function hasWellKnown({ hiddenNamed }) {
    return hiddenNamed.some((path) => ALWAYS_NAMED.test(path));
}
function tellHidden({ hidden, hiddenNamed }, log) {
    if (hidden === 0)
        return;
    const names = hiddenNamed.map(_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL).join(', ');
    const rest = hidden > hiddenNamed.length ? ` and ${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(hidden - hiddenNamed.length)} more` : '';
    log.info(hidden === 1
        ? `1 hidden file or directory is skipped: ${names} (include-hidden-files: true uploads it)`
        : `${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .h)(hidden)} hidden files and directories are skipped: ${names}${rest} ` +
            '(include-hidden-files: true uploads them)');
}
/** The entries of the source, as the inputs choose them. */
function walkSource(inputs, signal, selection) {
    const { source, include, exclude, includeHiddenFiles, followSymlinks } = inputs;
    const options = {
        root: source,
        exclude,
        includeHiddenFiles,
        followSymlinks,
        signal,
        ...(include.length > 0 && { patterns: include }),
    };
    return (0,_sources_local_files_js__WEBPACK_IMPORTED_MODULE_6__/* .localFilesOf */ .W)(options, selection);
}


/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ upload)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);
/* harmony import */ var _skeleton_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99);



/** Bytes of bodies held in memory at a time, over all uploads in flight. */
const BODY_BUDGET = 128 * 1024 * 1024;
/**
 * Uploads every item, several at a time, each attempted whatever fails before it. Yields one
 * outcome per item in the order of completion. A source that throws, an aborted signal and dead
 * credentials are thrown after the outcomes of all items pulled.
 */
function upload(items, { store }, { concurrency = _skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_CONCURRENCY */ .WH, signal } = {}) {
    return (0,_skeleton_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, {
        op: 'upload',
        concurrency,
        perform: ([item], abort) => uploadOne(item, store, abort),
        weigh: ([item]) => Math.min(item?.content.size ?? 0, store.maxBytesPerPut),
        budget: BODY_BUDGET,
    }, signal);
}
async function uploadOne(item, store, signal) {
    if (item === undefined)
        return [];
    const { bucket, key, content, headers = {}, ifExists = 'overwrite' } = item;
    const request = ifExists === 'overwrite'
        ? { bucket, key, content, headers }
        : { bucket, key, content, headers, ifNoneMatch: '*' };
    try {
        const stored = await store.put(request, signal);
        return [{ ...stored, bucket, key, op: 'upload', status: 'done', bytes: content.size }];
    }
    catch (thrown) {
        const exists = thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .StoreError */ .AD && thrown.code === 'PreconditionFailed';
        if (exists && ifExists === 'skip')
            return [(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .skipped */ .hT)('upload', item, 'exists')];
        throw thrown;
    }
}


/***/ }),

/***/ 2536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ createHeadersFor)
});

// EXTERNAL MODULE: ./lib/core/globs.js + 1 modules
var globs = __webpack_require__(8150);
// EXTERNAL MODULE: ./node_modules/mime-types/index.js
var mime_types = __webpack_require__(4096);
;// CONCATENATED MODULE: ./lib/plan/content-type.js

/** Types that are text although their name does not begin so, from the RFCs that define them. */
const TEXT_TYPES = /^text\/|[+/](json|xml|javascript|manifest\+json)$/;
/**
 * The content type by a file's extension. Text is said to be UTF-8, because browsers guess
 * otherwise; an unknown extension gives `application/octet-stream`.
 */
function contentTypeOf(path) {
    const dot = path.lastIndexOf('.');
    const type = dot > path.lastIndexOf('/') ? mime_types.types[path.slice(dot + 1).toLowerCase()] : undefined;
    if (type === undefined)
        return 'application/octet-stream';
    return TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type;
}

// EXTERNAL MODULE: ./lib/plan/header-values.js + 1 modules
var header_values = __webpack_require__(7199);
;// CONCATENATED MODULE: ./lib/plan/headers-for.js



/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
function createHeadersFor(rules) {
    const compiled = rules.map(({ glob, headers }) => ({ globs: (0,globs/* compileGlobs */.tI)([glob]), headers }));
    const headersOf = (type, matching) => {
        const byRules = Object.assign({}, ...matching.map((rule) => compiled[rule]?.headers));
        const { 'content-type': given = header_values/* AUTO_TYPE */.r8 } = byRules;
        return { ...byRules, 'content-type': given === header_values/* AUTO_TYPE */.r8 ? type : given };
    };
    // Files of a type that the same rules are about share their headers: there are few kinds.
    const known = new Map();
    return (path) => {
        const type = contentTypeOf(path);
        const matching = compiled.flatMap(({ globs }, rule) => (globs.matches(path) ? [rule] : []));
        const kind = matching.length === 0 ? type : [type, ...matching].join();
        const before = known.get(kind);
        if (before !== undefined)
            return before;
        const headers = headersOf(type, matching);
        known.set(kind, headers);
        return headers;
    };
}


/***/ }),

/***/ 1051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ createPathSelection)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8150);

/**
 * Whether a run by these rules would upload a file at a path relative to its source, if there was
 * one: the meaning that `localFiles` gives to the same rules. A path that no file can have is not
 * selected. Throws a RangeError like `compileGlobs`.
 */
function createPathSelection(rules) {
    const { include, exclude, includeHiddenFiles } = rules;
    const lines = include.length === 0 ? ['**'] : include;
    const wanted = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(lines, process.platform, includeHiddenFiles ? 'any' : 'named');
    const unwanted = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude);
    const isUploadable = (segment) => segment !== '' && segment !== '.' && segment !== '..' && segment.toLowerCase() !== '.git';
    return (path) => !path.includes('\0') &&
        path.split('/').every(isUploadable) &&
        wanted.matches(path) &&
        !unwanted.matches(path);
}


/***/ }),

/***/ 3892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ createSelection)
/* harmony export */ });
/* harmony import */ var _core_globs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8150);

const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };
/**
 * What the patterns mean (undefined: everything) and the exclusions don't. What is hidden is
 * taken where it is asked for, or where a pattern names it. Throws a RangeError like
 * `compileGlobs`.
 */
function createSelection(patterns, exclude, includesHidden) {
    const wanted = patterns === undefined ? EVERYTHING : (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(patterns);
    const unwanted = exclude.length === 0 ? NOTHING : (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(exclude);
    const asFile = (path) => wanted.matches(path) && !unwanted.matches(path);
    const asDirectory = (path) => wanted.mayContain(path) && !unwanted.coversAll(path);
    return {
        includes: (path, type) => (type !== 'directory' && asFile(path)) || (type !== 'file' && asDirectory(path)),
        isHidden: includesHidden ? () => false : hiddenBy(patterns),
    };
}
function hiddenBy(patterns) {
    // Then the walk does not get below what is hidden.
    if (patterns === undefined)
        return (path) => path.startsWith('.', path.lastIndexOf('/') + 1);
    const named = (0,_core_globs_js__WEBPACK_IMPORTED_MODULE_0__/* .compileGlobs */ .tI)(patterns, process.platform, 'named');
    return (path, type) => !(type !== 'directory' && named.matches(path)) && !(type !== 'file' && named.mayContain(path));
}


/***/ }),

/***/ 5491:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ localFiles),
  W: () => (/* binding */ localFilesOf)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/sources/file-content.js + 1 modules
var file_content = __webpack_require__(7685);
;// CONCATENATED MODULE: ./lib/sources/local-files-problems.js



function problemAt(path, error) {
    return { kind: 'problem', path, error };
}
/** Case does not count: there are file systems on which `.GIT` is `.git`. */
function isGit(name) {
    return name.toLowerCase() === '.git';
}
/** Whether a path with its links resolved leads into a repository's own directory. */
function isInGit(realPath) {
    return realPath.split(external_node_path_.sep).some(isGit);
}
/** The error of a repository's own directory, which holds credentials and history. */
function inGit(path) {
    return new errors/* StoreError */.AD('GitDirectory', `${(0,shown/* quoted */.TL)(path)} is or leads to a ".git", which may hold credentials and is never ` +
        'taken: leave it out with a glob, "**/.git" say');
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/sources/is-inside.js
var is_inside = __webpack_require__(8817);
;// CONCATENATED MODULE: ./lib/sources/local-files-links.js





async function linkTarget(link) {
    try {
        return { stats: await (0,external_node_fs_promises_.stat)(link, { bigint: true }) };
    }
    catch (thrown) {
        return { thrown };
    }
}
/** Follows a link, unless it leads nowhere, in a circle, out of the root or to a `.git`. */
async function followLink(path, { parent, absolutePath }, target, root) {
    if ('thrown' in target)
        return { error: brokenLink(path, target.thrown) };
    const realPath = await (0,external_node_fs_promises_.realpath)(absolutePath).catch((thrown) => ({ thrown }));
    if (typeof realPath !== 'string')
        return { error: brokenLink(path, realPath.thrown) };
    if (!(0,is_inside/* isInside */.F)(root, realPath)) {
        const to = `${(0,shown/* quoted */.TL)(realPath)}, which is not in the directory`;
        return { error: refused('LinkOutOfRoot', path, `leads to ${to}`) };
    }
    if (isInGit(realPath))
        return { error: inGit(path) };
    if ([...parent.ancestors, parent.realPath].includes(realPath))
        return { error: refused('LinkLoop', path, 'leads to a directory that holds it') };
    return { stats: target.stats, realPath };
}
function brokenLink(path, thrown) {
    if ((0,errors/* codeOf */.$N)(thrown) === 'ELOOP')
        return refused('LinkLoop', path, 'leads back to itself', thrown);
    const what = `leads to what can't be opened (${(0,errors/* messageOf */.bD)(thrown)})`;
    return refused('DanglingLink', path, what, thrown);
}
function refused(code, path, what, cause) {
    const message = `link ${(0,shown/* quoted */.TL)(path)} ${what}: put a copy in its place, ` +
        'remove it, or leave it out with a glob';
    return new errors/* StoreError */.AD(code, message, { cause });
}

;// CONCATENATED MODULE: ./lib/sources/local-files-inspect.js









/** Names that are looked at in one turn of the event loop, some microseconds each. */
const CHUNK = 64;
/** Looks at the names of one directory, in their order. Errors are entries, nothing is thrown. */
async function* inspectDirectory(directory, names, context) {
    for (let start = 0; start < names.length; start += CHUNK) {
        const chunk = names.slice(start, start + CHUNK);
        const inspected = chunk.map((name) => inspect(directory, name, context));
        for (const looking of inspected) {
            const found = looking instanceof Promise ? await looking : looking;
            if (found !== undefined)
                yield found;
        }
        if (chunk.length === CHUNK)
            await (0,promises_.setImmediate)();
    }
}
/** At once, but for links: where they lead is looked up meanwhile. */
function inspect(parent, rawName, context) {
    const name = rawName.toString();
    const path = below(parent, name);
    if (!context.selection.includes(path, 'unknown'))
        return undefined;
    const absolutePath = inside(parent.absolutePath, name);
    const openPath = (0,external_node_buffer_.isUtf8)(rawName) ? absolutePath : rawPath(parent, rawName);
    try {
        const stats = (0,external_node_fs_.lstatSync)(openPath, { bigint: true });
        const seen = { parent, name, path, absolutePath, stats, target: undefined };
        if (!stats.isSymbolicLink())
            return named(judge(seen, context), parent, rawName);
        return linkTarget(openPath)
            .then((target) => judgeLink({ ...seen, target }, context))
            .then((found) => named(found, parent, rawName))
            .catch((thrown) => unseen(parent, rawName, thrown));
    }
    catch (thrown) {
        return unseen(parent, rawName, thrown);
    }
}
/** What was found, unless its name can't be a key. */
function named(found, parent, rawName) {
    const isFine = found === undefined || found.kind === 'hidden' || (0,external_node_buffer_.isUtf8)(rawName);
    return isFine ? found : badName(below(parent, escapedName(rawName)));
}
function unseen(parent, rawName, thrown) {
    const isMissing = (0,errors/* codeOf */.$N)(thrown) === 'ENOENT';
    // A name that a pattern spells out need not exist; a name that was read does.
    if (isMissing && parent.starts !== undefined)
        return undefined;
    const shown = below(parent, (0,external_node_buffer_.isUtf8)(rawName) ? rawName.toString() : escapedName(rawName));
    return problemAt(shown, isMissing ? disappeared(shown, thrown) : (0,file_content/* unreadable */.O$)(shown, thrown));
}
/** Undefined: it is not selected. */
function judge(seen, { selection }) {
    const { path, name, stats, target } = seen;
    const type = typeOf(stats, target);
    if (!selection.includes(path, type))
        return undefined;
    if (selection.isHidden(path, type))
        return { kind: 'hidden', path };
    if (isGit(name))
        return problemAt(path, inGit(path));
    return target === undefined
        ? accept(seen, stats, inside(seen.parent.realPath, name))
        : { kind: 'symlink', path };
}
async function judgeLink(seen, context) {
    const found = judge(seen, context);
    if (found?.kind !== 'symlink' || !context.followsLinks)
        return found;
    const { path } = seen;
    const followed = await followLink(path, seen, seen.target, context.root);
    return 'error' in followed
        ? problemAt(path, followed.error)
        : accept(seen, followed.stats, followed.realPath);
}
function typeOf(stats, target) {
    if (target === undefined)
        return stats.isDirectory() ? 'directory' : 'file';
    if ('thrown' in target)
        return 'unknown';
    return target.stats.isDirectory() ? 'directory' : 'file';
}
function accept({ parent, name, path, absolutePath }, stats, realPath) {
    if (stats.isFile())
        return { kind: 'file', path, absolutePath, ...(0,file_content/* plannedFile */.vU)(stats) };
    if (!stats.isDirectory())
        return problemAt(path, notAFile(path, stats));
    const ancestors = [...parent.ancestors, parent.realPath];
    const starts = parent.starts?.get(name);
    return { kind: 'directory', directory: { path, absolutePath, realPath, ancestors, starts } };
}
function below({ path }, name) {
    return path === '' ? name : `${path}/${name}`;
}
/** A directory's entry; `join` would look at every character of the path again. */
function inside(directory, name) {
    return directory.endsWith(external_node_path_.sep) ? directory + name : directory + external_node_path_.sep + name;
}
function rawPath({ absolutePath }, rawName) {
    return Buffer.concat([Buffer.from((0,external_node_path_.join)(absolutePath, '/')), rawName]);
}
/** A name that is not UTF-8, readable and unambiguous: `caf\xe9.txt`. */
function escapedName(name) {
    return name
        .toString('latin1')
        .replaceAll(/[^ -[\]-~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
function badName(path) {
    const message = `the name of ${(0,shown/* quoted */.TL)(path)} is not valid UTF-8, as a key must be: ` +
        'rename it, or leave it out with a glob';
    return problemAt(path, new errors/* StoreError */.AD('InvalidFileName', message));
}
function disappeared(path, cause) {
    const message = `${(0,shown/* quoted */.TL)(path)} disappeared while its directory was read: ` +
        'start when nothing writes to it any more, or leave it out with a glob';
    return new errors/* StoreError */.AD('FileDisappeared', message, { cause });
}
function notAFile(path, stats) {
    const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
    const message = `${(0,shown/* quoted */.TL)(path)} is a ${kind}, not a regular file: ` + 'remove it, or leave it out with a glob';
    return new errors/* StoreError */.AD('NotARegularFile', message);
}

// EXTERNAL MODULE: ./lib/core/globs.js + 1 modules
var globs = __webpack_require__(8150);
;// CONCATENATED MODULE: ./lib/sources/local-files-names.js







/** Where patterns stand while their search paths are asked for; nothing there is touched. */
const NOWHERE = (0,external_node_path_.resolve)('/root');
/** Opens the root; without patterns, all of it. Throws `SourceUnreadable` or `GitDirectory`. */
async function openRoot(root, patterns) {
    const absolutePath = (0,external_node_path_.resolve)(root);
    const realPath = await resolveDirectory(root, absolutePath);
    if (isInGit(realPath))
        throw inGit(root);
    const starts = patterns && (await findStarts(patterns));
    const directory = { path: '', absolutePath, realPath, ancestors: [], starts };
    const listed = readNames({ ...directory, starts: undefined });
    if ('error' in listed)
        throw unreadableRoot(root, (0,errors/* messageOf */.bD)(listed.error.cause), listed.error);
    if (starts === undefined)
        return { directory, names: listed.names };
    return { directory, names: startNames(starts) };
}
async function resolveDirectory(root, absolutePath) {
    try {
        const stats = await (0,external_node_fs_promises_.stat)(absolutePath);
        if (stats.isDirectory())
            return await (0,external_node_fs_promises_.realpath)(absolutePath);
    }
    catch (thrown) {
        throw unreadableRoot(root, (0,errors/* messageOf */.bD)(thrown), thrown);
    }
    throw unreadableRoot(root, 'it is not a directory');
}
function unreadableRoot(root, why, cause) {
    return new errors/* StoreError */.AD('SourceUnreadable', `directory ${(0,shown/* quoted */.TL)(root)} can't be read (${why}): ` +
        'check its name, and that the step that makes it ran before this one', { scope: 'batch', cause });
}
/**
 * Names in a directory, in the order of their bytes; an error in place of what can't be read. At
 * once: most directories are small, and to hand each to another thread takes longer.
 */
function readNames({ path, absolutePath, starts, }) {
    if (starts !== undefined)
        return { names: startNames(starts) };
    try {
        const names = (0,external_node_fs_.readdirSync)(absolutePath, { encoding: 'buffer' });
        return { names: names.sort((a, b) => Buffer.compare(a, b)) };
    }
    catch (cause) {
        const message = `directory ${(0,shown/* quoted */.TL)(path)} can't be read (${(0,errors/* messageOf */.bD)(cause)}): ` +
            'give the user that runs this the right to read it, or leave it out with a glob';
        return { error: new errors/* StoreError */.AD('UnreadableDirectory', message, { cause }) };
    }
}
function startNames(starts) {
    const names = Array.from(starts.keys(), (name) => Buffer.from(name));
    return names.sort((a, b) => Buffer.compare(a, b));
}
/** The search paths of the patterns as a tree of names; undefined: start at the root. */
async function findStarts(patterns) {
    const wanted = (0,globs/* parseGlobs */.nS)(patterns).filter(({ isNegated }) => !isNegated);
    const lines = wanted.map(({ pattern }) => `${NOWHERE}/${pattern}`);
    // Loaded for patterns only: most sources are taken whole.
    const { create } = await __webpack_require__.e(/* import() */ 860).then(__webpack_require__.bind(__webpack_require__, 3860));
    const globber = await create(lines.join('\n'));
    const tree = new Map();
    for (const searchPath of globber.getSearchPaths()) {
        const way = (0,external_node_path_.relative)(NOWHERE, searchPath);
        if (way === '')
            return undefined;
        let branch = tree;
        for (const name of way.split(external_node_path_.sep)) {
            const next = branch.get(name) ?? new Map();
            branch.set(name, next);
            branch = next;
        }
    }
    return toStarts(tree);
}
function toStarts(tree) {
    const entries = Array.from(tree, ([name, below]) => {
        return [name, below.size === 0 ? undefined : toStarts(below)];
    });
    return new Map(entries);
}

// EXTERNAL MODULE: ./lib/sources/local-files-selection.js
var local_files_selection = __webpack_require__(3892);
;// CONCATENATED MODULE: ./lib/sources/local-files.js



/**
 * Walks a directory and yields what the patterns mean and the exclusions don't, in the order of
 * the names' bytes within a directory. What can't be taken is yielded too, so that nothing is
 * missing silently. It pulls as it is asked, and keeps in memory one directory's names per level.
 * Throws a StoreError when the root can't be read (`SourceUnreadable`) or lies in a `.git`
 * directory (`GitDirectory`), a RangeError for unusable patterns, and the signal's reason.
 */
function localFiles(options) {
    return localFilesOf(options);
}
/** The same for who has a selection of its own, which is asked about every name that is met. */
async function* localFilesOf(options, ownSelection) {
    const { patterns, exclude = [], signal } = options;
    const includesHidden = options.includeHiddenFiles === true;
    const selection = ownSelection ?? (0,local_files_selection/* createSelection */.P)(patterns, exclude, includesHidden);
    const root = await openRoot(options.root, patterns);
    const context = {
        root: root.directory.realPath,
        selection,
        followsLinks: options.followSymlinks === true,
    };
    const levels = [
        inspectDirectory(root.directory, root.names, context),
    ];
    for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
        signal?.throwIfAborted();
        const { done, value: found } = await level.next();
        if (done === true) {
            levels.pop();
        }
        else if (found.kind === 'directory') {
            const names = readNames(found.directory);
            if ('error' in names)
                yield { kind: 'problem', path: found.directory.path, ...names };
            else
                levels.push(inspectDirectory(found.directory, names.names, context));
        }
        else {
            yield found;
        }
    }
}


/***/ })

};
