export { featuresFromAfar } from './afar';
export { buildContext } from './context';
export { buildGeometry, type Geometry } from './geometry';
export { SEAT, type Labels } from './places';
export { buildTiles } from './tiles';
