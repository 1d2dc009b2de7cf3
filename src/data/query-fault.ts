/** Why DuckDB refuses a question, as far as its words are known. */
export interface QueryFault {
  kind:
    | 'syntax'
    | 'end'
    | 'table'
    | 'column'
    | 'function'
    | 'group'
    | 'ambiguous'
    | 'conversion'
    | 'select'
    | 'memory'
    | 'other';
  /** The word at fault, as it was written; empty when none is named. */
  what: string;
  /** Names that DuckDB proposes instead. */
  near: readonly string[];
}

const PATTERNS: readonly (readonly [QueryFault['kind'], RegExp])[] = [
  ['end', /syntax error at end of input/i],
  ['syntax', /syntax error at or near "([^"]*)"/i],
  ['table', /Table with name (\S+) does not exist|Referenced table "([^"]*)" not found/i],
  [
    'column',
    /Referenced column "([^"]*)" not found|does not have a column named "([^"]*)"|Column with name (\S+) does not exist/i,
  ],
  ['function', /Function with name "?([^"\s]+)"? does not exist/i],
  ['group', /column "([^"]*)" must appear in the GROUP BY clause/i],
  ['ambiguous', /Ambiguous reference to column name "([^"]*)"/i],
  ['conversion', /Could not convert string '([^']*)'/i],
  ['select', /Expected a single SELECT statement|only SELECT|Cannot prepare multiple statements/i],
  ['memory', /Out of Memory/i],
];

/** Reads the engine's own words. */
export function queryFault(message: string): QueryFault {
  const proposed = /(?:Did you mean|Candidate (?:bindings|tables|functions):?)([^\n]*)/i.exec(message)?.[1] ?? '';
  const near = [...new Set([...proposed.matchAll(/"([^"]+)"/g)].map(([, name]) => name))].slice(0, 5);
  for (const [kind, pattern] of PATTERNS) {
    const found = pattern.exec(message);
    if (found) return { kind, what: found.slice(1).find(Boolean) ?? '', near };
  }
  return { kind: 'other', what: '', near };
}
