import { checkWords } from '../checks/words';
import { addressFr } from './address-fr';
import { appFr } from './app-fr';
import { basemapFr } from './basemap-fr';
import { caveatsFr } from './caveats-fr';
import { compareFr } from './compare-fr';
import { contoursFr } from './contours-fr';
import { perimetersFr } from './perimeters-fr';
import { coverageFr } from './coverage-fr';
import { dataFr } from './data-fr';
import { dossierFr } from './dossier-fr';
import { handFr } from './hand-fr';
import { importsFr } from './imports-fr';
import { intakeFr } from './intake-fr';
import { keepingFr } from './keeping-fr';
import { legendFr } from './legend-fr';
import { mapFr } from './map-fr';
import { offlineFr } from './offline-fr';
import { pasteFr } from './paste-fr';
import { pictureFr } from './picture-fr';
import { projectFr } from './project-fr';
import { proposalsFr } from './proposals-fr';
import { queriesFr } from './queries-fr';
import { readingFr } from './reading-fr';
import { shareFr } from './share-fr';
import { termsFr } from '../language/terms-fr';
import { territoryFr } from './territory-fr';
import { verdictFr } from './verdict-fr';
import { vintageFr } from './vintage-fr';
import { zonesFr } from './zones-fr';
import { typeset } from '../language/typeset';

/** The interface in French. */
export const fr = typeset({
  ...termsFr,
  ...appFr,
  address: addressFr,
  ...territoryFr,
  ...projectFr,
  keeping: keepingFr,
  ...mapFr,
  legend: legendFr,
  basemap: basemapFr,
  picture: pictureFr,
  hand: handFr,
  paste: pasteFr,
  ...verdictFr,
  checks: checkWords('fr'),
  ...shareFr,
  compare: compareFr,
  coverage: coverageFr,
  vintageChoice: vintageFr,
  zones: zonesFr,
  proposals: proposalsFr,
  contours: contoursFr,
  perimeters: perimetersFr,
  offline: offlineFr,
  data: dataFr,
  intake: intakeFr,
  queries: queriesFr,
  reading: readingFr,
  imports: importsFr,
  caveats: caveatsFr,
  dossier: dossierFr,
});

export type Words = typeof fr;
