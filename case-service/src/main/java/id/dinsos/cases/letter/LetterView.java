package id.dinsos.cases.letter;

import id.dinsos.cases.letter.LetterEvent.LetterDrafted;
import id.dinsos.cases.letter.LetterEvent.LetterInitialled;
import id.dinsos.cases.letter.LetterEvent.LetterRevoked;
import id.dinsos.cases.letter.LetterEvent.LetterSealed;
import id.dinsos.cases.letter.LetterEvent.LetterSigned;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Letters by their case, without a word of them. */
@Singleton
public class LetterView implements View {
    public static final String NAME = "letters";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public String ddl() {
        return """
        create table letter (
            letter_id uuid primary key, case_id uuid not null, owner text not null,
            template text not null, stage text not null, initials int not null,
            number text not null, day date, sealed boolean not null
        );
        create index letter_of_case on letter (case_id, letter_id);
        """;
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "letter-drafted.v1",
                "letter-initialled.v1",
                "letter-signed.v1",
                "letter-sealed.v1",
                "letter-revoked.v1");
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> work = Uni.createFrom().voidItem();
        for (Recorded recorded : batch) {
            work =
                    work.flatMap(
                            x -> apply(tx, recorded.streamId(), (LetterEvent) recorded.event()));
        }
        return work;
    }

    private static Uni<Void> apply(SqlConnection tx, UUID id, LetterEvent event) {
        return switch (event) {
            case LetterDrafted drafted ->
                    run(
                            tx,
                            "insert into letter values ($1, $2, $3, $4, 'DRAFT', 0, '', null,"
                                    + " false)",
                            Tuple.of(
                                    id,
                                    drafted.caseId(),
                                    drafted.owner(),
                                    drafted.template().code()));
            case LetterInitialled initialled ->
                    run(
                            tx,
                            "update letter set initials = initials + 1 where letter_id = $1",
                            Tuple.of(id));
            case LetterSigned signed ->
                    run(
                            tx,
                            "update letter set stage = 'SIGNED', number = $2, day = $3"
                                    + " where letter_id = $1",
                            Tuple.of(id, signed.number(), signed.day()));
            case LetterSealed sealed ->
                    run(tx, "update letter set sealed = true where letter_id = $1", Tuple.of(id));
            case LetterRevoked revoked ->
                    run(
                            tx,
                            "update letter set stage = 'REVOKED' where letter_id = $1",
                            Tuple.of(id));
        };
    }

    private static Uni<Void> run(SqlConnection tx, String sql, Tuple arguments) {
        return tx.preparedQuery(sql).execute(arguments).replaceWithVoid();
    }
}
