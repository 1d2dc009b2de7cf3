import type { Database } from './database';

export interface Counted {
  units: number;
  population: number | null;
  generalists: number | null;
}

const SQL = `
  SELECT count(*) AS units, sum(u.pmun_2023) AS population, sum(p.count) AS generalists
  FROM unnest(string_split(?, ' ')) AS wanted(code)
  JOIN units u USING (code)
  LEFT JOIN professionals p ON p.code = u.code AND p.key = 'medecin_generaliste'`;

/** The figures of a territory counted again by DuckDB, away from the engine of the page. */
export class Recount {
  status = $state<'idle' | 'running' | 'done' | 'failed'>('idle');
  result = $state.raw<Counted | null>(null);

  constructor(private readonly database: Database) {}

  /** Failing leaves the rest of the page as it is. */
  async run(codes: readonly string[]): Promise<void> {
    this.status = 'running';
    try {
      const engine = await this.database.open();
      const [row] = await engine.query(SQL, [codes.join(' ')]);
      const figure = (value: unknown) => (value === null ? null : Number(value));
      this.result = {
        units: Number(row.units),
        population: figure(row.population),
        generalists: figure(row.generalists),
      };
      this.status = 'done';
    } catch {
      this.status = 'failed';
    }
  }
}
