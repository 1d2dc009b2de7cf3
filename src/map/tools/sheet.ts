import { wishedColours } from '../theme';
import type { Point, Stroke } from './gesture';

const SVG = 'http://www.w3.org/2000/svg';

/** An element of a drawing. */
export function element<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Record<string, string>) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A transparent sheet over the map for what follows the hand: the brush, the shape being drawn, the crosshair. */
export class Sheet {
  readonly #svg = element('svg', { width: '100%', height: '100%', 'aria-hidden': 'true' });
  readonly #brush = element('circle', { fill: 'none', 'stroke-width': '1.5' });
  readonly #shape = element('path', { 'fill-opacity': '0.08', 'stroke-width': '1.5', 'stroke-dasharray': '5 4' });
  readonly #crosshair = element('path', { fill: 'none', 'stroke-width': '2' });

  constructor(container: HTMLElement) {
    Object.assign(this.#svg.style, { position: 'absolute', inset: '0', pointerEvents: 'none', zIndex: '1' });
    this.#svg.append(this.#brush, this.#shape, this.#crosshair);
    container.append(this.#svg);
    this.brush(null);
    this.shape(null);
    this.crosshair(null);
  }

  brush(at: Point | null, radius = 0, mode: Stroke['mode'] = 'add'): void {
    this.#brush.setAttribute('visibility', at ? 'visible' : 'hidden');
    if (!at) return;
    for (const [key, value] of [
      ['cx', at.x],
      ['cy', at.y],
      ['r', radius],
    ] as const)
      this.#brush.setAttribute(key, String(value));
    this.#brush.setAttribute('stroke', inkOf(mode));
  }

  shape(stroke: Stroke | null): void {
    this.#shape.setAttribute('d', stroke ? outlineOf(stroke) : '');
    if (!stroke) return;
    const color = inkOf(stroke.mode);
    this.#shape.setAttribute('fill', color);
    this.#shape.setAttribute('stroke', color);
  }

  crosshair(at: Point | null): void {
    this.#crosshair.setAttribute('stroke', wishedColours().ink);
    this.#crosshair.setAttribute('d', at ? `M${at.x - 14} ${at.y}h9m10 0h9M${at.x} ${at.y - 14}v9m0 10v9` : '');
  }

  /** Lays a drawing under all else. */
  lay(drawing: SVGElement): void {
    this.#svg.prepend(drawing);
  }

  remove(): void {
    this.#svg.remove();
  }
}

const inkOf = (mode: Stroke['mode']): string => wishedColours()[mode === 'add' ? 'territory' : 'ink'];

function outlineOf({ tool, path }: Stroke): string {
  const [a, b] = [path[0], path[path.length - 1]];
  if (tool === 'rectangle') return `M${a.x} ${a.y}H${b.x}V${b.y}H${a.x}Z`;
  return `M${path.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;
}
