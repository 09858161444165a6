export const id = 560;
export const ids = [560];
export const modules = {

/***/ 1560:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   prunePlanView: () => (/* binding */ prunePlanView),
/* harmony export */   syncPlanView: () => (/* binding */ syncPlanView)
/* harmony export */ });
/* unused harmony exports retentionPlanLines, retentionPlanTables, syncPlanLines, planTable, planRows */
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1307);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9716);
/* harmony import */ var _listing_deletion_preview_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6165);
/* harmony import */ var _prune_rules_retention_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3634);
/* harmony import */ var _log_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2988);
/* harmony import */ var _deletion_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2435);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4524);







/** Names on one line of the log. */
const MAX_NAMES = 10;
/** Rows of the summary's table for deleted names, and for kept ones. */
const MAX_ROWS = { deleted: 100, kept: 50 };
/** What a run of delete-prefix deletes, for people: before it does, or at its end. */
function prunePlanView({ deletes, retention, isDone }, versions) {
    const thing = versions === 'current' ? 'object' : 'version';
    const { lines, table: directories, keys } = (0,_deletion_text_js__WEBPACK_IMPORTED_MODULE_0__/* .deletionView */ .Qw)(deletes, { thing, isDone });
    if (retention === undefined)
        return { lines, markdown: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(directories, keys) };
    const retained = retentionPlanLines(retention);
    const tables = retentionPlanTables(retention);
    return retention.rules.keepNewestOf === 'directories'
        ? // The tables of a retention name its directories.
            { lines: retained, markdown: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(tables, keys) }
        : { lines: [...retained, ...lines], markdown: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(tables, directories, keys) };
}
/** What is deleted, and what is kept and why, as lines of the log. */
function retentionPlanLines(plan) {
    const { prefix, keepNewest, keepNewestOf } = plan.rules;
    const rules = `keep-newest: ${keepNewest} of the ${keepNewestOf} under ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(prefix)}`;
    return [
        `plan (${rules}):`,
        ...amountsOf(plan).map(([action, amount]) => `- ${actionText(action)}: ${amountText(plan, action, amount)}`),
        ...remarksOf(plan),
    ];
}
/** The same for the summary, in Markdown. */
function retentionPlanTables(plan) {
    const { keepNewestOf } = plan.rules;
    const totals = amountsOf(plan).map(([action, { objects, bytes }]) => {
        const groups = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(groupsOf(plan, action).length);
        const directories = keepNewestOf === 'directories' ? [groups] : [];
        return [actionText(action), ...directories, (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(objects), (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)];
    });
    const numbers = [
        ...(keepNewestOf === 'directories' ? ['directories:'] : []),
        ...['objects:', 'size:'],
    ];
    const summed = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['plan', ...numbers], totals);
    return [summed, ...groupsTable(plan), ...remarksOf(plan)].join('\n\n');
}
/** Single names: first the deleted ones, which a reader of a dry run must see. */
function groupsTable(plan) {
    const deleted = groupsOf(plan, 'delete');
    const kept = plan.groups.filter(({ action }) => action !== 'delete');
    if (deleted.length + kept.length === 0)
        return [];
    const shown = fittingGroups(deleted.slice(0, MAX_ROWS.deleted));
    const shownKept = fittingGroups(kept.slice(0, MAX_ROWS.kept));
    const rest = kept.length - shownKept.length;
    const more = rest > 0 ? [`${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(rest, 'more kept name')} not shown.`] : [];
    const rows = [...shown, ...restRow(deleted.slice(shown.length)), ...shownKept];
    return [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(GROUP_COLUMNS, rows), ...more];
}
const GROUP_COLUMNS = ['name', 'plan', 'objects:', 'size:', 'newest'];
/** Half of a table. */
const GROUP_BYTES = _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .TABLE_BYTES */ .ry.names / 2;
function fittingGroups(groups) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fittingRows */ .v$)(GROUP_COLUMNS, groups.map(groupRow), GROUP_BYTES);
}
function groupRow({ name, action, objects, bytes, newest }) {
    const text = action === 'delete' ? 'delete' : `keep (\`${action}\`)`;
    return [(0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D9)(name), text, (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(objects), (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes), timeText(newest)];
}
/** The deleted directories that are not named, added up. */
function restRow(groups) {
    if (groups.length === 0)
        return [];
    const { objects, bytes } = (0,_listing_deletion_preview_js__WEBPACK_IMPORTED_MODULE_4__/* .addedUp */ .C_)(groups);
    const name = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(groups.length, 'more directory', 'more directories');
    return [[name, 'delete', (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(objects), (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes), '']];
}
/** First what is deleted, then what is kept, by reason. */
function amountsOf(plan) {
    const kept = [...plan.amounts].filter(([action]) => action !== 'delete');
    return [['delete', (0,_prune_rules_retention_js__WEBPACK_IMPORTED_MODULE_5__/* .amountOf */ .M)(plan, 'delete')], ...kept];
}
function groupsOf({ groups }, action) {
    return groups.filter((group) => group.action === action);
}
function actionText(action) {
    return action === 'delete' ? 'delete' : `keep, ${_core_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .REASON_TEXT */ .$H[action]}`;
}
function amountText(plan, action, { objects, bytes }) {
    const groups = groupsOf(plan, action);
    const isOfDirectories = plan.rules.keepNewestOf === 'directories' && groups.length > 0;
    const directories = isOfDirectories ? `${directoriesText(groups.length)} with ` : '';
    const freed = action === 'delete' ? 'which frees ' : '';
    return `${directories}${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .plural */ .LS)(objects, 'object')}, ${freed}${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytes)}${namesText(groups)}`;
}
function directoriesText(count) {
    return count === 1 ? '1 directory' : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(count)} directories`;
}
function namesText(groups) {
    if (groups.length === 0)
        return '';
    const names = groups.slice(0, MAX_NAMES).map(({ name }) => (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(name));
    const rest = groups.length - names.length;
    return `: ${names.join(', ')}${rest > 0 ? ` and ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(rest)} more` : ''}`;
}
function remarksOf({ rules, groups }) {
    if (rules.keepNewestOf === 'objects' || groups.length > 0)
        return [];
    return [
        'No directory was found right under the prefix, so nothing is deleted. ' +
            'With keep-newest-of: objects the newest of single objects are kept.',
    ];
}
function timeText(time) {
    return Number.isNaN(time) ? 'unknown' : new Date(time).toISOString();
}
/** Changed objects that the summary names. */
const MAX_KEYS = 500;
/** The plan of a sync; each changed file is named in a dry run only, what is deleted always. */
function syncPlanView(plan, isDryRun) {
    const deletion = (0,_deletion_text_js__WEBPACK_IMPORTED_MODULE_0__/* .deletionView */ .Qw)(plan.deletion, { thing: 'object', isDone: false });
    const rows = isDryRun ? planRows(plan) : '';
    return {
        lines: [...syncPlanLines(plan), ...deletion.lines],
        markdown: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)(planTable(plan), rows, deletion.table, deletion.keys),
    };
}
/** For example `plan: upload 2 new, upload 1 changed content, update headers of 1, delete 3, keep 7`. */
function syncPlanLines({ counts }) {
    const { uploads, copies, deletes, unchanged, kept } = counts;
    const others = [...kept].filter(([reason]) => reason !== 'state');
    const keeps = others.reduce((sum, [, count]) => sum + count, unchanged);
    const parts = [
        ...[...uploads].map(([reason, count]) => `upload ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(count)} ${UPLOADED[reason]}`),
        ...(copies > 0 ? [`update headers of ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(copies)}`] : []),
        ...(deletes > 0 ? [`delete ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(deletes)}`] : []),
        ...(keeps > 0 ? [`keep ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(keeps)}`] : []),
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
/** A table of the numbers in Markdown. */
function planTable({ counts }) {
    const rows = linesOf(counts).map(({ action, count, reason, text }) => [
        action,
        (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(count),
        `\`${reason}\`: ${text}`,
    ]);
    return rows.length === 0 ? '' : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(['plan', 'objects:', 'because'], rows);
}
/** A table of the changed files in Markdown, as long as a summary can hold. */
function planRows(plan) {
    const columns = ['plan', 'key', 'because', 'size:'];
    const rows = [];
    let count = 0;
    for (const { action, key, reason, size } of plan.changes()) {
        if (reason === undefined)
            continue;
        count += 1;
        if (rows.length >= MAX_KEYS)
            continue;
        rows.push([ACTION_TEXT[action], (0,_log_js__WEBPACK_IMPORTED_MODULE_3__/* .markdownCode */ .D9)(key), `\`${reason}\``, (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(size)]);
    }
    if (count === 0)
        return '';
    const shown = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .fittingRows */ .v$)(columns, rows, _markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .TABLE_BYTES */ .ry.keys);
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .joined */ .oR)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .table */ .tp)(columns, shown), ...(0,_deletion_text_js__WEBPACK_IMPORTED_MODULE_0__/* .moreText */ .R3)(count - shown.length, 'file'));
}
const ACTION_TEXT = { upload: 'upload', copy: 'update headers', delete: 'delete' };
function linesOf({ uploads, copies, unchanged, deletes, kept }) {
    const uploaded = [...uploads].map(([reason, count]) => {
        return { action: 'upload', count, reason, text: _core_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGE_TEXT */ .jH[reason] };
    });
    const keeps = [...kept].map(([reason, count]) => {
        return { action: 'keep', count, reason, text: _core_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .REASON_TEXT */ .$H[reason] };
    });
    const absent = 'the directory has no such file';
    const all = [
        ...uploaded,
        { action: ACTION_TEXT.copy, count: copies, reason: 'headers', text: _core_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .CHANGE_TEXT */ .jH.headers },
        { action: 'delete', count: deletes, reason: 'absent', text: absent },
        { action: 'keep', count: unchanged, reason: 'unchanged', text: _core_outcome_js__WEBPACK_IMPORTED_MODULE_6__/* .REASON_TEXT */ .$H.unchanged },
        ...keeps,
    ];
    return all.filter(({ count }) => count > 0);
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
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .StoreError */ .AD('NoServerTime', "the listing's answer has no Date header, so objects written during this run can't be told " +
        'from older ones: nothing is deleted');
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
