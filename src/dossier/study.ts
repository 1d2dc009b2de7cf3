import type { ProfessionKey, Stage } from '../atlas/atlas';
import type { Quality } from '../atlas/manifest';
import { accessOf, type AccessFigure } from '../domain/access';
import { aplAround, aplOf, type AplFigure } from '../domain/apl';
import { aroundOf, type Around } from '../domain/around';
import { withoutCpts, type Country } from '../domain/country';
import { evaluate } from '../checks/evaluate';
import { frameOf, type Frame } from '../domain/frame';
import { growthOf, type GrowthFigure } from '../domain/growth';
import { indicatorsOf, type IndicatorFigure } from '../domain/indicators';
import type { Sketch } from '../domain/overlaps';
import { rankAmongDepartments } from '../domain/references';
import { restParts } from '../domain/part-rests';
import { reachOf, type TypedPart } from '../domain/parts';
import type { Settings } from '../domain/settings';
import { Territory } from '../domain/territory';
import type { Figure } from '../domain/verdict';
import type { Verdict } from '../checks/verdict';

/** A territory to be written about. */
export interface Subject {
  name: string;
  units: Uint16Array;
  /** Of communes that it holds in part. */
  parts?: readonly TypedPart[] | undefined;
  /** Id of the existing CPTS that it stands in for. */
  origin: string | null;
  /** Whether a contrat local de santé covers it, in the user's word. */
  cls?: boolean | null;
  /** Name of its scenario, when it is another than that in hand. */
  scenario?: string;
}

/** Every figure of a dossier, as the domain gives them. */
export interface Study extends Subject {
  /** That of the CPTS it stands in for; a plain sketch has none. */
  stage: Stage | 'sketch';
  /** km². */
  area: Figure;
  verdict: Verdict;
  /** Place of each density among those of the departments. */
  ranks: Record<ProfessionKey, { rank: number; of: number } | null>;
  growth: GrowthFigure[];
  apl: (AplFigure & { reference: Record<keyof Frame, number | null> })[];
  access: AccessFigure[];
  around: Around;
  /** What the user brought beside the columns of the atlas. */
  indicators: IndicatorFigure[];
  /** Its units, and those of the communes of which nothing that it holds is drawn: what its map shows. */
  reach: Uint16Array;
}

/**
 * Works the figures of a dossier out: some tens of milliseconds, most of them for the white zones around.
 * @param sketches the user's other territories.
 */
export function studyOf(country: Country, subject: Subject, settings: Settings, sketches: readonly Sketch[]): Study {
  const { atlas, network, references } = country;
  const { units, origin } = subject;
  const place = network.cpts.findIndex(({ id }) => id === origin);
  const seen = place < 0 ? country : withoutCpts(country, place);
  const typed = [...(subject.parts ?? []), ...restParts(atlas, sketches, subject.parts)];
  const verdict = evaluate(seen, new Territory(seen, units, typed), settings, sketches, {
    cls: subject.cls ?? null,
  });
  const reach = reachOf(atlas, subject);
  const frame = frameOf(country, reach);
  const levels = new Map(aplAround(atlas, frame).map(({ key, reference }) => [key, reference]));
  return {
    ...subject,
    stage: place < 0 ? 'sketch' : network.cpts[place].stage,
    area: areaOf(country, units, verdict.partial === 0),
    verdict,
    ranks: Object.fromEntries(
      verdict.professionals.map(({ key, density }) => [key, rankAmongDepartments(references, key, density.value)]),
    ) as Study['ranks'],
    growth: growthOf(atlas, units, frame, verdict.parts.length === 0),
    apl: aplOf(atlas, units, verdict.parts).map((figure) => ({ ...figure, reference: levels.get(figure.key)! })),
    access: accessOf(atlas, units, verdict.parts),
    around: aroundOf(country, subject, settings),
    indicators: indicatorsOf(atlas, units, frame, verdict.parts),
    reach,
  };
}

function areaOf({ atlas }: Country, units: Uint16Array, isDrawn: boolean): Figure {
  const total = isDrawn ? units.reduce((sum, unit) => sum + atlas.area[unit], 0) : NaN;
  const layer = atlas.manifest.layers.find(({ id }) => id === 'contours');
  const known: Quality = layer?.quality ?? 'unknown';
  const value = Number.isNaN(total) ? null : total;
  return { value, quality: value === null ? 'unknown' : known, source: 'contours', vintage: layer?.vintage ?? '' };
}
