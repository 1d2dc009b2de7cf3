import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { readCommunes } from '../data/decoupage';
import { seeded } from './measure';

/** Rows of the extraction of October 2026, rounded. */
export const RPPS_ROWS = 2_200_000;

/**
 * Columns of the open extraction of the Annuaire Santé, « PS_LibreAcces_Personne_activite » (Agence du numérique en
 * santé).
 */
const HEADER = [
  ...['Type d’identifiant PP', 'Identifiant PP', 'Identification nationale PP', 'Code civilité d’exercice'],
  ...['Libellé civilité d’exercice', 'Code civilité', 'Libellé civilité', 'Nom d’exercice', 'Prénom d’exercice'],
  ...['Code profession', 'Libellé profession', 'Code catégorie professionnelle', 'Libellé catégorie professionnelle'],
  ...['Code type savoir-faire', 'Libellé type savoir-faire', 'Code savoir-faire', 'Libellé savoir-faire'],
  ...['Code mode exercice', 'Libellé mode exercice', 'Numéro SIRET site', 'Numéro SIREN site', 'Numéro FINESS site'],
  ...['Numéro FINESS établissement juridique', 'Identifiant technique de la structure', 'Raison sociale site'],
  ...['Enseigne commerciale site', 'Complément destinataire (coord. structure)'],
  ...['Complément point géographique (coord. structure)', 'Numéro Voie (coord. structure)'],
  ...['Indice répétition voie (coord. structure)', 'Code type de voie (coord. structure)'],
  ...['Libellé type de voie (coord. structure)', 'Libellé Voie (coord. structure)'],
  ...['Mention distribution (coord. structure)', 'Bureau cedex (coord. structure)', 'Code postal (coord. structure)'],
  ...['Code commune (coord. structure)', 'Libellé commune (coord. structure)', 'Code pays (coord. structure)'],
  ...['Libellé pays (coord. structure)', 'Téléphone (coord. structure)', 'Téléphone 2 (coord. structure)'],
  ...['Télécopie (coord. structure)', 'Adresse e-mail (coord. structure)', 'Code Département (structure)'],
  ...['Libellé Département (structure)', 'Ancien identifiant de la structure', 'Autorité d’enregistrement'],
  ...['Code secteur d’activité', 'Libellé secteur d’activité', 'Code section tableau pharmaciens'],
  ...[
    'Libellé section tableau pharmaciens',
    'Code rôle',
    'Libellé rôle',
    'Code genre activité',
    'Libellé genre activité',
  ],
].map((name) => name.replace('’', "'"));

const column = Object.fromEntries(HEADER.map((name, i) => [name, i]));

/** Code, name, and share of the rows. */
const PROFESSIONS = [
  ['60', 'Infirmier', 0.42],
  ['10', 'Médecin', 0.24],
  ['70', 'Masseur-Kinésithérapeute', 0.1],
  ['21', 'Pharmacien', 0.08],
  ['40', 'Chirurgien-Dentiste', 0.05],
  ['91', 'Orthophoniste', 0.03],
  ['50', 'Sage-Femme', 0.03],
  ['80', 'Pédicure-Podologue', 0.02],
  ['86', 'Ergothérapeute', 0.03],
] as const;

const SKILLS = [
  ['SM54', 'Médecine Générale'],
  ['SM53', 'Spécialiste en Médecine Générale'],
  ['SM04', 'Cardiologie et maladies vasculaires'],
  ['SM42', 'Psychiatrie'],
] as const;

const STREETS = ['DE LA REPUBLIQUE', 'DU GENERAL DE GAULLE', 'VICTOR HUGO', "DE L'HOPITAL", 'PASTEUR', 'DES ECOLES'];
const SYLLABLES = ['BA', 'CHE', 'DU', 'FON', 'GUE', 'LAM', 'MAR', 'NO', 'PER', 'RI', 'SAU', 'TEL', 'VIN', 'ZA'];
const WITHOUT_COMMUNE = 0.06;
const WITHOUT_STRUCTURE = 0.09;
const SAME_PERSON = 0.33;

/** Communes that have a postcode, and the sums of their populations up to each. */
function weighted() {
  const communes = readCommunes().lines.filter(({ codesPostaux, population }) => codesPostaux?.length && population);
  let sum = 0;
  return { communes, sums: Float64Array.from(communes, ({ population }) => (sum += population!)) };
}

/**
 * Writes a made-up extraction in the layout of the real one: bars, no quotes, a bar at the end of each line, several
 * activities for one practitioner in three, places drawn by population, some without commune or without place at all.
 * The same seed gives the same bytes.
 */
