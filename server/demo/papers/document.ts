import type { PaperFacts } from '../../src/packages/papers.ts';
import type { Section } from '../../src/print/layout/paper.ts';

/** A paper to be made up: its facts, and its recipients where they are unusual. */
export interface DemoDocument extends PaperFacts {
  recipients?: string[];
  invited?: string[];
}

/** A block that stands in the paper once the wished size reaches its rank: depth grows evenly over all parts. */
export interface Unit {
  rank: number;
  section: Section;
}
