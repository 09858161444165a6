export const id = 70;
export const ids = [70];
export const modules = {

/***/ 1814:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ createHeadersFor)
/* harmony export */ });
/* unused harmony export contentTypeOf */
/* harmony import */ var mime_types__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4096);
/* harmony import */ var _core_globs_globs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5356);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4630);



/** Types of text, also those that do not begin with `text/`, by the RFCs that define them. */
const TEXT_TYPES = /^text\/|[+/](json|xml|javascript|manifest\+json)$/;
/**
 * Returns the content type for a file's extension. Text has `charset=utf-8`, because browsers would
 * guess otherwise; an unknown extension has `application/octet-stream`.
 */
function contentTypeOf(path) {
    const dot = path.lastIndexOf('.');
    const type = dot > path.lastIndexOf('/') ? mime_types__WEBPACK_IMPORTED_MODULE_0__.types[path.slice(dot + 1).toLowerCase()] : undefined;
    if (type === undefined)
        return 'application/octet-stream';
    return TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type;
}
/**
 * Returns a function from a file's path, relative to its directory, to its headers: the content
 * type, then those of the rules.
 */
function createHeadersFor(rules) {
    const compiled = rules.map(({ glob, headers }) => ({ globs: (0,_core_globs_globs_js__WEBPACK_IMPORTED_MODULE_1__/* .compileGlobs */ .tI)([glob]), headers }));
    const headersOf = (type, matching) => {
        const byRules = Object.assign({}, ...matching.map((rule) => compiled[rule]?.headers));
        const { 'content-type': given = _values_js__WEBPACK_IMPORTED_MODULE_2__/* .AUTO_TYPE */ .r8 } = byRules;
        return { ...byRules, 'content-type': given === _values_js__WEBPACK_IMPORTED_MODULE_2__/* .AUTO_TYPE */ .r8 ? type : given };
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

/***/ 7621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  N6: () => (/* binding */ hiddenInfo),
  QP: () => (/* binding */ lookCloser),
  wz: () => (/* binding */ refuseBadPrefix),
  hO: () => (/* binding */ refuseBadSource),
  FX: () => (/* binding */ sourceLineWarnings),
  iT: () => (/* binding */ surveySource),
  jH: () => (/* binding */ walkSource),
  MU: () => (/* binding */ withSourceDefaults)
});

// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/core/globs/globs.js
var globs = __webpack_require__(5356);
// EXTERNAL MODULE: ./lib/core/globs/line-check.js
var line_check = __webpack_require__(8848);
// EXTERNAL MODULE: ./lib/core/globs/selection.js
var globs_selection = __webpack_require__(2117);
// EXTERNAL MODULE: ./lib/core/globs/unmatched.js
var unmatched = __webpack_require__(4354);
// EXTERNAL MODULE: ./lib/core/keys.js
var keys = __webpack_require__(1547);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./lib/local/entry.js




function problemAt(path, error) {
    return { kind: 'problem', path, error };
}
/** Whether a name is `.git`, in any case: on some file systems `.GIT` is the same. */
function isGit(name) {
    return name.toLowerCase() === '.git';
}
/** Whether a path with its links resolved is, or is in, a `.git` directory. */
function isInGit(realPath) {
    return realPath.split(external_node_path_.sep).some(isGit);
}
/** The error of a `.git` directory, which holds credentials and history. */
function gitError(path) {
    return new errors/* StoreError */.AD('GitDirectory', `${(0,core_text/* quote */.hD)(path)} is or leads to a ".git" directory, which may hold credentials and is never ` +
        'uploaded: exclude it with a glob, for example "**/.git"');
}
const EVERYTHING = { matches: () => true, mayContain: () => true };
const NOTHING = { matches: () => false, coversAll: () => false };
/**
 * Selects what the patterns match (undefined: everything) and `exclude` doesn't. Hidden entries are
 * taken with `includesHidden`, or where a pattern names them. Throws a RangeError like
 * `compileGlobs`.
 */
