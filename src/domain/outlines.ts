import type { Atlas } from '../atlas/atlas';

/**
 * Whether the outlines of all these departments are known exactly, so that neighbours and surfaces are too.
 * @param departments by their codes.
 */
export function outlinesAreExact(
  { manifest }: Pick<Atlas, 'manifest'>,
  departments: readonly { code: string }[],
): boolean {
  const layer = manifest.layers.find(({ id }) => id === 'contours');
  if (layer?.quality === 'exact') return true;
  const exact = layer?.exactIn?.departments ?? [];
  return departments.length > 0 && departments.every(({ code }) => exact.includes(code));
}
