export const id = 743;
export const ids = [743];
export const modules = {

/***/ 6578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hO: () => (/* binding */ refuseBadSource),
  iT: () => (/* binding */ surveySource),
  W9: () => (/* binding */ tellHidden),
  jH: () => (/* binding */ walkSource)
});

// EXTERNAL MODULE: ./lib/core/batch-error.js
var batch_error = __webpack_require__(3324);
// EXTERNAL MODULE: ./lib/plan/keys.js
var keys = __webpack_require__(1087);
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
    return new errors/* StoreError */.AD('GitDirectory', `${JSON.stringify(path)} is or leads to a ".git", which may hold credentials and is never ` +
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
        const to = `${JSON.stringify(realPath)}, which is not in the directory`;
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
    const message = `link ${JSON.stringify(path)} ${what}: put a copy in its place, ` +
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
function judge(seen, { selection, includesHidden }) {
    const { path, name, stats, target } = seen;
    if (!selection.includes(path, typeOf(stats, target)))
        return undefined;
    if (name.startsWith('.') && !includesHidden)
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
    const message = `the name of ${JSON.stringify(path)} is not valid UTF-8, as a key must be: ` +
        'rename it, or leave it out with a glob';
    return problemAt(path, new errors/* StoreError */.AD('InvalidFileName', message));
}
function disappeared(path, cause) {
    const message = `${JSON.stringify(path)} disappeared while its directory was read: ` +
        'start when nothing writes to it any more, or leave it out with a glob';
    return new errors/* StoreError */.AD('FileDisappeared', message, { cause });
}
function notAFile(path, stats) {
    const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
    const message = `${JSON.stringify(path)} must be a regular file, it is a ${kind}: ` +
        'remove it, or leave it out with a glob';
    return new errors/* StoreError */.AD('NotARegularFile', message);
}

// EXTERNAL MODULE: ./lib/core/globs.js
var globs = __webpack_require__(6120);
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
    return new errors/* StoreError */.AD('SourceUnreadable', `directory ${JSON.stringify(root)} can't be read (${why}): ` +
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
        const message = `directory ${JSON.stringify(path)} can't be read (${(0,errors/* messageOf */.bD)(cause)}): ` +
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

;// CONCATENATED MODULE: ./lib/sources/local-files-selection.js

const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };
/**
 * What the patterns mean (undefined: everything) and the exclusions don't. Throws a RangeError
 * like `compileGlobs`.
 */
function createSelection(patterns, exclude) {
    const wanted = patterns === undefined ? EVERYTHING : (0,globs/* compileGlobs */.tI)(patterns);
    const unwanted = exclude.length === 0 ? NOTHING : (0,globs/* compileGlobs */.tI)(exclude);
    const asFile = (path) => wanted.matches(path) && !unwanted.matches(path);
    const asDirectory = (path) => wanted.mayContain(path) && !unwanted.coversAll(path);
    return {
        includes: (path, type) => (type !== 'directory' && asFile(path)) || (type !== 'file' && asDirectory(path)),
    };
}

;// CONCATENATED MODULE: ./lib/sources/local-files.js



/**
 * Walks a directory and yields what the patterns mean and the exclusions don't, in the order of
 * the names' bytes within a directory. What can't be taken is yielded too, so that nothing is
 * missing silently. It pulls as it is asked, and keeps in memory one directory's names per level.
 * Throws a StoreError when the root can't be read (`SourceUnreadable`) or lies in a `.git`
 * directory (`GitDirectory`), a RangeError for unusable patterns, and the signal's reason.
 */
async function* localFiles(options) {
    const { patterns, exclude = [], signal } = options;
    const selection = createSelection(patterns, exclude);
    const root = await openRoot(options.root, patterns);
    const context = {
        root: root.directory.realPath,
        selection,
        includesHidden: options.includeHiddenFiles === true,
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

// EXTERNAL MODULE: ./lib/action/inputs/types.js
var types = __webpack_require__(3987);
// EXTERNAL MODULE: ./lib/action/printable.js
var printable = __webpack_require__(1461);
;// CONCATENATED MODULE: ./lib/action/modes/source-survey.js





/** Key problems that one message names. */
const MAX_PROBLEMS = 20;
/** Walks the source, checks every key, and gives each entry to `take`. */
async function surveySource(inputs, signal, take = () => undefined) {
    const survey = { files: 0, hidden: 0, others: 0, badKeys: 0, problems: [] };
    for await (const entry of walkSource(inputs, signal)) {
        take(entry);
        if (entry.kind === 'hidden')
            survey.hidden += 1;
        else if (entry.kind !== 'file')
            survey.others += 1;
        else {
            survey.files += 1;
            const problem = (0,keys/* keyProblem */.d)((0,keys/* joinKey */.I)(inputs.prefix, entry.path));
            if (problem === undefined)
                continue;
            survey.badKeys += 1;
            if (survey.problems.length < MAX_PROBLEMS) {
                survey.problems.push(`file ${(0,printable/* quoted */.TL)(entry.path)} can't be uploaded: ${problem}`);
            }
        }
    }
    return survey;
}
/** Throws an InputError when a key is bad, or when there is nothing to upload. */
function refuseBadSource(inputs, survey) {
    const { files, hidden, others, badKeys, problems } = survey;
    if (badKeys > 0) {
        const more = badKeys - problems.length;
        throw new types/* InputError */.d(more > 0 ? [...problems, `and ${(0,batch_error/* counted */.h)(more)} more files`] : problems);
    }
    if (files + others > 0 || inputs.allowEmptySource)
        return;
    const narrowed = inputs.include.length + inputs.exclude.length > 0;
    const what = narrowed
        ? `"include" and "exclude" must leave at least one file of ${(0,printable/* quoted */.TL)(inputs.sourceGiven)}, ` +
            'they leave none: correct the globs, which are relative to "source"'
        : `"source" must hold at least one file, ${(0,printable/* quoted */.TL)(inputs.sourceGiven)} holds none: ` +
            'check that the step that builds it ran before this one';
    const hint = hidden > 0 ? ` (${(0,batch_error/* counted */.h)(hidden)} hidden ones are left out)` : '';
    throw new types/* InputError */.d([`input ${what}${hint}, or set allow-empty-source: true`]);
}
function tellHidden({ hidden }, log) {
    if (hidden === 0)
        return;
    const hint = 'include-hidden-files: true uploads them';
    log.info(`${(0,batch_error/* counted */.h)(hidden)} hidden files or directories are left out: ${hint}`);
}
/** The entries of the source, as the inputs choose them. */
function walkSource(inputs, signal) {
    const { source, include, exclude, includeHiddenFiles, followSymlinks } = inputs;
    return localFiles({
        root: source,
        exclude,
        includeHiddenFiles,
        followSymlinks,
        signal,
        ...(include.length > 0 && { patterns: include }),
    });
}


/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ upload)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3828);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1307);
/* harmony import */ var _skeleton_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3392);



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

// EXTERNAL MODULE: ./lib/core/globs.js
var globs = __webpack_require__(6120);
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

;// CONCATENATED MODULE: ./lib/plan/headers-for.js


/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
function createHeadersFor(rules) {
    const compiled = rules.map(({ glob, headers }) => ({ globs: (0,globs/* compileGlobs */.tI)([glob]), headers }));
    const headersOf = (type, matching) => Object.assign({ 'content-type': type }, ...matching.map((rule) => compiled[rule]?.headers));
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


/***/ })

};
