import { SOURCES } from '../../domain/sources';
import type { Layer, LayerId, Quality } from '../../atlas/manifest';
import type { ReadTable } from '../readers/table';
import { REPORT_FORMAT, REPORT_VERSION, type ImportReport } from '../report';
import type { Guess, ImportContext } from './types';

/** What is said of a layer that an import brings; `source` is a key of the catalogue, `null` for a file of one's own. */
export function describeLayer(
  id: LayerId,
  source: string | null,
  said: { title: string; vintage: string; quality: Quality },
  { file }: ImportContext,
  { rows }: Pick<ImportReport, 'rows'>,
): Layer {
  const known = source === null ? null : SOURCES[source];
  return {
    id,
    publisher: known?.publisher ?? '',
    source: file,
    url: known?.url ?? null,
    licence: known?.licence ?? '',
    caveats: [],
    ...said,
    rows,
    setAside: [],
    rejections: [],
    checksum: '',
  };
}

/** A report without figure yet, to be filled by the importer. */
export function describeReport(
  { kind, options }: Guess,
  { file }: ImportContext,
  table: ReadTable,
): Pick<ImportReport, 'format' | 'version' | 'file' | 'table' | 'kind' | 'vintage'> {
  return {
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    file,
    table: table.name,
    kind,
    vintage: options.vintage ?? '',
  };
}
