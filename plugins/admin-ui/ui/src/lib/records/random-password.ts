const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A password that nobody guesses, without characters that look alike. */
export function randomPassword(length = 20): string {
  // Numbers beyond the last whole multiple would make some letters likelier.
  const limit = 256 - (256 % letters.length);
  let password = '';
  while (password.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && password.length < length) password += letters[byte % letters.length];
    }
  }
  return password;
}
