/** The texts of a dialog that asks before an act. */
export interface Asked {
  title: string;
  /** The act by its name: "Mở biểu quyết", never "OK". */
  confirmLabel: string;
  cancelLabel: string;
  numbers?: readonly { readonly label: string; readonly value: string }[] | undefined;
  tone?: 'primary' | 'danger' | undefined;
  busy?: string | undefined;
  /** It would be refused, as the slot says: only the way back is offered. */
  barred?: boolean;
}
