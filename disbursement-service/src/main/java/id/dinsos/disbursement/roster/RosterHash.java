package id.dinsos.disbursement.roster;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * The hash of a roster, in hex: SHA-256 over one line for each beneficiary, eligible or not, in the
 * order of the chunks. Whoever holds the events can compute it again.
 */
public final class RosterHash {
    private RosterHash() {}

    /** Of one chunk. */
    public static String of(List<Row> rows) {
        return hex(text(rows));
    }

    /** Of the whole roster, from the hashes of its chunks in their order. */
    public static String ofChunks(List<String> hashes) {
        MessageDigest digest = sha256();
        for (String one : hashes) {
            digest.update(HexFormat.of().parseHex(one));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a roster some of whose rows have changed since the hash before. */
    public static String amended(String before, List<Row> changed) {
        return hex(before + '\n' + text(changed));
    }

    /** Of a roster on which a hold was released since the hash before. */
    public static String released(String before, UUID beneficiary, long amountRupiah) {
        return hex(before + ',' + beneficiary + ',' + amountRupiah);
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
            if (row.account() != null) {
                text.append(',').append(row.account());
            }
            for (String clause : row.clauses()) {
                text.append(',').append(clause);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
