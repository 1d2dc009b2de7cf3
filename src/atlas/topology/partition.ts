import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Topology } from '../atlas';
import { splitCity } from './arrondissements';
import { chain } from './chain';
import { GRID, MeshBuilder, type Ring } from './mesh';
import { doubleArea } from './rings';

/** A city as a whole, and the arrondissements that stand in its place. */
export interface City {
  rings: Ring[];
  districts: ReadonlyMap<number, Ring[]>;
}

/** Ids that stand for the cities in the mesh until their arrondissements replace them. */
const CITY = 0xff00;

/**
 * The borders between units whose outlines share their vertices.
 * @param outlines Rings of each unit, its surface on their left.
 * @throws {OverlapError} when outlines overlap.
 * @throws {CityOutlineError} when the arrondissements of a city do not follow its outline.
 */
export function partition(outlines: ReadonlyMap<number, Ring[]>, cities: readonly City[]): Topology {
  const builder = new MeshBuilder();
  for (const [unit, rings] of outlines) builder.add(unit, rings);
  cities.forEach(({ rings }, i) => builder.add(CITY + i, rings));
  cities.forEach(({ districts }, i) => splitCity(builder.mesh, CITY + i, districts));
  return chain(builder.mesh);
}

/** Sources wind their rings either way: here outer rings turn counter-clockwise, holes clockwise. */
export function ringsOfGeometry(geometry: Polygon | MultiPolygon): Ring[] {
  return ringsOfPolygons(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
}

/** The same of polygons given as their rings, the outer one first. */
export function ringsOfPolygons(polygons: readonly (readonly Position[][])[]): Ring[] {
  return polygons.flatMap((polygon) =>
    polygon.map((positions, i) => {
      const points = positions.slice(0, -1).map(([x, y]) => [Math.round(x * GRID), Math.round(y * GRID)]);
      return doubleArea(points.flat()) > 0 === (i === 0) ? points.flat() : points.reverse().flat();
    }),
  );
}
