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
import type { Importer } from '../data/importers/types';
import { zoning } from './zoning/zoning';

/** One importer a source. */
export const IMPORTERS: readonly Importer[] = [
  population,
  moves,
  bpe,
  rpps,
  apl,
  zoning,
  ages,
  contours,
  quarters,
  cpts,
  indicator,
];
