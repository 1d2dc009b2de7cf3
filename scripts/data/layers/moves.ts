import type { Layer } from '../../../src/atlas/manifest';
import { RowReport } from '../report';
import { checksum, type SourceFile } from '../sources';
import { readRows } from '../table';

interface Move {
  date: string;
  to: string;
}

/**
 * Chains INSEE's moves of communes since 1943 to the codes in force today.
 *
 * A gone code follows the move that ended its last life, then its heir's, and so on. A move that leaves the code
 * standing (a commune that gives part of itself to a new one) ends nothing. A code that ended in a split has several
 * heirs. Source: INSEE, `v_mvt_commune`, where a move is one row per commune before and commune after.
 * @param current The codes in force.
 * @returns For each gone code its heirs in force, ascending, at least one.
 * @throws {SourceError} when the file is not laid out as INSEE's.
 */
export function chainMoves(
  file: SourceFile,
  current: { has(code: string): boolean },
): { heirs: Map<string, string[]>; layer: Layer } {
  const report = new RowReport();
  const movesOf = new Map<string, Move[]>();
  for (const row of readRows(file, ',', ['DATE_EFF', 'COM_AV', 'TYPECOM_AP', 'COM_AP'])) {
    const { DATE_EFF: date, COM_AV: from, TYPECOM_AP: type, COM_AP: to } = row;
    if (to === '') {
      report.reject(
        {
          fr: 'commune sortie du code officiel sans commune suivante',
          en: 'commune gone from the official code without a successor',
        },
        from,
      );
      continue;
    }
    report.take();
    const endsAsUnit = type === 'COM' || type === 'ARM';
    if (from === '' || from === to || !endsAsUnit) continue;
    if (!movesOf.has(from)) movesOf.set(from, []);
    movesOf.get(from)!.push({ date, to });
  }

  const heirsSince = (code: string, since: string, seen: ReadonlySet<string>): string[] => {
    if (current.has(code)) return [code];
    const moves = (movesOf.get(code) ?? []).filter(({ date, to }) => date >= since && !seen.has(to));
    const last = moves.reduce((latest, { date }) => (date > latest ? date : latest), '');
    return moves
      .filter(({ date }) => date === last)
      .flatMap(({ date, to }) => heirsSince(to, date, new Set(seen).add(code)));
  };

  const heirs = new Map<string, string[]>();
  for (const code of movesOf.keys()) {
    if (current.has(code)) continue;
    const found = [...new Set(heirsSince(code, '', new Set()))].sort();
    if (found.length > 0) heirs.set(code, found);
  }
  return { heirs, layer: describeMoves(file, report) };
}

const describeMoves = (file: SourceFile, { rows, rejections }: RowReport): Layer => ({
  id: 'moves',
  title: 'Mouvements de communes depuis 1943',
  publisher: 'Insee',
  source: file.name,
  url: 'https://www.insee.fr/fr/statistiques/fichier/8740222/v_mvt_commune_2026.csv',
  vintage: 'COG 2026',
  licence: 'Licence Ouverte 2.0',
  quality: 'exact',
  caveats: [
    {
      fr: "Un ancien code partagé lors d'une défusion a plusieurs communes d'aujourd'hui pour héritières.",
      en: 'A former code that was split has several communes of today as its heirs.',
    },
  ],
  rows,
  rejections,
  checksum: checksum(file),
});
