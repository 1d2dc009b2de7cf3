import type { Component } from 'svelte';
import type { Check, CheckId, Verdict } from '../../checks/verdict';

type Detail = Component<{ check: Check; verdict: Verdict }>;

const DETAILS = import.meta.glob<Detail>('../../checks/*/Detail.svelte', { eager: true, import: 'default' });

/** What is shown when the line of a check is unfolded, from the folder of the check. */
export const detailOf = (id: CheckId): Detail | undefined => DETAILS[`../../checks/${id}/Detail.svelte`];
