export const id = 921;
export const ids = [921];
export const modules = {

/***/ 1921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSdkClients: () => (/* binding */ createSdkClients)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 49 modules
var S3Client = __webpack_require__(8507);
// EXTERNAL MODULE: ./lib/store/s3-middleware.js
var s3_middleware = __webpack_require__(7620);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js + 11 modules
var node_http_handler = __webpack_require__(1668);
// EXTERNAL MODULE: ./node_modules/http-proxy-agent/dist/index.js
var dist = __webpack_require__(8947);
// EXTERNAL MODULE: ./node_modules/https-proxy-agent/dist/index.js + 1 modules
var https_proxy_agent_dist = __webpack_require__(1566);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
;// CONCATENATED MODULE: ./lib/store/s3-transport.js





/**
 * What carries the SDK's requests: directly, or through the proxy that HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY name for their URL, which the SDK itself ignores. Never follows a
 * redirect. A request or answer that makes no progress for `limits.stall` is ended.
 */
function createTransport(options) {
    const handlers = new Map();
    const handlerFor = (proxy) => {
        const handler = handlers.get(proxy) ?? createHandler(proxy, options);
        handlers.set(proxy, handler);
        return handler;
    };
    return {
        metadata: { handlerProtocol: 'http/1.1' },
        async handle(request, handlerOptions) {
            const proxy = (0,proxy_from_env/* getProxyForUrl */.T)(urlOf(request));
            try {
                return await handlerFor(proxy).handle(request, handlerOptions);
            }
            catch (thrown) {
                throw proxy === '' ? thrown : viaProxy(proxy, thrown);
            }
        },
        destroy: () => {
            for (const handler of handlers.values())
                handler.destroy();
        },
        updateHttpClientConfig: () => undefined,
        httpHandlerConfigs: () => ({}),
    };
}
function createHandler(proxy, { maxSockets, limits }) {
    const sockets = { keepAlive: true, maxSockets };
    return new node_http_handler/* NodeHttpHandler */.$({
        connectionTimeout: limits.connect,
        // Idle time. The handler's requestTimeout would also end a request that makes progress.
        socketTimeout: limits.stall,
        requestTimeout: 0,
        ...(proxy === ''
            ? { httpAgent: sockets, httpsAgent: sockets }
            : {
                httpAgent: new dist/* HttpProxyAgent */.s(proxy, sockets),
                httpsAgent: new https_proxy_agent_dist/* HttpsProxyAgent */.b(proxy, sockets),
            }),
    });
}
function urlOf({ protocol, hostname, port, path }) {
    return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
/** A proxy's URL may hold a password: only its host is told. */
function viaProxy(proxy, thrown) {
    const { host } = new URL(proxy);
    if (!UNREACHABLE.test((0,errors/* codeOf */.$N)(thrown)))
        return thrown;
    return new errors/* StoreError */.AD('ProxyError', `the proxy ${host} can't be reached (${(0,errors/* codeOf */.$N)(thrown)}): correct HTTPS_PROXY or HTTP_PROXY, ` +
        'or name the host of the endpoint in NO_PROXY', { cause: thrown });
}

;// CONCATENATED MODULE: ./lib/store/sdk-client.js



/** Makes clients of the SDK that share one transport. */
function createSdkClients(options, assertAllowed) {
    const transport = createTransport(options);
    return ({ region, endpoint, forcePathStyle }, credentials) => {
        const client = new S3Client/* S3Client */.Y({
            region,
            forcePathStyle,
            // The retries are this project's own: see resilience/.
            maxAttempts: 1,
            ...(credentials && { credentials }),
            ...(endpoint !== undefined && { endpoint, ...checksumsOfCompatibleStores() }),
            cacheMiddleware: true,
            // Bodies of 2 MiB and more would each open a connection, and wait for an answer before it.
            expectContinueHeader: false,
            requestHandler: transport,
        });
        addGuards(client, assertAllowed);
        return client;
    };
}
function addGuards({ middlewareStack }, assertAllowed) {
    // Before the SDK's own checks, whose errors have other codes.
    middlewareStack.add(s3_middleware/* guardNames */.WL, { step: 'initialize', name: 'guardNames', priority: 'high' });
    middlewareStack.add((0,s3_middleware/* guardEndpoint */.fU)(assertAllowed), { step: 'build', name: 'guardEndpoint' });
    middlewareStack.add(s3_middleware/* keepServerTime */.eF, {
        step: 'deserialize',
        name: 'keepServerTime',
        priority: 'high',
    });
}
/**
 * Many compatible stores refuse or store wrongly what the SDK adds by default
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810). The SDK's own variables still win.
 */
function checksumsOfCompatibleStores() {
    return {
        ...(process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined && {
            requestChecksumCalculation: 'WHEN_REQUIRED',
        }),
        ...(process.env['AWS_RESPONSE_CHECKSUM_VALIDATION'] === undefined && {
            responseChecksumValidation: 'WHEN_REQUIRED',
        }),
    };
}


/***/ })

};
