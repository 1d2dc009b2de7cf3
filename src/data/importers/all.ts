import { ages } from './ages';
import { apl } from './apl';
import { bpe } from './bpe';
import { indicator } from './indicator';
import { population } from './population';
import type { Importer } from './types';
import { zoning } from './zoning';

/** One importer a source. */
export const IMPORTERS: readonly Importer[] = [population, bpe, apl, zoning, ages, indicator];
