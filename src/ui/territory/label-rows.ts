export interface Label {
  /** Pixels from the left where the label belongs, and its width. */
  at: number;
  width: number;
}

/**
 * Places labels, ascending, so that none covers another: each in the first row where there is room, centred where it
 * belongs and kept inside `width`. `left` is the middle of the label.
 */
export function labelRows(labels: readonly Label[], width: number): { left: number; row: number }[] {
  const ends: number[] = [];
  return labels.map(({ at, width: own }) => {
    const left = Math.max(own / 2, Math.min(width - own / 2, at));
    const free = ends.findIndex((end) => end <= left - own / 2);
    const row = free < 0 ? ends.length : free;
    ends[row] = left + own / 2;
    return { left, row };
  });
}
