export const id = 665;
export const ids = [665];
export const modules = {

/***/ 7665:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSdkClients: () => (/* binding */ createSdkClients)
});

// EXTERNAL MODULE: ./node_modules/@aws-sdk/client-s3/dist-es/S3Client.js + 49 modules
var S3Client = __webpack_require__(8507);
// EXTERNAL MODULE: ./node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseKnownFiles.js + 1 modules
var parseKnownFiles = __webpack_require__(816);
// EXTERNAL MODULE: ./lib/core/shown.js
var shown = __webpack_require__(9502);
// EXTERNAL MODULE: ./lib/core/errors.js
var errors = __webpack_require__(3828);
// EXTERNAL MODULE: ./lib/s3/sdk/credentials/environment-keys.js
var environment_keys = __webpack_require__(6822);
// EXTERNAL MODULE: ./lib/s3/sdk/credentials/source.js
var credentials_source = __webpack_require__(5839);
;// CONCATENATED MODULE: ./lib/s3/sdk/credentials/chain.js





/**
 * The SDK's providers in the AWS CLI's order: the environment's keys come before AWS_PROFILE, which
 * the SDK's own chain prefers, and the environment's web identity before a profile that nothing
 * names. Keys that are set but empty are a secret that is missing, so the role of the machine, which
 * may do more than the step was meant to, is not asked then.
 */
async function credentialsOfChain(properties) {
    let last;
    for (const { source, load } of linksOf(process.env)) {
        try {
            const provide = await load();
            return (0,credentials_source/* markSource */.x)(await provide(properties), source);
        }
        catch (thrown) {
            const isNext = thrown.tryNextLink === true;
            if (!isNext)
                throw thrown;
            if (source === 'profile')
                await assertPassable(process.env['AWS_PROFILE'], thrown);
            last = thrown;
        }
    }
    throw noCredentials('no source of credentials has any', last);
}
function linksOf(env) {
    const keys = (0,environment_keys/* environmentKeysOf */.vO)(env);
    if (keys === 'given')
        return [ENVIRONMENT];
    if (keys === 'partial') {
        throw noCredentials('one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY has no value');
    }
    if (keys === 'empty' && !(0,environment_keys/* namesOtherSource */.cu)(env)) {
        throw noCredentials('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set but empty');
    }
    const webIdentity = (0,environment_keys/* namesWebIdentity */.Fg)(env) ? [WEB_IDENTITY] : [];
    const files = (0,environment_keys/* isBlank */.z3)(env['AWS_PROFILE']) ? [...webIdentity, PROFILE] : [PROFILE, ...webIdentity];
    if ((0,environment_keys/* namesContainer */.KF)(env))
        return [...files, CONTAINER];
    const isDisabled = !['', 'false'].includes(env['AWS_EC2_METADATA_DISABLED'] ?? '');
    return isDisabled || keys === 'empty' ? files : [...files, INSTANCE];
}
const ENVIRONMENT = {
    source: 'environment',
    load: async () => {
        const { fromEnv } = await __webpack_require__.e(/* import() */ 8).then(__webpack_require__.bind(__webpack_require__, 4008));
        return fromEnv();
    },
};
const WEB_IDENTITY = {
    source: 'web identity',
    load: async () => {
        const { fromTokenFile } = await __webpack_require__.e(/* import() */ 715).then(__webpack_require__.bind(__webpack_require__, 8715));
        return fromTokenFile();
    },
};
/** Of the shared files: keys, a role, IAM Identity Center or a process. */
const PROFILE = {
    source: 'profile',
    load: async () => {
        const { fromIni } = await __webpack_require__.e(/* import() */ 236).then(__webpack_require__.bind(__webpack_require__, 6236));
        return fromIni();
    },
};
const CONTAINER = {
    source: 'container',
    load: async () => {
        const { fromHttp } = await __webpack_require__.e(/* import() */ 459).then(__webpack_require__.bind(__webpack_require__, 7459));
        return fromHttp();
    },
};
const INSTANCE = {
    source: 'instance',
    load: async () => {
        const { fromInstanceMetadata } = await __webpack_require__.e(/* import() */ 966).then(__webpack_require__.bind(__webpack_require__, 4966));
        return fromInstanceMetadata();
    },
};
const CREDENTIAL_SETTING = /^(aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_source|credential_process|web_identity_token_file|login_session|sso_.*)$/;
/** Throws unless the profile that AWS_PROFILE names leaves it to others whose credentials count. */
async function assertPassable(profile, thrown) {
    if (profile === undefined || (0,environment_keys/* isBlank */.z3)(profile))
        return;
    const settings = (await (0,parseKnownFiles/* parseKnownFiles */.Y)({}))[profile];
    if (settings === undefined) {
        throw noCredentials(`AWS_PROFILE ${(0,shown/* shown */.SP)(profile)} is in none of the files of the AWS CLI`);
    }
    if (Object.keys(settings).some((name) => CREDENTIAL_SETTING.test(name)))
        throw thrown;
}
function noCredentials(message, cause) {
    return new errors/* StoreError */.AD('CredentialsProviderError', message, { scope: 'batch', cause });
}

