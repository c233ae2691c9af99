import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of long tests (servers that are killed, papers of many pages): begun last, one of them would leave a core idle for minutes. */
const longest = [/\/sim\/powerCut/, /\/sim\/kill/, /\/sim\/sync/, /\/sim\/fault/, /\/renditions\.test/];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((one) => one.test(moduleId));
  return at < 0 ? longest.length : at;
};

/** The longest first, the others in their usual order. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}
