import type { Citizen } from '#src/model/journey.ts';
import { type DataStore, makeDataStore } from './data-store.ts';
import { makePopulation, type Population } from './population.ts';

/** National data that every portal of one fleet shares. */
export type NationalData = { readonly population: Population; readonly store: DataStore };

export const makeNationalData = (identities: readonly Citizen[]): NationalData => ({
  population: makePopulation(identities),
  store: makeDataStore(identities),
});
