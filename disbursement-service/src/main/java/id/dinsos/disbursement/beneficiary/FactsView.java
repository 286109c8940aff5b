package id.dinsos.disbursement.beneficiary;

import id.dinsos.disbursement.eligibility.Fact;
import io.vertx.mutiny.sqlclient.Row;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows into facts: the ones that the rule asks about, and no others. */
final class FactsView {
    static final String PERSON_COLUMNS =
            "b.birth_month, b.sex, b.alive, b.relation, b.employment, b.schooling, b.disability,"
                    + " b.severity, b.chronic, b.ppks_types, b.veteran, b.pioneer, b.pregnant,"
                    + " b.civil_match, b.identity_status, b.id";
    static final int HOUSEHOLD = 20;
    private static final int PAYEE = 5;
    private static final int MONTHS = 12;

    private FactsView() {}

    static List<Candidate> candidates(
            Population population,
            List<Row> rows,
            Map<UUID, List<Map<String, Object>>> members,
            Map<UUID, List<Map<String, Object>>> selves) {
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
                                    row.getBoolean(10)
                                            ? members.getOrDefault(
                                                    row.getUUID(HOUSEHOLD), List.of())
                                            : null;
                            case PERSON -> self(selves.get(row.getUUID(0)));
                            default -> fact(fact, row, population.month());
                        };
                if (value != null) {
                    facts.put(fact.cel(), value);
                }
            }
            found.add(new Candidate(row.getUUID(0), row.getUUID(PAYEE), row.getString(1), facts));
        }
        return found;
    }

    private static @Nullable Object self(@Nullable List<Map<String, Object>> one) {
        return one == null ? null : one.getFirst();
    }

    private static @Nullable Object fact(Fact fact, Row row, YearMonth month) {
        return switch (fact) {
            case REGION -> row.getString(1);
            case LIVE -> row.getBoolean(2);
            case ROSTERS -> texts(row, 3);
            case DECILE -> number(row, 4);
            case PAYEE_NAMED -> row.getUUID(PAYEE) != null;
            case PAYEE_ALIVE -> row.getBoolean(6);
            case CIVIL_MATCH -> row.getString(7);
            case ACCOUNT -> row.getBoolean(8) ? row.getBoolean(9) : null;
            case JOBS -> row.getBoolean(10) ? jobs(row.getString(11)) : null;
            case PERCENTILE -> number(row, 12);
            case EVER_ON -> texts(row, 13);
            case MEMBER_COUNT -> number(row, 14);
            case NIK_VALID -> row.getBoolean(15);
            case HOLDER_MATCHES -> row.getBoolean(16);
            case NIK_SHARED -> row.getBoolean(8) ? row.getBoolean(17) : null;
            case ACCOUNT_SHARED -> row.getBoolean(8) ? row.getBoolean(18) : null;
            case MOVED_AWAY -> row.getBoolean(19);
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
            case ID -> row.getUUID(16).toString();
            case AGE -> age(row.getString(1), month, MONTHS);
            case AGE_MONTHS -> age(row.getString(1), month, 1);
            case SEX -> row.getString(2);
            case ALIVE -> row.getBoolean(3);
            case RELATION -> text(row, 4);
            case EMPLOYMENT -> text(row, 5);
            case SCHOOLING -> Objects.requireNonNullElse(row.getString(6), "NONE");
            case DISABILITY -> text(row, 7);
            case SEVERITY -> text(row, 8);
            case CHRONIC -> Boolean.TRUE.equals(row.getBoolean(9));
            case PPKS -> texts(row, 10);
            case VETERAN -> Boolean.TRUE.equals(row.getBoolean(11));
            case PIONEER -> Boolean.TRUE.equals(row.getBoolean(12));
            case PREGNANT -> Boolean.TRUE.equals(row.getBoolean(13));
            case CIVIL_MATCH -> text(row, 14);
            case IDENTITY_STATUS -> text(row, 15);
        };
    }

    private static boolean isComplete(Row row) {
        boolean payeeKnown =
                row.getBoolean(6) != null && row.getString(7) != null && row.getBoolean(8);
        return row.getBoolean(10) && (payeeKnown || row.getUUID(PAYEE) == null);
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

    private static @Nullable Long number(Row row, int column) {
        Integer value = row.getInteger(column);
        return value == null ? null : value.longValue();
    }

    private static String text(Row row, int column) {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable List<String> texts(Row row, int column) {
        String[] values = row.getArrayOfStrings(column);
        return values == null ? null : List.of(values);
    }

    /** Each once, in a stable order; most households have one or two. */
    private static List<String> jobs(@Nullable String all) {
        return all == null ? List.of() : Arrays.stream(all.split(",")).distinct().sorted().toList();
    }
}
