import { transform } from "sucrase";

// Lines stay where they are: errors of scripts name those of the file.
export const strip = (text, filePath) => transform(text, { transforms: ["typescript"], disableESTransforms: true, preserveDynamicImport: true, filePath }).code;
