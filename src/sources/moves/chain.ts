/** A move of communes: one commune before, one after. */
export interface Move {
  /** ISO day. */
  date: string;
  from: string;
  /** `COM`, `ARM`, `COMD`, `COMA`… of the commune after. */
  type: string;
  to: string;
}

/**
 * Chains moves of communes to the codes in force today.
 *
 * A gone code follows the move that ended its last life, then its heir's, and so on. A move that leaves the code
 * standing (a commune that gives part of itself to a new one) ends nothing. A code that ended in a split has several
 * heirs. Source: INSEE, `v_mvt_commune`, where a move is one row per commune before and commune after.
 * @param current The codes in force.
 * @returns For each gone code its heirs in force, ascending, at least one.
 */
export function chainMoves(moves: Iterable<Move>, current: { has(code: string): boolean }): Map<string, string[]> {
  const movesOf = new Map<string, Move[]>();
  for (const move of moves) {
    const endsAsUnit = move.type === 'COM' || move.type === 'ARM';
    if (move.from === '' || move.to === '' || move.from === move.to || !endsAsUnit) continue;
    if (!movesOf.has(move.from)) movesOf.set(move.from, []);
    movesOf.get(move.from)!.push(move);
  }

  const heirsSince = (code: string, since: string, seen: ReadonlySet<string>): string[] => {
    if (current.has(code)) return [code];
    const left = (movesOf.get(code) ?? []).filter(({ date, to }) => date >= since && !seen.has(to));
    const last = left.reduce((latest, { date }) => (date > latest ? date : latest), '');
    return left
      .filter(({ date }) => date === last)
      .flatMap(({ date, to }) => heirsSince(to, date, new Set(seen).add(code)));
  };

  const heirs = new Map<string, string[]>();
  for (const code of movesOf.keys()) {
    if (current.has(code)) continue;
    const found = [...new Set(heirsSince(code, '', new Set()))].sort();
    if (found.length > 0) heirs.set(code, found);
  }
  return heirs;
}
