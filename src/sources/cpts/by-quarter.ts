import { NONE } from '../../atlas/atlas';
import type { Quarter } from '../../atlas/quarters/layer';
import { chain } from '../../atlas/topology/chain';
import { MeshBuilder, OverlapError } from '../../atlas/topology/mesh';
import type { ImportContext } from '../../data/importers/types';
import { rowShares } from '../../data/row-shares';
import { packSurfaces, polygonsAt, type Surfaces } from '../../data/surfaces';
import { indexArcs, type IndexedArcs } from '../../kernel/arcs';
import type { Share } from '../../kernel/shares';
import { nextTask } from '../../kernel/task';

/** Lines drawn at another scale never follow a border exactly: this much on either side says nothing. */
const SLACK = 0.05;

/** A perimeter as it is drawn: of which CPTS (`null` for none that is taken), and the units that it covers. */
export interface DrawnArea {
  key: string | null;
  covered: readonly Share[];
}

/** A quarter that borders cut, and what each CPTS covers of it, the most first. */
export interface DividedQuarter {
  code: string;
  holders: readonly { key: string; share: number }[];
}

/** The quarters of communes that CPTS cut. */
export interface QuarterHolding {
  /** Communes, by index, that are held by quarters. */
  communes: ReadonlySet<number>;
  /** By CPTS: codes of its quarters, and the communes that these are of. */
  held: ReadonlyMap<string, { quarters: string[]; communes: Set<number> }>;
  divided: readonly DividedQuarter[];
}

/**
 * What CPTS hold of communes that their borders cut, where the quarters of these are known: each quarter goes to the
 * side that has most of its surface, one CPTS or none, so that no two overlap; those that are cut themselves are told.
 * @param cut the communes, by index.
 * @param areas one a row of `surfaces`.
 */
export async function holdQuarters(
  cut: Iterable<number>,
  areas: readonly DrawnArea[],
  surfaces: Surfaces,
  { atlas, quarters: quartersOf }: Pick<ImportContext, 'atlas' | 'quarters'>,
): Promise<QuarterHolding> {
  const communes = new Set<number>();
  const held = new Map<string, { quarters: string[]; communes: Set<number> }>();
  const divided: DividedQuarter[] = [];
  for (const unit of cut) {
    const quarters = quartersOf?.(atlas.codes[unit]);
    const arcs = quarters && arcsOf(quarters);
    if (!arcs) continue;
    communes.add(unit);
    const rows = areas.flatMap(({ key, covered }, row) =>
      key !== null && covered.some((share) => share.unit === unit) ? [row] : [],
    );
    const own = packSurfaces(rows.map((row) => ({ type: 'MultiPolygon', coordinates: polygonsAt(surfaces, row) })));
    const shares = own ? rowShares({ arcs, surfaces: own }) : [];
    quarters.forEach(({ code }, i) => {
      const holders = holdersOf(
        shares.map((row, at) => [areas[rows[at]].key!, row?.find((one) => one.unit === i)?.share ?? 0]),
      );
      const outside = Math.max(0, 1 - holders.reduce((sum, { share }) => sum + share, 0));
      const [most] = holders;
      if (Math.max(most?.share ?? 0, outside) < 1 - SLACK) divided.push({ code, holders });
      if (!most || most.share < outside) return;
      const taken = held.get(most.key) ?? { quarters: [], communes: new Set() };
      taken.quarters.push(code);
      taken.communes.add(unit);
      held.set(most.key, taken);
    });
    await nextTask();
  }
  return { communes, held, divided };
}

/** Each CPTS once, the same surface may come twice; the most first. */
function holdersOf(shares: readonly (readonly [key: string, share: number])[]) {
  const most = new Map<string, number>();
  for (const [key, share] of shares) if (share > 0) most.set(key, Math.max(share, most.get(key) ?? 0));
  return [...most].map(([key, share]) => ({ key, share })).sort((a, b) => b.share - a.share);
}

/** The borders of some quarters, by their place among them; `null` where they lie over one another. */
function arcsOf(quarters: readonly Quarter[]): IndexedArcs | null {
  const builder = new MeshBuilder();
  try {
    quarters.forEach(({ rings }, i) => builder.add(i, [...rings]));
  } catch (error) {
    if (!(error instanceof OverlapError)) throw error;
    return null;
  }
  return indexArcs(chain(builder.mesh), Math.min(quarters.length, NONE));
}
