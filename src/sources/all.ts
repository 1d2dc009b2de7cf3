import { ages } from './ages/ages';
import { apl } from './apl/apl';
import { bpe } from './bpe/bpe';
import { contours } from './contours/contours';
import { cpts } from './cpts/cpts';
import { indicator } from './indicator/indicator';
import { moves } from './moves/moves';
import { population } from './population/population';
import { quarters } from './quarters/quarters';
import { rpps } from './rpps/rpps';
import type { ImportKind } from '../data/importers/kinds';
import type { Importer } from '../data/importers/types';
import { zoning } from './zoning/zoning';

/** The importer of each kind, in the order of the kinds. */
export const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  population,
  'cog-moves': moves,
  bpe,
  rpps,
  apl,
  zoning,
  ages,
  contours,
  quarters,
  cpts,
  indicator,
};
