/** Begins this page anew: nothing that it shows now stays. */
export const startAnew = (): void => location.reload();
