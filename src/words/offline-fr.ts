/** The words of work without a connection, and of new releases; part of `fr`. */
export const offlineFr = {
  title: 'Sans connexion',
  status: {
    unavailable:
      'Ce navigateur ne peut pas garder Périmètre pour l’ouvrir sans connexion (navigation privée, ou adresse sans https).',
    preparing: 'Périmètre est en train d’être gardé dans ce navigateur, pour s’ouvrir aussi sans connexion…',
    ready:
      'Périmètre est gardé dans ce navigateur : tracé, verdict, couverture et propositions marchent sans connexion.',
    failed:
      'Périmètre n’a pas pu être gardé dans ce navigateur (espace plein, ou connexion coupée) : il lui faut une connexion. Rechargez la page pour réessayer.',
  },
  away: 'Hors connexion',
  awayReady: 'Hors connexion : tout ce qui est gardé ici continue de marcher.',
  awayNotReady: 'Hors connexion : ce qui n’est pas encore chargé attendra. Vos territoires sont intacts.',
  offered: 'Une nouvelle version de Périmètre est prête. Vos territoires restent tels quels.',
  takeOver: 'Passer à la nouvelle version',
  otherTabs: 'Périmètre est ouvert dans un autre onglet : fermez-le, puis passez à la nouvelle version.',
};

export type OfflineWords = typeof offlineFr;
