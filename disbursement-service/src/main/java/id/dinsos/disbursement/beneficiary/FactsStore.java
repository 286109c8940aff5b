package id.dinsos.disbursement.beneficiary;

import id.dinsos.disbursement.eligibility.Fact;
import id.dinsos.disbursement.eligibility.Rule;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts: the ones that the rule asks about, and no others. */
final class FactsStore {
    static final String PERSON_COLUMNS =
            "b.birth_month, b.sex, b.alive, b.relation, b.employment, b.schooling, b.disability,"
                    + " b.severity, b.chronic, b.ppks_types, b.veteran, b.pioneer, b.pregnant,"
                    + " b.civil_match, b.identity_status, b.id, #services services";

    /**
     * Kinds with their first and last day, of the person and of whoever was merged into them: found
     * by index from the person, because all who serve are many. Asked only for a rule that asks.
     */
    static final String SERVICES =
            """
            (select array_agg(s.kind || ' ' || s.first_day::text || ' '
                    || coalesce(s.last_day, '9999-12-31')::text)
                from service_days s
                where survivor(b.id) = b.id and s.person_id = any(array(
                    with recursive same (id) as (
                        select b.id
                        union select p.id from beneficiary_person p
                            join same on p.merged_into = same.id)
                    select id from same)))
            """;

    private static final int MONTHS = 12;

    /** What the registry says of a job or sex of which nobody has told it. */
    private static final String UNKNOWN = "UNKNOWN";

    private FactsStore() {}

