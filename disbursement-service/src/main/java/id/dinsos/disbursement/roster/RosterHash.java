package id.dinsos.disbursement.roster;

import id.dinsos.disbursement.roster.ChunkEvent.Row;
import java.util.List;

/**
 * The text over which a roster is hashed: one line for each beneficiary, eligible or not, in the
 * order of the chunks. Whoever holds the events can compute the hash again.
 */
public final class RosterHash {
    private RosterHash() {}

    public static String text(List<Row> rows) {
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
