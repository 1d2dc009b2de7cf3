import {
  FACILITIES,
  PROFESSIONS,
  type Atlas,
  type Column,
  type FacilityKey,
  type LateStage,
  type PopulationColumn,
  type ProfessionKey,
} from './atlas';
import { atOnce } from '../kernel/task';
import { decodeContainer, encodeContainer, type Section } from './container';
import { packColumn, scaleOf, unpackColumn, type Scale } from './packed/columns';

/** What stands beside the figures of a column in its file. */
type Described<One extends { values: unknown }> = Omit<One, 'values'> & { scale: Scale };

type Whole = Omit<Atlas, 'manifest' | 'awaited'>;
type Reader = ReturnType<typeof decodeContainer>['section'];

/** A column that is on its way: without figures, never zero. */
const awaited = (count: number): Column => ({
  values: new Float32Array(count).fill(NaN),
  quality: 'awaited',
  layer: 'professionals',
  vintage: '',
});

const byKey = <Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;

/** The columns that no late file has given yet. */
export function awaitedColumns(
  count: number,
): Pick<Atlas, 'professionals' | 'facilities' | 'apl' | 'area' | 'postcodes'> {
  return {
    professionals: byKey(PROFESSIONS, () => awaited(count)),
    facilities: byKey(FACILITIES, () => awaited(count)),
    apl: {},
    area: awaited(count).values,
    postcodes: Array<string>(count).fill(''),
  };
}

/** Writes a column in `sections` under `name`, and gives what is to be known to read it. */
export function put<One extends { values: Float32Array | Float64Array }>(
  sections: Record<string, Section>,
  name: string,
  { values, ...rest }: One,
): Described<One> {
  const scale = scaleOf(values);
  sections[name] = packColumn(values, scale);
  return { ...rest, scale } as Described<One>;
}

/** Reads what `put` wrote as a column of the kind of `empty`. */
export function take<Values extends Float32Array | Float64Array>(
  section: Reader,
  name: string,
  scale: Scale,
  empty: Values,
): Values {
  if (scale !== null) return unpackColumn(section(name, 'Uint8Array'), scale, empty);
  return section(name, empty.constructor.name as 'Float32Array') as Values;
}

interface FiguresMeta {
  populations: Described<PopulationColumn>[];
  professionals: Record<ProfessionKey, Described<Column>>;
  facilities: Record<FacilityKey, Described<Column>>;
}

interface DetailsMeta {
  apl: Partial<Record<ProfessionKey, Described<Column>>>;
  area: Scale;
  postcodes: readonly string[];
}

interface Stage {
  encode(atlas: Whole): Uint8Array;
  /** The columns that the file gives `atlas`, one a step. */
  decode(atlas: Atlas, bytes: Uint8Array): Generator<undefined, Partial<Atlas>>;
}

/** The columns of `described`, one a step. */
function* columns<Key extends string>(
  section: Reader,
  named: string,
  described: Partial<Record<Key, Described<Column>>>,
  count: number,
): Generator<undefined, Record<Key, Column>> {
  const all: [string, Column][] = [];
  for (const [key, { scale, ...rest }] of Object.entries<Described<Column>>(
    described as Record<Key, Described<Column>>,
  )) {
    all.push([key, { ...rest, values: take(section, `${named}.${key}`, scale, new Float32Array(count)) }]);
    yield;
  }
  return Object.fromEntries(all) as Record<Key, Column>;
}

/** What the panel shows of a territory beside its verdict: the other populations, the professionals, the structures. */
const figures: Stage = {
  encode({ populations: [, ...others], professionals, facilities }) {
    const sections: Record<string, Section> = {};
    const meta: FiguresMeta = {
      populations: others.map((one, i) => put(sections, `population.${i}`, one)),
      professionals: byKey(PROFESSIONS, (key) => put(sections, `professionals.${key}`, professionals[key])),
      facilities: byKey(FACILITIES, (key) => put(sections, `facilities.${key}`, facilities[key])),
    };
    return encodeContainer('figures', meta, sections);
  },
  *decode({ count, populations: [newest] }, bytes) {
    const { meta, section } = decodeContainer<FiguresMeta>('figures', bytes);
    const populations = [newest];
    for (const [i, { scale, ...rest }] of meta.populations.entries()) {
      populations.push({ ...rest, values: take(section, `population.${i}`, scale, new Float64Array(count)) });
      yield;
    }
    return {
      populations,
      professionals: yield* columns(section, 'professionals', meta.professionals, count),
      facilities: yield* columns(section, 'facilities', meta.facilities, count),
    };
  },
};

/** What is asked for on other screens, or typed in the search box. */
const details: Stage = {
  encode({ apl, area, postcodes }) {
    const sections: Record<string, Section> = {};
    const covered = PROFESSIONS.filter((key) => apl[key]);
    const meta: DetailsMeta = {
      apl: byKey(covered, (key) => put(sections, `apl.${key}`, apl[key]!)),
      area: put(sections, 'area', { values: area }).scale,
      postcodes,
    };
    return encodeContainer('details', meta, sections);
  },
  *decode({ count }, bytes) {
    const { meta, section } = decodeContainer<DetailsMeta>('details', bytes);
    return {
      apl: yield* columns(section, 'apl', meta.apl, count),
      area: take(section, 'area', meta.area, new Float32Array(count)),
      postcodes: meta.postcodes,
    };
  },
};

const STAGES: Readonly<Record<LateStage, Stage>> = { figures, details };

/** Writes the columns of a late file. */
export const encodeStage = (stage: LateStage, atlas: Whole): Uint8Array => STAGES[stage].encode(atlas);

/**
 * Reads the columns that a late file gives an atlas, by small steps.
 * @throws {ContainerError} when the bytes are not such a file of this version.
 */
export const decodingStage = (stage: LateStage, atlas: Atlas, bytes: Uint8Array) => STAGES[stage].decode(atlas, bytes);

/** The atlas with the columns of a late file. */
export const withStage = (atlas: Atlas, stage: LateStage, given: Partial<Atlas>): Atlas => ({
  ...atlas,
  ...given,
  awaited: atlas.awaited.filter((one) => one !== stage),
});

/** Both at once. @throws {ContainerError} */
export const decodeStage = (stage: LateStage, atlas: Atlas, bytes: Uint8Array): Atlas =>
  withStage(atlas, stage, atOnce(decodingStage(stage, atlas, bytes)));
