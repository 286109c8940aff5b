package id.dinsos.registry.evidence;

import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.view.View;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceErased;
import id.dinsos.registry.evidence.EvidenceEvent.EvidenceKept;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** Which evidence shows whom, so that it is found when the person is erased. */
@Singleton
public class EvidenceView implements View {
    static final String NAME = "evidence";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<String> types() {
        return EvidenceEvent.NAMES.keySet();
    }

    /** Only what shows a person, and is there still. */
    @Override
    public String ddl() {
        return """
        create table evidence (
            id        uuid primary key,
            person_id uuid not null
        );
        create index evidence_by_person on evidence (person_id);
        """;
    }

    @Override
    public Uni<Void> apply(SqlConnection tx, List<Recorded> batch) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Recorded one : batch) {
            if (one.event() instanceof EvidenceKept(var facts) && facts.personId() != null) {
                done =
                        done.chain(() ->
                                tx.preparedQuery("insert into evidence values ($1, $2)")
                                        .execute(Tuple.of(one.streamId(), facts.personId()))
                                        .replaceWithVoid());
            } else if (one.event() instanceof EvidenceErased) {
                done =
                        done.chain(() ->
                                tx.preparedQuery("delete from evidence where id = $1")
                                        .execute(Tuple.of(one.streamId()))
                                        .replaceWithVoid());
            }
        }
        return done;
    }
}
