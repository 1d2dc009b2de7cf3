import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { launch } from '../bench/browser';
import { serve } from '../serve';
import { CASES, KEPT } from './cases';
import { openPdf, paintPage, readPdf } from './pdf';
import { holdDay, linkTo, printed, showWhole } from './print';

/**
 * `npm run golden [FOLDER]`: prints dossiers over a built data folder and paints their pages, to be looked at one by
 * one. Those of the kept dossier go to `test/e2e/embedded/golden` when they are of the embedded data.
 */
const EMBEDDED = '.cache/data-embedded';
const folder = process.argv[2] ?? EMBEDDED;
const server = await serve('.cache/dist', 0, folder);
const browser = await launch();
try {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (const one of CASES) {
    const kept = one === KEPT && folder === EMBEDDED;
    const out = kept ? 'test/e2e/embedded/golden' : join('.cache/golden', one.id);
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const context = await browser.newContext({ locale: 'fr-FR', reducedMotion: 'reduce', serviceWorkers: 'block' });
    const page = await context.newPage();
    await holdDay(page);
    await page.goto(linkTo(address, one));
    await showWhole(page);
    const bytes = await printed(page);
    await context.close();
    if (!kept) writeFileSync(join(out, 'dossier.pdf'), bytes);
    const pdf = await openPdf(bytes);
    for (let number = 1; number <= pdf.numPages; number++) {
      const picture = await paintPage(pdf, number, kept ? 1 : 1.4);
      writeFileSync(join(out, `${one.id}-${String(number).padStart(2, '0')}.png`), picture);
    }
    const { thin, tagged } = await readPdf(bytes);
    console.log(`${one.id} : ${pdf.numPages} pages, tagged: ${tagged}, thin: ${thin.join(' ') || 'none'}, ${out}`);
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
