/** The words of the data screen; part of `fr`. */
export const dataFr = {
  title: 'Données',
  intro: 'Chaque couche affichée, d’où elle vient, son millésime et ce qu’elle vaut.',
  columns: {
    layer: 'Couche',
    source: 'Source',
    vintage: 'Millésime',
    licence: 'Licence',
    quality: 'Qualité',
    read: 'Lues',
    taken: 'Prises',
    recoded: 'Recodées',
    rejected: 'Rejetées',
  },
  caveats: 'À savoir',
  embedded:
    'Vous utilisez les données livrées avec Périmètre : populations exactes, contours approchés, professionnels estimés. La page d’accueil du projet explique comment le faire tourner sur des données plus complètes.',
  check: 'Vérifier par une base de données',
  checkIntro: 'Recompter votre territoire en SQL, dans DuckDB, sans passer par le moteur de la page.',
  checkRun: 'Recompter',
  checkStarting: 'DuckDB démarre…',
  checkFailed: 'DuckDB n’a pas pu démarrer : le recompte est indisponible, le tracé et le verdict marchent sans lui.',
  checkSame: 'Les deux comptes sont égaux.',
  checkDifferent: 'Les deux comptes diffèrent : signalez-le, avec le lien de votre territoire.',
  checkColumns: { figure: 'Chiffre', engine: 'Moteur', sql: 'SQL' },
  checkEmpty: 'Tracez d’abord un territoire.',
};

export type DataWords = typeof dataFr;
