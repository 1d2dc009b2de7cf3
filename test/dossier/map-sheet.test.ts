import fc from '../fast-check';
import { describe, expect, it } from 'vitest';
import { mapSheet } from '../../src/dossier/map-sheet';
import { indexArcs } from '../../src/kernel/arcs';
import { builtCountry, builtTopology } from '../folder';

const country = builtCountry();
const { atlas, network } = country;
const arcs = indexArcs(builtTopology(), atlas.count);
const SIZE = { width: 400, height: 300, labels: 12 };

/** Rings of a path, as points. */
const rings = (path: string) =>
  path
    .split('Z')
    .filter(Boolean)
    .map((ring) =>
      ring
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    );

const surface = (path: string) =>
  Math.abs(
    rings(path).reduce(
      (total, ring) =>
        total +
        ring.reduce((sum, [x, y], i) => {
          const [nextX, nextY] = ring[(i + 1) % ring.length];
          return sum + (x * nextY - nextX * y) / 2;
        }, 0),
      0,
    ),
  );

describe('the map of a territory on paper', () => {
  it.each(network.cpts.filter(({ units }) => units.length > 3).slice(0, 12))(
    'draws $name to the scale that it states, whole and within the sheet',
    ({ units }) => {
      const sheet = mapSheet(country, arcs, units, SIZE)!;
      const perKilometre = sheet.scale.length / sheet.scale.kilometres;
      const area = units.reduce((sum, unit) => sum + atlas.area[unit], 0);
      expect(surface(sheet.outline) / perKilometre ** 2 / area).toBeCloseTo(1, 1);
      const apart = sheet.areas.reduce((sum, { path }) => sum + surface(path), 0);
      expect(apart / surface(sheet.outline)).toBeCloseTo(1, 1);
      expect(sheet.areas.map(({ id }) => id)).toEqual([...units]);
      for (const [x, y] of rings(sheet.outline).flat()) {
        expect(x >= 0 && x <= SIZE.width && y >= 0 && y <= SIZE.height).toBe(true);
      }
      expect(sheet.scale.length).toBeLessThanOrEqual(SIZE.width / 4);
    },
  );

  it('writes names that do not run into one another nor out of the sheet, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.nat(atlas.count - 1), fc.integer({ min: 1, max: 60 }), (start, size) => {
        const { offsets, targets } = atlas.adjacency;
        const units = new Set([start]);
        for (const unit of units) {
          for (let e = offsets[unit]; e < offsets[unit + 1] && units.size < size; e++) units.add(targets[e]);
        }
        const sheet = mapSheet(country, arcs, Uint16Array.from(units).sort(), SIZE);
        if (sheet === null) {
          expect(atlas.longitude[start]).toBeNaN();
          return;
        }
        const boxes = sheet.labels.map(({ x, y, text, size: type }) => ({
          x,
          y,
          w: text.length * type * 0.26,
          h: type / 2,
        }));
        boxes.forEach((a, i) => {
          expect(a.x - a.w > 0 && a.x + a.w < SIZE.width && a.y > 0 && a.y < SIZE.height).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            expect(Math.abs(a.x - b.x) < a.w + b.w && Math.abs(a.y - b.y) < a.h + b.h).toBe(false);
          }
        });
        expect(sheet.land + sheet.borders + sheet.departments + sheet.outline).not.toMatch(/NaN|Infinity/);
      }),
      { numRuns: 25 },
    );
  });
});
