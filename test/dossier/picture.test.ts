import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { pictureOf, PICTURE_WIDTH, type Paint } from '../../src/dossier/picture';
import { pictureSvg } from '../../src/dossier/picture-svg';
import { indexArcs } from '../../src/kernel/arcs';
import { builtCountry, builtTopology } from '../folder';

const country = builtCountry();
const { atlas } = country;
const arcs = indexArcs(builtTopology(), atlas.count);
const allier = [...atlas.codes.keys()].filter((unit) => atlas.departments[atlas.department[unit]].code === '03');
const BOX = [2.2, 45.9, 4.1, 46.85] as const;
const bare = new Uint8Array(atlas.count).fill(255);
const plain = (color: string): Paint => ({ color, strength: 1 });

/** Texts and elements of an SVG, which must be well-formed. */
function read(svg: string): { texts: string[]; names: Set<string>; ids: Set<string> } {
  const found = { texts: [] as string[], names: new Set<string>(), ids: new Set<string>() };
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    found.names.add(name);
    if (attributes.id) found.ids.add(`${attributes.id}`);
  });
  parser.on('text', (text) => text.trim() && found.texts.push(text.trim()));
  parser.write(svg).close();
  return found;
}

describe('the picture of a map', () => {
  it('paints each class in sight once, and no other', () => {
    const classes = bare.map((_, unit) => (allier.includes(unit) ? unit % 2 : 255));
    classes[atlas.codes.indexOf('2A004')] = 2;
    const paints = ['#111111', '#222222', '#333333'].map(plain);
    const picture = pictureOf(country, arcs, { box: BOX, fills: [{ classes, paints }], territories: [] })!;
    expect(picture.areas.map(({ paint: { color } }) => color)).toEqual(['#111111', '#222222']);
    expect(picture.width).toBe(PICTURE_WIDTH);
  });

  it('has the shape of what is in sight, and a scale that is true', () => {
    const picture = pictureOf(country, arcs, { box: BOX, fills: [], territories: [] })!;
    const [west, south, east, north] = BOX;
    const KM = 111.195;
    const across = (east - west) * KM * Math.cos((((south + north) / 2) * Math.PI) / 180);
    expect(picture.height / picture.width).toBeCloseTo(((north - south) * KM) / across, 2);
    expect(picture.scale.length).toBeCloseTo((picture.scale.kilometres / across) * PICTURE_WIDTH, 1);
  });

  it('names the territories first, and leaves out those that are not in sight', () => {
    const far = {
      label: 'Ajaccio',
      units: Uint16Array.of(atlas.codes.indexOf('2A004')),
      paint: plain('#0000ff'),
      current: false,
    };
    const own = { label: 'Allier', units: Uint16Array.from(allier), paint: plain('#b4430d'), current: true };
    const { outlines, labels } = pictureOf(country, arcs, { box: BOX, fills: [], territories: [far, own] })!;
    expect(outlines.map(({ color, current }) => [color, current])).toEqual([['#b4430d', true]]);
    expect(labels[0].text).toBe('Allier');
    expect(labels.map(({ text }) => text)).toContain('Vichy');
  });

  it('is nothing where no commune is', () => {
    expect(pictureOf(country, arcs, { box: [-30, 30, -29, 31], fills: [], territories: [] })).toBeNull();
  });

  it('holds its title, legend, scale and sources, whatever their letters, and the patterns that it uses', () => {
    const hatched: Paint = { color: '#5fa8a3', pattern: { shape: 'hatch', ink: '#ffffff' }, strength: 0.45 };
    const classes = bare.map((_, unit) => (allier.includes(unit) ? 0 : 255));
    const picture = pictureOf(country, arcs, { box: BOX, fills: [{ classes, paints: [hatched] }], territories: [] })!;
    const keys = [
      {
        title: 'CPTS & stades',
        entries: [
          { label: '« projet » <de> santé', mark: hatched },
          { label: 'limite', mark: { line: 'cpts' as const } },
        ],
      },
    ];
    const { svg, height } = pictureSvg(picture, {
      title: 'Allier <03>',
      keys,
      notes: ['Contours : IGN "Etalab"'],
      scale: '20 km',
    });
    const { texts, ids } = read(svg);
    for (const text of [
      'Allier <03>',
      'CPTS & stades',
      '« projet » <de> santé',
      'limite',
      '20 km',
      'Contours : IGN "Etalab"',
    ])
      expect(texts).toContain(text);
    expect(ids).toContain('hatch-ffffff');
    expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
    expect(height).toBeGreaterThan(picture.height);
  });
});
