// In place of the package tr46, whose tables are ten times the size of everything else: .NET knows how domains are written.
export const toASCII = (domain) => host.domain(domain);
