/** Who the logs say did it: the account at the terminal. */
export const operator = (): string =>
  `operator ${process.env.SUDO_USER ?? process.env.USER ?? process.env.LOGNAME ?? ''}`.trim();
