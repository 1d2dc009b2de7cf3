import type { Layer } from '../../../src/atlas/manifest';
import { chainMoves, type Move } from '../../../src/sources/moves/chain';
import { caveat, RowReport } from '../report';
import { checksum, type SourceFile } from '../sources';
import { readRows } from '../table';

/**
 * Reads INSEE's moves of communes since 1943.
 * @param current The codes in force.
 * @returns For each gone code its heirs in force, ascending, at least one.
 * @throws {SourceError} when the file is not laid out as INSEE's.
 */
export function readMoves(
  file: SourceFile,
  current: { has(code: string): boolean },
): { heirs: Map<string, string[]>; layer: Layer } {
  const report = new RowReport();
  const moves = readRows(file, ',', ['DATE_EFF', 'COM_AV', 'TYPECOM_AP', 'COM_AP']).map((row): Move => {
    if (row.COM_AP === '') report.setAside('no-successor', row.COM_AV);
    else report.take();
    return { date: row.DATE_EFF, from: row.COM_AV, type: row.TYPECOM_AP, to: row.COM_AP };
  });
  return { heirs: chainMoves(moves, current), layer: describeMoves(file, report) };
}

const describeMoves = (file: SourceFile, { ends }: RowReport): Layer => ({
  id: 'moves',
  title: 'Mouvements de communes depuis 1943',
  publisher: 'Insee',
  source: file.name,
  url: 'https://www.insee.fr/fr/statistiques/fichier/8740222/v_mvt_commune_2026.csv',
  vintage: 'COG 2026',
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [caveat('split-heirs')],
  ...ends,
  checksum: checksum(file),
});
