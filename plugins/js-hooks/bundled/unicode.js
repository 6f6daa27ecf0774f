export { nfc as NFC, nfd as NFD, nfkc as NFKC, nfkd as NFKD } from "unorm";
