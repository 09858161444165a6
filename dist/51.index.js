export const id = 51;
export const ids = [51];
export const modules = {

/***/ 51:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prunePlanView: () => (/* binding */ prunePlanView),
  syncPlanView: () => (/* binding */ syncPlanView)
});

// UNUSED EXPORTS: retentionBlock, retentionPlanLines, syncPlanLines

// EXTERNAL MODULE: ./lib/core/outcome.js
var outcome = __webpack_require__(1307);
// EXTERNAL MODULE: ./lib/core/text.js
var core_text = __webpack_require__(9716);
// EXTERNAL MODULE: ./lib/listing/deletion-preview.js
var deletion_preview = __webpack_require__(6165);
// EXTERNAL MODULE: ./lib/prune/rules/retention.js
var retention = __webpack_require__(3634);
// EXTERNAL MODULE: ./lib/action/log.js
var log = __webpack_require__(2988);
// EXTERNAL MODULE: ./lib/action/report/changes.js
var changes = __webpack_require__(4556);
// EXTERNAL MODULE: ./lib/core/tally/causes.js + 1 modules
var causes = __webpack_require__(527);
// EXTERNAL MODULE: ./lib/action/report/markdown.js
var markdown = __webpack_require__(4524);
;// CONCATENATED MODULE: ./lib/action/report/deletion-text.js





/** Directories in the log. */
const MAX_LINES = 5;
/** Directories in the summary that a reader sees at once. */
const MAX_OPEN = 10;
/** What is deleted, for people: lines of the log, and Markdown; empty when nothing is. */
function deletionView(preview, words) {
    return {
        lines: deletionLines(preview, words),
        directories: deletionDirectories(preview, words),
        keys: deletionKeys(preview, words),
    };
}
/** Sums and the first directories, as lines of the log; none when nothing is deleted. */
function deletionLines(preview, { thing, isDone }) {
    if (preview.objects === 0)
        return [];
    const named = preview.directories.slice(0, MAX_LINES);
    const others = othersOf(preview, named.length);
    const lines = named.map((one) => `- ${logName(one)}: ${amountText(one, thing)}`);
    const rest = others.objects > 0 ? [`- all other directories: ${amountText(others, thing)}`] : [];
    return [`${isDone ? 'deleted' : 'to delete'}: ${amountText(preview, thing)}`, ...lines, ...rest];
}
function amountText({ objects, bytes }, thing) {
    return `${(0,core_text/* plural */.LS)(objects, thing)}, ${(0,core_text/* formatBytes */.z3)(bytes)}`;
}
function logName({ name }) {
    return name === '' ? 'directly in the bucket' : (0,core_text/* quote */.hD)(name);
}
/** The directories in Markdown, with their shares; empty where there is only one. */
function deletionDirectories(preview, words) {
    const { objects: all, directories } = preview;
    if (directories.length < 2)
        return '';
    const lineOf = (text, amount) => `${(0,markdown/* bar */.M0)(amount.objects / all)} ${text}: ${amountText(amount, words.thing)}`;
    const lines = directories.map((one) => lineOf(one.name === '' ? 'directly in the bucket' : (0,log/* markdownCode */.D9)(one.name), one));
    const named = (0,markdown/* fittingLines */.hx)((0,markdown/* listItems */.Dw)(lines), markdown/* MAX_BYTES */.zx.names);
    const others = othersOf(preview, named.length);
    const rest = others.objects > 0 ? (0,markdown/* listItems */.Dw)([lineOf('all other directories', others)]) : [];
    const title = `${words.isDone ? 'Deleted' : 'To delete'}, by directory`;
    const list = [...named, ...rest].join('\n');
    return named.length > MAX_OPEN ? (0,markdown/* collapsed */.yZ)(title, list) : `${title}:\n\n${list}`;
}
/** All but the first directories, added up. */
function othersOf({ directories, rest }, count) {
    return (0,deletion_preview/* addedUp */.C_)([rest, ...directories.slice(count)]);
}
/** The first objects in Markdown, in a block to open; empty when nothing is deleted. */
function deletionKeys(preview, words) {
    const { first, start } = preview;
    const lines = (0,markdown/* listItems */.Dw)(first.map((one) => objectText(one, start)));
    const shown = (0,markdown/* fittingLines */.hx)(lines, markdown/* MAX_BYTES */.zx.keys);
    const rest = preview.objects - shown.length;
    const more = rest > 0 ? (0,markdown/* listItems */.Dw)([`and ${(0,core_text/* formatCount */.B4)(rest)} more`]) : [];
    const verb = words.isDone ? 'deleted' : 'to delete';
    const title = `${amountText(preview, words.thing)} ${verb}`;
    return (0,markdown/* collapsed */.yZ)(title, [...shown, ...more].join('\n'));
}
function objectText(object, start) {
    const { key, versionId, isDeleteMarker, size, lastModified } = object;
    const what = isDeleteMarker ? 'delete marker' : (0,core_text/* formatBytes */.z3)(size);
    const age = (0,core_text/* ageInWords */.s3)(start.getTime() - lastModified.getTime());
    return `${(0,causes/* nameOf */.Vb)({ key, versionId }, log/* markdownCode */.D9)}, ${what}, ${age}`;
}

