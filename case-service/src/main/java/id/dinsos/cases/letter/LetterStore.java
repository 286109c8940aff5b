package id.dinsos.cases.letter;

import id.dinsos.cases.handling.Case.Opened;
import id.dinsos.cases.handling.Involved;
import id.dinsos.cases.knowledge.KnownPerson;
import id.dinsos.cases.knowledge.PersonStore;
import id.dinsos.contracts.RegionCode;
import id.dinsos.eventstore.Settings;
import id.dinsos.eventstore.rules.Position;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.view.Views;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the letters of a case, and asks what the registry says of whom a letter is about. */
@Singleton
public class LetterStore {
    private static final String OF_CASE =
            "select * from view_letters.letter where case_id = $1 order by letter_id desc limit 500";

    private static final String DECILE =
            "select decile from household where household_id = $1 and decile between 1 and 10";

    private final Pool pool;
    private final Views views;
    private final Settings settings;
    private final PersonStore persons;

    public LetterStore(Pool pool, Views views, Settings settings, PersonStore persons) {
        this.pool = pool;
        this.views = views;
        this.settings = settings;
        this.persons = persons;
    }

    Uni<Void> reached(@Nullable String position) {
        return views.reached(
                LetterView.NAME,
                position == null ? Position.START : Position.parse(position),
                settings.waitForPosition());
    }

    Uni<List<Line>> of(UUID caseId) {
        return pool.preparedQuery(OF_CASE)
                .execute(Tuple.of(caseId))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row ->
                            lines.add(
                                    new Line(
                                            row.getUUID("letter_id"),
                                            row.getString("template"),
                                            row.getString("stage"),
                                            row.getInteger("initials"),
                                            row.getString("number").isEmpty()
                                                    ? null
                                                    : row.getString("number"),
                                            row.getLocalDate("day"),
                                            row.getBoolean("sealed"))));
                    return lines;
                });
    }

    /**
     * What a template lets the registry say: refused where it has not said it of a person of the
     * case's own office.
     */
    Uni<Map<String, String>> registered(LetterTemplate template, Opened state) {
        if (template.ofTheRegistry().isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        UUID subject =
                state.people().stream()
                        .filter(one -> one.role() == Involved.Role.SUBJECT)
                        .map(Involved::personId)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElseThrow(LetterStore::unknown);
        RegionCode office = RegionCode.of(state.origin().owner());
        return persons.known(List.of(subject))
                .map(known -> {
                    KnownPerson person = known.get(subject);
                    if (person == null
                            || person.name() == null
                            || !office.covers(RegionCode.of(person.owner()))) {
                        throw unknown();
                    }
                    return person;
                })
                .flatMap(person -> decile(template, person));
    }

    private Uni<Map<String, String>> decile(LetterTemplate template, KnownPerson person) {
        String name = Objects.requireNonNull(person.name());
        if (!template.ofTheRegistry().contains(LetterTemplate.DECILE)) {
            return Uni.createFrom().item(Map.of(LetterTemplate.NAME, name));
        }
        return pool.preparedQuery(DECILE)
                .execute(Tuple.of(person.household()))
                .map(rows -> {
                    if (rows.rowCount() == 0) {
                        throw unknown();
                    }
                    String decile = rows.iterator().next().getInteger("decile").toString();
                    return template.ofTheRegistry().contains(LetterTemplate.NAME)
                            ? Map.of(LetterTemplate.NAME, name, LetterTemplate.DECILE, decile)
                            : Map.of(LetterTemplate.DECILE, decile);
                });
    }

    private static RefusedException unknown() {
        return RefusedException.of(
                LetterCode.LETTER_FACT_UNKNOWN,
                "the registry has not said it of the subject of the case");
    }

    /** A letter in a list. */
    public record Line(
            UUID id,
            String template,
            String state,
            int initials,
            @Nullable String number,
            @Nullable LocalDate day,
            boolean sealed) {}
}
