import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Compressed inside already (tiles, fonts, pictures), or to be asked for by ranges of bytes. */
const COMPRESSED = /\.(pmtiles|woff2|png|jpg|br|gz)$/;
/** Below this the headers of an answer weigh more than what is spared. */
const SMALL = 1024;

/** Beyond quality 9, brotli takes minutes over the 34 MB of DuckDB; what a first visit waits for is worth the best. */
const LARGE = 4e6;
const brotli = (bytes: Buffer) =>
  promisify(brotliCompress)(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 9 : 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

/** Writes `file.br` and `file.gz` beside each file under `folder` that is worth it; servers send them as they are. */
export async function compressFolder(folder: string): Promise<void> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !COMPRESSED.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  await Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(name);
      if (bytes.length < SMALL) return;
      await Promise.all([
        brotli(bytes).then((packed) => writeFile(`${name}.br`, packed)),
        promisify(gzip)(bytes).then((packed) => writeFile(`${name}.gz`, packed)),
      ]);
    }),
  );
}
