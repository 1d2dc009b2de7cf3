import type { ClassStyle } from '../../map/palette';
import { huesOf } from '../../domain/hues';
import { pictureOf, type Paint, type Shown } from '../../dossier/picture';
import { pictureSvg, type Key } from '../../dossier/picture-svg';
import { NO_CLASS, type Choropleth } from '../../map/choropleth';
import { stageClasses } from '../../map/network';
import { LIGHT } from '../../map/palette';
import { NETWORK_STRENGTH, TERRITORY_STRENGTH } from '../../map/strength';
import type { App } from '../../state/app.svelte';
import type { Side } from '../../state/project/comparing.svelte';
import type { Sight } from '../../state/view/view.svelte';
import { scenarioName } from '../../words/edits';
import { outlinesCredit } from '../../words/outlines';
import { choroplethOf, shownLegends } from './background-styles';

/** A picture as an SVG, and what it is called. */
export interface Drawn {
  name: string;
  svg: string;
  width: number;
  height: number;
}

/** How strong a proposal is painted, and the veil over what is not studied. */
const PROPOSED = 0.62;
const VEIL = 0.6;

/** What the map of the screen shows, as a picture; `null` where no commune is in sight, or before outlines are there. */
export function mapPicture(app: App): Drawn | null {
  const { sight } = app.view;
  const { scenario } = app.territories;
  const { shown } = app.background;
  const choropleth = choroplethOf(shown, LIGHT);
  const hues = huesOf(app.atlas, scenario.territories);
  const own = scenario.territories.flatMap(({ id, name, units }, i) => {
    const current = id === scenario.current;
    const strength = choropleth ? 0 : TERRITORY_STRENGTH[current ? 'current' : 'sketch'];
    const color = current ? LIGHT.territory : LIGHT.hues[hues[i]];
    return units.length ? [{ label: name, units, current, paint: { color, strength } }] : [];
  });
  const fills = [
    choropleth ? fillOf(choropleth, 1) : fillOf(stageClasses(app.network, LIGHT), NETWORK_STRENGTH),
    ...veilOf(app),
  ];
  const proposed = proposalsOf(app);
  const title = titleOf(app);
  return (
    sight &&
    draw(app, title, { box: sight, fills, territories: [...own, ...proposed] }, [
      ...shownLegends(app, LIGHT).map(({ title, entries }) => ({
        title,
        entries: entries.map(({ label, style }) => ({
          label,
          mark: { ...style, strength: choropleth ? 1 : NETWORK_STRENGTH },
        })),
      })),
      marks(
        app,
        own.some(({ current }) => current),
      ),
    ])
  );
}

/** One side of two scenarios compared, as a picture. */
export function scenarioPicture(app: App, side: Side, changed: Uint16Array, sight: Sight): Drawn | null {
  const classes = new Uint8Array(app.atlas.count).fill(NO_CLASS);
  for (const unit of changed) classes[unit] = 0;
  const territories = side.territories.map(({ name, units }, i) => ({
    label: name,
    units,
    current: false,
    paint: { color: LIGHT.hues[side.hues[i]], strength: TERRITORY_STRENGTH.sketch },
  }));
  const stripes = fillOf({ classes, styles: [LIGHT.changed] }, 1);
  return draw(
    app,
    scenarioName(side.scenario.name, app.language),
    { box: sight, fills: [], territories, over: stripes },
    [{ title: '', entries: [{ label: app.words.compare.stripes, mark: stripes.paints[0] }] }, marks(app, false)],
  );
}

function draw(app: App, title: string, shown: Shown, keys: Key[]): Drawn | null {
  const picture = app.arcs && pictureOf(app.country, app.arcs, shown);
  if (!picture) return null;
  const day = new Date().toISOString().slice(0, 10);
  const credit = outlinesCredit(app.manifest, app.language);
  const sources = (app.background.shown?.layers ?? ['cpts']).map((layer) => app.citations.title(layer));
  const notes = [...sources, app.words.dossier.attribution(credit, app.format.date(day))];
  const scale = app.words.dossier.kilometres(app.format.integer(picture.scale.kilometres));
  return { name: title.replaceAll('–', '-'), ...pictureSvg(picture, { title, keys, notes, scale }) };
}

/** What the picture is of: the place studied, or the scenario. */
function titleOf(app: App): string {
  const { words, coverage } = app;
  if (app.screen === 'coverage')
    return [words.coverage.title, app.scopeName(coverage.scope), words.address.views[coverage.view]]
      .filter(Boolean)
      .join(' – ');
  const { current, scenario } = app.territories;
  return [scenarioName(scenario.name, app.language), current?.name].filter(Boolean).join(' – ');
}

const fillOf = ({ classes, styles }: Choropleth, strength: number) => ({
  classes,
  paints: styles.map((style: ClassStyle): Paint => ({ ...style, strength })),
});

/** Over what lies around the place studied. */
function veilOf({ screen, coverage, atlas }: App): Shown['fills'] {
  if (screen !== 'coverage' || coverage.scope.kind === 'france') return [];
  const classes = new Uint8Array(atlas.count);
  for (const unit of coverage.unitsOf(coverage.scope)) classes[unit] = NO_CLASS;
  return [{ classes, paints: [{ color: LIGHT.paper, strength: VEIL }] }];
}

function proposalsOf({ screen, proposals: { shown, found }, atlas }: App): Shown['territories'] {
  if (screen !== 'coverage' || !shown || !found) return [];
  const hues = huesOf(atlas, found.territories);
  return found.territories.map(({ units, reason }, i) => ({
    label: `${i + 1} · ${atlas.names[reason.centre]}`,
    units,
    current: false,
    paint: { color: LIGHT.hues[hues[i]], strength: PROPOSED },
  }));
}

function marks({ words: { legend }, network }: App, held: boolean): Key {
  return {
    title: legend.marks,
    entries: [
      ...(held ? [{ label: legend.current, mark: { outline: LIGHT.territory } }] : []),
      ...(network.cpts.length ? [{ label: legend.cpts, mark: { line: 'cpts' as const } }] : []),
      { label: legend.department, mark: { line: 'department' as const } },
      { label: legend.region, mark: { line: 'region' as const } },
    ],
  };
}
