/** Begins this page anew, with nothing of what it shows now. */
export const startAnew = (): void => location.reload();