    static List<Candidate> candidates(
            Population population,
            List<Row> rows,
            Map<UUID, List<Map<String, Object>>> members,
            Map<UUID, List<Map<String, Object>>> selves,
            Set<UUID> parked) {
        Fact[] uses =
                Arrays.stream(Fact.values())
                        .filter(population.rule().uses()::contains)
                        .toArray(Fact[]::new);
        List<Candidate> found = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Map<String, Object> facts = new LinkedHashMap<>(uses.length * 2);
            for (Fact fact : uses) {
                Object value =
                        switch (fact) {
                            case MEMBERS ->
                                    row.getBoolean("members_known")
                                            ? members.getOrDefault(
                                                    row.getUUID("household"), List.of())
                                            : null;
                            case PERSON -> self(selves.get(row.getUUID("id")));
                            default -> fact(fact, row, population.month());
                        };
                if (value != null) {
                    facts.put(fact.cel(), value);
                }
            }
            if (facts.get(Fact.JOBS.cel()) instanceof List<?> jobs && jobs.contains(UNKNOWN)) {
                facts.put(Rule.JOBS_UNKNOWN, true);
            }
            if (Boolean.TRUE.equals(row.getBoolean("nobody_lives"))) {
                facts.put(Rule.NOBODY_LIVES, true);
            }
            if (!parked.isEmpty() && isParked(row, parked)) {
                facts.put(Rule.MESSAGES_PARKED, true);
            }
            Buffer print = row.getBuffer("account_print");
            found.add(
                    new Candidate(
                            row.getUUID("id"),
                            row.getUUID("payee"),
                            row.getString("region"),
                            print == null
                                    ? null
                                    : Base64.getEncoder().encodeToString(print.getBytes()),
                            row.getString("account_by"),
                            facts));
        }
        return found;
    }

    private static boolean isParked(Row row, Set<UUID> parked) {
        return parked.contains(row.getUUID("id"))
                || parked.contains(row.getUUID("household"))
                || parked.contains(row.getUUID("payee"));
    }

    private static @Nullable Object self(@Nullable List<Map<String, Object>> one) {
        return one == null ? null : one.getFirst();
    }

    private static @Nullable Object fact(Fact fact, Row row, YearMonth month) {
        return switch (fact) {
            case REGION -> row.getString("region");
            case LIVE -> row.getBoolean("live");
            case ROSTERS -> texts(row, "rosters");
            case DECILE -> number(row, "decile");
            case PAYEE_NAMED -> row.getUUID("payee") != null;
            case PAYEE_ALIVE -> row.getBoolean("payee_alive");
            case CIVIL_MATCH -> row.getString("civil_match");
            case ACCOUNT -> row.getBoolean("identified") ? row.getBoolean("account") : null;
            case JOBS -> row.getBoolean("members_known") ? jobs(row.getString("jobs")) : null;
            case PERCENTILE -> number(row, "percentile");
            case EVER_ON -> texts(row, "ever_on");
            case MEMBER_COUNT -> number(row, "members");
            case NIK_VALID -> row.getBoolean("nik_valid");
            case HOLDER_MATCHES -> row.getBoolean("holder_matches");
            case NIK_SHARED -> row.getBoolean("identified") ? row.getBoolean("nik_shared") : null;
            case ACCOUNT_SHARED ->
                    row.getBoolean("identified") ? row.getBoolean("account_shared") : null;
            case MOVED_AWAY -> row.getBoolean("moved_away");
            case COMPLETE -> isComplete(row);
            case YEAR -> (long) month.getYear();
            case MONTH -> (long) month.getMonthValue();
            case MEMBERS, PERSON -> null;
        };
    }

    static Map<String, Object> person(Population population, Row row) {
        Map<String, Object> person = new LinkedHashMap<>();
        for (Fact.OfPerson fact : Fact.OfPerson.values()) {
            Object value =
                    population.rule().usesOfPersons().contains(fact)
                            ? ofPerson(fact, row, population.month())
                            : null;
            if (value != null) {
                person.put(fact.cel(), value);
            }
        }
        return person;
    }

    private static @Nullable Object ofPerson(Fact.OfPerson fact, Row row, YearMonth month) {
        return switch (fact) {
            case ID -> row.getUUID("id").toString();
            case AGE -> age(row.getString("birth_month"), month, MONTHS);
            case AGE_MONTHS -> age(row.getString("birth_month"), month, 1);
            case SEX -> told(row, "sex");
            case ALIVE -> row.getBoolean("alive");
            case RELATION -> text(row, "relation");
            case EMPLOYMENT -> told(row, "employment");
            case SCHOOLING -> told(row, "schooling");
            case DISABILITY -> text(row, "disability");
            case SEVERITY -> text(row, "severity");
            case CHRONIC -> Boolean.TRUE.equals(row.getBoolean("chronic"));
            case PPKS -> texts(row, "ppks_types");
            case VETERAN -> Boolean.TRUE.equals(row.getBoolean("veteran"));
            case PIONEER -> Boolean.TRUE.equals(row.getBoolean("pioneer"));
            case PREGNANT -> Boolean.TRUE.equals(row.getBoolean("pregnant"));
            case CIVIL_MATCH -> text(row, "civil_match");
            case IDENTITY_STATUS -> text(row, "identity_status");
            case SERVES -> serves(texts(row, "services"), month.atDay(1));
        };
    }

    /** Each kind once, in a stable order. */
    static List<String> serves(@Nullable List<String> days, LocalDate on) {
        return days == null
                ? List.of()
                : days.stream()
                        .map(one -> one.split(" ", -1))
                        .filter(one ->
                                !LocalDate.parse(one[1]).isAfter(on)
                                        && !LocalDate.parse(one[2]).isBefore(on))
                        .map(one -> one[0])
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static boolean isComplete(Row row) {
        boolean payeeKnown =
                row.getBoolean("payee_alive") != null
                        && row.getString("civil_match") != null
                        && row.getBoolean("identified");
        return row.getBoolean("members_known") && (payeeKnown || row.getUUID("payee") == null);
    }

    /** On the first day of the month; who is born within it counts as born at its beginning. */
    private static @Nullable Long age(
            @Nullable String birthMonth, YearMonth month, int monthsInUnit) {
        if (birthMonth == null) {
            return null;
        }
        YearMonth born = YearMonth.parse(birthMonth);
        long months =
                (month.getYear() - born.getYear()) * (long) MONTHS
                        + month.getMonthValue()
                        - born.getMonthValue();
        return months / monthsInUnit;
    }

    private static @Nullable Long number(Row row, String column) {
        Integer value = row.getInteger(column);
        return value == null ? null : value.longValue();
    }

    /** Missing where nobody has told: a clause that needs it holds. */
    private static @Nullable String told(Row row, String column) {
        String value = row.getString(column);
        return UNKNOWN.equals(value) ? null : value;
    }

    private static String text(Row row, String column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable List<String> texts(Row row, String column) {
        String[] values = row.getArrayOfStrings(column);
        return values == null ? null : List.of(values);
    }

    /** Each once, in a stable order; most households have one or two. */
    private static List<String> jobs(@Nullable String all) {
        return all == null ? List.of() : Arrays.stream(all.split(",")).distinct().sorted().toList();
    }
}
