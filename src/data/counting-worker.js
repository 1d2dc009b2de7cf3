/* global importScripts, FileReaderSync */

/**
 * DuckDB's worker, its address after the #, which also tells the bytes of files that it reads: its own way of telling
 * how far it is evaluates text, which the page's security policy refuses.
 */
globalThis.FileReaderSync = class extends FileReaderSync {
  readAsArrayBuffer(blob) {
    postMessage({ type: 'PROGRESS_UPDATE', requestId: 0, data: { bytes: blob.size } });
    return super.readAsArrayBuffer(blob);
  }
};

importScripts(location.hash.slice(1));
