import fc from '../../fast-check';
import { expect, it } from 'vitest';
import { counter } from '../../../src/data/readers/bytes';
import { EncodingTally } from '../../../src/data/readers/encoding';
import { Scanner, type Dialect } from '../../../src/data/readers/records';

/** Bytes that matter to texts, whole characters and spoilt ones; at any place of a buffer. */
const piece = fc.constantFrom('a', ';', '\n', '\r\n', '\r', '"', '""', '\0', 'é', '€', '😀', 'abcdefgh', ';;;;');
const texts = fc
  .tuple(fc.array(fc.oneof({ weight: 9, arbitrary: piece }, fc.integer({ min: 0, max: 255 }))), fc.nat(3))
  .map(([pieces, offset]) => {
    const bytes = Buffer.concat(pieces.map((one) => Buffer.from(typeof one === 'string' ? one : [one])));
    const buffer = new Uint8Array(offset + bytes.length);
    buffer.set(bytes, offset);
    return buffer.subarray(offset);
  });

const settings = { numRuns: 500 };

it('counts a byte as a byte-by-byte count does, between any two places', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.constantFrom(0x3b, 0, 0x0a, 0xc3, 0xff), (bytes, a, b, byte) => {
      const [from, to] = [a % (bytes.length + 1), b % (bytes.length + 1)].sort((x, y) => x - y);
      expect(counter(bytes)(byte, from, to)).toBe(bytes.subarray(from, to).filter((one) => one === byte).length);
    }),
    settings,
  );
});

it('tells an encoding as the decoder of the platform does, however the text is cut', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (bytes, cut) => {
      const tally = new EncodingTally();
      const at = cut % (bytes.length + 1);
      tally.push(bytes.subarray(0, at));
      tally.push(bytes.subarray(at));
      tally.push(Uint8Array.of(0x20));
      const isUtf8 = !new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).includes('\ufffd');
      expect(tally.invalid === 0).toBe(isUtf8);
      const count = (byte: number) => bytes.filter((one) => one === byte).length;
      expect([tally.nul, tally.cr]).toEqual([count(0), count(0x0d)]);
    }),
    settings,
  );
});

it('finds in a text with quotes the records of one without, where a quote stands for nothing', () => {
  const dialect: Dialect = { delimiter: 0x3b, newline: 0x0a, quoted: true };
  const recordsOf = (bytes: Uint8Array, quoted: boolean) => {
    const found: unknown[] = [];
    const scanner = new Scanner({ ...dialect, quoted }, ({ bytes: all, start, end, line, cells, problem }) =>
      found.push([Buffer.from(all.subarray(start, end)).toString('latin1'), line, cells, problem]),
    );
    scanner.push(bytes);
    scanner.end();
    return found;
  };
  fc.assert(
    fc.property(texts, (bytes) => {
      // A letter before each quote: it opens no cell.
      const inside = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('"', 'x"'), 'latin1');
      expect(recordsOf(inside, true)).toEqual(recordsOf(inside, false));
    }),
    settings,
  );
});
