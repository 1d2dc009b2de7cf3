/** The words of addresses, and the titles of what they show; part of `fr`. */
export const addressFr = {
  unknown: 'Cette adresse ne mène à aucun écran de Périmètre : rien n’a été changé. Choisissez un écran ci-dessus.',
  noPlace:
    'Le lieu de cette adresse n’est pas dans les données chargées : la couverture montre le dernier lieu étudié.',
  missing: {
    scenario: 'Le scénario de cette adresse n’est pas, ou n’est plus, dans le projet de ce navigateur.',
    territory: 'Le territoire de cette adresse n’est pas, ou n’est plus, dans le projet de ce navigateur.',
  },
  views: { figures: '', zones: 'Zones blanches', proposals: 'Propositions' },
};

export type AddressWords = typeof addressFr;
