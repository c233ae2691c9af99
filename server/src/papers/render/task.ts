/** The task of a drawing process for its file. */
export type RenderTask =
  | { readonly do: 'draw'; readonly from: number; readonly most: number }
  | { readonly do: 'view' };
