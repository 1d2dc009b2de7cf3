import { NONE } from '../../../src/atlas/atlas';
import type { Box } from './boxes';

/** A raster of square cells about `CELL_METRES` wide; row 0 is the southernmost. Coordinates are on the grid. */
export interface Cells {
  west: number;
  south: number;
  width: number;
  height: number;
  columns: number;
  rows: number;
  /** Unit of each cell, row by row; `NONE` outside. */
  owner: Uint16Array;
}

const CELL_METRES = 200;
const METRES_PER_STEP = 1.11195;
/** A unit with fewer cells on land is an islet that the coarse land file does not know. */
const LEAST_LAND = 12;

/**
 * Shares a territory out between boxes: each cell goes to the box whose centre is nearest, counting distances in
 * widths and heights of the box, among those that hold the cell. Every unit gets a cell at least.
 * @param landOf The land of a given raster: 1 for each cell on land, row by row.
 */
export function shareOut(boxes: Box[], landOf: (cells: Cells) => Uint8Array): Cells {
  const cells = rasterAround(boxes);
  const { columns, owner } = cells;
  const nearest = new Float32Array(owner.length).fill(Infinity);
  for (const box of boxes)
    eachCell(cells, box, (cell, dx, dy) => {
      const distance = dx * dx + dy * dy;
      if (distance >= nearest[cell]) return;
      nearest[cell] = distance;
      owner[cell] = box.unit;
    });
  clip(cells, nearest, landOf(cells));
  mergeFragments(cells);

  const counts = countOf(owner);
  for (const { unit, west, south, east, north } of boxes) {
    if (counts[unit]) continue;
    const column = Math.floor(((west + east) / 2 - cells.west) / cells.width);
    const row = Math.floor(((south + north) / 2 - cells.south) / cells.height);
    const cell = freeCell(cells, counts, row * columns + column);
    if (owner[cell] !== NONE) counts[owner[cell]]--;
    owner[cell] = unit;
    counts[unit] = 1;
  }
  return cells;
}

/** An empty raster with two cells to spare on each side. */
function rasterAround(boxes: Box[]): Cells {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    west = Math.min(west, box.west);
    south = Math.min(south, box.south);
    east = Math.max(east, box.east);
    north = Math.max(north, box.north);
  }
  const height = Math.round(CELL_METRES / METRES_PER_STEP);
  const width = Math.round(height / Math.cos(((south + north) / 2e5) * (Math.PI / 180)));
  const columns = Math.ceil((east - west) / width) + 4;
  const rows = Math.ceil((north - south) / height) + 4;
  const owner = new Uint16Array(columns * rows).fill(NONE);
  return { west: west - 2 * width, south: south - 2 * height, width, height, columns, rows, owner };
}

/** Visits the cells whose middle is in the box, with their distance to its centre in widths and heights of the box. */
function eachCell(cells: Cells, box: Box, visit: (cell: number, dx: number, dy: number) => void) {
  const firstColumn = Math.ceil((box.west - cells.west) / cells.width - 0.5);
  const lastColumn = Math.floor((box.east - cells.west) / cells.width - 0.5);
  const firstRow = Math.ceil((box.south - cells.south) / cells.height - 0.5);
  const lastRow = Math.floor((box.north - cells.south) / cells.height - 0.5);
  for (let row = firstRow; row <= lastRow; row++) {
    const dy = (cells.south + (row + 0.5) * cells.height - (box.south + box.north) / 2) / (box.north - box.south);
    for (let column = firstColumn; column <= lastColumn; column++) {
      const dx = (cells.west + (column + 0.5) * cells.width - (box.west + box.east) / 2) / (box.east - box.west);
      visit(row * cells.columns + column, dx, dy);
    }
  }
}

/** Takes the sea from each unit; one that has hardly any land keeps the ellipse inside its box. */
function clip({ owner }: Cells, nearest: Float32Array, land: Uint8Array) {
  const onLand = new Uint32Array(NONE);
  owner.forEach((unit, cell) => unit !== NONE && land[cell] && onLand[unit]++);
  owner.forEach((unit, cell) => {
    if (unit === NONE || land[cell]) return;
    if (onLand[unit] >= LEAST_LAND || nearest[cell] > 0.25) owner[cell] = NONE;
  });
}

/** Gives the pieces of a unit that are cut off from its largest one to the neighbour they touch most. */
function mergeFragments(cells: Cells) {
  const { owner } = cells;
  const { pieceOf, sizes } = piecesOf(cells);
  const largest = new Int32Array(NONE).fill(-1);
  owner.forEach((unit, cell) => {
    if (unit !== NONE && (largest[unit] < 0 || sizes[pieceOf[cell]] > sizes[largest[unit]]))
      largest[unit] = pieceOf[cell];
  });
  const fragments = new Map<number, number[]>();
  owner.forEach((unit, cell) => {
    if (unit === NONE || pieceOf[cell] === largest[unit]) return;
    const list = fragments.get(pieceOf[cell]);
    if (list) list.push(cell);
    else fragments.set(pieceOf[cell], [cell]);
  });
  for (const fragment of fragments.values()) {
    const touching = new Map<number, number>();
    for (const cell of fragment)
      for (const next of around(cells, cell)) {
        const isHome = owner[next] !== NONE && pieceOf[next] === largest[owner[next]];
        if (isHome) touching.set(owner[next], (touching.get(owner[next]) ?? 0) + 1);
      }
    const [unit] = [...touching].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [NONE, 0]);
    if (unit !== NONE) for (const cell of fragment) owner[cell] = unit;
  }
}

/** Numbers the pieces: sets of cells of one unit joined by their sides. */
function piecesOf(cells: Cells) {
  const { owner } = cells;
  const pieceOf = new Int32Array(owner.length).fill(-1);
  const sizes: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < owner.length; start++) {
    if (owner[start] === NONE || pieceOf[start] >= 0) continue;
    const piece = sizes.push(0) - 1;
    pieceOf[start] = piece;
    stack.push(start);
    while (stack.length) {
      const cell = stack.pop()!;
      sizes[piece]++;
      for (const next of around(cells, cell))
        if (pieceOf[next] < 0 && owner[next] === owner[cell]) {
          pieceOf[next] = piece;
          stack.push(next);
        }
    }
  }
  return { pieceOf, sizes };
}

/** The four cells beside one; owned cells are never on the rim of the raster. */
const around = ({ columns }: Cells, cell: number) => [cell - 1, cell + 1, cell - columns, cell + columns];

/** The cell wished for, or the nearest one that does not take the last cell of another unit. */
function freeCell({ owner, columns }: Cells, counts: Uint32Array, wished: number): number {
  for (let reach = 0; ; reach++)
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        const cell = wished + dy * columns + dx;
        if (owner[cell] === NONE || counts[owner[cell]] > 1) return cell;
      }
}

function countOf(owner: Uint16Array): Uint32Array {
  const counts = new Uint32Array(NONE);
  for (const unit of owner) if (unit !== NONE) counts[unit]++;
  return counts;
}