;// CONCATENATED MODULE: ./lib/s3/sdk/credentials/kept.js
/** Milliseconds before credentials expire, from which on newer ones are asked for. */
const EARLY = 300_000;
/**
 * Keeps credentials until they expire, as the SDK does for its own chain: newer ones are asked for
 * beforehand, once at a time, and the old ones are used until then and where that fails.
 */
function kept(provide) {
    let known;
    let asking;
    const ask = async (options) => (known = await provide(options));
    const askOnce = (options) => (asking ??= ask(options).finally(() => (asking = undefined)));
    return async (options) => {
        const left = (known?.expiration?.getTime() ?? Infinity) - Date.now();
        if (known === undefined || options?.forceRefresh === true || left <= 0)
            return askOnce(options);
        if (left < EARLY)
            askOnce(options).catch(() => undefined);
        return known;
    };
}

// EXTERNAL MODULE: ./lib/s3/sdk/middleware.js
var middleware = __webpack_require__(1377);
// EXTERNAL MODULE: ./node_modules/@smithy/node-http-handler/dist-es/node-http-handler.js + 11 modules
var node_http_handler = __webpack_require__(1668);
// EXTERNAL MODULE: ./node_modules/http-proxy-agent/dist/index.js + 3 modules
var dist = __webpack_require__(343);
// EXTERNAL MODULE: ./node_modules/proxy-from-env/index.js
var proxy_from_env = __webpack_require__(8182);
// EXTERNAL MODULE: ./lib/s3/error-codes.js + 11 modules
var error_codes = __webpack_require__(2176);
;// CONCATENATED MODULE: ./lib/s3/sdk/proxy/error.js


