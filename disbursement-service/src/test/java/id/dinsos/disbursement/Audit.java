package id.dinsos.disbursement;

import id.dinsos.testkit.TestServices;
import java.util.UUID;

/** Reads the log as an auditor would: every event as it is stored, by SQL and nothing else. */
final class Audit {
    private Audit() {}

    /** Events of a type, of one office: others are at work in the same database. */
    static long events(Office office, String type) {
        return number("select count(*) from event where type = '" + type + "' and " + by(office));
    }

    /** Payments of a run as the log has them. */
    static long payments(UUID run) {
        return number(
                "select count(*) from event where type like 'payment-instructed.v%'"
                        + " and convert_from(data, 'UTF8')::jsonb -> 'order' ->> 'run' = '"
                        + run
                        + "'");
    }

    /** Beneficiaries, or entitlements, that an office has instructed more than once a month. */
    static long paidTwice(Office office) {
        return number(
                "with paid as (select convert_from(data, 'UTF8')::jsonb -> 'order' o from event"
                        + " where type like 'payment-instructed.v%' and "
                        + by(office)
                        + ") select (select count(*) from (select from paid group by o ->> 'programme',"
                        + " o ->> 'beneficiary', o -> 'month' having count(*) > 1) twice)"
                        + " + (select count(*) from (select from paid,"
                        + " jsonb_array_elements_text(o -> 'entitlements') e"
                        + " group by e having count(*) > 1) twice)");
    }

    /** Streams of an office whose versions have a gap, or begin late. */
    static long brokenStreams(Office office) {
        return number(
                "select count(*) from (select from event where "
                        + by(office)
                        + " group by stream_id having count(*) <> max(version) or min(version) <> 1) broken");
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

    private static String by(Office office) {
        return "convert_from(meta, 'UTF8') like '%\"" + office.owner() + "\"%'";
    }

    static long number(String sql) {
        return TestServices.database().number(sql);
    }
}
