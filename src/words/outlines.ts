import type { Manifest } from '../atlas/manifest';
import type { Language } from './language';

/** Whose the outlines are that a drawing is made from: published ones, or rebuilt for want of them. */
export function outlinesCredit({ layers }: Manifest, { words }: Language): string {
  const { outlines } = words.map;
  const layer = layers.find(({ id }) => id === 'contours');
  if (!layer) return '';
  return layer.quality === 'exact'
    ? outlines.exact(words.publisher(layer.publisher))
    : outlines.rebuilt(words.publisher(layer.publisher));
}
