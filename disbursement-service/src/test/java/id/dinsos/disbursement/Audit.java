package id.dinsos.disbursement;

import id.dinsos.testkit.TestServices;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Reads the log as an auditor would: every event as it is stored, by SQL and nothing else. */
final class Audit {
    private Audit() {}

    /** Events of a type. */
    static long events(String type) {
        return number("select count(*) from event where type = '" + type + "'");
    }

    /** Payments of a run as the log has them. */
    static long payments(UUID run) {
        return number(
                "select count(*) from event where type like 'payment-instructed.v%'"
                        + " and convert_from(data, 'UTF8')::jsonb -> 'order' ->> 'run' = '"
                        + run
                        + "'");
    }

    /** Beneficiaries, or entitlements of persons, that were instructed more than once a month. */
    static long paidTwice() {
        return number(
                "with paid as (select convert_from(data, 'UTF8')::jsonb -> 'order' o from event"
                        + " where type like 'payment-instructed.v%')"
                        + " select (select count(*) from (select from paid group by o ->> 'programme',"
                        + " o ->> 'beneficiary', o -> 'month' having count(*) > 1) twice)"
                        + " + (select count(*) from (select from paid,"
                        + " jsonb_array_elements_text(o -> 'entitlements') e"
                        + " group by e having count(*) > 1) twice)");
    }

    /** Streams whose versions have a gap, or begin late. */
    static long brokenStreams() {
        return number(
                "select count(*) from (select from event group by stream_id"
                        + " having count(*) <> max(version) or min(version) <> 1) broken");
    }

    /** What the log says was made out for a run, in rupiah. */
    static long instructedRupiah(UUID run) {
        return number(
                "select coalesce(sum((convert_from(data, 'UTF8')::jsonb -> 'order' ->>"
                        + " 'amountRupiah')::bigint), 0) from event"
                        + " where type like 'payment-instructed.v%' and"
                        + " convert_from(data, 'UTF8')::jsonb -> 'order' ->> 'run' = '"
                        + run
                        + "'");
    }

    static long number(String sql) {
        try (Connection connection = TestServices.database().connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
