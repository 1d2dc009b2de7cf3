import { typeset } from '../language/typeset';

/** The sentences of the lettre d'intention, in French alone: they are written to a French administration. */
export const letterFr = typeset({
  greeting: 'Madame, Monsieur,',
  opening: (name: string) =>
    `Nous, professionnels de santé, vous faisons part de notre intention de constituer une communauté professionnelle territoriale de santé (CPTS), « ${name} ».`,
  closing: 'Nous restons à votre disposition pour présenter ce projet.',
  signatories: '[Noms, professions et signatures]',
  addressee:
    'À l’attention de Madame ou Monsieur le directeur général de l’agence régionale de santé, et de la caisse primaire d’assurance maladie',
  place: (day: string) => `[Lieu], le ${day}`,
  subject: (name: string) => `Objet : lettre d’intention, ${name}`,
  parts: {
    territory: '1. Le territoire',
    diagnosis: '2. Le premier diagnostic',
    partners: '3. Les partenaires',
    orientations: '4. Les orientations',
    calendar: '5. Le calendrier prévisionnel',
  },
  territory: (name: string, units: string, people: string, vintage: string, size: string) =>
    `Le territoire proposé pour ${name} réunit ${units} et ${people} (${vintage}, INSEE) : ${size.toLowerCase()} de l’accord conventionnel interprofessionnel.`,
  places: (regions: string, departments: string, epcis: string) =>
    `Région : ${regions}. Département : ${departments}. EPCI : ${epcis}.`,
  overlapOpen: '[CPTS existantes ou en projet sur ces communes ou alentour : à vérifier auprès de l’ARS]',
  cls: {
    named: (contracts: string) => `Contrat local de santé : ${contracts}.`,
    unnamed: 'Contrat local de santé : [nom du contrat qui couvre le territoire]',
    none: 'Aucun contrat local de santé ne couvre le territoire.',
    unknown: '[Contrat local de santé : à vérifier auprès de l’ARS et des EPCI]',
  },
  communes: (names: string) => `Communes : ${names}.`,
  professionals: 'Professionnels recensés sur le territoire :',
  uncounted: '[Professionnels de santé en exercice sur le territoire, par profession : à compléter]',
  profession: (name: string, count: string, density: string, france: string) =>
    `- ${name} : ${count}, soit ${density} pour 10 000 habitants (France : ${france})`,
  distances: 'Distance moyenne d’un habitant à la commune la plus proche, à vol d’oiseau :',
  distance: (name: string, km: string) => `- ${name} : ${km} km`,
  apl: (value: string, vintage: string) =>
    `L’accessibilité potentielle localisée aux médecins généralistes est de ${value} consultations par an et par habitant (DREES, ${vintage}) ; un territoire est dit sous-dense à 2,5 et moins.`,
  zones: (names: string) =>
    `Au contact du territoire, des communes sans CPTS connue resteraient trop peu nombreuses pour en former une, autour de : ${names}.`,
  needs: '[Besoins de santé constatés, ruptures de parcours, atouts du territoire : à compléter]',
  engaged: 'Professionnels déjà engagés : [nom, profession, lieu d’exercice : à compléter]',
  toCome:
    'Partenaires pressentis : [maisons et centres de santé, établissements, EHPAD, officines, laboratoires, collectivités, usagers : à compléter]',
  socle: 'Missions socle :',
  optional: 'Missions facultatives :',
  orientation: (mission: string) => `- ${mission} : [objectif et premières actions : à compléter]`,
  noSignature: '[Date de signature envisagée : à compléter ; les échéances des missions en découlent]',
  signature: (day: string) => `Signature du contrat envisagée le ${day}.`,
  deadline: (mission: string, start: string, deployed: string) =>
    `- ${mission} : démarrage au plus tard le ${start}, déploiement au plus tard le ${deployed}`,
  end: (day: string) => `Le contrat court sur cinq ans, jusqu’au ${day}.`,
});
