import { countEn as count } from './count';
import type { HandWords } from './hand-fr';

/** The words of the hand on the map; part of `en`. */
export const handEn: HandWords = {
  change: (sign, units, inhabitants, total) => `${sign} ${units}, ${sign} ${inhabitants} → ${total}`,
  without: (f, sum, n) => `${sum} (without ${count(f, n, 'commune', 'communes')} of unknown population)`,
  partial: 'population partly unknown',
  newTerritory: 'New territory',
  nothing: 'nothing to change',
  click: (units, inhabitants) => `a click changes ${units}, ${inhabitants}`,
  stray: (unit, km, territory) => `${unit} is ${km} km away from the rest of ‘${territory}’.`,
  border: 'Pull the border: the communes swept change side.',
  noBorder: 'No border here: put the cross on a commune at the edge of a territory, then Enter.',
  heldBorder: (unit) =>
    `Border held at ${unit}. Arrows push it from commune to commune, Enter drops it, Escape gives all back.`,
  givenBack: 'Border given back as it was.',
  price: (what) => `Note: ${what}.`,
  takes: (units, territory) => `takes ${units} from ‘${territory}’`,
  pullOver: (name) => `Leave them to this territory alone (taken out of ‘${name}’)`,

  breaks: {
    empty: 'no commune left',
    pieces: (f, n) => `in ${f.integer(n)} pieces`,
    enclaves: (f, n) => count(f, n, 'enclave', 'enclaves'),
    minimum: (f, missing) => `${f.integer(missing)} inhabitants below the minimum`,
    overlap: (name, units) => `overlaps ‘${name}’ by ${units}`,
    departments: (names) => `enters another department (${names})`,
    regions: (names) => `enters another region (${names})`,
  },

  options: {
    size: 'Brush size',
    exclusive: 'Exclusive',
    exclusiveHint: 'A commune taken by a territory leaves the other territories of the scenario.',
    shortcuts: 'Shortcuts',
  },

  shortcuts: {
    title: 'Shortcuts and gestures',
    groups: {
      draw: 'Drawing',
      map: 'Moving about',
      keyboard: 'Without a mouse, on the map',
      work: 'Everywhere',
    },
    lines: {
      tools: ['1 to 6', 'Click, brush, rectangle, lasso, eraser, border'],
      remove: ['Alt', 'Remove instead of adding, with every tool'],
      size: ['[ and ]', 'Smaller, larger brush'],
      escape: ['Esc', 'Give up the gesture under way; otherwise, back to the click'],
      space: ['Space + drag', 'Move the map, whatever the tool'],
      rightDrag: ['Right button + drag', 'Move the map'],
      rightClick: ['Right click', 'See the card of a commune without taking it'],
      wheel: ['Wheel, two fingers', 'Zoom, move: never draws'],
      arrows: ['Arrows, + and −', 'Move, zoom'],
      enter: ['Enter', 'Add or remove the commune at the centre; with Border, hold then drop the border'],
      pull: ['Arrows, border held', 'Push the border from commune to commune'],
      undo: ['Ctrl + Z', 'Undo'],
      redo: ['Ctrl + Shift + Z, Ctrl + Y', 'Redo'],
      help: ['?', 'This list'],
    },
  },
};
