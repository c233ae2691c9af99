/** A read receipt: a person has opened this version of a paper, first at this instant (epoch ms). Never which page, nor how often. */
export interface PaperOpened {
  readonly paperId: string;
  readonly version: number;
  readonly personId: string;
  readonly at: number;
}
