import type { MeetingInfo } from '../meeting/index.ts';
import type { Package } from './format.ts';

/** The body that meets or asks: a unit of the package's organisation, or all of it; with the body above where one is named. */
export function organisationOf({ organization }: Package, unitId: string): MeetingInfo['organisation'] {
  const { name, above } = organization.units.find(({ id }) => id === unitId) ?? organization;
  return { id: organization.id, name, ...(above ? { above } : {}) };
}
