import type { Component } from 'vue';

/** A button of the reader's toolbar, or a line of its menu. */
export interface Tool {
  readonly id: string;
  readonly icon: Component;
  readonly label: string;
  /** For a toggle: whether it is on. */
  readonly pressed?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Where the toolbar is narrow it stands in the menu. */
  readonly rarer?: boolean;
  readonly act: () => void;
}
