import { ages } from './ages';
import { apl } from './apl';
import { bpe } from './bpe';
import { contours } from './contours';
import { cpts } from './cpts';
import { indicator } from './indicator';
import { moves } from './moves';
import { population } from './population';
import { rpps } from './rpps';
import type { Importer } from './types';
import { zoning } from './zoning';

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
  cpts,
  indicator,
];
