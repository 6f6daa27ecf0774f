import { StreamLanguage, type StringStream } from '@codemirror/language';

const signs = /^(\?(!=|!~|>=|<=|[=~><])|!=|!~|>=|<=|[=~><])/;

/** Just enough of the language of filters and rules to colour it. */
export const filterLanguage = StreamLanguage.define({
  name: 'filter',
  token(stream: StringStream): string | null {
    if (stream.eatSpace()) return null;
    if (stream.match('//')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return 'string';
    if (stream.match(/^-?\d+(\.\d+)?/)) return 'number';
    if (stream.match(/^(&&|\|\|)/)) return 'keyword';
    if (stream.match(signs)) return 'operator';
    if (stream.match(/^(true|false|null)\b/i)) return 'atom';
    if (stream.match(/^@[\w.:]+/)) return 'variableName.special';
    if (stream.match(/^\w+(?=\()/)) return 'keyword';
    if (stream.match(/^[\w.:]+/)) return 'variableName';
    stream.next();
    return null;
  },
  languageData: { commentTokens: { line: '//' }, closeBrackets: { brackets: ['(', '"', "'"] } },
});
