import type { Atlas } from '../../atlas/atlas';

/** A commune that is held in part, as files name it. @param atlas with nothing cut. */
export const inPart = ({ names, codes }: Atlas, commune: number): string =>
  `${names[commune]} (${codes[commune]}), en partie`;
