import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 14 letters and digits that survive being read aloud; 70 bits. */
export const newId = (): string => Array.from(randomBytes(14), (byte) => alphabet[byte & 31]).join('')
