/** DuckDB cannot be had: not started, or the built tables cannot be opened. */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
  constructor(
    readonly reason: 'engine' | 'tables',
    cause: unknown,
  ) {
    super(`database: ${reason}`, { cause });
  }
}
