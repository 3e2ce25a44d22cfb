/** Options with which Node runs the server and the command line. */
export const nodeOptions: readonly string[]