/** A proxy did not do its part. Its URL may hold a password: only host and port are named. */
function proxyError({ host }, target, statement, details = {}) {
    const { status } = details;
    const remedy = status === 407
        ? 'put a user name and password that it accepts in HTTPS_PROXY'
        : 'correct HTTPS_PROXY or HTTP_PROXY';
    return new errors/* StoreError */.AD('ProxyError', `the proxy ${host} ${statement}: ${remedy}, or name ${hostnameOf(target)} in NO_PROXY`, { ...details, scope: (0,error_codes/* scopeOf */.Od)({ code: 'ProxyError', ...details }) });
}
function hostnameOf(target) {
    return target.replace(/:\d+$/, '');
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/s3/wire/http/answer-head.js
var answer_head = __webpack_require__(7876);
;// CONCATENATED MODULE: ./lib/s3/sdk/proxy/answer.js


const END_OF_HEAD = '\r\n\r\n';
/** https://www.rfc-editor.org/rfc/rfc9112#name-status-line */
const STATUS_LINE = /^HTTP\/1\.[01] ([1-9]\d\d)(?: [^\r\n]*)?\r\n/;
/**
 * Resolves when the proxy at the other end of `socket` has answered CONNECT with 200; the socket is
 * paused then. Rejects with a ProxyError for any other answer, for one of more than 16 KiB, and when
 * the connection ends before; with the socket's own error when that breaks. Has no limit of time:
 * destroying the socket ends it.
 */
function readTunnelAnswer(socket, proxy, target) {
    return new Promise((resolve, reject) => {
        const read = createReader();
        const settle = (thrown) => {
            socket.off('data', onData).off('error', settle).off('close', onEnd).off('end', onEnd);
            socket.pause();
            if (thrown === undefined)
                resolve();
            else
                reject(thrown);
        };
        const refuse = (statement, status) => {
            settle(proxyError(proxy, target, statement, { ...(status !== undefined && { status }) }));
        };
        const onData = (bytes) => {
            const answer = read(bytes);
            if (answer === undefined)
                return;
            if (typeof answer === 'string')
                refuse(answer);
            else if (answer === OPEN)
                settle();
            else
                refuse(`answered CONNECT ${target} with status ${answer}`, answer);
        };
        const onEnd = () => {
            refuse(`closed the connection before it answered CONNECT ${target}`);
        };
        socket.on('data', onData).once('error', settle).once('close', onEnd).once('end', onEnd);
    });
}
const OPEN = 200;
const SWITCHING = 101;
/** Takes pieces of an answer: its status when it is complete, or what is wrong with it. */
function createReader() {
    let head = '';
    let size = 0;
    return (bytes) => {
        head += bytes.toString('latin1');
        size += bytes.length;
        if (size > answer_head/* MAX_HEAD */.Wo)
            return `answered CONNECT with more than ${answer_head/* MAX_HEAD */.Wo} bytes`;
        for (let end = head.indexOf(END_OF_HEAD); end !== -1; end = head.indexOf(END_OF_HEAD)) {
            const status = Number(STATUS_LINE.exec(head)?.[1]);
            head = head.slice(end + END_OF_HEAD.length);
            if (Number.isNaN(status))
                return 'did not answer CONNECT in HTTP/1.1';
            // In TLS the client speaks first, so this can't come from the host.
            if (status === OPEN && head !== '')
                return 'sent data of its own into the tunnel';
            // Another informational answer is followed by the one that counts.
            if (status >= OPEN || status === SWITCHING)
                return status;
        }
        return undefined;
    };
}

;// CONCATENATED MODULE: ./lib/s3/sdk/proxy/tunnel.js






/**
 * An agent whose https requests go through a tunnel that `proxy` opens with CONNECT. Only after the
 * answer 200 is TLS spoken through it, with the host that the request is for. Any other answer is an
 * error of the proxy: nothing that a proxy says itself is taken for the host's answer. Reaching the
 * proxy, its answer and the TLS handshake take at most `limits.connect` together.
 */
function createTunnelAgent(proxy, { maxSockets, limits, secureContext }) {
    const trust = { ...(secureContext && { secureContext }) };
    const agent = new external_node_https_.Agent({ keepAlive: true, maxSockets, ...trust });
    // Agent's own way keeps TLS sessions.
    const connectOver = agent.createConnection.bind(agent);
    const destroyAll = agent.destroy.bind(agent);
    const opening = new Set();
    agent.createConnection = (options, callback) => {
        const tunnel = connectTo(proxy, trust);
        opening.add(tunnel);
        const target = targetOf(options.host ?? 'localhost', Number(options.port ?? 443));
        // TLS reads `socket`, which the type of this method does not know.
        const secure = () => connectOver({ ...options, socket: tunnel });
        opened(tunnel, secure, { proxy, target, limit: limits.connect })
            .finally(() => opening.delete(tunnel))
            .then((socket) => callback?.(null, socket), (thrown) => callback?.(thrown, tunnel));
        return undefined;
    };
    agent.destroy = () => {
        // One that is not answered must not keep the process.
        for (const tunnel of opening)
            tunnel.destroy();
        destroyAll();
    };
    return agent;
}
/** A socket on which TLS is established through the tunnel. */
async function opened(tunnel, secure, way) {
    const { proxy, target, limit } = way;
    let socket = tunnel;
    let isProxyDone = false;
    // What breaks them is reported below; an error that nothing listens for would end the process.
    tunnel.on('error', ignore);
    const timer = setTimeout(() => {
        socket.destroy(isProxyDone ? silentHost(way) : silentProxy(way));
    }, limit);
    try {
        tunnel.write(connectRequest(proxy, target));
        await readTunnelAnswer(tunnel, proxy, target);
        isProxyDone = true;
        socket = secure().on('error', ignore);
        await secured(socket);
        return socket;
    }
    catch (thrown) {
        socket.destroy();
        tunnel.destroy();
        throw isProxyDone ? thrown : asProxyError(thrown, way);
    }
    finally {
        clearTimeout(timer);
    }
}
const ignore = () => undefined;
function connectTo(proxy, trust) {
    const host = proxy.hostname.replace(/^\[|\]$/g, '');
    const isTls = proxy.protocol === 'https:';
    const port = proxy.port === '' ? (isTls ? 443 : 80) : Number(proxy.port);
    if (!isTls)
        return (0,external_node_net_.connect)({ host, port });
    const servername = (0,external_node_net_.isIP)(host) === 0 ? { servername: host } : {};
    return (0,external_node_tls_.connect)({ host, port, ALPNProtocols: ['http/1.1'], ...trust, ...servername });
}
function targetOf(host, port) {
    return `${(0,external_node_net_.isIPv6)(host) ? `[${host}]` : host}:${port}`;
}
function connectRequest({ username, password }, target) {
    const credentials = `${decoded(username)}:${decoded(password)}`;
    const authorization = credentials === ':'
        ? ''
        : `Proxy-Authorization: Basic ${Buffer.from(credentials).toString('base64')}\r\n`;
    return (`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n` +
        `Proxy-Connection: Keep-Alive\r\n${authorization}\r\n`);
}
/** A per cent sign that begins no escape stands for itself. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
function secured(socket) {
    return new Promise((resolve, reject) => {
        const settle = (thrown) => {
            socket.off('secureConnect', settle).off('error', settle).off('close', onClose);
            if (thrown === undefined)
                resolve();
            else
                reject(thrown);
        };
        const onClose = () => {
            const message = 'the connection was closed before TLS was established';
            settle(Object.assign(new Error(message), { code: 'ECONNRESET' }));
        };
        socket.once('secureConnect', settle).once('error', settle).once('close', onClose);
    });
}
function asProxyError(thrown, { proxy, target }) {
    const code = (0,errors/* codeOf */.$N)(thrown);
    if (code === 'ProxyError')
        return thrown;
    return proxyError(proxy, target, `can't be reached (${code})`, { cause: thrown });
}
function silentProxy({ proxy, target, limit }) {
    return proxyError(proxy, target, `did not answer CONNECT ${target} in ${limit} ms`);
}
function silentHost({ limit, target }) {
    const message = `${target} did not establish TLS through the proxy in ${limit} ms`;
    return Object.assign(new Error(message), { name: 'TimeoutError' });
}