;// CONCATENATED MODULE: ./lib/action/report/plan-text.js








/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Names in the summary of what is deleted, and of what is kept. */
const MAX_SHOWN = { deleted: 100, kept: 50 };
/** What a run of delete-prefix deletes, for people: before it does, or at its end. */
function prunePlanView({ deletes, retention, isDone }, versions) {
    const thing = versions === 'current' ? 'object' : 'version';
    const { lines, directories, keys } = deletionView(deletes, { thing, isDone });
    if (retention === undefined) {
        // The log names each deleted object later, where they are few.
        const isNamed = isDone && deletes.objects <= changes/* MAX_NAMED */.vW;
        return { lines: isNamed ? [] : lines, markdown: directories, refused: keys };
    }
    const retained = retentionPlanLines(retention);
    const [rules = ''] = retained;
    // The names are in the block.
    const amounts = amountsOf(retention).map(([action, amount]) => (0,log/* prose */.CS)(`${actionText(action)}: ${plan_text_amountText(retention, action, amount)}`));
    const block = retentionBlock(retention, deletes.start);
    const remarks = remarksOf(retention).map(log/* prose */.CS);
    const isOfDirectories = retention.rules.keepNewestOf === 'directories';
    return {
        // The names of a retention are those of its directories.
        lines: isOfDirectories ? retained : [...retained, ...lines],
        markdown: (0,markdown/* joined */.oR)((0,log/* prose */.CS)(rules), ...remarks, block, isOfDirectories ? '' : directories),
        refused: (0,markdown/* joined */.oR)((0,markdown/* listItems */.Dw)(amounts).join('\n'), keys),
    };
}
/** What is deleted, and what is kept and why, as lines of the log. */
function retentionPlanLines(plan) {
    const { prefix, keepNewest, keepNewestOf } = plan.rules;
    const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${(0,core_text/* quote */.hD)(prefix)}`;
    return [
        `plan (${rules}):`,
        ...amountsOf(plan).map(([action, amount]) => `- ${actionText(action)}: ${plan_text_amountText(plan, action, amount)}` +
            namesText(groupsOf(plan, action))),
        ...remarksOf(plan),
    ];
}
/** The directories, or the objects that are kept, in a block to open, with the reason of each. */
function retentionBlock(plan, start) {
    const deleted = groupsOf(plan, 'delete');
    const kept = plan.groups.filter(({ action }) => action !== 'delete');
    const shown = fittingGroups(deleted.slice(0, MAX_SHOWN.deleted), start);
    const shownKept = fittingGroups(kept.slice(0, MAX_SHOWN.kept), start);
    const lines = [
        ...shown,
        ...restLine(deleted.slice(shown.length)),
        ...shownKept,
        ...(kept.length > shownKept.length
            ? (0,markdown/* listItems */.Dw)([`${(0,core_text/* plural */.LS)(kept.length - shownKept.length, 'more name')} kept`])
            : []),
    ];
    const title = deleted.length === 0 ? 'What is kept' : 'What is deleted and what is kept';
    return (0,markdown/* collapsed */.yZ)(title, lines.join('\n'));
}
function fittingGroups(groups, start) {
    const lines = (0,markdown/* listItems */.Dw)(groups.map((group) => groupText(group, start)));
    return (0,markdown/* fittingLines */.hx)(lines, markdown/* MAX_BYTES */.zx.names / 2);
}
function groupText({ name, action, objects, bytes, newest }, start) {
    const amount = `${(0,core_text/* plural */.LS)(objects, 'object')}, ${(0,core_text/* formatBytes */.z3)(bytes)}`;
    const age = (0,core_text/* ageInWords */.s3)(start.getTime() - newest);
    return `${(0,log/* markdownCode */.D9)(name)}: ${actionText(action)}; ${amount}, ${age}`;
}
/** The deleted directories that are not named, added up. */
function restLine(groups) {
    if (groups.length === 0)
        return [];
    const { objects, bytes } = (0,deletion_preview/* addedUp */.C_)(groups);
    const name = (0,core_text/* plural */.LS)(groups.length, 'more directory', 'more directories');
    return (0,markdown/* listItems */.Dw)([`${name}: delete; ${(0,core_text/* plural */.LS)(objects, 'object')}, ${(0,core_text/* formatBytes */.z3)(bytes)}`]);
}
/** First what is deleted, then what is kept, by reason. */
function amountsOf(plan) {
    const kept = [...plan.amounts].filter(([action]) => action !== 'delete');
    return [['delete', (0,retention/* amountOf */.M)(plan, 'delete')], ...kept];
}
function groupsOf({ groups }, action) {
    return groups.filter((group) => group.action === action);
}
function actionText(action) {
    return action === 'delete' ? 'delete' : `keep, ${outcome/* REASON_TEXT */.$H[action]}`;
}
function plan_text_amountText(plan, action, { objects, bytes }) {
    const groups = groupsOf(plan, action);
    const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
    const directories = isOfDirectories
        ? `${(0,core_text/* plural */.LS)(groups.length, 'directory', 'directories')} with `
        : '';
    const freed = action === 'delete' ? 'which frees ' : '';
    return `${directories}${(0,core_text/* plural */.LS)(objects, 'object')}, ${freed}${(0,core_text/* formatBytes */.z3)(bytes)}`;
}
function namesText(groups) {
    if (groups.length === 0)
        return '';
    const names = groups.slice(0, MAX_NAMES).map(({ name }) => (0,core_text/* quote */.hD)(name));
    const rest = groups.length - names.length;
    return `: ${names.join(', ')}${rest > 0 ? ` and ${(0,core_text/* formatCount */.B4)(rest)} more` : ''}`;
}
function remarksOf({ rules, groups }) {
    if (rules.keepNewestOf === 'objects' || groups.length > 0)
        return [];
    return [
        'No directory was found directly under the prefix, so nothing is deleted. ' +
            'With keep-newest-of: objects the newest of single objects are kept.',
    ];
}
/** The plan of a sync; what it changes is named in the summary as it is done. */
function syncPlanView(plan) {
    const deletion = deletionView(plan.deletion, { thing: 'object', isDone: false });
    const lines = syncPlanLines(plan);
    return {
        lines: [...lines, ...deletion.lines],
        markdown: '',
        refused: (0,markdown/* joined */.oR)(...lines.map(log/* prose */.CS), deletion.directories, deletion.keys),
    };
}
/** For example `plan: upload 2 new, upload 1 changed content, update headers of 1, delete 3, keep 7`. */
function syncPlanLines({ counts }) {
    const { uploads, copies, deletes, unchanged, kept } = counts;
    const others = [...kept].filter(([reason]) => reason !== 'state');
    const keeps = others.reduce((sum, [, count]) => sum + count, unchanged);
    const parts = [
        ...[...uploads].map(([reason, count]) => `upload ${(0,core_text/* formatCount */.B4)(count)} ${UPLOADED[reason]}`),
        ...(copies > 0 ? [`update headers of ${(0,core_text/* formatCount */.B4)(copies)}`] : []),
        ...(deletes > 0 ? [`delete ${(0,core_text/* formatCount */.B4)(deletes)}`] : []),
        ...(keeps > 0 ? [`keep ${(0,core_text/* formatCount */.B4)(keeps)}`] : []),
    ];
    return [`plan: ${parts.length === 0 ? 'nothing to do' : parts.join(', ')}`];
}
const UPLOADED = {
    new: 'new',
    size: 'of another size',
    content: 'with other content',
    unknown: 'that may differ',
    headers: 'with other headers',
};


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


/***/ })

};
