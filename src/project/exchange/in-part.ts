import type { Atlas } from '../../atlas/atlas';

/** A commune that is held in part, as files name it. @param atlas with nothing cut. */
export const inPart = ({ names, codes }: Atlas, commune: number): string =>
  `${names[commune]} (${codes[commune]}), en partie`;

/** Code of the commune that a file of ours names so; `null` for any other name. */
export const communeInPart = (name: string): string | null => /\((\w{5})\), en partie$/.exec(name)?.[1] ?? null;
