package id.dinsos.disbursement.run;

import id.dinsos.disbursement.run.ChunkEvent.Row;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The text over which a roster is hashed: one line for each beneficiary, eligible or not, in the
 * order of the chunks. Whoever holds the events can compute the hash again.
 */
final class Roster {
    private Roster() {}

    /** The hash of a roster some of whose rows have changed since the hash before. */
    static String amended(String hash, List<Row> changed) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((hash + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of()
                    .formatHex(digest.digest(text(changed).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(List<Row> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 140);
        for (Row row : rows) {
            text.append(row.beneficiary())
                    .append(',')
                    .append(row.payee())
                    .append(',')
                    .append(row.region())
                    .append(',')
                    .append(row.verdict())
                    .append(',')
                    .append(row.amountRupiah());
            for (String clause : row.clauses()) {
                text.append(',').append(clause);
            }
            text.append('\n');
        }
        return text.toString();
    }
}
