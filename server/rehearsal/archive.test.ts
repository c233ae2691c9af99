import { describe } from 'vitest';
import { archivedMeeting } from './archived.testing.ts';
import { changedArchives } from './changedArchives.testing.ts';
import { forgedArchives } from './forgedArchives.testing.ts';

// One meeting for both: the tests change copies of its archive.
const archived = await archivedMeeting();

describe('archives that are changed', () => changedArchives(archived));
describe('archives that are forged', () => forgedArchives(archived));
