/* global importScripts, FileReaderSync */

/**
 * DuckDB's worker, its address after the # and the name of a lock, which also tells the bytes of files that it reads: its own way of telling
 * how far it is evaluates text, which the page's security policy refuses.
 */
globalThis.FileReaderSync = class extends FileReaderSync {
  readAsArrayBuffer(blob) {
    postMessage({ type: 'PROGRESS_UPDATE', requestId: 0, data: { bytes: blob.size } });
    return super.readAsArrayBuffer(blob);
  }
};

// DuckDB asks of each file whether it is one, also where there is no such thing: it then fails to let go of any.
globalThis.FileSystemSyncAccessHandle ??= function () {};

// DuckDB would wait for ever for a module that is missing or spoilt.
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = (source, imports) =>
  instantiateStreaming(source, imports).catch((fault) => {
    reportError(fault);
    return new Promise(() => {});
  });

const [, life, address] = /^#([^,]*),(.*)$/.exec(location.hash);
// Held as long as the worker lives: one that is killed says nothing, but lets go of its lock.
navigator.locks?.request(life, () => new Promise(() => {}));
importScripts(address);