;// CONCATENATED MODULE: ./lib/s3/sdk/transport.js






/**
 * What carries the SDK's requests: directly, or through the proxy that HTTPS_PROXY, HTTP_PROXY,
 * ALL_PROXY and NO_PROXY name for their URL, which the SDK itself ignores. Never follows a
 * redirect. A request or answer that makes no progress for `limits.stall` is ended.
 */
function createTransport(options) {
    const handlers = new Map();
    const handlerFor = (protocol, proxy) => {
        const name = `${protocol} ${proxy}`;
        const handler = handlers.get(name) ?? createHandler(protocol, proxy, options);
        handlers.set(name, handler);
        return handler;
    };
    return {
        metadata: { handlerProtocol: 'http/1.1' },
        async handle(request, handlerOptions) {
            const proxy = (0,proxy_from_env/* getProxyForUrl */.T)(urlOf(request));
            try {
                return await handlerFor(request.protocol, proxy).handle(request, handlerOptions);
            }
            catch (thrown) {
                throw proxy === '' ? thrown : viaProxy(proxy, request.hostname, thrown);
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
function createHandler(protocol, proxy, options) {
    const { maxSockets, limits, secureContext } = options;
    const common = {
        // Idle time. The handler's requestTimeout would also end a request that makes progress.
        socketTimeout: limits.stall,
        requestTimeout: 0,
    };
    if (proxy !== '' && protocol === 'https:') {
        // Has its own limit for a connection: the handler's would leave the socket to the proxy open.
        return new node_http_handler/* NodeHttpHandler */.$({
            ...common,
            httpsAgent: createTunnelAgent(new URL(proxy), options),
        });
    }
    const sockets = { keepAlive: true, maxSockets };
    const tls = { ...sockets, ...(secureContext && { secureContext }) };
    return new node_http_handler/* NodeHttpHandler */.$({
        ...common,
        connectionTimeout: limits.connect,
        httpAgent: proxy === '' ? sockets : new dist/* HttpProxyAgent */.s(proxy, tls),
        httpsAgent: tls,
    });
}
function urlOf({ protocol, hostname, port, path }) {
    return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/;
function viaProxy(proxy, hostname, thrown) {
    const code = (0,errors/* codeOf */.$N)(thrown);
    if (!UNREACHABLE.test(code))
        return thrown;
    return proxyError(new URL(proxy), hostname, `can't be reached (${code})`, { cause: thrown });
}

;// CONCATENATED MODULE: ./lib/s3/sdk/client.js





/** Makes clients of the SDK that share one transport. */
function createSdkClients(options, assertAllowed) {
    const transport = createTransport(options);
    return ({ region, endpoint, forcePathStyle }, credentials) => {
        const client = new S3Client/* S3Client */.Y({
            region,
            forcePathStyle,
            // The retries are this project's own: see send/.
            maxAttempts: 1,
            credentials: credentials ?? kept(credentialsOfChain),
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
    middlewareStack.add((0,middleware/* guardEndpoint */.fU)(assertAllowed), { step: 'build', name: 'guardEndpoint' });
    middlewareStack.add(middleware/* keepServerTime */.eF, {
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
