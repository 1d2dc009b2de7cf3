import { describe, expect, it } from 'vitest';
import { faultReport } from '../../src/state/page/fault';

const error = Object.assign(
  new TypeError("Cannot read 'CPTS de Mme Martin' of `x`\nsecond line «\u00a0Mon projet\u00a0»"),
  {
    stack: [
      "TypeError: Cannot read 'CPTS de Mme Martin' of `x`",
      'second line «\u00a0Mon projet\u00a0»',
      '    at draw (https://example.org/perimetre/assets/index-abc123.js?v=2:10:5)',
      '    at https://example.org/index.html#p=secret:1:2',
      'paint@http://localhost:4173/assets/map-def456.js:3:4',
    ].join('\n'),
  },
);

describe('the detail of a fault', () => {
  it('says what, where and in which version', () => {
    const lines = faultReport(error, 'panel', 'territory', '1a2b3c', 'Browser 1').split('\n');
    expect(lines.slice(0, 2)).toEqual(['Périmètre 1a2b3c', 'panel, territory']);
    expect(lines[2]).toBe('TypeError: Cannot read … of …');
    expect(lines).toContain('at draw (index-abc123.js?v=2:10:5)');
    expect(lines).toContain('paint@map-def456.js:3:4');
    expect(lines.at(-1)).toBe('Browser 1');
  });

  it('holds no name, no site and no link of the person', () => {
    const said = faultReport(error, 'panel', 'territory', '', '');
    for (const own of ['Martin', 'Mon projet', 'example.org', 'localhost', 'secret']) expect(said).not.toContain(own);
  });

  it('tells what is thrown that is no error', () => {
    expect(faultReport('nope', 'script', 'data', 'r', 'b').split('\n')).toEqual([
      'Périmètre r',
      'script, data',
      'Error: nope',
      'b',
    ]);
  });
});
