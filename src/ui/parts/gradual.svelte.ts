/**
 * How many of many things are drawn: some at first, then more at each frame, for a long list drawn at once holds the
 * page.
 * @param total how many there are.
 */
export function gradually(total: () => number, atOnce: number): { readonly drawn: number } {
  let drawn = $state(atOnce);
  $effect(() => {
    if (drawn >= total()) return;
    const frame = requestAnimationFrame(() => (drawn += atOnce));
    return () => cancelAnimationFrame(frame);
  });
  return {
    get drawn() {
      return drawn;
    },
  };
}
