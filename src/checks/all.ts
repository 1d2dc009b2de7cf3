import { administrative } from './administrative/check';
import { cls } from './cls/check';
import { composition } from './composition/check';
import { contiguity } from './contiguity/check';
import { funding } from './funding/check';
import { leftover } from './leftover/check';
import { minimumPopulation } from './minimum-population/check';
import { overlap } from './overlap/check';
import { professionals } from './professionals/check';
import { sizeClass } from './size-class/check';

/** Every check, in the order of the verdict. */
export const CHECKS = [
  minimumPopulation,
  sizeClass,
  funding,
  overlap,
  contiguity,
  composition,
  administrative,
  leftover,
  professionals,
  cls,
] as const;
