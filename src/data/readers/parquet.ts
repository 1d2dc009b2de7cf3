import type { Geometry } from 'geojson';
import { asWritten, openShapes, type Shape } from './features';
import { columnNames } from './header';
import { fromEpsg } from './projection';
import type { Shelf, TextRow } from './shelf';
import type { Source } from './source';
import type { ReadOptions, ReadTable } from './table';

/** Rows decoded at once. */
const ROWS = 1 << 14;

/** What GeoParquet writes of its columns of shapes. */
interface GeoMetadata {
  primary_column: string;
  columns: Record<string, { crs?: { id?: { code?: number | string } } | null }>;
}

/** Reads a Parquet file as a table, with its shapes if it is GeoParquet. */
export async function openParquet(source: Source, shelf: Shelf, options: ReadOptions): Promise<ReadTable> {
  const [{ parquetMetadataAsync, parquetReadObjects, parquetSchema }, { compressors }] = await Promise.all([
    import('hyparquet'),
    import('hyparquet-compressors'),
  ]);
  const file = {
    byteLength: source.size,
    slice: async (start: number, end = source.size) => {
      const bytes = await source.read(start, end);
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    },
  };
  const metadata = await parquetMetadataAsync(file);
  const total = Number(metadata.num_rows);
  const records = async function* () {
    for (let rowStart = 0; rowStart < total; rowStart += ROWS) {
      options.signal?.throwIfAborted();
      const rowEnd = Math.min(total, rowStart + ROWS);
      yield* await parquetReadObjects({ file, metadata, compressors, rowStart, rowEnd });
      options.onProgress?.(rowEnd / total);
    }
  };
  const written = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value;
  if (written) return openGeoParquet(source.name, JSON.parse(written) as GeoMetadata, records(), shelf);
  const keys = parquetSchema(metadata).children.map(({ element }) => element.name);
  const columns = columnNames(keys);
  let rows = 0;
  const texts = async function* (): AsyncGenerator<TextRow> {
    for await (const record of records()) yield { line: ++rows, cells: keys.map((key) => asWritten(record[key])) };
  };
  const relation = await shelf.addRows(columns, texts());
  return { name: source.name, relation, columns, rows, headerRow: null, unitsRow: null, surfaces: null, refused: [] };
}

async function openGeoParquet(
  name: string,
  { primary_column, columns }: GeoMetadata,
  records: AsyncIterable<Record<string, unknown>>,
  shelf: Shelf,
): Promise<ReadTable> {
  const shapes: Shape[] = [];
  for await (const record of records) {
    const properties = Object.fromEntries(Object.entries(record).filter(([key]) => !(key in columns)));
    shapes.push({ properties, geometry: (record[primary_column] ?? null) as Geometry | null });
  }
  const code = columns[primary_column]?.crs?.id?.code;
  const project = fromEpsg(typeof code === 'number' ? code : 4326);
  return openShapes(name, shapes, shelf, project, `EPSG:${code}`);
}
