import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { useEngine } from './reading';
import { zipped } from './zipped';

const { open, rowsOf } = useEngine();

const CSV = 'code;nom\n01001;X\n01002;Y\n';
const bytes = new TextEncoder().encode(CSV);
const rows = [
  { line: 2, code: '01001', nom: 'X' },
  { line: 3, code: '01002', nom: 'Y' },
];

describe('an archive', () => {
  it('gives every table that it holds, its notices passed over', async () => {
    const archive = zipped({
      'LISEZ-MOI.pdf': '%PDF-1.4',
      '__MACOSX/._a.csv': 'x',
      'a.csv': CSV,
      'dossier/b.csv.gz': gzipSync(bytes),
      'c.zip': zipped({ 'c.csv': CSV }),
    });
    const { format, tables } = await open(archive, 'tout.zip');
    expect(format).toBe('csv');
    expect(tables.map(({ name }) => name)).toEqual([
      'tout.zip › a.csv',
      'tout.zip › dossier/b.csv',
      'tout.zip › c.zip › c.csv',
    ]);
    for (const table of tables) expect(await rowsOf(table)).toEqual(rows);
  });

  it('is told by its bytes, whatever its name', async () => {
    expect(await rowsOf((await open(gzipSync(bytes), 'a.csv')).tables[0])).toEqual(rows);
  });

  it('says what is wrong with what it holds when nothing in it is a table', async () => {
    const archive = zipped({ 'notice.pdf': '%PDF-1.4', 'page.csv': '<!doctype html><title>404</title>' });
    await expect(open(archive, 'a.zip')).rejects.toMatchObject({ reason: 'html', file: 'a.zip › page.csv' });
    await expect(open(zipped({}), 'a.zip')).rejects.toMatchObject({ reason: 'empty' });
  });

  it('is truncated when its end is missing', async () => {
    const archive = zipped({ 'a.csv': CSV.repeat(1000) });
    await expect(open(archive.subarray(0, archive.length - 30), 'a.zip')).rejects.toMatchObject({
      reason: 'truncated',
    });
    const packed = gzipSync(new TextEncoder().encode(CSV.repeat(1000)));
    await expect(open(packed.subarray(0, packed.length - 9), 'a.csv.gz')).rejects.toMatchObject({
      reason: 'truncated',
    });
  });

  it('is damaged when a byte of what it holds has changed', async () => {
    const packed = gzipSync(new TextEncoder().encode(CSV.repeat(1000)));
    packed[packed.length - 7] ^= 0xff;
    await expect(open(packed, 'a.csv.gz')).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('is a bomb when it unpacks out of all proportion, even if it lies about it', async () => {
    const zeros = new Uint8Array(20 * 2 ** 20).fill(0x30);
    await expect(open(gzipSync(zeros), 'a.csv.gz')).rejects.toMatchObject({ reason: 'bomb' });
    const archive = zipped({ 'a.csv': zeros });
    await expect(open(archive, 'a.zip')).rejects.toMatchObject({ reason: 'bomb' });
    // The size unpacked, in the local header and in the central directory, says a hundred bytes.
    const view = new DataView(archive.buffer);
    for (let at = 0; at < archive.length - 4; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, 100, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, 100, true);
    }
    await expect(open(archive, 'a.zip')).rejects.toMatchObject({ name: 'ReadError' });
    const nested = zipped({ 'b.zip': zipped({ 'c.zip': zipped({ 'd.csv': CSV }) }) });
    await expect(open(nested, 'a.zip')).rejects.toMatchObject({ reason: 'bomb' });
  });
});
