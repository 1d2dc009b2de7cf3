/** What Intl does not know of how a language writes. */
export interface Conventions {
  /** The locale by which Intl writes. */
  tag: string;
  /** What is left out of a list, one and several. */
  others: readonly [one: string, many: string];
  /** A date as Intl writes it, put right. */
  date?: (written: string) => string;
}

/** Those of the languages that the checks and the columns speak themselves; a folder of words may bring its own. */
const CONVENTIONS: Readonly<Record<string, Conventions>> = {
  fr: { tag: 'fr-FR', others: ['autre', 'autres'], date: (written) => written.replace(/^1(?=\s)/, '1er') },
  en: { tag: 'en-GB', others: ['other', 'others'] },
};

/** Figures and dates as a reader of the language writes them. French spacing comes from Intl: 12 345 · 27 % · 185 000 €. */
export class Format {
  readonly #integer: Intl.NumberFormat;
  readonly #decimal: Intl.NumberFormat;
  readonly #percent: Intl.NumberFormat;
  readonly #rate: Intl.NumberFormat;
  readonly #euros: Intl.NumberFormat;
  readonly #cents: Intl.NumberFormat;
  readonly #date: Intl.DateTimeFormat;
  readonly #month: Intl.DateTimeFormat;
  readonly #list: Intl.ListFormat;
  readonly #plurals: Intl.PluralRules;

  constructor(
    readonly locale: string,
    private readonly conventions = CONVENTIONS[locale],
  ) {
    const { tag } = conventions;
    this.#integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
    this.#decimal = new Intl.NumberFormat(tag, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    this.#percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
    this.#rate = new Intl.NumberFormat(tag, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    });
    this.#euros = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
    this.#cents = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR' });
    this.#date = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric' });
    this.#month = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric' });
    this.#list = new Intl.ListFormat(tag, { type: 'conjunction' });
    this.#plurals = new Intl.PluralRules(tag);
  }

  integer(value: number): string {
    return this.#integer.format(value);
  }

  /** `one` or `many`, as the language counts: French takes the plural from 2 on, English for all but 1. */
  plural(n: number, one: string, many: string): string {
    return this.#plurals.select(n) === 'one' ? one : many;
  }

  /** « 1 commune », « 23 communes ». */
  count(n: number, one: string, many: string): string {
    return `${this.integer(n)} ${this.plural(n, one, many)}`;
  }

  /** As many decimals as said. */
  number(value: number, decimals: number): string {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(this.conventions.tag, digits).format(value);
  }

  /** One decimal. */
  decimal(value: number): string {
    return this.#decimal.format(value);
  }

  /** A share between 0 and 1. */
  percent(share: number): string {
    return this.#percent.format(share);
  }

  /** The same with its decimal always, to stand in a column. */
  rate(share: number): string {
    return this.#rate.format(share);
  }

  /** Cents are written where there are some. */
  euros(amount: number): string {
    return Number.isInteger(amount) ? this.#euros.format(amount) : this.#cents.format(amount);
  }

  /** An ISO day, `2026-11-21`. The first of a month is "1er" in French. */
  date(day: string): string {
    const written = this.#date.format(new Date(`${day}T12:00:00`));
    return this.conventions.date?.(written) ?? written;
  }

  /** An ISO day, month or year, as precise as it is: `2026-01` is "janvier 2026". */
  when(date: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(date)) return this.date(date);
    return /^\d{4}-\d{2}$/.test(date) ? this.#month.format(new Date(`${date}-15T12:00:00`)) : date;
  }

  /** A vintage: the days and months in it are written as a person reads them, years and names as they are. */
  vintage(vintage: string): string {
    return vintage.replaceAll(/\b\d{4}-\d{2}(?:-\d{2})?\b/g, (date) => this.when(date));
  }

  list(items: readonly string[]): string {
    return this.#list.format(items);
  }

  /** The first `limit` items in full, then how many are left out. */
  shortList(items: readonly string[], limit: number): string {
    if (items.length <= limit) return this.list(items);
    const rest = items.length - limit;
    return this.list([...items.slice(0, limit), this.count(rest, ...this.conventions.others)]);
  }
}
