import type { Map as MapLibre } from 'maplibre-gl';

/** Moves all of `maps` with the one that the hand moves, until the returned function is called. */
export function moveTogether(maps: readonly MapLibre[]): () => void {
  let leader: MapLibre | null = null;
  const follows = maps.map((map) => {
    const follow = () => {
      if (leader && leader !== map) return;
      leader = map;
      const view = { center: map.getCenter(), zoom: map.getZoom() };
      for (const other of maps) if (other !== map) other.jumpTo(view);
      leader = null;
    };
    map.on('move', follow);
    return () => map.off('move', follow);
  });
  return () => follows.forEach((leave) => leave());
}
