import type { ExpressionSpecification, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Choropleth } from './choropleth';
import { MARK } from './marks';
import type { ClassStyle } from './palette';
import { patternPixels } from './patterns';
import { choroplethStrength, NETWORK_STRENGTH } from './strength';

/**
 * Sets of classes that can be shown at once, the later over the earlier: the existing CPTS in a paler hand, what is
 * studied, a veil over what lies around it, the territories proposed, and what differs between two scenarios.
 */
const CLASS_FILLS = ['network-fill', 'choropleth', 'veil', 'proposal-fill'] as const;
/** Over the territories themselves. */
const CHANGED = 'changed';
export type ClassFill = (typeof CLASS_FILLS)[number] | typeof CHANGED;

/** Under the territory in hand the existing CPTS step back, so that its own colour stays clear. */
const OPACITY: Readonly<Record<ClassFill, number | ExpressionSpecification>> = {
  'network-fill': [
    'match',
    ['coalesce', ['feature-state', 'mark'], 0],
    [MARK.current, MARK.adding],
    0.08,
    NETWORK_STRENGTH,
  ],
  choropleth: choroplethStrength(false),
  veil: 0.6,
  'proposal-fill': 0.62,
  [CHANGED]: 1,
};

const layersOf = (fill: ClassFill): LayerSpecification[] =>
  [fill, `${fill}-pattern`].map((id) => ({
    id,
    type: 'fill',
    source: 'tiles',
    'source-layer': 'units',
    layout: { visibility: 'none' },
    paint: { 'fill-antialias': false, 'fill-opacity': OPACITY[fill] },
  }));

export const CLASS_LAYERS: LayerSpecification[] = CLASS_FILLS.flatMap(layersOf);
export const CHANGED_LAYERS: LayerSpecification[] = layersOf(CHANGED);

/** Units whose classes one text of the style holds. */
const TOGETHER = 32;

/** The letter that stands for a class. */
const letterOf = (one: number) => String.fromCharCode(CODE_OF_A + one);
const CODE_OF_A = 65;

/**
 * The letter of the class of a unit, looked up by its id: no property in the tiles, no state to write unit by unit.
 * MapLibre parses the values of a style one by one and copies them for each worker with each layer: few long texts are
 * faster than many numbers, and it goes through a text from its start for each unit: not too long.
 */
export function classOf(classes: Uint8Array): ExpressionSpecification {
  const texts: string[] = [];
  for (let unit = 0; unit < classes.length; unit += TOGETHER) {
    texts.push(Array.from(classes.subarray(unit, unit + TOGETHER), letterOf).join(''));
  }
  const unit: ExpressionSpecification = ['to-number', ['id']];
  const at: ExpressionSpecification = ['%', unit, TOGETHER];
  return ['slice', ['at', ['floor', ['/', unit, TOGETHER]], ['literal', texts]], at, ['+', at, 1]];
}

/** The value given to each listed class; the last one stands for the classes that the layer's filter leaves out. */
const byClass = (held: ExpressionSpecification, values: [number, string][]) =>
  [
    'match',
    held,
    ...values.flatMap(([one, value]) => [letterOf(one), value]),
    values[values.length - 1][1],
  ] as ExpressionSpecification;

function imageOf(map: MapLibre, { shape, ink }: NonNullable<ClassStyle['pattern']>): string {
  const id = `${shape}-${ink}`;
  if (!map.hasImage(id)) map.addImage(id, patternPixels(shape, ink), { pixelRatio: 2 });
  return id;
}

/** Shows `choropleth` in the layers of `fill`, or hides them. */
export function showClasses(map: MapLibre, fill: ClassFill, choropleth: Choropleth | null): void {
  const colors = (choropleth?.styles ?? []).map(({ color }, i): [number, string] => [i, color]);
  const images = (choropleth?.styles ?? []).flatMap(({ pattern }, i): [number, string][] =>
    pattern ? [[i, imageOf(map, pattern)]] : [],
  );
  const held = choropleth && classOf(choropleth.classes);
  paint(map, fill, 'fill-color', held, colors);
  paint(map, `${fill}-pattern`, 'fill-pattern', held, images);
}

export function setStrength(map: MapLibre, fill: ClassFill, strength: number): void {
  for (const layer of [fill, `${fill}-pattern`]) map.setPaintProperty(layer, 'fill-opacity', strength);
}

function paint(
  map: MapLibre,
  layer: string,
  property: 'fill-color' | 'fill-pattern',
  held: ExpressionSpecification | null,
  values: [number, string][],
): void {
  const visible = held !== null && values.length > 0;
  map.setLayoutProperty(layer, 'visibility', visible ? 'visible' : 'none');
  if (!visible) return;
  const listed = values.map(([one]) => letterOf(one));
  // Checking thousands of literals against the style's specification would cost more than painting them.
  const unchecked = { validate: false };
  map.setFilter(layer, ['match', held, listed, true, false], unchecked);
  map.setPaintProperty(layer, property, byClass(held, values), unchecked);
}
