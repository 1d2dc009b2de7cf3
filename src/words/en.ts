import { checkWords } from '../checks/words';
import { addressEn } from './address-en';
import { appEn } from './app-en';
import { basemapEn } from './basemap-en';
import { caveatsEn } from './caveats-en';
import { compareEn } from './compare-en';
import { contoursEn } from './contours-en';
import { perimetersEn } from './perimeters-en';
import { coverageEn } from './coverage-en';
import { dataEn } from './data-en';
import { dossierEn } from './dossier-en';
import type { Words } from './fr';
import { handEn } from './hand-en';
import { importsEn } from './imports-en';
import { intakeEn } from './intake-en';
import { keepingEn } from './keeping-en';
import { legendEn } from './legend-en';
import { mapEn } from './map-en';
import { offlineEn } from './offline-en';
import { pasteEn } from './paste-en';
import { pictureEn } from './picture-en';
import { projectEn } from './project-en';
import { proposalsEn } from './proposals-en';
import { queriesEn } from './queries-en';
import { readingEn } from './reading-en';
import { shareEn } from './share-en';
import { termsEn } from '../language/terms-en';
import { territoryEn } from './territory-en';
import { verdictEn } from './verdict-en';
import { vintageEn } from './vintage-en';
import { zonesEn } from './zones-en';

/** The interface in English. */
export const en: Words = {
  ...termsEn,
  ...appEn,
  address: addressEn,
  ...territoryEn,
  ...projectEn,
  keeping: keepingEn,
  ...mapEn,
  legend: legendEn,
  basemap: basemapEn,
  picture: pictureEn,
  hand: handEn,
  paste: pasteEn,
  ...verdictEn,
  checks: checkWords('en'),
  ...shareEn,
  compare: compareEn,
  coverage: coverageEn,
  vintageChoice: vintageEn,
  zones: zonesEn,
  proposals: proposalsEn,
  contours: contoursEn,
  perimeters: perimetersEn,
  offline: offlineEn,
  data: dataEn,
  intake: intakeEn,
  queries: queriesEn,
  reading: readingEn,
  imports: importsEn,
  caveats: caveatsEn,
  dossier: dossierEn,
};
