/** A table cannot be imported at all: nothing of it was taken. The sentence is made in `words`. */
export class ImportError extends Error {
  override name = 'ImportError';
  /**
   * `unrecognised`: no kind fits; `missing`: a column or a year is needed (`what`); `foreign`: most places are not
   * French communes (`known` of `read`); `nothing`: every row was rejected (`reason` is the commonest); `outlines`: the
   * surfaces of a CPTS were given without the outlines of the communes.
   */
  constructor(
    readonly reason: 'unrecognised' | 'missing' | 'foreign' | 'nothing' | 'outlines',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`import: ${reason} ${JSON.stringify(params)}`);
  }
}
