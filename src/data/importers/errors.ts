import { LONGEST_NAME, shortened } from '../readers/lengths';

/** A table cannot be imported at all: nothing of it was taken. The sentence is made in `words`. */
export class ImportError extends Error {
  override name = 'ImportError';
  readonly params: Readonly<Record<string, string | number>>;
  /**
   * `unrecognised`: no kind fits; `missing`: a column or a year is needed (`what`); `foreign`: most places are not
   * French communes (`known` of `read`, in rows); `misnamed`: their codes are, and the names beside are of other places;
   * `bare`: communes and no figure; `nothing`: every row was rejected
   * (`reason` is the commonest); `level`: the rows are of something else than communes (`what`), and cannot make them;
   * `outlines`: the surfaces of a CPTS were given without the outlines of the communes; `overlap`: the outlines of two
   * communes (`examples`) lie over one another; `apart`: the outlines share no border; `detailed`: they have more
   * points than can be held.
   */
  constructor(
    readonly reason:
      | 'unrecognised'
      | 'missing'
      | 'foreign'
      | 'misnamed'
      | 'nothing'
      | 'outlines'
      | 'overlap'
      | 'apart'
      | 'detailed'
      | 'level'
      | 'bare',
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(`import: ${reason}`);
    const short = (value: string | number) => (typeof value === 'string' ? shortened(value, 2 * LONGEST_NAME) : value);
    this.params = Object.fromEntries(Object.entries(params).map(([key, value]) => [key, short(value)]));
  }
}
