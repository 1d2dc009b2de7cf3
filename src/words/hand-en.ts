import type { HandWords } from './hand-fr';

/** The words of the hand on the map; part of `en`. */
export const handEn: HandWords = {
  change: (sign, units, inhabitants, total) => `${sign} ${units}, ${sign} ${inhabitants} → ${total}`,
  without: (f, sum, n) => `${sum} (without ${f.count(n, 'commune', 'communes')} of unknown population)`,
  partial: 'population partly unknown',
  nothing: 'nothing to change',
  stray: (unit, km, territory) => `${unit} is ${km} km away from the rest of ‘${territory}’.`,
  gained: (f, n) => `${n < 0 ? '−' : '+'} ${f.count(Math.abs(n), 'commune', 'communes')}`,
  aimed: (unit, inhabitants, territory) => `${unit}, ${inhabitants}${territory === null ? '' : `, in “${territory}”`}.`,
  border: 'Pull the border: the communes swept change side.',
  noBorder: 'No border here: put the cross on a commune at the edge of a territory, then Enter.',
  heldBorder: (unit) =>
    `Border held at ${unit}. Arrows push it from commune to commune, Enter drops it, Escape gives all back.`,
  givenBack: 'Border given back as it was.',
  price: (what) => `Note: ${what}.`,
  takes: (units, territory) => `takes ${units} from ‘${territory}’`,

  breaks: {
    empty: 'no commune left',
    pieces: (f, n) => `in ${f.integer(n)} pieces`,
    enclaves: (f, n) => f.count(n, 'enclave', 'enclaves'),
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
    off: 'Turn off the shortcuts of a single key (1 to 6, [, ], /, V, T, C, D, P and ?)',
    groups: {
      draw: 'Drawing',
      map: 'Moving about',
      keyboard: 'Without a mouse, on the map',
      work: 'Everywhere',
    },
    lines: {
      tools: { keys: '1 to 6', act: 'Click, brush, rectangle, lasso, eraser, border' },
      remove: { keys: 'Alt', act: 'Remove instead of adding' },
      size: { keys: '[ and ]', act: 'Smaller, larger brush' },
      escape: { keys: 'Esc', act: 'Give up the gesture under way; otherwise, back to the click' },
      space: { keys: 'Space + drag', act: 'Move the map, whatever the tool' },
      rightDrag: { keys: 'Right button + drag', act: 'Move the map' },
      rightClick: { keys: 'Right click, finger held', act: 'See the card of a commune without taking it' },
      wheel: { keys: 'Wheel, two fingers', act: 'Zoom, move: never draws' },
      arrows: { keys: 'Arrows, + and −', act: 'Move, zoom' },
      home: { keys: 'Home', act: 'Bring the territory back into view' },
      enter: { keys: 'Enter', act: 'Add or remove the commune at the centre; with Border, hold then drop the border' },
      pull: { keys: 'Arrows, border held', act: 'Push the border from commune to commune' },
      search: { keys: '/', act: 'Search for a commune' },
      around: { keys: 'V', act: 'The communes around, in the table: Enter takes that of the row' },
      screens: { keys: 'T, C, D, P', act: 'Draw, Coverage, Data, dossier (paper)' },
      undo: { keys: 'Ctrl + Z', act: 'Undo' },
      redo: { keys: 'Ctrl + Shift + Z, Ctrl + Y', act: 'Redo' },
      help: { keys: '?', act: 'This list' },
    },
  },
};
