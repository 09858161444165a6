export const id = 870;
export const ids = [870];
export const modules = {

/***/ 6870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadDir: () => (/* binding */ uploadDir)
/* harmony export */ });
/* harmony import */ var _core_batch_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3324);
/* harmony import */ var _core_outcome_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1307);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3828);
/* harmony import */ var _operations_upload_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2529);
/* harmony import */ var _plan_headers_for_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2536);
/* harmony import */ var _plan_keys_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1087);
/* harmony import */ var _plan_state_key_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(2984);
/* harmony import */ var _sources_file_content_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7685);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1461);
/* harmony import */ var _source_lines_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6678);
/* harmony import */ var _source_survey_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(415);











/** Entries of a walk that are kept, some hundred bytes each. */
const MAX_KEPT = 16_384;
/**
 * Uploads the files of a directory. First every name is checked and counted, so that a bad plan is
 * refused before the first request. What is too much to be kept is met in a second walk.
 */
async function* uploadDir(inputs, context) {
    const kept = [];
    const survey = await (0,_source_survey_js__WEBPACK_IMPORTED_MODULE_0__/* .surveySource */ .iT)(inputs, context.signal, (entry) => {
        if (kept.length <= MAX_KEPT)
            kept.push(entry);
    });
    await (0,_source_survey_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseBadSource */ .hO)(inputs, survey, context.signal);
    const { files, others, lines } = survey;
    context.log.info(`${(0,_core_batch_error_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .h)(files)} files in ${(0,_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(inputs.sourceGiven)} to upload`);
    (0,_source_survey_js__WEBPACK_IMPORTED_MODULE_0__/* .tellHidden */ .W9)(survey, context.log);
    await (0,_source_lines_js__WEBPACK_IMPORTED_MODULE_3__/* .tellSourceLines */ .mZ)(inputs, lines, context);
    context.expect(files + others);
    const store = await context.openStore();
    const { concurrency } = inputs;
    const options = { signal: context.signal, ...(concurrency !== undefined && { concurrency }) };
    const items = kept.length > MAX_KEPT ? walkedItems(inputs, context.signal) : keptItems(inputs, kept);
    yield* (0,_operations_upload_js__WEBPACK_IMPORTED_MODULE_4__/* .upload */ .S)(items, { store }, options);
}
function* keptItems(inputs, entries) {
    const headersFor = (0,_plan_headers_for_js__WEBPACK_IMPORTED_MODULE_5__/* .createHeadersFor */ .k)(inputs.headers);
    for (const entry of entries) {
        if (entry.kind !== 'hidden')
            yield toItem(entry, inputs, headersFor);
    }
}
async function* walkedItems(inputs, signal) {
    const headersFor = (0,_plan_headers_for_js__WEBPACK_IMPORTED_MODULE_5__/* .createHeadersFor */ .k)(inputs.headers);
    for await (const entry of (0,_source_survey_js__WEBPACK_IMPORTED_MODULE_0__/* .walkSource */ .jH)(inputs, signal)) {
        if (entry.kind !== 'hidden')
            yield toItem(entry, inputs, headersFor);
    }
}
function toItem(entry, { bucket, prefix, ifExists }, headersFor) {
    const object = { bucket, key: (0,_plan_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .joinKey */ .I)(prefix, entry.path) };
    if ((0,_plan_state_key_js__WEBPACK_IMPORTED_MODULE_7__/* .isStateKey */ .Z)(object.key))
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .skipped */ .hT)('upload', object, 'state');
    if (entry.kind === 'symlink')
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .skipped */ .hT)('upload', object, 'symlink');
    if (entry.kind === 'problem')
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .failed */ .gz)('upload', object, entry.error);
    const problem = (0,_plan_keys_js__WEBPACK_IMPORTED_MODULE_6__/* .keyProblem */ .d)(object.key);
    if (problem !== undefined)
        return (0,_core_outcome_js__WEBPACK_IMPORTED_MODULE_8__/* .failed */ .gz)('upload', object, new _core_errors_js__WEBPACK_IMPORTED_MODULE_9__/* .StoreError */ .AD('InvalidKey', problem));
    const content = (0,_sources_file_content_js__WEBPACK_IMPORTED_MODULE_10__/* .fileContent */ .qY)(entry.absolutePath, entry);
    return { ...object, content, headers: headersFor(entry.path), ifExists };
}


/***/ })

};