function createSelection(patterns, exclude, includesHidden) {
    const wanted = patterns === undefined ? EVERYTHING : (0,globs/* compileGlobs */.tI)(patterns);
    const unwanted = exclude.length === 0 ? NOTHING : (0,globs/* compileGlobs */.tI)(exclude);
    const asFile = (path) => wanted.matches(path) && !unwanted.matches(path);
    const asDirectory = (path) => wanted.mayContain(path) && !unwanted.coversAll(path);
    return {
        includes: (path, type) => (type !== 'directory' && asFile(path)) || (type !== 'file' && asDirectory(path)),
        isHidden: includesHidden ? () => false : hiddenBy(patterns),
    };
}
function hiddenBy(patterns) {
    // Without patterns the walk does not descend into hidden directories.
    if (patterns === undefined)
        return (path) => path.startsWith('.', path.lastIndexOf('/') + 1);
    const named = (0,globs/* compileGlobs */.tI)(patterns, process.platform, 'named');
    return (path, type) => !(type !== 'directory' && named.matches(path)) && !(type !== 'file' && named.mayContain(path));
}
/** The error of a FIFO, a socket or a device. */
function notAFile(path, stats) {
    const kind = stats.isFIFO() ? 'FIFO' : stats.isSocket() ? 'socket' : 'device';
    const message = `${(0,core_text/* quote */.hD)(path)} is a ${kind}, not a regular file: remove it, or exclude it with a glob`;
    return new errors/* StoreError */.AD('NotARegularFile', message);
}
/** The error of a directory of the walk. */
function unreadableDirectory(path, cause) {
    const message = `directory ${(0,core_text/* quote */.hD)(path)} can't be read (${(0,errors/* messageOf */.bD)(cause)}): ` +
        'give the user that runs this permission to read it, or exclude it with a glob';
    return cause instanceof errors/* StoreError */.AD
        ? (0,errors/* derivedError */.WG)(cause, { message })
        : new errors/* StoreError */.AD('UnreadableDirectory', message, { cause });
}
/** The error of the directory that the walk starts from. */
function unreadableRoot(root, why, cause) {
    return new errors/* StoreError */.AD('SourceUnreadable', `directory ${(0,core_text/* quote */.hD)(root)} can't be read (${why}): ` +
        'check its name, and that the step that creates it ran before this one', { scope: 'batch', cause });
}

// EXTERNAL MODULE: ./lib/local/held-directory.js
var held_directory = __webpack_require__(3850);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/core/globs/matcher.js + 1 modules
var matcher = __webpack_require__(1870);
// EXTERNAL MODULE: ./lib/core/globs/segments.js
var segments = __webpack_require__(157);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./lib/local/file-content.js
var file_content = __webpack_require__(8605);
// EXTERNAL MODULE: ./lib/local/file-target.js
var file_target = __webpack_require__(4695);
;// CONCATENATED MODULE: ./lib/local/inspect.js











/** Names that are inspected in one turn of the event loop, some microseconds each. */
const CHUNK = 64;
/**
 * Inspects the names of one directory, in their order. Errors become entries; it throws only when
 * the root itself was replaced.
 */
