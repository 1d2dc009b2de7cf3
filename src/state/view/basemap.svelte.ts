import { KeptChoice } from '../page/kept-choice.svelte';

/** Whether the map of the IGN is laid under the units: a choice of this browser, made at a press that says what is sent. */
export class BasemapChoice extends KeptChoice {
  /** Whether its images come; told by the map. */
  status = $state<'off' | 'asked' | 'shown' | 'missing'>('off');

  constructor() {
    super('perimetre.basemap', 'ign');
  }
}
