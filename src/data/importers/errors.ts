/** A table cannot be imported at all: nothing of it was taken. The sentence is made in `words`. */
export class ImportError extends Error {
  override name = 'ImportError';
  /**
   * `unrecognised`: no kind fits; `missing`: a column or a year is needed (`what`); `foreign`: most places are not
   * French communes (`known` of `read`); `nothing`: every row was rejected (`reason` is the commonest); `outlines`: the
   * surfaces of a CPTS were given without the outlines of the communes; `overlap`: the outlines of two communes
   * (`examples`) lie over one another; `apart`: the outlines share no border; `level`: the areas are those of another `level` than CPTS; `detailed`: they have more points than can be held.
   */
  constructor(
    readonly reason:
      'unrecognised' | 'level' | 'missing' | 'foreign' | 'nothing' | 'outlines' | 'overlap' | 'apart' | 'detailed',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`import: ${reason} ${JSON.stringify(params)}`);
  }
}
