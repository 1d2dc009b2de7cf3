import { join } from 'node:path';
import { cutCommunes } from '../../src/atlas/quarters/cut';
import { evaluate } from '../../src/checks/evaluate';
import { readArcs, readAtlas, readExistingCpts } from '../../src/cli/folder';
import { openNodeEngine } from '../../src/data/engine-node';
import { nodeFile } from '../../src/data/readers/node-file';
import { createCountry } from '../../src/domain/country';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { Territory } from '../../src/domain/territory';
import { boundaryLines } from '../../src/kernel/arcs';
import { UnitSet } from '../../src/kernel/unit-set';
import { takeFile } from '../../src/sources/take';
import { openSource } from '../data/sources';
import { drawn, SIZES } from './engine';
import { printLine, time } from './measure';

const NICE = 'wfs-iris-06088-2026.geojson';

/**
 * One toggle of one IRIS of Nice, cut: the whole verdict and the outline, over territories that hold the others. Only
 * where the folder of open data has its outlines.
 * @param folder a built data folder.
 */
export async function benchQuarters(folder: string): Promise<void> {
  const source = openSource(undefined);
  if (!source) return;
  const whole = readAtlas(folder);
  const arcs = readArcs(folder, whole);
  const engine = await openNodeEngine();
  const context = { atlas: whole, outlines: () => arcs };
  const { layers } = await takeFile(engine, await nodeFile(join(source.root, 'iris', NICE)), context);
  engine.close();
  for (const layer of layers) {
    if (layer.brings !== 'quarters') continue;
    const quarters = { layer: layer.layer.id, vintage: layer.layer.vintage, communes: layer.communes };
    const cut = cutCommunes(whole, arcs, quarters, null, layer.communes.keys());
    const country = createCountry(cut.atlas, readExistingCpts(folder, whole));
    const [{ units: own }] = cut.atlas.cut!.communes;
    for (const size of SIZES) {
      const { units, edits } = drawn(cut.atlas, own[0], size);
      const toggled = edits.map((_, i) => own[i % own.length]);
      const territory = new Territory(country, units);
      const step = (unit: number) => {
        territory.toggle(unit);
        return evaluate(country, territory, DEFAULT_SETTINGS);
      };
      printLine('toggle', { by: 'engine, quarters', units: size }, await time(toggled, own.length, step));
      const sets = toggled.map((unit) => {
        const set = new UnitSet(units);
        set.toggle(unit);
        return set;
      });
      const lines = await time(sets, own.length, (set) => boundaryLines(cut.arcs, set));
      printLine('outline', { by: 'engine lines, quarters', units: size }, lines);
    }
  }
}
