package id.dinsos.demo.bank;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A bank file as the bank receives it: a line of controls ({@code H,id,bank,date,lines,sum}), the
 * column names, and one line per transfer; or the same as {@code pain.001}, or as a batch of the
 * rail. Reading it checks the controls: a bank rejects a file whose count or sum does not hold.
 */
public record BankFile(String id, String bank, long controlSumRupiah, List<Line> lines) {
    private static final String RAIL = "RAIL";

    public BankFile {
        lines = List.copyOf(lines);
    }

    /** One order to pay. */
    public record Line(String transferId, String account, String holder, long amountRupiah) {
        @Override
        public String toString() {
            return "Line[" + transferId + "]";
        }
    }

    /** The file does not hold what its controls, or the office, say it holds. */
    public static final class RejectedException extends RuntimeException {
        RejectedException(String reason) {
            super(reason);
        }
    }

    public static BankFile read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.startsWith("{")) {
            return batch(text);
        }
        if (text.startsWith("<")) {
            return Pain001.read(bytes);
        }
        int firstLine = text.indexOf('\n');
        String[] controls = text.substring(0, Math.max(0, firstLine)).strip().split(",");
        require(controls.length == 6 && controls[0].equals("H"), "the line of controls is missing");
        List<Line> lines = lines(text.substring(firstLine + 1));
        long sum = lines.stream().mapToLong(Line::amountRupiah).sum();
        require(Long.parseLong(controls[4]) == lines.size(), "the count of lines does not hold");
        require(Long.parseLong(controls[5]) == sum, "the control sum does not hold");
        require(
                lines.stream().map(Line::transferId).distinct().count() == lines.size(),
                "a transfer stands in it twice");
        return new BankFile(controls[1], controls[2], sum, lines);
    }

    /** A batch of the payment rail: the same controls and lines as JSON. */
    private static BankFile batch(String text) {
        try {
            JsonNode batch = new ObjectMapper().readTree(text);
            List<Line> lines = new ArrayList<>();
            for (JsonNode one : batch.path("instructions")) {
                if (!one.isEmpty()) {
                    lines.add(
                            new Line(
                                    one.path("instructionId").asText(),
                                    one.path("payeeAccount").asText(),
                                    one.path("payeeName").asText(),
                                    one.path("amount").asLong()));
                }
            }
            long sum = lines.stream().mapToLong(Line::amountRupiah).sum();
            require(batch.path("count").asInt() == lines.size(), "the count does not hold");
            require(batch.path("totalAmount").asLong() == sum, "the control sum does not hold");
            return new BankFile(batch.path("correlationId").asText(), RAIL, sum, lines);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The SHA-256 of the bytes, as the office publishes it. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    public static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new RejectedException(otherwise);
        }
    }

    private static List<Line> lines(String text) {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            return rows.stream()
                    .map(row ->
                            new Line(
                                    row.getField("transfer_id"),
                                    // Where money is handed over nobody has an account.
                                    row.findField("account_number").orElse(""),
                                    row.findField("account_holder")
                                            .orElseGet(() -> row.getField("recipient")),
                                    Long.parseLong(row.getField("amount_rupiah"))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String toString() {
        return "BankFile[" + id + "]";
    }
}
