import type { AddressWords } from './address-fr';

/** The words of addresses, and the titles of what they show; part of `en`. */
export const addressEn: AddressWords = {
  unknown: 'This address leads to no screen of Périmètre: nothing was changed. Choose a screen above.',
  noPlace: 'The place of this address is not in the data loaded: coverage shows the place studied last.',
  missing: {
    scenario: 'The scenario of this address is not, or no longer, in the project of this browser.',
    territory: 'The territory of this address is not, or no longer, in the project of this browser.',
  },
  views: { figures: '', zones: 'White zones', proposals: 'Proposals' },
};
