/** Under which a piece and all that hangs on it is kept in this browser. */
export const pieceKey = (id: number) => ['piece', id] as const;