async function* inspectDirectory(directory, names, context) {
    for (let start = 0; start < names.length; start += CHUNK) {
        const chunk = names.slice(start, start + CHUNK);
        for (const looking of inspectChunk(directory, chunk, context)) {
            const found = looking instanceof Promise ? await looking : looking;
            if (found !== undefined)
                yield found;
        }
        if (chunk.length === CHUNK)
            await (0,external_node_timers_promises_.setImmediate)();
    }
}
function inspectChunk(directory, names, context) {
    const { realPath, identity, path } = directory;
    try {
        return (0,held_directory/* lookInto */.OW)(realPath, identity, (place) => names.map((name) => inspect({ directory, place }, name, context)));
    }
    catch (thrown) {
        if (path === '')
            throw unreadableRoot(realPath, (0,errors/* messageOf */.bD)(thrown), thrown);
        return [problemAt(path, unreadableDirectory(path, thrown))];
    }
}
/** Synchronous except for links, whose targets are looked up in the background. */
function inspect({ directory: parent, place }, rawName, context) {
    const name = rawName.toString();
    const path = below(parent, name);
    if (!context.selection.includes(path, 'unknown'))
        return undefined;
    const absolutePath = (0,held_directory/* entryOf */.Ms)(parent.absolutePath, name);
    const openPath = (directory) => (0,external_node_buffer_.isUtf8)(rawName) ? (0,held_directory/* entryOf */.Ms)(directory, name) : rawPath(directory, rawName);
    try {
        const stats = (0,external_node_fs_.lstatSync)(openPath(place), { bigint: true });
        const seen = { parent, name, path, absolutePath, stats, target: undefined };
        if (!stats.isSymbolicLink())
            return named(classify(seen, context), parent, rawName);
        return linkTarget(openPath(parent.absolutePath))
            .then((target) => classifyLink({ ...seen, target }, context))
            .then((found) => named(found, parent, rawName))
            .catch((thrown) => unseen(parent, rawName, thrown));
    }
    catch (thrown) {
        return unseen(parent, rawName, (0,held_directory/* withPath */.iD)(thrown, place, parent.absolutePath));
    }
}
/** The entry itself, or a problem if its name can't be a key. */
function named(found, parent, rawName) {
    const isFine = found === undefined || found.kind === 'hidden' || (0,external_node_buffer_.isUtf8)(rawName);
    return isFine ? found : badName(below(parent, escapedName(rawName)));
}
function unseen(parent, rawName, thrown) {
    const isMissing = (0,errors/* codeOf */.$N)(thrown) === 'ENOENT';
    // A name from a pattern need not exist; a name that was read did.
    if (isMissing && parent.starts !== undefined)
        return undefined;
    const shown = below(parent, (0,external_node_buffer_.isUtf8)(rawName) ? rawName.toString() : escapedName(rawName));
    return problemAt(shown, isMissing ? disappeared(shown, thrown) : (0,file_content/* unreadable */.O$)(shown, thrown));
}
/** Undefined: the entry is not selected. */
function classify(seen, { selection }) {
    const { path, name, stats, target } = seen;
    const type = typeOf(stats, target);
    if (!selection.includes(path, type))
        return undefined;
    if (selection.isHidden(path, type))
        return { kind: 'hidden', path };
    if (isGit(name))
        return problemAt(path, gitError(path));
    return target === undefined
        ? accept(seen, stats, (0,held_directory/* entryOf */.Ms)(seen.parent.realPath, name))
        : { kind: 'symlink', path };
}
async function classifyLink(seen, context) {
    const found = classify(seen, context);
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
    const { dev, ino } = stats;
    const directory = { path, absolutePath, realPath, identity: { dev, ino }, ancestors, starts };
    return { kind: 'directory', directory };
}
function below({ path }, name) {
    return path === '' ? name : `${path}/${name}`;
}
function rawPath(directory, rawName) {
    return Buffer.concat([Buffer.from((0,external_node_path_.join)(directory, '/')), rawName]);
}
/** A name that is not UTF-8, readable and unambiguous: `caf\xe9.txt`. */
function escapedName(name) {
    return name
        .toString('latin1')
        .replaceAll(/[^ -[\]-~]/g, (c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
function badName(path) {
    const message = `the name of ${(0,core_text/* quote */.hD)(path)} is not valid UTF-8, so it can't be a key: ` +
        'rename it, or exclude it with a glob';
    return problemAt(path, new errors/* StoreError */.AD('InvalidFileName', message));
}
function disappeared(path, cause) {
    const message = `${(0,core_text/* quote */.hD)(path)} disappeared while its directory was read: ` +
        'run again when nothing else writes to it, or exclude it with a glob';
    return new errors/* StoreError */.AD('FileDisappeared', message, { cause });
}
async function linkTarget(link) {
    try {
        return { stats: await (0,promises_.stat)(link, { bigint: true }) };
    }
    catch (thrown) {
        return { thrown };
    }
}
/** Follows a link, unless it dangles, forms a loop, or points out of the root or into a `.git`. */
async function followLink(path, { parent, absolutePath }, target, root) {
    if ('thrown' in target)
        return { error: brokenLink(path, target.thrown) };
    const realPath = await (0,promises_.realpath)(absolutePath).catch((thrown) => ({ thrown }));
    if (typeof realPath !== 'string')
        return { error: brokenLink(path, realPath.thrown) };
    if (!(0,file_target/* isInside */.FK)(root, realPath)) {
        const to = `${(0,core_text/* quote */.hD)(realPath)}, which is outside the directory`;
        return { error: refused('LinkOutOfRoot', path, `points to ${to}`) };
    }
    if (isInGit(realPath))
        return { error: gitError(path) };
    if ([...parent.ancestors, parent.realPath].includes(realPath))
        return { error: refused('LinkLoop', path, 'points to a directory that contains it') };
    try {
        // Not the target's: the link may have led elsewhere at that time.
        return { stats: (0,held_directory/* statsAt */.Ze)(realPath), realPath };
    }
    catch (thrown) {
        return { error: brokenLink(path, thrown) };
    }
}
function brokenLink(path, thrown) {
    if ((0,errors/* codeOf */.$N)(thrown) === 'ELOOP')
        return refused('LinkLoop', path, 'points back to itself', thrown);
    const what = `points to a file that can't be opened (${(0,errors/* messageOf */.bD)(thrown)})`;
    return refused('DanglingLink', path, what, thrown);
}
function refused(code, path, what, cause) {
    const message = `link ${(0,core_text/* quote */.hD)(path)} ${what}: replace it with a copy, ` +
        'remove it, or exclude it with a glob';
    return new errors/* StoreError */.AD(code, message, { cause });
}

;// CONCATENATED MODULE: ./lib/local/walk.js










/**
 * Walks a directory and yields the entries that `patterns` match and `exclude` doesn't, each
 * directory in the order of the names' bytes. Entries that can't be uploaded are yielded too, so
 * that none is missing silently. It reads on demand, and holds one directory's names per level.
 * Throws a StoreError when the root can't be read (`SourceUnreadable`) or lies in a `.git`
 * directory (`GitDirectory`), a RangeError for unusable patterns, and the signal's reason.
 */
function localFiles(options) {
    return localFilesOf(options);
}
/**
 * `localFiles` with a selection by the caller, which is asked about every name. `identity`: what the
 * root has to be; undefined: anything.
 */
async function* localFilesOf(options, ownSelection, identity) {
    const { patterns, exclude = [], signal } = options;
    const includesHidden = options.includeHiddenFiles === true;
    const selection = ownSelection ?? createSelection(patterns, exclude, includesHidden);
    const root = await openRoot(options.root, patterns, identity);
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
/** Root of the patterns while their search paths are computed; it is never read. */
const NOWHERE = (0,external_node_path_.resolve)('/root');
/** Opens the root. Throws a StoreError `SourceUnreadable` or `GitDirectory`. */
async function openRoot(root, patterns, expected) {
    const absolutePath = (0,external_node_path_.resolve)(root);
    const { realPath, identity } = await resolveDirectory(root, absolutePath);
    if (isInGit(realPath))
        throw gitError(root);
    if (expected !== undefined && !isSame(identity, expected)) {
        throw unreadableRoot(root, 'it was replaced by another directory during the run');
    }
    const starts = patterns && (await findStarts(patterns));
    const directory = { path: '', absolutePath, realPath, identity, ancestors: [], starts };
    const listed = readNames({ ...directory, starts: undefined });
    if ('error' in listed)
        throw unreadableRoot(root, (0,errors/* messageOf */.bD)(listed.error.cause), listed.error);
    if (starts === undefined)
        return { directory, names: listed.names };
    return { directory, names: startNames(starts) };
}
function isSame(one, other) {
    return one.dev === other.dev && one.ino === other.ino;
}
async function resolveDirectory(root, absolutePath) {
    try {
        const stats = await (0,promises_.stat)(absolutePath);
        if (stats.isDirectory()) {
            const realPath = await (0,promises_.realpath)(absolutePath);
            return { realPath, identity: (0,held_directory/* statsAt */.Ze)(realPath) };
        }
    }
    catch (thrown) {
        throw unreadableRoot(root, (0,errors/* messageOf */.bD)(thrown), thrown);
    }
    throw unreadableRoot(root, 'it is not a directory');
}
/**
 * The names in a directory, in the order of their bytes, or the error. Synchronous: most
 * directories are small, and to hand each to another thread takes longer.
 */
function readNames({ path, realPath, identity, starts, }) {
    if (starts !== undefined)
        return { names: startNames(starts) };
    try {
        const names = (0,held_directory/* lookInto */.OW)(realPath, identity, (place) => (0,external_node_fs_.readdirSync)(place, { encoding: 'buffer' }));
        return { names: names.sort((a, b) => Buffer.compare(a, b)) };
    }
    catch (cause) {
        return { error: unreadableDirectory(path, cause) };
    }
}
function startNames(starts) {
    const names = Array.from(starts.keys(), (name) => Buffer.from(name));
    return names.sort((a, b) => Buffer.compare(a, b));
}
/** The search paths of the patterns as a tree of names; undefined: start at the root. */
async function findStarts(patterns) {
    const wanted = (0,globs/* parseGlobLines */.$$)(patterns).filter(({ isNegated }) => !isNegated);
    const lines = wanted.map(({ pattern }) => [NOWHERE, ...plainNamesOf(pattern)].join('/'));
    // Loaded for patterns only: most sources are taken whole.
    const { create } = await __webpack_require__.e(/* import() */ 377).then(__webpack_require__.bind(__webpack_require__, 2377));
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
/**
 * The names before the first wildcard of a pattern, without those that `@actions/glob` would read in
 * another way. The rest of a pattern it would compile into an expression that can take it seconds.
 */
function plainNamesOf(pattern) {
    const { names } = (0,matcher/* splitHead */.nD)((0,segments/* segmentsOf */.OD)(pattern));
    const other = names.findIndex((name) => name !== name.trim() || /[*?[\\]/.test(name));
    return other === -1 ? names : names.slice(0, other);
}
function toStarts(tree) {
    const entries = Array.from(tree, ([name, below]) => {
        return [name, below.size === 0 ? undefined : toStarts(below)];
    });
    return new Map(entries);
}

;// CONCATENATED MODULE: ./lib/local/source.js










/** Key problems that one message names. */
const MAX_PROBLEMS = 20;
/** Hidden names that one message names, beside a `.well-known`, which sites need. */
const HIDDEN_NAMED = 3;
const ALWAYS_NAMED = /(?:^|\/)\.well-known$/;
/** A source with every default filled in. Its identity is what is there now, unless one is given. */
function withSourceDefaults({ bucket, prefix, source, sourceGiven = source, sourceIdentity = (0,held_directory/* directoryIdentity */.Sd)(source), include = [], exclude = [], includeHiddenFiles = false, followSymlinks = false, allowEmptySource = false, headers = [], unmatched = 'auto', }) {
    return {
        ...{
            bucket,
            prefix,
            source,
            sourceGiven,
            sourceIdentity,
            include,
            exclude,
            headers,
            unmatched,
        },
        ...{ includeHiddenFiles, followSymlinks, allowEmptySource },
    };
}
/**
 * Throws an InputError for a prefix, of any type, that is no directory: the keys of another
 * directory could begin with it.
 */
function refuseBadPrefix(prefix) {
    if (prefix === '' || (typeof prefix === 'string' && prefix.endsWith('/')))
        return;
    const remedy = "end it with a slash, or give '' for the whole bucket";
    throw new errors/* InputError */.dz([`prefix is ${(0,core_text/* describeValue */.bp)(prefix)}: ${remedy}`]);
}
/** Walks the source, checks every key, and passes each entry to `take`. */
async function surveySource(options, signal, take = () => undefined) {
    const lines = createSourceLines(options);
    const counts = { files: 0, hidden: 0, links: 0, failing: 0, badKeys: 0 };
    const survey = { ...counts, hiddenNamed: [], problems: [], lines };
    for await (const entry of walkSource(options, signal, lines.selection)) {
        take(entry);
        if (entry.kind === 'hidden')
            addHidden(survey, entry.path);
        else if (entry.kind === 'symlink')
            survey.links += 1;
        else if (entry.kind === 'problem')
            survey.failing += 1;
        else {
            survey.files += 1;
            lines.headers.note(entry.path);
            const problem = (0,keys/* keyProblem */.dD)((0,keys/* joinKey */.ID)(options.prefix, entry.path));
            if (problem === undefined)
                continue;
            survey.badKeys += 1;
            if (survey.problems.length < MAX_PROBLEMS) {
                survey.problems.push(`file ${(0,core_text/* quote */.hD)(entry.path)} can't be uploaded: ${problem}`);
            }
        }
    }
    return survey;
}
/** Throws an InputError when a key is bad, or when there is nothing to upload. */
async function refuseBadSource(options, survey, signal) {
    const { files, hidden, links, failing, badKeys, problems } = survey;
    if (badKeys > 0) {
        const more = badKeys - problems.length;
        throw new errors/* InputError */.dz(more > 0 ? [...problems, `and ${(0,core_text/* plural */.LS)(more, 'more file')}`] : problems);
    }
    if (files + failing > 0 || options.allowEmptySource)
        return;
    const narrowed = options.include.length + options.exclude.length > 0;
    const what = narrowed
        ? await narrowedProblem(options, survey, signal)
        : `source ${(0,core_text/* quote */.hD)(options.sourceGiven)} has no files: ` +
            'check that the step that builds it ran before this one';
    const skipped = [
        ...(hidden > 0 ? [`${(0,core_text/* plural */.LS)(hidden, 'hidden file')} skipped`] : []),
        ...(links > 0 ? [`${(0,core_text/* plural */.LS)(links, 'link')} not followed`] : []),
    ];
    const hint = skipped.length > 0 ? ` (${skipped.join(', ')})` : '';
    throw new errors/* InputError */.dz([`${what}${hint}, or set allow-empty-source: true`]);
}
async function narrowedProblem(options, { lines }, signal) {
    const each = await countedLines(options, signal);
    await lookCloser(options, lines, signal);
    const texts = each.map(({ input, line, count }) => {
        const found = lines.globs.unmatched().find((one) => one.line === line && one.input === input);
        const nearest = found?.nearest;
        const near = nearest === undefined || count > 0
            ? ''
            : ` (${nearest.anyCase ? 'in another case' : nearest.lines.map(core_text/* quote */.hD).join(' and ')}: ` +
                `${(0,unmatched/* examplesOf */.Li)(nearest, '')})`;
        return `${input} ${(0,core_text/* quote */.hD)(line)} matches ${(0,core_text/* plural */.LS)(count, 'file')}${near}`;
    });
    return (`"include" and "exclude" select no file of ${(0,core_text/* quote */.hD)(options.sourceGiven)}: ` +
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
/** A line for the log about hidden files that are skipped; undefined: there are none. */
function hiddenInfo({ hidden, hiddenNamed }) {
    if (hidden === 0)
        return undefined;
    const things = (0,core_text/* plural */.LS)(hidden, 'hidden file or directory', 'hidden files and directories');
    const more = hidden - hiddenNamed.length;
    const rest = more > 0 ? ` and ${(0,core_text/* formatCount */.B4)(more)} more` : '';
    const them = hidden === 1 ? 'it' : 'them';
    return (`${things} skipped: ${hiddenNamed.map(core_text/* quote */.hD).join(', ')}${rest} ` +
        `(include-hidden-files: true uploads ${them})`);
}
/** The selected entries of the source. */
function walkSource({ source, sourceIdentity, include, exclude, includeHiddenFiles, followSymlinks }, signal, selection) {
    return localFilesOf({
        root: source,
        exclude,
        includeHiddenFiles,
        followSymlinks,
        ...(signal !== undefined && { signal }),
        ...(include.length > 0 && { patterns: include }),
    }, selection, sourceIdentity);
}
function createSourceLines(options) {
    const { include, exclude, sourceGiven, bucket, prefix } = options;
    const isIgnored = options.unmatched === 'ignore';
    const rules = options.headers.map(({ glob }) => ({ input: 'headers', line: glob }));
    const roots = [...(0,line_check/* rootsOf */.RD)(sourceGiven), ...(0,line_check/* rootsOf */.RD)(`${bucket}/${prefix}`)];
    const globs = (0,line_check/* createLineCheck */.hQ)(isIgnored ? [] : (0,unmatched/* checkedLines */.F8)(options), roots);
    const patterns = include.length === 0 ? undefined : include;
    const selected = createSelection(patterns, exclude, options.includeHiddenFiles);
    return {
        globs,
        headers: (0,line_check/* createLineCheck */.hQ)(isIgnored ? [] : rules, roots),
        selection: noting(globs, selected),
    };
}
/** A selection that notes every name; a walk asks about each name first without its type. */
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
 * Walks the whole source, including what the globs leave out, if any line has matched nothing so
 * far: to confirm that, and to find what may have been meant.
 */
async function lookCloser(options, { globs, headers }, signal) {
    if (!globs.isWaiting && !headers.isWaiting)
        return;
    const isSelected = (0,globs_selection/* createPathSelection */.MZ)(options);
    const { source: root, sourceIdentity, followSymlinks } = options;
    const all = { root, followSymlinks, includeHiddenFiles: true, ...(signal && { signal }) };
    const selection = noting(globs, { includes: () => true, isHidden: () => false });
    for await (const { kind, path } of localFilesOf(all, selection, sourceIdentity)) {
        if (kind !== 'file')
            continue;
        globs.see(path);
        if (isSelected(path))
            headers.see(path);
    }
}
/** Warnings about lines that match nothing in the source, which is all there is to match. */
async function sourceLineWarnings(options, lines, signal) {
    await lookCloser(options, lines, signal);
    const names = `file of ${(0,core_text/* quote */.hD)(options.sourceGiven)}`;
    const found = [...lines.globs.unmatched(), ...lines.headers.unmatched()];
    return (0,unmatched/* unmatchedFindings */.Co)(found, options.unmatched, { names, verb: 'delete', root: '' }).warnings;
}
/** Each line of `include` and `exclude` with how many files of the source it matches by itself. */
async function countedLines(options, signal) {
    const lines = (0,unmatched/* checkedLines */.F8)(options).map((one) => ({ ...one, count: 0 }));
    const matchers = lines.map(({ line }) => (0,globs/* compileLine */.i2)(line));
    const all = { ...options, include: [], exclude: [] };
    for await (const { kind, path } of walkSource(all, signal)) {
        if (kind !== 'file')
            continue;
        for (const [at, one] of lines.entries())
            if (matchers[at]?.matches(path))
                one.count += 1;
    }
    return lines;
}


/***/ }),

/***/ 1009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   El: () => (/* binding */ PART_SIZE),
/* harmony export */   OG: () => (/* binding */ PARTS_IN_FLIGHT),
/* harmony export */   Tp: () => (/* binding */ MAX_PART_SIZE),
/* harmony export */   X7: () => (/* binding */ bytesInFlight),
/* harmony export */   fq: () => (/* binding */ MIN_PART_SIZE),
/* harmony export */   kz: () => (/* binding */ MAX_PARTS),
/* harmony export */   oV: () => (/* binding */ partSizeFor),
/* harmony export */   zJ: () => (/* binding */ partSizesFor)
/* harmony export */ });
const MIB = 1024 ** 2;
const TIB = 1024 ** 4;
/** Bytes of a part, and of the largest body that is sent in one request. */
const PART_SIZE = 8 * MIB;
/** Parts of one object in flight. */
const PARTS_IN_FLIGHT = 4;
/** Maximum number of bytes of one object in memory: its parts in flight, and the next one being read. */
function bytesInFlight(partSize) {
    return (PARTS_IN_FLIGHT + 1) * partSize;
}
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const MAX_PARTS = 10_000;
const MIN_PART_SIZE = 5 * MIB;
const MAX_PART_SIZE = 5 * 1024 * MIB;
const MAX_OBJECT = 50 * TIB;
/**
 * The part size in bytes for an object of `size` bytes: the lowest whole number of MiB, at least 8,
 * that needs at most 10,000 parts. Undefined for a size that S3 doesn't allow.
 */
function partSizeFor(size) {
    if (size > MAX_OBJECT)
        return undefined;
    return Math.max(PART_SIZE, Math.ceil(size / MAX_PARTS / MIB) * MIB);
}
/** Part sizes of other tools, in MiB, the most common first. */
const USUAL_SIZES = [8, 5, 16, 64, 10, 15, 20, 25, 32, 50, 100, 128, 256, 512, 1024];
/** Maximum sizes tried for one object: each costs an MD5 of all its bytes. */
const MAX_GUESSES = 4;
/** Part sizes in bytes by which `size` bytes make this number of parts, the default first. */
function partSizesFor(size, parts) {
    if (parts === 0)
        return [];
    const sizes = [partSizeFor(size) ?? 0, ...USUAL_SIZES.map((count) => count * MIB)];
    const fitting = sizes.filter((part) => part > 0 && Math.max(1, Math.ceil(size / part)) === parts);
    // A single part has the same bytes whatever the part size.
    return [...new Set(fitting)].slice(0, parts === 1 ? 1 : MAX_GUESSES);
}


/***/ }),

/***/ 2529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ upload)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3828);
/* harmony import */ var _core_items_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2019);
/* harmony import */ var _core_keys_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1547);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1307);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(9716);
/* harmony import */ var _object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1009);
/* harmony import */ var _progress_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8091);
/* harmony import */ var _run_operation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9824);