export async function writeRppsFile(path: string, rows = RPPS_ROWS, seed = 2026): Promise<void> {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)];
  const digits = (length: number) =>
    String(Math.floor(random() * 10 ** Math.min(length, 9)))
      .padStart(Math.min(length, 9), '0')
      .padEnd(length, '4');
  const { communes, sums } = weighted();
  const drawCommune = () => {
    const wanted = random() * sums.at(-1)!;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return communes[low];
  };
  const drawProfession = () => {
    let left = random();
    return PROFESSIONS.find(([, , share]) => (left -= share) < 0) ?? PROFESSIONS[0];
  };
  const cells = HEADER.map(() => '');
  const set = (values: Record<string, string>) => {
    for (const [name, value] of Object.entries(values)) cells[column[name]] = value;
  };

  const drawPerson = (number: number) => {
    const [profession, label] = drawProfession();
    const [skill, skillLabel] = profession === '10' ? pick(SKILLS) : ['', ''];
    const isWoman = random() < 0.6;
    set({
      "Type d'identifiant PP": '8',
      'Identifiant PP': String(10_000_000_000 + number),
      'Identification nationale PP': `8${10_000_000_000 + number}`,
      "Code civilité d'exercice": profession === '10' ? 'DR' : '',
      "Libellé civilité d'exercice": profession === '10' ? 'Docteur' : '',
      'Code civilité': isWoman ? 'MME' : 'M',
      'Libellé civilité': isWoman ? 'Madame' : 'Monsieur',
      "Nom d'exercice": pick(SYLLABLES) + pick(SYLLABLES) + pick(SYLLABLES),
      "Prénom d'exercice": pick(SYLLABLES) + pick(SYLLABLES),
      'Code profession': profession,
      'Libellé profession': label,
      'Code catégorie professionnelle': 'C',
      'Libellé catégorie professionnelle': 'Civil',
      'Code type savoir-faire': skill && 'S',
      'Libellé type savoir-faire': skill && 'Spécialité ordinale',
      'Code savoir-faire': skill,
      'Libellé savoir-faire': skillLabel,
    });
  };

  const drawActivity = () => {
    const isFree = random() < 0.45;
    const commune = drawCommune();
    const isPlaced = random() >= WITHOUT_STRUCTURE;
    const postcode = isPlaced ? pick(commune.codesPostaux!) : '';
    const siren = digits(9);
    const name = isPlaced ? `${isFree ? 'CABINET' : 'CENTRE HOSPITALIER'} ${pick(SYLLABLES)}${pick(SYLLABLES)}` : '';
    const department = commune.code.slice(0, commune.code < '97' ? 2 : 3);
    set({
      'Code mode exercice': isFree ? 'L' : 'S',
      'Libellé mode exercice': isFree ? 'Libéral,indépendant,artisan,commerçant' : 'Salarié',
      'Numéro SIRET site': isPlaced ? `${siren}00014` : '',
      'Numéro SIREN site': isPlaced && !isFree ? siren : '',
      'Numéro FINESS site': isPlaced && !isFree ? digits(9) : '',
      'Numéro FINESS établissement juridique': isPlaced && !isFree ? digits(9) : '',
      'Identifiant technique de la structure': isPlaced ? `C${siren}00014` : '',
      'Raison sociale site': name,
      'Enseigne commerciale site': name,
      'Complément destinataire (coord. structure)': random() < 0.2 ? 'RESIDENCE "LES TILLEULS"' : '',
      'Numéro Voie (coord. structure)': isPlaced ? String(1 + Math.floor(random() * 200)) : '',
      'Code type de voie (coord. structure)': isPlaced ? 'RUE' : '',
      'Libellé type de voie (coord. structure)': isPlaced ? 'Rue' : '',
      'Libellé Voie (coord. structure)': isPlaced ? pick(STREETS) : '',
      'Bureau cedex (coord. structure)': postcode && `${postcode} ${commune.nom.toUpperCase()}`,
      'Code postal (coord. structure)': postcode,
      'Code commune (coord. structure)': isPlaced && random() >= WITHOUT_COMMUNE ? commune.code : '',
      'Libellé commune (coord. structure)': isPlaced ? commune.nom : '',
      'Code pays (coord. structure)': isPlaced ? '99000' : '',
      'Libellé pays (coord. structure)': isPlaced ? 'France' : '',
      'Téléphone (coord. structure)': isPlaced ? `0${digits(9)}` : '',
      'Code Département (structure)': isPlaced ? department : '',
      'Libellé Département (structure)': isPlaced ? department : '',
      "Autorité d'enregistrement": 'CNOM/CNOM/ARS',
      "Code secteur d'activité": isFree ? 'SA07' : 'SA01',
      "Libellé secteur d'activité": isFree ? 'Cabinet individuel' : 'Etablissement public de santé',
      'Code genre activité': 'GENR01',
      'Libellé genre activité': 'Activité standard de soin',
    });
  };

  const file = createWriteStream(path);
  let text = `${HEADER.join('|')}|\n`;
  for (let row = 0; row < rows; row++) {
    if (row === 0 || random() >= SAME_PERSON) drawPerson(row);
    drawActivity();
    text += `${cells.join('|')}|\n`;
    if (text.length > 1 << 20) {
      if (!file.write(text)) await once(file, 'drain');
      text = '';
    }
  }
  file.end(text);
  await once(file, 'finish');
}
