/** The build of sql.js that holds its own WebAssembly: nothing to locate, in the page or in Node. */
declare module 'sql.js/dist/sql-wasm-inline.js' {
  export { default } from 'sql.js';
}
