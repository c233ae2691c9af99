/** What the drawing process is to do with its file. */
export type RenderTask =
  | { readonly do: 'draw'; readonly from: number; readonly most: number }
  | { readonly do: 'view' };
