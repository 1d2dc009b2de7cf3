import type { Atlas, Indicator } from '../atlas/atlas';
import { foldWords } from '../atlas/names';
import type { UnitSet } from '../kernel/unit-set';
import { CLS } from './rules';
import { TYPED_SOURCE } from './sources';
import type { Findings } from './verdict';

/**
 * The contrats locaux de santé (CLS) that cover a territory: in the person's word first, else by an imported list of
 * communes. A commune of no list may have one all the same. Source of the rule: `data/rules/cls.json`.
 */
export function clsOf({ indicators }: Atlas, units: UnitSet, said: boolean | null): Findings['cls'] {
  if (said !== null) return { said, contracts: [], units: 0, source: TYPED_SOURCE };
  const list = indicators.findLast(isCls);
  const names = new Set<string>();
  let covered = 0;
  for (const unit of list ? units : []) {
    const name = list!.categories[list!.values[unit]];
    if (name === undefined) continue;
    covered++;
    names.add(name);
  }
  return { said: null, contracts: [...names].sort(), units: covered, source: list?.layer ?? CLS.source };
}

const isCls = ({ aggregate, title }: Indicator) =>
  aggregate === 'category' && CLS.columns.includes(foldWords(title.fr).join(' '));
