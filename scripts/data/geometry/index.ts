export { buildContext } from './context';
export { buildGeometry, type Geometry } from './geometry';
export type { Labels } from './places';
export { buildTiles } from './tiles';
