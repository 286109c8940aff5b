package id.dinsos.demo.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * What a bank that speaks ISO 20022 says of a file: {@code pain.002} of what it rejected and of
 * what it cannot say yet, {@code camt.054} of what was booked and what came back. It has no word
 * for money that somebody has withdrawn.
 */
public final class IsoReports {
    private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
    private static final String NAMES = "urn:iso:std:iso:20022:tech:xsd:";

    /**
     * What the bank says of a transfer, in the words of our form.
     *
     * @param status CREDITED, FAILED, RETURNED or UNKNOWN
     */
    public record Word(
            String transferId, long amountRupiah, String status, String code, String reference) {
        boolean isBooked() {
            return status.equals("CREDITED") || status.equals("RETURNED");
        }
    }

    private IsoReports() {}

    /** A report of a kind; false where there is nothing that it could say. */
    private interface Content {
        void write(Writer out) throws IOException;
    }

    /** Rejected, or pending. */
    static boolean status(String file, List<Word> words, Instant at, Path report)
            throws IOException {
        List<Word> some = words.stream().filter(word -> !word.isBooked()).toList();
        return written(
                some,
                report,
                out -> {
                    out.write(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\""
                                    + NAMES
                                    + "pain.002.001.10\"><CstmrPmtStsRpt><GrpHdr><MsgId>S"
                                    + compact(file)
                                    + "</MsgId><CreDtTm>"
                                    + at
                                    + "</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>"
                                    + compact(file)
                                    + "</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                                    + "</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><OrgnlPmtInfId>"
                                    + compact(file)
                                    + "</OrgnlPmtInfId>\n");
                    for (Word word : some) {
                        out.write(transaction(word));
                    }
                    out.write("</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n");
                });
    }

    /** Booked on the office's account: what left, and what came in again. */
    public static boolean booked(String file, List<Word> words, Instant at, Path report)
            throws IOException {
        List<Word> some = words.stream().filter(Word::isBooked).toList();
        LocalDate day = LocalDate.ofInstant(at, ZONE);
        return written(
                some,
                report,
                out -> {
                    out.write(
                            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\""
                                    + NAMES
                                    + "camt.054.001.08\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N"
                                    + compact(file)
                                    + "</MsgId><CreDtTm>"
                                    + at
                                    + "</CreDtTm></GrpHdr><Ntfctn><Id>"
                                    + compact(file)
                                    + "</Id><Acct><Id><Othr><Id>0000000000</Id></Othr></Id></Acct>\n");
                    for (Word word : some) {
                        out.write(entry(word, day));
                    }
                    out.write("</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>\n");
                });
    }

    private static boolean written(List<Word> words, Path report, Content content)
            throws IOException {
        if (words.isEmpty()) {
            return false;
        }
        try (Writer out = Files.newBufferedWriter(report, StandardCharsets.UTF_8)) {
            content.write(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return true;
    }

    private static String transaction(Word word) {
        boolean rejected = word.status().equals("FAILED");
        return "<TxInfAndSts><StsId>%s</StsId><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s<OrgnlTxRef><Amt><InstdAmt Ccy=\"IDR\">%d</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>\n"
                .formatted(
                        word.reference(),
                        compact(word.transferId()),
                        rejected ? "RJCT" : "PDNG",
                        rejected
                                ? "<StsRsnInf><Rsn><Prtry>"
                                        + word.code()
                                        + "</Prtry></Rsn></StsRsnInf>"
                                : "",
                        word.amountRupiah());
    }

    private static String entry(Word word, LocalDate day) {
        boolean back = word.status().equals("RETURNED");
        return "<Ntry><Amt Ccy=\"IDR\">%d.00</Amt><CdtDbtInd>%s</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt><BkTxCd/><NtryDtls><TxDtls><Refs><AcctSvcrRef>%s</AcctSvcrRef><EndToEndId>%s</EndToEndId></Refs>%s</TxDtls></NtryDtls></Ntry>\n"
                .formatted(
                        word.amountRupiah(),
                        back ? "CRDT" : "DBIT",
                        day,
                        word.reference(),
                        compact(word.transferId()),
                        back
                                ? "<RtrInf><Rsn><Prtry>" + word.code() + "</Prtry></Rsn></RtrInf>"
                                : "");
    }

    private static String compact(String id) {
        return id.replace("-", "");
    }
}
