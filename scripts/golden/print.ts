import type { Page } from 'playwright-core';
import { encodeLink } from '../../src/project/link/territory';
import { fr } from '../../src/words/fr';
import type { GoldenCase } from './cases';

/** The day of the pages that are kept, and the signature that their calendar follows from. */
export const DAY = '2026-11-21';
const SIGNATURE = '2027-03-01';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

const toDossier = (page: Page) => page.getByRole('link', { name: 'Dossier', exact: true }).click();

/** Stops the day of a page that is not open yet. */
export const holdDay = (page: Page): Promise<void> => page.clock.setFixedTime(`${DAY}T12:00:00`);

/** Where a page opens on the territory. */
export const linkTo = (address: string, { name, codes }: GoldenCase): string => address + encodeLink(name, codes);

/** Takes the territory of the link into the project, and goes to its dossier. */
export async function openDossier(page: Page): Promise<void> {
  await press(page, fr.link.take);
  await toDossier(page);
}

/** Shows the whole dossier of the territory that the page was opened on, held against a variant of its scenario. */
export async function showWhole(page: Page): Promise<void> {
  await press(page, fr.link.take);
  await press(page, 'Créer une variante de ce scénario');
  await toDossier(page);
  await page.locator('.part.fiche svg[role="img"]').waitFor();
  await press(page, 'Financement');
  await page.getByLabel('Date de signature envisagée').fill(SIGNATURE);
  await press(page, 'Dossier complet');
  await page.locator('[data-part="communes"]').waitFor();
}

/** The dossier on screen as the browser saves it in PDF. */
export const printed = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, tagged: true });
