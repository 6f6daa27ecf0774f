/** Languages of samples of code, by the names that highlighters know. They are names, so they are the same in every language of the page. */
export const codeLanguages: readonly { value: string; label: string }[] = [
  ['bash', 'Bash'], ['c', 'C'], ['csharp', 'C#'], ['cpp', 'C++'], ['css', 'CSS'], ['dart', 'Dart'], ['diff', 'Diff'], ['go', 'Go'], ['html', 'HTML'], ['java', 'Java'],
  ['javascript', 'JavaScript'], ['json', 'JSON'], ['kotlin', 'Kotlin'], ['markdown', 'Markdown'], ['php', 'PHP'], ['python', 'Python'], ['ruby', 'Ruby'], ['rust', 'Rust'],
  ['sql', 'SQL'], ['svelte', 'Svelte'], ['swift', 'Swift'], ['typescript', 'TypeScript'], ['xml', 'XML'], ['yaml', 'YAML'],
].map(([value = '', label = '']) => ({ value, label }));