/** Bytes of bodies held in memory at a time, over all uploads in flight. */
const BODY_BUDGET = 128 * 1024 * 1024;
/**
 * Uploads objects, many at a time; one that fails doesn't stop the others. Yields one outcome per
 * item in the order of completion. Throws a RangeError at once for a `partSize` that S3 does not
 * take; a source that throws, an aborted signal and dead credentials are thrown after the outcomes
 * of all items pulled.
 */
function upload(items, { store }, { concurrency = _run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .DEFAULT_CONCURRENCY */ .WH, signal, onProgress, partSize } = {}) {
    assertPartSize(partSize);
    const meter = (0,_progress_js__WEBPACK_IMPORTED_MODULE_1__/* .createMeter */ .q)(onProgress);
    const maxBytes = partSize === undefined ? store.maxBytesPerPut : (0,_object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesInFlight */ .X7)(partSize);
    return (0,_run_operation_js__WEBPACK_IMPORTED_MODULE_0__/* .runOperation */ .xj)(items, {
        op: 'upload',
        concurrency,
        perform: ([item], abort) => uploadOne(item, { store, partSize, meter }, abort),
        weigh: ([item]) => Math.min(item === undefined ? 0 : sizeOf(item.content), maxBytes),
        budget: BODY_BUDGET,
        meter,
    }, signal);
}
function assertPartSize(partSize) {
    if (partSize === undefined)
        return;
    const isInRange = partSize >= _object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .MIN_PART_SIZE */ .fq && partSize <= _object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PART_SIZE */ .Tp;
    if (Number.isInteger(partSize) && isInRange)
        return;
    throw new RangeError(`partSize must be a whole number of bytes from ${_object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .MIN_PART_SIZE */ .fq} (5 MiB) to ${_object_store_part_sizes_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_PART_SIZE */ .Tp} ` +
        `(5 GiB), got ${partSize}`);
}
/** Bytes; Infinity for a stream, which may have any number. */
function sizeOf(content) {
    if (typeof content === 'string')
        return Buffer.byteLength(content);
    if (content instanceof Uint8Array)
        return content.byteLength;
    return 'size' in content ? (content.size ?? Infinity) : Infinity;
}
async function uploadOne(item, { store, partSize, meter }, signal) {
    if (item === undefined)
        return [];
    const { bucket, key, headers = {}, ifExists = 'overwrite' } = item;
    const given = (0,_core_items_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$E)(item.content);
    const counted = given.size === undefined ? countedStream(given) : undefined;
    const content = counted?.content ?? given;
    const plain = ifExists === 'overwrite'
        ? { bucket, key, content, headers }
        : { bucket, key, content, headers, ifNoneMatch: '*' };
    const onBytes = meter &&
        ((bytes) => {
            meter.moved(item, bytes);
        });
    const request = partSize === undefined && !onBytes ? plain : { ...plain, partSize, onBytes };
    try {
        const stored = await store.put(request, signal);
        const bytes = counted?.bytes() ?? given.size ?? 0;
        return [{ ...stored, bucket, key, op: 'upload', status: 'done', bytes }];
    }
    catch (thrown) {
        const exists = thrown instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .StoreError */ .AD && thrown.code === 'PreconditionFailed';
        if (exists && ifExists === 'skip')
            return [(0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_5__/* .skipped */ .hT)('upload', item, 'exists')];
        if (ifExists !== 'overwrite' && (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .refusesCondition */ .Vr)(thrown))
            throw withCondition(thrown);
        throw (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .isKeyInWay */ .kg)(thrown) ? withPlaces(thrown, key) : thrown;
    }
}
/** The refusal with the places of the object that may be its reason. */
function withPlaces(refusal, key) {
    const message = `an object (${(0,_core_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .placesInWay */ .br)(key)}) is in the way of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_7__/* .quote */ .hD)(key)}, since the store keeps keys as ` +
        `paths of files: ${refusal.message}`;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .derivedError */ .WG)(refusal, { message });
}
/** The refusal with the header that may be its reason: few stores name what they don't support. */
function withCondition(refusal) {
    if (/if-none-match/i.test(refusal.message))
        return refusal;
    const message = `${refusal.message} (the request had the header If-None-Match)`;
    return (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .derivedError */ .WG)(refusal, { message });
}
/** The same stream, and how many bytes of it were read. */
function countedStream({ stream }) {
    let bytes = 0;
    const counted = {
        [Symbol.asyncIterator]() {
            const iterator = stream[Symbol.asyncIterator]();
            return {
                async next() {
                    const pulled = await iterator.next();
                    if (pulled.done !== true)
                        bytes += pulled.value.byteLength;
                    return pulled;
                },
                return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
            };
        },
    };
    return { content: { stream: counted }, bytes: () => bytes };
}


/***/ })

};
